//! `otp-triage rules list`: every entry of a rulebook.

use crate::authoring::entry::entries;
use crate::commands::rules::{BookArgs, Exit, Failure, Format, output, rulebook};
use crate::render::rules::list::{Origins, list, list_json};
use crate::rulebook::Audience;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules list\n  \
    otp-triage rules list --for agent --format json\n  \
    otp-triage rules list --rules my-rules/\n\n\
    Entries that WHO is never shown are left out.")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Print the file of each entry, and the files that extend it
    #[arg(long)]
    origin: bool,
}

// The choice of a rulebook, its audience, and the format of the result.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    #[command(flatten)]
    pub(crate) book: BookArgs,
    /// The audience: user, agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = crate::commands::rules::audience, default_value = "user", env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    pub(crate) audience: Audience,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let ReadingArgs { book, audience, format } = &args.reading;
    let (book, files) = rulebook(book)?;
    let entries = entries(book, Some(*audience));
    let origins = if args.origin { Origins::Shown } else { Origins::Hidden };
    match format {
        Format::Text => output::page(|page| list(book, &files, &entries, origins, page))?,
        Format::Json => output::bytes(|out| list_json(book, &files, &entries, out))?,
    }
    Ok(Exit::Success)
}
