//! `otp-triage rules diff`: the differences between two rulebooks.

use std::path::PathBuf;

use crate::authoring::diff::diff;
use crate::commands::book::{BookArgs, rulebook_with_cases};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::render::rules::diff::{Files, json, text};

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "The worked cases of both rulebooks run on both. The outcome of a case differs if its first fix, its next\n\
    step, or the number of questions before the first fix does. Then the entries are compared by id: added,\n\
    removed, reworded (texts), reweighted (numbers, conditions, cures).\n\n\
    Exit codes:\n  \
    0  nothing changes for people, and no entry differs\n  \
    1  something differs\n  \
    3  one of the rulebooks cannot be used\n\n\
    Examples:\n  \
    otp-triage rules diff last-week/ my-rules/\n  \
    otp-triage rules diff last-week/ my-rules/ --format json\n\n\
    `rules diff --rules my-rules/` compares the built-in rulebook with and without yours; its many cases take a while."
)]
pub(crate) struct Args {
    /// The old rulebook, a file or a folder [default: the built-in one]
    #[arg(value_name = "OLD", required_unless_present = "rules")]
    old: Option<PathBuf>,
    /// The new rulebook [default: the built-in one]
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// Lay a rulebook over the new one, to see its effect
    #[arg(long, value_name = "PATH")]
    rules: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    progress: ProgressArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let layers = |path: &Option<PathBuf>| BookArgs { only_rules: path.iter().cloned().collect(), rules: Vec::new() };
    let (old, old_files) = rulebook_with_cases(&layers(&args.old))?;
    let new = BookArgs { rules: args.rules.clone(), ..layers(&args.new) };
    let (new, new_files) = rulebook_with_cases(&new)?;
    let watch = Watch::begin(&args.progress);
    let diff = diff(&old, &new, &watch.progress());
    drop(watch);
    let files = Files { old: &old_files, new: &new_files };
    match args.format {
        Format::Text => output::page(|page| text(&diff, files, page))?,
        Format::Json => output::bytes(|out| json(&diff, files, out))?,
    }
    Ok(if diff.is_empty() { Exit::Success } else { Exit::Negative })
}
