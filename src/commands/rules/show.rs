//! `otp-triage rules show`: an entry of a rulebook in full.

use crate::authoring::entry::{Entry, entries};
use crate::commands::book::rulebook_with_codes;
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::rules::args::ReadingArgs;
use crate::privacy;
use crate::render::rules::list::{show, show_json};
use crate::rulebook::did_you_mean;

#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules show channel\n  \
    otp-triage rules show no-signal --for agent\n  \
    otp-triage rules show find-signal --format json\n\n\
    Every entry with this id is shown: a cause and a question may share one.")]
pub(crate) struct Args {
    /// The id of a question, cause, fix, …
    id: String,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let ReadingArgs { book, audience, format } = &args.reading;
    let (book, files) = rulebook_with_codes(book)?;
    let entries = entries(book, Some(*audience));
    let shown: Vec<&Entry> = entries.iter().filter(|entry| entry.id == args.id).collect();
    if shown.is_empty() {
        let help = did_you_mean(&args.id, entries.iter().map(|entry| entry.id.as_str()))
            .unwrap_or_else(|| "`otp-triage rules list` shows them all".to_owned());
        return Err(Failure::usage(format!("nothing is called `{}`; {help}", privacy::quoted(&args.id))));
    }
    match format {
        Format::Text => output::page(|page| show(book, &files, &shown, page))?,
        Format::Json => output::bytes(|out| show_json(book, &files, &shown, out))?,
    }
    Ok(Exit::Success)
}
