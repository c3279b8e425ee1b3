//! `otp-triage rules list`: every entry of a rulebook.

use crate::authoring::entry::entries;
use crate::commands::book::rulebook_with_codes;
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::rules::args::ReadingArgs;
use crate::render::rules::list::{Origins, list, list_json};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules list\n  \
    otp-triage rules list --for agent --format json\n  \
    otp-triage rules list --rules my-rules/\n\n\
    Entries that WHO is never shown are left out.")]
pub(crate) struct Args {
    #[command(flatten)]
    reading: ReadingArgs,
    /// Print the file of each entry, and the files that extend it
    #[arg(long)]
    origin: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let ReadingArgs { book, audience, format } = &args.reading;
    let (book, files) = rulebook_with_codes(book)?;
    let entries = entries(book, Some(*audience));
    let origins = if args.origin { Origins::Shown } else { Origins::Hidden };
    match format {
        Format::Text => output::page(|page| list(book, &files, &entries, origins, page))?,
        Format::Json => output::bytes(|out| list_json(book, &files, &entries, *audience, out))?,
    }
    Ok(Exit::Success)
}
