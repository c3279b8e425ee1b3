//! `otp-triage rules show`: one entry of a rulebook, whole.

use super::{Color, Exit, Failure, Format, list, output, usable};
use crate::render::book::{Entry, entries, show, show_json};
use crate::render::safe;
use crate::rulebook::did_you_mean;

/// The arguments.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules show channel\n  \
    otp-triage rules show no-signal --for agent\n  \
    otp-triage rules show find-signal --format json\n\n\
    Every entry is shown that has this id: a cause and a question may share one.")]
pub(in crate::commands) struct Args {
    /// The id of a question, cause, fix, …
    id: String,
    #[command(flatten)]
    list: list::Args,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let list::Args { book, output, audience, format } = &args.list;
    let (book, files) = usable(book, output.color)?;
    let entries = entries(&book, *audience, &files);
    let shown: Vec<&Entry> = entries.iter().filter(|entry| entry.id == args.id).collect();
    if shown.is_empty() {
        let help = did_you_mean(&args.id, entries.iter().map(|entry| entry.id.as_str()))
            .unwrap_or_else(|| "`otp-triage rules list` shows them all".to_owned());
        return Err(Failure::usage(format!("nothing is called `{}`; {help}", safe::quoted(&args.id))));
    }
    match format {
        Format::Text => {
            output::page(output.color, |page| shown.iter().try_for_each(|entry| show(&book, *audience, entry, page)))?;
        }
        Format::Json => output::bytes(Color::Never, |out| show_json(&book, *audience, &shown, out))?,
    }
    Ok(Exit::Success)
}
