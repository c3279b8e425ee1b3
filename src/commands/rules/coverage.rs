//! `otp-triage rules coverage`: what became of every claim of the sources.

use super::{Color, Exit, Failure, Format, WhichArgs, output, usable};
use crate::engine::coverage::coverage;
use crate::render::coverage::{json, pairs, text};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules coverage\n  \
    otp-triage rules coverage --pairs\n  \
    otp-triage rules coverage my-rules/ --format json\n\n\
    The exit code is 1 if a claim is missing: no entry names it in `sources`, and none says why it is not followed.")]
pub(in crate::commands) struct Args {
    #[command(flatten)]
    which: WhichArgs,
    /// Print each claim beside the text that carries it
    #[arg(long)]
    pairs: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let WhichArgs { output, format, .. } = &args.which;
    let (book, _) = usable(&args.which.book(), output.color)?;
    let coverage = coverage(&book);
    match (format, args.pairs) {
        (Format::Json, _) => output::bytes(Color::Never, |out| json(&book, &coverage, out))?,
        (Format::Text, false) => output::page(output.color, |page| text(&book, &coverage, page))?,
        (Format::Text, true) => output::page(output.color, |page| pairs(&book, &coverage, page))?,
    }
    let complete = coverage.iter().all(|source| source.missing().is_empty());
    Ok(if complete { Exit::Success } else { Exit::No })
}
