//! The note about a case, for a ticket: the reports, findings and trials, the open questions and the next step; a short
//! version for the customer; and, for a case that is handed over, the details for whoever takes it on.
//!
//! The same value in three formats. Remarks are masked before they get here; the note says how much of them was.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::{Answer, Diagnosis, Event, Likelihood, Next, Remark, Session};
use crate::privacy::{MaskCount, printable};
use crate::render::diagnosis::{json, markdown};
use crate::render::{masks, words};
use crate::rulebook::{Audience, EscalationId, Outcome, Rulebook, Words};

/// The format of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For ticket systems and wikis.
    Markdown,
    /// The same without marks.
    Text,
    /// One line of JSON.
    Json,
}

impl Format {
    /// The format for the ending of a file's name.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "md" => Some(Self::Markdown),
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// The facts about a note itself, which do not follow from the case.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The number of the ticket.
    pub ticket: Option<String>,
    /// The day and the time of writing.
    pub written: Option<String>,
}

/// A note, before it has a format.
#[derive(Debug, Serialize)]
struct Note {
    schema: u8,
    title: String,
    ticket: Option<String>,
    written: Option<String>,
    alerts: Vec<String>,
    reported: Vec<String>,
    found: Vec<String>,
    tried: Vec<String>,
    remarks: Vec<String>,
    likely: Vec<String>,
    not_known: Vec<String>,
    next: Vec<String>,
    escalation: Option<Packet>,
    for_the_customer: Option<String>,
    masked: Option<String>,
}

/// The details for whoever takes over.
#[derive(Debug, Serialize)]
struct Packet {
    to: String,
    have: Vec<String>,
    missing: Vec<String>,
}

/// Writes the note about a session.
pub fn write(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    head: &Head,
    format: Format,
    out: &mut dyn Write,
) -> io::Result<()> {
    let note = note(session, diagnosis, head);
    let words = &session.book().words;
    match format {
        Format::Json => json::line(&note, out),
        Format::Markdown => page(&note, words, ["# ", "## ", "- "], markdown::escaped, out),
        Format::Text => page(&note, words, ["", "", "- "], printable, out),
    }
}

fn note(session: &Session<'_>, diagnosis: &Diagnosis<'_>, head: &Head) -> Note {
    let (book, audience) = (session.book(), session.audience());
    let mut likely = Vec::new();
    for ranked in &diagnosis.causes {
        if ranked.likelihood() != Likelihood::Unlikely {
            likely.push(words::cause(book, audience, *ranked));
        }
    }
    let remarks: Vec<String> = session.remarks().map(remark).collect();
    Note {
        schema: 1,
        title: book.title.to_string(),
        ticket: head.ticket.clone(),
        written: head.written.clone(),
        alerts: diagnosis.alerts.iter().map(|alert| book[*alert].say.to(audience).to_owned()).collect(),
        reported: lines(session, diagnosis, Part::Reported),
        found: lines(session, diagnosis, Part::Found),
        tried: lines(session, diagnosis, Part::Tried),
        likely,
        not_known: diagnosis.not_known.iter().map(|question| book[*question].ask.to(audience).to_owned()).collect(),
        next: next(session, diagnosis),
        escalation: diagnosis.escalation().map(|escalation| packet(session, diagnosis, escalation)),
        for_the_customer: match audience {
            // End users read the note itself.
            Audience::User => None,
            _ => Some(for_the_customer(session, diagnosis)),
        },
        masked: masks::count(&book.words, MaskCount::of(&remarks.join("\n"))),
        remarks,
    }
}

fn remark(remark: &Remark) -> String {
    match &remark.about {
        Some(about) => format!("{about}: {}", remark.text),
        None => remark.text.to_string(),
    }
}

/// The sections of a note that are filled from events.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Answers to the questions of the opening.
    Reported,
    /// All other answers.
    Found,
    Tried,
}

/// The events of one section, in the order of the log.
fn lines(session: &Session<'_>, diagnosis: &Diagnosis<'_>, part: Part) -> Vec<String> {
    let mut lines = Vec::new();
    for event in &diagnosis.events {
        if part_of(session.book(), event) == Some(part) {
            lines.push(words::event(session, event));
        }
    }
    lines
}

/// The section of an event. Remarks have one of their own, and *don't know* is listed with the open questions.
fn part_of(book: &Rulebook, event: &Event) -> Option<Part> {
    match event {
        Event::Answered(_, Answer::Unknown) | Event::Remarked(_) => None,
        Event::Answered(question, _) if book.opening.contains(question) => Some(Part::Reported),
        Event::Answered(..) => Some(Part::Found),
        Event::Tried(..) => Some(Part::Tried),
    }
}

fn packet(session: &Session<'_>, diagnosis: &Diagnosis<'_>, escalation: EscalationId) -> Packet {
    let (mut have, mut missing) = (Vec::new(), Vec::new());
    for detail in &diagnosis.details(escalation) {
        if detail.is_missing() {
            missing.push(words::subject(session, detail).to_owned());
        } else {
            have.push(words::detail(session, detail));
        }
    }
    Packet { to: session.book()[escalation].title.to(session.audience()).to_owned(), have, missing }
}

fn next(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<String> {
    let (book, audience) = (session.book(), session.audience());
    let words = &book.words;
    let mut lines = Vec::new();
    for fix in diagnosis.waits() {
        lines.push(words.next_wait(book[fix].title.to(audience), words::minutes(words, book[fix].wait)));
    }
    match diagnosis.next() {
        Next::Ask(question) => lines.push(words.next_ask(book[*question].ask.to(audience))),
        Next::Try(fix) => lines.push(words.next_try(book[*fix].title.to(audience))),
        Next::Start(fix) => lines.push(words.next_start(book[*fix].title.to(audience))),
        // Listed above, with every wait that is running.
        Next::Wait(_) => {}
        Next::Escalate(escalations) => {
            if let Some(first) = escalations.first() {
                lines.push(words.turn_to(book[*first].title.to(audience)));
            }
        }
        Next::Done => lines.push(match &diagnosis.solution {
            Some(solution) => words.next_nothing(book[solution.fix].title.to(audience)),
            None => words.next_nothing_helps().to_owned(),
        }),
    }
    lines
}

/// A few sentences for the end user, without anything that is for agents only.
fn for_the_customer(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> String {
    let (book, user) = (session.book(), Audience::User);
    let words = &book.words;
    let mut sentences: Vec<String> = Vec::new();
    // Danger comes first: the customer may read no further.
    for alert in &diagnosis.alerts {
        if book[*alert].audience.includes(user) {
            sentences.push(book[*alert].say.to(user).to_owned());
        }
    }
    let mut failures = Vec::new();
    for event in &diagnosis.events {
        if let Some(fix) = event.fix_that(Outcome::Failed)
            && book[fix].audience.includes(user)
        {
            failures.push(book[fix].title.to(user));
        }
    }
    if !failures.is_empty() {
        sentences.push(words.customer_tried(failures.join("; ")));
    }
    if let Some(solution) = &diagnosis.solution
        && book[solution.fix].audience.includes(user)
    {
        sentences.push(words.customer_helped(book[solution.fix].title.to(user)));
    }
    for fix in diagnosis.waits().filter(|fix| book[*fix].audience.includes(user)) {
        sentences.push(words.customer_wait(book[fix].title.to(user), words::minutes(words, book[fix].wait)));
    }
    match diagnosis.next() {
        Next::Try(fix) | Next::Start(fix) if book[*fix].audience.includes(user) => {
            sentences.push(words.customer_next(book[*fix].title.to(user)));
        }
        Next::Escalate(escalations) => {
            // The first may be one that only agents can turn to.
            let escalation = escalations.iter().find(|escalation| book[**escalation].audience.includes(user));
            sentences.push(match escalation {
                Some(escalation) => words.customer_turn_to(book[*escalation].title.to(user)),
                None => words.customer_passed_on().to_owned(),
            });
        }
        _ => {}
    }
    sentences.push(words.customer_safety().to_owned());
    sentences.join(" ")
}

/// Writes the sections of a note, each behind its heading; empty ones are left out.
fn page(
    note: &Note,
    words: &Words,
    [top, heading, item]: [&str; 3],
    text: fn(&str) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let parts = [note.ticket.as_deref(), Some(note.title.as_str()), note.written.as_deref()];
    let title: Vec<&str> = parts.into_iter().flatten().collect();
    writeln!(out, "{top}{}", text(&title.join(" · ")))?;
    let mut section = |title: &str, lines: &[String]| -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{heading}{}\n", text(title))?;
        for line in lines {
            writeln!(out, "{item}{}", text(line))?;
        }
        Ok(())
    };
    section(words.note_warning(), &note.alerts)?;
    section(words.note_reported(), &note.reported)?;
    section(words.note_found(), &note.found)?;
    section(words.note_tried(), &note.tried)?;
    section(words.note_remarks(), &note.remarks)?;
    section(words.heading_causes(), &note.likely)?;
    section(words.note_not_known(), &note.not_known)?;
    section(words.note_next(), &note.next)?;
    if let Some(Packet { to, have, missing }) = &note.escalation {
        section(&words.note_for(to), have)?;
        section(&words.note_missing_for(to), missing)?;
    }
    section(words.note_for_customer(), note.for_the_customer.as_slice())?;
    if let Some(masked) = &note.masked {
        writeln!(out, "\n{}", text(&words.note_masked(masked)))?;
    }
    Ok(())
}
