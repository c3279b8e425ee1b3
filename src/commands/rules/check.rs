//! `otp-triage rules check`: every mistake in a rulebook.

use super::{Color, Exit, Failure, Format, WhichArgs, open, output};
use crate::render;
use crate::rulebook::Severity;

pub(super) const EXAMPLES: &str = "Examples:\n  \
    otp-triage rules check\n  \
    otp-triage rules check my-rules/\n  \
    otp-triage rules check --rules my-rules/ --format json\n\n\
    A PATH is looked at by itself; `--rules` looks at the built-in rulebook with yours on top.\n\
    All mistakes are told at once. The exit code is 1 if there is an error.";

/// Runs the command.
pub(super) fn run(args: &WhichArgs) -> Result<Exit, Failure> {
    let loaded = open(&args.book())?;
    let (findings, files) = (&loaded.findings, &loaded.files);
    match args.format {
        Format::Text => output::bytes(args.output.color, |out| render::finding::text(findings, files, out))?,
        Format::Json => output::bytes(Color::Never, |out| render::finding::json(findings, files, out))?,
    }
    let broken = findings.iter().any(|finding| finding.code.severity == Severity::Error);
    Ok(if broken { Exit::No } else { Exit::Success })
}
