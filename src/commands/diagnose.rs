//! `otp-triage diagnose`: what follows from what is known, without asking anything.

use clap::ValueEnum;

use crate::commands::book::{BookArgs, usable};
use crate::commands::facts::FactArgs;
use crate::commands::output::OutputArgs;
use crate::commands::{Exit, Failure, output};
use crate::engine::diagnosis::Diagnosis;
use crate::engine::session::Session;
use crate::render::diagnosis::{json, markdown, text};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage diagnose -a symptom=nothing-arrives -a channel=voice\n  \
    otp-triage diagnose -a symptom=code-refused -a channel=app --numbers\n  \
    otp-triage diagnose --for agent -a symptom=nothing-arrives --tried find-signal --format json\n\n\
    `otp-triage rules list` has the ids of questions and fixes, `otp-triage rules show ID` the answers of a question.\n\
    The exit code is 0 if there is something to try, and 1 if not.")]
pub(crate) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Fail if a question of the opening is not answered, and name it
    #[arg(long)]
    no_input: bool,
}

/// How a diagnosis is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Markdown,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = usable(&args.book)?;
    let session = args.facts.session(book)?;
    if args.no_input {
        nothing_missing(&session)?;
    }
    let diagnosis = session.diagnosis();
    write(&session, &diagnosis, args.format, &args.output)?;
    Ok(exit(&session, &diagnosis))
}

/// A list of fixes is a yes, and so is a solution.
pub(crate) fn exit(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Exit {
    if session.solved_by().is_some() || !diagnosis.fixes.is_empty() { Exit::Success } else { Exit::Negative }
}

/// Refuses to go on while a question of the opening is open and may not be asked.
pub(crate) fn nothing_missing(session: &Session<'_>) -> Result<(), Failure> {
    let (book, facts) = (session.book(), session.facts());
    let missing: Vec<String> = book
        .opening
        .iter()
        .filter(|question| facts.answer(**question).is_none())
        .filter(|question| facts.truth(&book[**question].when) != crate::engine::facts::Truth::Fails)
        .map(|question| format!("-a {}=…", book[*question].id))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let error = anyhow::anyhow!("an answer is needed and may not be asked for: add {}", missing.join(" "));
    Err(Failure::new(Exit::Needed, error))
}

/// Writes a diagnosis to stdout.
pub(crate) fn write(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    format: Format,
    output: &OutputArgs,
) -> std::io::Result<()> {
    match format {
        Format::Text => output::page(|page| text::report(session, diagnosis, numbers(output), page)),
        Format::Json => output::bytes(|out| json::report(session, diagnosis, out)),
        Format::Markdown => output::bytes(|out| markdown::report(session, diagnosis, out)),
    }
}

pub(crate) fn numbers(output: &OutputArgs) -> text::Weights {
    if output.numbers { text::Weights::Shown } else { text::Weights::Hidden }
}
