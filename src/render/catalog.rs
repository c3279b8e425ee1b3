//! Everything that a form or a bot shows before a case is known: questions, answers, fixes and services, in the words for
//! one reader, as JSON.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::render::diagnosis::json::line;
use crate::render::diagnosis::shape::{Choice, choices};
use crate::rulebook::{Audience, QuestionKind, Rulebook};

/// The output of `catalog`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "catalog")]
struct Catalog<'r> {
    /// The version of this shape: 1.
    schema: u8,
    /// The SHA-256 of the rulebook, as in every diagnosis.
    digest: &'r str,
    title: &'r str,
    /// The reader: `user`, `agent`, `admin` or `developer`.
    #[serde(rename = "for")]
    reader: &'static str,
    /// The ids of the questions that are asked first, in this order.
    opening: Vec<&'r str>,
    questions: Vec<Question<'r>>,
    fixes: Vec<Fix<'r>>,
    /// The answers to the question of the service, those that no menu lists too.
    services: Vec<Choice<'r>>,
    causes: Vec<Titled<'r>>,
    escalations: Vec<Escalation<'r>>,
}

/// A question that this reader can answer.
#[derive(Serialize, JsonSchema)]
struct Question<'r> {
    id: &'r str,
    /// `context` for the scene, `evidence` for what speaks for or against causes.
    kind: &'static str,
    ask: &'r str,
    /// The reason for asking, in general.
    why: Option<&'r str>,
    /// True if nobody is asked, because a receipt or an error code answers it.
    given: bool,
    /// The answers of the menu. `unknown` and `n/a` are always possible.
    answers: Vec<Choice<'r>>,
    /// The answers that no menu lists, and that are found by a part of their name.
    by_name: Vec<Choice<'r>>,
}

/// A fix that this reader is advised.
#[derive(Serialize, JsonSchema)]
struct Fix<'r> {
    id: &'r str,
    title: &'r str,
    /// `mend`, or `way-round` if it mends nothing.
    kind: &'static str,
    /// The person who does it.
    by: &'static str,
    effort_minutes: f64,
    wait_minutes: f64,
}

#[derive(Serialize, JsonSchema)]
struct Titled<'r> {
    id: &'r str,
    title: &'r str,
}

/// The people or places to turn to.
#[derive(Serialize, JsonSchema)]
struct Escalation<'r> {
    id: &'r str,
    title: &'r str,
    /// Directions.
    say: Option<&'r str>,
}

/// Writes it as one line.
pub fn json(book: &Rulebook, reader: Audience, out: &mut dyn Write) -> io::Result<()> {
    let asked =
        book.questions.entries().filter(|(id, question)| *id != book.role && question.audience.includes(reader));
    let fixes = book.fixes.entries().filter(|(_, fix)| fix.audience.includes(reader));
    let escalations = book.escalations.iter().filter(|escalation| escalation.audience.includes(reader));
    let catalog = Catalog {
        schema: 1,
        digest: &book.digest,
        title: &book.title,
        reader: reader.name(),
        opening: book.opening.iter().map(|question| book[*question].id.as_str()).collect(),
        questions: asked
            .map(|(_, question)| Question {
                id: &question.id,
                kind: match question.kind {
                    QuestionKind::Context => "context",
                    QuestionKind::Evidence => "evidence",
                },
                ask: question.ask.to(reader),
                why: question.why.as_ref().map(|why| why.to(reader)),
                given: question.given,
                answers: choices(question.offered_answers(), reader),
                by_name: choices(question.answers_by_name(), reader),
            })
            .collect(),
        fixes: fixes
            .map(|(id, fix)| Fix {
                id: &fix.id,
                title: fix.title.to(reader),
                kind: if book.is_way_round(id) { "way-round" } else { "mend" },
                by: fix.by.name(),
                effort_minutes: fix.effort,
                wait_minutes: fix.wait,
            })
            .collect(),
        services: choices(book[book.service].pickable_answers(), reader),
        causes: book.causes.iter().map(|cause| Titled { id: &cause.id, title: cause.title.to(reader) }).collect(),
        escalations: escalations
            .map(|escalation| Escalation {
                id: &escalation.id,
                title: escalation.title.to(reader),
                say: escalation.say.as_ref().map(|say| say.to(reader)),
            })
            .collect(),
    };
    line(&catalog, out)
}

/// Writes the JSON Schema of the catalog.
pub fn schema(out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(Catalog<'static>))?;
    writeln!(out)
}
