//! `otp-triage rules test`: the worked cases.
//!
//! A case that is broken fails like any other, and keeps none of the others from being played.

use crate::authoring::cases;
use crate::commands::rules::{Exit, Failure, Format, WhichArgs, open, output, used};
use crate::privacy;
use crate::render::rules::cases::{Failed, json, text};
use crate::rulebook::{Case, SourceFile, Span};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules test\n  \
    otp-triage rules test --filter delay\n  \
    otp-triage rules test my-rules/\n  \
    otp-triage rules test --rules my-rules/ --format json\n\n\
    With `--rules` the cases of the built-in rulebook run too, so that you see what yours changes.\n\
    The exit code is 1 if a case fails.")]
pub(crate) struct Args {
    #[command(flatten)]
    which: WhichArgs,
    /// Only cases that have this text in their name or in the path of their file
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let WhichArgs { format, .. } = &args.which;
    let loaded = open(&args.which.book())?;
    let mut broken = loaded.broken_cases();
    let (book, files) = used(loaded)?;
    let mut cases: Vec<&Case> = book.cases.iter().collect();
    if let Some(filter) = &args.filter {
        cases.retain(|case| chosen(filter, &case.name, case.at, &files));
        broken.retain(|case| chosen(filter, &case.name, case.at, &files));
        if cases.is_empty() && broken.is_empty() {
            let error = anyhow::anyhow!("no case has `{}` in its name or file", privacy::quoted(filter));
            return Err(Failure::new(Exit::Negative, error));
        }
    }
    let unexpected = cases.iter().filter_map(|case| {
        let mismatches = cases::run(&book, case);
        (!mismatches.is_empty()).then(|| Failed::unexpected(&book, case, &mismatches))
    });
    let unplayed = broken.iter().map(|case| Failed::broken(case, &files));
    let failed: Vec<Failed> = unexpected.chain(unplayed).collect();
    let passed = cases.len() + broken.len() - failed.len();
    match format {
        Format::Text => output::page(|page| text(&files, passed, &failed, page))?,
        Format::Json => output::bytes(|out| json(&files, passed, &failed, out))?,
    }
    Ok(if failed.is_empty() { Exit::Success } else { Exit::Negative })
}

/// Whether the name of a case or its file contains a text, in whatever case its letters are.
fn chosen(filter: &str, name: &str, at: Span, files: &[SourceFile]) -> bool {
    let filter = filter.to_lowercase();
    [name, at.location(files).file].iter().any(|text| text.to_lowercase().contains(&filter))
}
