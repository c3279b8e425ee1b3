//! The explanation of a code: its meaning, the causes behind it, and the fixes for each reader.

use std::io::{self, Write};

#[cfg(feature = "cli")]
use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::{Diagnosis, Likelihood, RankedCause, Session};
use crate::intake::receipt::{Found, Reading};
use crate::privacy::printable;
use crate::render::codes;
use crate::render::codes::shape;
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{Audience, CauseId, Fix, Position, QuestionId, Rulebook};

/// The number of causes and of fixes that are named for each reader.
const SHOWN: usize = 3;

/// The receipts and codes that are explained.
#[derive(Debug)]
pub struct Explained<'r> {
    pub readings: Vec<Reading<'r>>,
    pub codes: Vec<Found<'r>>,
}

/// The advice for one reader.
#[derive(Debug)]
pub struct Advice<'r> {
    pub session: Session<'r>,
    pub diagnosis: Diagnosis<'r>,
}

impl<'r> Advice<'r> {
    pub fn of(session: Session<'r>) -> Self {
        let diagnosis = session.diagnosis();
        Self { session, diagnosis }
    }

    /// The likeliest of the causes that the codes speak for: that show them at least twice as often as others.
    fn causes(&self) -> impl Iterator<Item = RankedCause> {
        let (book, facts) = (self.session.book(), self.session.facts());
        let speaks = move |ranked: &RankedCause| {
            let mut rows = book[ranked.cause].rows.iter();
            let told = |question: QuestionId, row: &[f64]| {
                let answer = facts.chosen(question).map(Position::index);
                answer.is_some_and(|answer| row[answer] > 2.0 * book[question].usual[answer])
            };
            ranked.likelihood() != Likelihood::Unlikely && rows.any(|(question, row)| told(*question, row))
        };
        self.diagnosis.causes.iter().copied().filter(speaks).take(SHOWN)
    }

    /// The fixes that mend one of these causes: who asks about a code has not said what would choose among the others.
    fn fixes(&self) -> impl Iterator<Item = &'r Fix> {
        let book = self.session.book();
        let causes: Vec<CauseId> = self.causes().map(|ranked| ranked.cause).collect();
        let fixes = self.diagnosis.fixes.iter().map(move |ranked| &book[ranked.fix]);
        fixes.filter(move |fix| fix.cures.iter().any(|(cause, _)| causes.contains(cause))).take(SHOWN)
    }
}

/// Writes it as text.
pub fn text(book: &Rulebook, explained: &Explained<'_>, advice: &[Advice<'_>], page: &mut Page<'_>) -> io::Result<()> {
    codes::receipts(book, &explained.readings, page)?;
    for found in &explained.codes {
        codes::code(book, found.list, found.code, page)?;
    }
    if !explained.codes.is_empty() {
        page.gap()?;
    }
    let words = &book.words;
    for advice in told(advice) {
        let audience = advice.session.audience();
        page.heading(&words.for_reader(reader(book, audience)))?;
        for cause in advice.causes() {
            page.item("  - ", &words::cause(book, audience, cause))?;
        }
        for (number, fix) in (1..).zip(advice.fixes()) {
            page.item(&format!("  {number}. "), fix.title.to(audience))?;
        }
        if let Some(escalation) = advice.diagnosis.escalations.first() {
            page.text(2, &words.turn_to(book[*escalation].title.to(audience)))?;
        }
    }
    Ok(())
}

/// The advice that is printed. Among several readers, those who can do nothing about it are left out; a single one has
/// asked, and is told at least whom to turn to.
fn told<'a, 'r>(advice: &'a [Advice<'r>]) -> impl Iterator<Item = &'a Advice<'r>> {
    advice.iter().filter(|one| advice.len() == 1 || one.causes().next().is_some())
}

/// Writes it as Markdown.
pub fn markdown(
    book: &Rulebook,
    explained: &Explained<'_>,
    advice: &[Advice<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let counted = explained.readings.iter().filter_map(Reading::counts).map(|hit| (hit.list, hit.code));
    for (list, code) in counted.chain(explained.codes.iter().map(|found| (found.list, found.code))) {
        let source = &book[code.source];
        let title = escaped(&codes::name(book, list, code));
        writeln!(out, "## {title}\n\n{}\n", escaped(&code.says))?;
        let cited = match &source.url {
            Some(url) => format!("[{}]({})", escaped(&source.title), printable(url)),
            None => escaped(&source.title),
        };
        match &source.checked {
            Some(day) => writeln!(out, "{}\n", book.words.source_of_day(cited, day))?,
            None => writeln!(out, "{}\n", book.words.source(cited))?,
        }
    }
    for advice in told(advice) {
        let audience = advice.session.audience();
        writeln!(out, "### {}\n", escaped(&book.words.for_reader(reader(book, audience))))?;
        for cause in advice.causes() {
            writeln!(out, "- {}", escaped(&words::cause(book, audience, cause)))?;
        }
        writeln!(out)?;
        for (number, fix) in (1..).zip(advice.fixes()) {
            writeln!(out, "{number}. {}", escaped(fix.title.to(audience)))?;
        }
        if let Some(escalation) = advice.diagnosis.escalations.first() {
            writeln!(out, "{}", escaped(&book.words.turn_to(book[*escalation].title.to(audience))))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn escaped(text: &str) -> String {
    crate::render::diagnosis::markdown::escaped(text)
}

/// The name of a reader.
fn reader(book: &Rulebook, audience: Audience) -> &str {
    match audience {
        Audience::User => book.words.role_user(),
        Audience::Agent => book.words.role_agent(),
        Audience::Admin => book.words.role_admin(),
        Audience::Developer => book.words.role_developer(),
    }
}

/// The JSON of `explain`.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "explanation"))]
pub struct Explanation<'a> {
    /// The version of this shape: 1.
    schema: u8,
    /// The receipts in the text.
    receipts: Vec<shape::Receipt<'a>>,
    /// The codes in the text, if it is no receipt.
    codes: Vec<shape::Code<'a>>,
    /// The advice for each reader.
    readers: Vec<Reader<'a>>,
}

/// The advice for one reader.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "reader"))]
struct Reader<'a> {
    /// `user`, `agent`, `admin` or `developer`.
    #[serde(rename = "for")]
    audience: &'static str,
    causes: Vec<Title<'a>>,
    fixes: Vec<Title<'a>>,
    /// The people and places to turn to.
    escalation: Vec<Title<'a>>,
}

/// An entry of the rulebook.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "title"))]
struct Title<'a> {
    id: &'a str,
    title: &'a str,
}

/// Writes it as one line of JSON.
pub fn json(book: &Rulebook, explained: &Explained<'_>, advice: &[Advice<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut readers = Vec::new();
    for advice in advice {
        let audience = advice.session.audience();
        readers.push(Reader {
            audience: audience.name(),
            causes: advice
                .causes()
                .map(|ranked| &book[ranked.cause])
                .map(|cause| Title { id: &cause.id, title: cause.title.to(audience) })
                .collect(),
            fixes: advice.fixes().map(|fix| Title { id: &fix.id, title: fix.title.to(audience) }).collect(),
            escalation: advice
                .diagnosis
                .escalations
                .iter()
                .map(|id| Title { id: &book[*id].id, title: book[*id].title.to(audience) })
                .collect(),
        });
    }
    let explanation = Explanation {
        schema: 1,
        receipts: explained.readings.iter().map(|reading| shape::receipt(book, reading)).collect(),
        codes: explained.codes.iter().map(|found| shape::code(book, found.list, found.code)).collect(),
        readers,
    };
    json::line(&explanation, out)
}

/// Writes the JSON Schema of the output.
#[cfg(feature = "cli")]
pub fn schema(out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(Explanation<'static>))?;
    writeln!(out)
}
