//! What a rulebook holds: the list of its entries, and one entry whole.

use std::io::{self, Write};

use serde::Serialize;

use super::{Page, json, words};
use crate::rulebook::{Audience, CauseId, Fix, FixId, Question, QuestionId, QuestionKind, Rulebook, SourceFile, Span};

/// One entry of a rulebook, as far as a list shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Its kind, in the singular.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it says, in a line.
    pub title: String,
    /// The file that it stands in; none for what is built in.
    pub file: Option<String>,
    /// The line it stands on.
    pub line: Option<usize>,
}

/// Every entry of a rulebook that this audience may see, kind by kind in rulebook order.
#[must_use]
pub fn entries(book: &Rulebook, audience: Audience, files: &[SourceFile]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |kind, id: &str, title: &str, at: Span| {
        let place = (at != Span::default()).then(|| at.place(files));
        let file = place.map(|place| place.file.to_owned());
        entries.push(Entry { kind, id: id.to_owned(), title: title.to_owned(), file, line: place.map(|p| p.line) });
    };
    for source in &book.sources {
        add("source", &source.id, &source.title, source.at);
    }
    for question in book.questions.iter().filter(|question| question.audience.includes(audience)) {
        add("question", &question.id, question.ask.to(audience), question.at);
    }
    for cause in &book.causes {
        add("cause", &cause.id, cause.title.to(audience), cause.at);
    }
    for fix in book.fixes.iter().filter(|fix| fix.audience.includes(audience)) {
        add("fix", &fix.id, fix.title.to(audience), fix.at);
    }
    for limit in book.limits.iter().filter(|limit| limit.audience.includes(audience)) {
        add("limit", &limit.id, limit.say.to(audience), limit.at);
    }
    for alert in book.alerts.iter().filter(|alert| alert.audience.includes(audience)) {
        add("alert", &alert.id, alert.say.to(audience), alert.at);
    }
    for escalation in book.escalations.iter().filter(|escalation| escalation.audience.includes(audience)) {
        add("escalation", &escalation.id, escalation.title.to(audience), escalation.at);
    }
    entries
}

/// The list as text.
///
/// # Errors
/// If the page cannot be written.
pub fn list(entries: &[Entry], page: &mut Page<'_>) -> io::Result<()> {
    let mut kind = "";
    for entry in entries {
        if entry.kind != kind {
            if !kind.is_empty() {
                page.gap()?;
            }
            kind = entry.kind;
            page.heading(kind)?;
        }
        page.item(&format!("  {}  ", entry.id), &entry.title)?;
    }
    Ok(())
}

/// The list as JSON.
///
/// # Errors
/// If the stream cannot be written.
pub fn list_json(entries: &[Entry], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct List<'a> {
        schema: u8,
        entries: &'a [Entry],
    }
    json::line(&List { schema: 1, entries }, out)
}

/// One entry whole: what the list says of it, and what the engine knows of it.
///
/// # Errors
/// If the page cannot be written.
pub fn show(book: &Rulebook, audience: Audience, entry: &Entry, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(&format!("{} {}", entry.kind, entry.id))?;
    page.text(2, &entry.title)?;
    if let (Some(file), Some(line)) = (&entry.file, entry.line) {
        page.aside(2, &format!("{file}:{line}"))?;
    }
    for (name, lines) in facets(book, audience, entry) {
        page.text(2, &format!("{name}:"))?;
        for line in lines {
            page.item("    - ", &line)?;
        }
    }
    Ok(())
}

/// One entry whole, as JSON.
///
/// # Errors
/// If the stream cannot be written.
pub fn show_json(book: &Rulebook, audience: Audience, shown: &[&Entry], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole<'a> {
        #[serde(flatten)]
        entry: &'a Entry,
        facets: std::collections::BTreeMap<&'static str, Vec<String>>,
    }
    #[derive(Serialize)]
    struct Shown<'a> {
        schema: u8,
        entries: Vec<Whole<'a>>,
    }
    let whole = |entry: &&'_ Entry| facets(book, audience, entry).into_iter().collect();
    let entries = shown.iter().map(|entry| Whole { entry, facets: whole(entry) }).collect();
    json::line(&Shown { schema: 1, entries }, out)
}

type Facets = Vec<(&'static str, Vec<String>)>;

fn facets(book: &Rulebook, audience: Audience, entry: &Entry) -> Facets {
    let mut facets = match entry.kind {
        "question" => book.questions.iter().position(|question| question.id == entry.id).map(|position| {
            let id = QuestionId::all(book.questions.len()).nth(position).expect("a position in the list");
            question(book, audience, id)
        }),
        "cause" => book
            .causes
            .iter()
            .position(|cause| cause.id == entry.id)
            .and_then(|position| book.cause_at(position).map(|id| cause(book, audience, id))),
        "fix" => book.fixes.iter().find(|fix| fix.id == entry.id).map(|entry| fix(book, audience, entry)),
        _ => None,
    }
    .unwrap_or_default();
    facets.retain(|(_, lines)| !lines.is_empty());
    facets
}

fn question(book: &Rulebook, audience: Audience, id: QuestionId) -> Facets {
    let question: &Question = &book[id];
    let kind = match question.kind {
        QuestionKind::Context => "sets the scene",
        QuestionKind::Evidence => "speaks for and against causes",
    };
    let answers = question.answers.iter().zip(&question.usual);
    let speaks = |cause: &CauseId| book[*cause].row(id).is_some();
    vec![
        ("kind", vec![kind.to_owned()]),
        (
            "answers",
            answers
                .map(|(answer, usual)| format!("{}: {} (usual {usual:.2})", answer.id, answer.text.to(audience)))
                .collect(),
        ),
        ("causes", CauseId::all(book.causes.len()).filter(speaks).map(|cause| book[cause].id.clone()).collect()),
        (
            "needed by",
            FixId::all(book.fixes.len())
                .filter(|fix| book[*fix].needs.0.iter().any(|need| need.question == id))
                .map(|fix| book[fix].id.clone())
                .collect(),
        ),
    ]
}

fn cause(book: &Rulebook, audience: Audience, id: CauseId) -> Facets {
    let cause = &book[id];
    let row = |(question, row): &(QuestionId, Vec<f64>)| {
        let question = &book[*question];
        let parts: Vec<String> = question
            .answers
            .iter()
            .zip(row)
            .map(|(answer, likelihood)| format!("{} {likelihood:.2}", answer.id))
            .collect();
        format!("{}: {}", question.id, parts.join(", "))
    };
    let cures = |fix: &&Fix| fix.cures.iter().any(|(cured, _)| *cured == id) && fix.audience.includes(audience);
    vec![
        ("frequency", vec![format!("{:.2}", cause.frequency)]),
        ("evidence", cause.rows.iter().map(row).collect()),
        (
            "cured by",
            book.fixes.iter().filter(cures).map(|fix| format!("{} ({:.2})", fix.id, fix.works(Some(id)))).collect(),
        ),
        ("sources", cause.sources.iter().map(|claim| book[*claim].id.clone()).collect()),
    ]
}

fn fix(book: &Rulebook, audience: Audience, fix: &Fix) -> Facets {
    let any = fix.cures_any.map(|works| format!("any ({works:.2})"));
    let named = fix.cures.iter().map(|(cause, works)| format!("{} ({works:.2})", book[*cause].id));
    vec![
        ("cures", named.chain(any).collect()),
        ("effort", vec![words::minutes(fix.effort)]),
        ("by", vec![words::actor(fix.by, audience).to_owned()]),
        ("needs", fix.needs.0.iter().map(|need| book[need.question].id.clone()).collect()),
        (
            "steps",
            fix.steps
                .iter()
                .filter(|step| step.audience.includes(audience))
                .map(|step| step.text.to(audience).to_owned())
                .collect(),
        ),
        ("sources", fix.sources.iter().map(|claim| book[*claim].id.clone()).collect()),
    ]
}
