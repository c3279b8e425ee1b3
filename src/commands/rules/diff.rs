//! `otp-triage rules diff`: the differences between two rulebooks.

use std::path::PathBuf;

use crate::authoring::diff::diff;
use crate::commands::book::{BookArgs, load_layers, require_rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::render::rules::diff::{Files, json, text};
use crate::rulebook::{Rulebook, SourceFile};

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
    otp-triage rules diff last-week/ my-rules/ --format json\n  \
    otp-triage rules diff --overlays last-week/ my-rules/\n\n\
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
    /// Lay OLD and NEW over the built-in rulebook first, as `--rules` does
    #[arg(long, requires = "new")]
    overlays: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    progress: ProgressArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (old, old_files) = args.book(args.old.as_ref(), &[])?;
    let (new, new_files) = args.book(args.new.as_ref(), &args.rules)?;
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

impl Args {
    /// One of the two rulebooks, with others laid over it.
    fn book(&self, path: Option<&PathBuf>, over: &[PathBuf]) -> Result<(Rulebook, Vec<SourceFile>), Failure> {
        let own: Vec<PathBuf> = path.cloned().into_iter().collect();
        let laid_over = || BookArgs { only_rules: Vec::new(), rules: own.iter().chain(over).cloned().collect() };
        if self.overlays {
            return require_rulebook(load_layers(&laid_over())?);
        }
        let alone = load_layers(&BookArgs { only_rules: own.clone(), rules: over.to_vec() })?;
        // A rulebook that was written to be laid over another one names much that it does not have.
        if let (None, Some(path)) = (&alone.rulebook, path)
            && load_layers(&laid_over())?.rulebook.is_some()
        {
            let error = anyhow::anyhow!(
                "`{}` cannot be used alone, and can be over the built-in rulebook: add --overlays",
                path.display()
            );
            return Err(Failure::new(Exit::Rulebook, error));
        }
        require_rulebook(alone)
    }
}
