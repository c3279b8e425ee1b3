//! `otp-triage rules diff`: what another version of a rulebook changes.

use std::path::PathBuf;

use crate::authoring::diff::diff;
use crate::commands::rules::{BookArgs, Exit, Failure, Format, output, whole};
use crate::render::rules::diff::{Files, json, text};

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "The worked cases of both rulebooks are played on both. One comes out otherwise if it gets another first\n\
    fix, another next step, or another number of questions before the first fix. Then the entries are held\n\
    against each other by id: added, removed, reworded (texts), reweighted (numbers, gates, cures).\n\n\
    Exit codes:\n  \
    0  nothing changes for people, and no entry differs\n  \
    1  something differs\n  \
    3  one of the rulebooks cannot be used\n\n\
    Examples:\n  \
    otp-triage rules diff last-week/ my-rules/\n  \
    otp-triage rules diff last-week/ my-rules/ --format json\n\n\
    `rules diff --rules my-rules/` tells what yours changes of the built-in rulebook; its many cases take a while."
)]
pub(crate) struct Args {
    /// The rulebook that was (a file or a folder); without it the built-in one
    #[arg(value_name = "OLD", required_unless_present = "rules")]
    old: Option<PathBuf>,
    /// The rulebook that is to be; without it the built-in one
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// Lay a rulebook over the new one, to see what it changes
    #[arg(long, value_name = "PATH")]
    rules: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let by_itself = |path: &Option<PathBuf>| BookArgs { only_rules: path.iter().cloned().collect(), rules: Vec::new() };
    let (old, old_files) = whole(&by_itself(&args.old))?;
    let new = BookArgs { rules: args.rules.clone(), ..by_itself(&args.new) };
    let (new, new_files) = whole(&new)?;
    let diff = diff(&old, &new);
    let files = Files { old: &old_files, new: &new_files };
    match args.format {
        Format::Text => output::page(|page| text(&diff, files, page))?,
        Format::Json => output::bytes(|out| json(&diff, files, out))?,
    }
    Ok(if diff.is_empty() { Exit::Success } else { Exit::Negative })
}
