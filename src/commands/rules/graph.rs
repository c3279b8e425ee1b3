//! `otp-triage rules graph`: the decision tree, as it would be walked.

use clap::ValueEnum;

use super::{BookArgs, Exit, FactArgs, Failure, OutputArgs, output, usable};
use crate::engine::{Limits, grow};
use crate::render;

/// The arguments.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// How the tree is drawn
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// At most so many questions and fixes in a row
    #[arg(long, default_value_t = 4, value_name = "STEPS")]
    depth: usize,
    /// Only branches that are reached at least this often, between 0 and 1
    #[arg(long, default_value_t = 0.05, value_name = "SHARE")]
    probability: f64,
}

/// How a tree is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = usable(&args.book, args.output.color)?;
    let session = args.facts.session(&book)?;
    let tree = grow(&session, Limits { depth: args.depth, probability: args.probability });
    match args.format {
        Format::Text => output::page(args.output.color, |page| render::tree::text(&session, &tree, page))?,
    }
    Ok(Exit::Success)
}
