//! `otp-triage explain`: what an error code, a message or a delivery receipt means.

use std::fmt::Write;

use crate::commands::book::{BookArgs, rulebook_with_codes};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::audience;
use crate::commands::input;
use crate::commands::output;
use crate::commands::report::ReportFormat;
use crate::engine::Session;
use crate::intake::receipt;
use crate::intake::receipt::{Found, lookup};
use crate::privacy::quoted;
use crate::render::codes::explain;
use crate::render::codes::explain::{Advice, Explained};
use crate::rulebook::{Audience, Rulebook, did_you_mean};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage explain 21408\n  \
    otp-triage explain 5.7.1 --provider mail\n  \
    otp-triage explain 'smtp; 552 5.2.2 Over quota' --for agent\n  \
    otp-triage explain - < callback.json\n\n\
    Several providers use the same numbers: `--provider` says whose code it is. What a code means is cited with the day on\n\
    which its page was read, because providers change their codes.\n\
    The exit code is 0 if the text has a code that is known, 1 if not, and 2 if it has to be said whose code it is.")]
pub(crate) struct Args {
    /// A code, a code behind the name of its provider, a line with a code in it, or a receipt; `-` reads the input
    #[arg(value_name = "CODE|TEXT", required = true)]
    text: Vec<String>,
    /// Whose code it is: the id or the name of a code list
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// The reader: user, agent, admin or developer; without it, all of them
    #[arg(long = "for", value_name = "WHO", value_parser = audience)]
    audience: Option<Audience>,
    #[command(flatten)]
    book: BookArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook_with_codes(&args.book)?;
    let text = match &args.text[..] {
        [dash] if dash == "-" => input::text(dash.as_ref())?,
        words => words.join(" "),
    };
    known_provider(book, args.provider.as_deref())?;
    let explained = explained(book, &text, args.provider.as_deref())?;
    if explained.readings.is_empty() && explained.codes.is_empty() {
        // The text is not repeated: it may be a one-time code.
        output::remark(
            "no list has that code; `otp-triage rules list` names the lists, `receipts` in a rulebook adds one",
        );
        return Ok(Exit::Negative);
    }
    let readers = args.audience.map_or(Audience::ALL.to_vec(), |audience| vec![audience]);
    let advice: Vec<Advice<'_>> = readers.into_iter().map(|reader| advice(book, reader, &explained)).collect();
    match args.format {
        ReportFormat::Text => output::page(|page| explain::text(book, &explained, &advice, page))?,
        ReportFormat::Json => output::bytes(|out| explain::json(book, &explained, &advice, out))?,
        ReportFormat::Markdown => output::bytes(|out| explain::markdown(book, &explained, &advice, out))?,
    }
    Ok(Exit::Success)
}

pub(super) fn known_provider(book: &Rulebook, provider: Option<&str>) -> Result<(), Failure> {
    let Some(name) = provider else { return Ok(()) };
    let lists = &book.catalogue.lists;
    if lists.iter().any(|list| lookup::is_of(list, name)) {
        return Ok(());
    }
    let ids = lists.iter().map(|list| list.id.as_str());
    let meant = did_you_mean(name, ids).unwrap_or_else(|| "`otp-triage rules list` names the lists".to_owned());
    Err(Failure::usage(format!("no code list is called `{}`: {meant}", quoted(name))))
}

/// The receipts in a text, or else the codes.
pub(super) fn explained<'r>(book: &'r Rulebook, text: &str, provider: Option<&str>) -> Result<Explained<'r>, Failure> {
    let codes = receipt::find(&book.catalogue, text, provider);
    let is_word = !text.trim().contains(char::is_whitespace);
    if is_word && !codes.is_empty() {
        return Ok(Explained { readings: Vec::new(), codes: unambiguous(book, codes)? });
    }
    let mut readings = Vec::new();
    for record in receipt::forms::records(text) {
        readings.extend(receipt::read(book, &record.value));
    }
    readings.retain(|reading| reading.counts().is_some());
    let codes = if readings.is_empty() { codes } else { Vec::new() };
    Ok(Explained { readings, codes })
}

/// One code, or the same meaning in several lists. Fails if it has to be said whose code it is.
fn unambiguous<'r>(book: &Rulebook, codes: Vec<Found<'r>>) -> Result<Vec<Found<'r>>, Failure> {
    if codes.iter().all(|found| found.code.means == codes[0].code.means) {
        return Ok(codes);
    }
    let mut message = format!("{} lists have that code; say whose it is:", codes.len());
    for found in &codes {
        let list = &book.catalogue[found.list].id;
        write!(message, "\n  --provider {list:<22} {}", found.code.says).expect("a string takes everything");
    }
    Err(Failure::usage(message))
}

pub(super) fn advice<'r>(book: &'r Rulebook, reader: Audience, explained: &Explained<'r>) -> Advice<'r> {
    let mut session = Session::start(book, reader).assuming_defaults();
    session.hear(&receipt::facts(book, &explained.readings));
    for found in &explained.codes {
        session.hear(&found.answers(&book.catalogue));
    }
    Advice::of(session)
}
