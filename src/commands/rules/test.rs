//! `otp-triage rules test`: the worked cases.

use super::{Color, Exit, Failure, Format, WhichArgs, output, usable};
use crate::engine::cases;
use crate::render::cases::{Failed, json, text};

pub(super) const EXAMPLES: &str = "Examples:\n  \
    otp-triage rules test\n  \
    otp-triage rules test my-rules/\n  \
    otp-triage rules test --rules my-rules/ --format json\n\n\
    With `--rules` the cases of the built-in rulebook run too, so that you see what yours changes.\n\
    The exit code is 1 if a case fails.";

/// Runs the command.
pub(super) fn run(args: &WhichArgs) -> Result<Exit, Failure> {
    let (book, files) = usable(&args.book(), args.output.color)?;
    let outcomes = book.cases.iter().map(|case| Failed { case, mismatches: cases::run(&book, case) });
    let (passed, failed): (Vec<Failed<'_>>, Vec<Failed<'_>>) =
        outcomes.partition(|outcome| outcome.mismatches.is_empty());
    let passed = passed.len();
    match args.format {
        Format::Text => {
            output::page(args.output.color, |page| text(&book, &files, passed, &failed, page))?;
        }
        Format::Json => {
            output::bytes(Color::Never, |out| json(&book, &files, passed, &failed, out))?;
        }
    }
    Ok(if failed.is_empty() { Exit::Success } else { Exit::No })
}
