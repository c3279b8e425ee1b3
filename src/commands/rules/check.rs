//! `otp-triage rules check`: every mistake in a rulebook.

use super::{Color, Exit, Failure, Format, WhichArgs, open, output};
use crate::render;
use crate::rulebook::Finding;

/// Runs the command.
pub(super) fn run(args: &WhichArgs) -> Result<Exit, Failure> {
    let loaded = open(&args.book())?;
    let (findings, files) = (&loaded.findings, &loaded.files);
    match args.format {
        Format::Text => output::bytes(args.output.color, |out| render::finding::text(findings, files, out))?,
        Format::Json => output::bytes(Color::Never, |out| render::finding::json(findings, files, out))?,
    }
    let broken = findings.iter().any(Finding::is_error);
    Ok(if broken { Exit::No } else { Exit::Success })
}
