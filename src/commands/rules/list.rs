//! `otp-triage rules list`: every entry of a rulebook.

use super::{BookArgs, Color, Exit, Failure, Format, OutputArgs, output, usable};
use crate::render::book::{entries, list, list_json};
use crate::rulebook::Audience;

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules list\n  \
    otp-triage rules list --for agent --format json\n  \
    otp-triage rules list --rules my-rules/\n\n\
    What is only for others than WHO is not listed.")]
pub(in crate::commands) struct Args {
    #[command(flatten)]
    pub(super) book: BookArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// Who reads: user, agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = super::audience, default_value = "user", env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    pub(super) audience: Audience,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, files) = usable(&args.book, args.output.color)?;
    let entries = entries(&book, args.audience, &files);
    match args.format {
        Format::Text => output::page(args.output.color, |page| list(&entries, page))?,
        Format::Json => output::bytes(Color::Never, |out| list_json(&entries, out))?,
    }
    Ok(Exit::Success)
}
