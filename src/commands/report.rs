//! The report of a session on stdout and its exit code, shared by `ask` and `diagnose`.

use std::io;

use clap::ValueEnum;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::OutputArgs;
use crate::engine::{Diagnosis, Next, Session, View};
use crate::intake::receipt::Reading;
use crate::render::codes;
use crate::render::diagnosis::fix::Weights;
use crate::render::diagnosis::rows::{Show, Steps};
use crate::render::diagnosis::{json, markdown, note, text};
use crate::rulebook::Audience;

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Markdown,
}

impl From<ReportFormat> for note::Format {
    fn from(format: ReportFormat) -> Self {
        match format {
            ReportFormat::Text => Self::Text,
            ReportFormat::Json => Self::Json,
            ReportFormat::Markdown => Self::Markdown,
        }
    }
}

/// Success if a fix has worked, or if there is one to try and it is not time to escalate.
pub(crate) fn exit(diagnosis: &Diagnosis<'_>) -> Exit {
    let escalates = matches!(diagnosis.next(), Next::Escalate(_));
    let has_fix = !diagnosis.fixes.is_empty() && !escalates;
    if diagnosis.solution.is_some() || has_fix { Exit::Success } else { Exit::Negative }
}

/// Fails if an opening question has no answer yet, for `--no-input`.
pub(crate) fn nothing_missing(session: &Session<'_>) -> Result<(), Failure> {
    let (book, facts) = (session.book(), session.facts());
    let view = View { book, audience: session.audience(), facts: &facts };
    let mut missing = Vec::new();
    // A question that is for others, or has no answers, could not be answered here.
    for question in book.opening.iter().filter(|question| view.askable(**question)) {
        missing.push(format!("-a {}=…", book[*question].id));
    }
    if missing.is_empty() {
        return Ok(());
    }
    let error = anyhow::anyhow!("an answer is needed and may not be asked for: add {}", missing.join(" "));
    Err(Failure::new(Exit::Needed, error))
}

/// Writes a diagnosis to stdout, behind the receipts that were read for it.
pub(crate) fn write(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    readings: &[Reading<'_>],
    format: ReportFormat,
    output: &OutputArgs,
) -> io::Result<()> {
    match format {
        ReportFormat::Text => output::page(|page| {
            codes::receipts(session.book(), readings, page)?;
            text::report(session, diagnosis, show(session.audience(), output), page)
        }),
        ReportFormat::Json => output::bytes(|out| json::report(session, diagnosis, readings, out)),
        ReportFormat::Markdown => output::bytes(|out| markdown::report(session, diagnosis, readings, out)),
    }
}

fn show(audience: Audience, output: &OutputArgs) -> Show {
    let all = output.steps || audience == Audience::User;
    Show { weights: numbers(output), steps: if all { Steps::OfAll } else { Steps::OfFirst } }
}

pub(crate) fn numbers(output: &OutputArgs) -> Weights {
    if output.numbers { Weights::Shown } else { Weights::Hidden }
}
