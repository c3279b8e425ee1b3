//! The note about a case, for a ticket: what was reported, found and tried, what is open, and the next step; a short
//! version for the customer; and, where the case goes on to somebody else, what they ask for and what of it is missing.
//!
//! The same value in three formats. Remarks are masked before they come here; the note says what was masked.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::{Answer, Detail, Diagnosis, Event, Likelihood, Next, Remark, Session};
use crate::privacy::{MaskCount, printable};
use crate::render::diagnosis::{json, markdown};
use crate::render::{masks, words};
use crate::rulebook::{Audience, EscalationId, FixId, Outcome, Rulebook};

/// The format of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Headings and lists for ticket systems and wikis.
    Markdown,
    /// The same without marks.
    Text,
    /// One line of JSON.
    Json,
}

impl Format {
    /// The format that the ending of a file's name asks for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "md" => Some(Self::Markdown),
            "txt" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// A note, before it has a format.
#[derive(Debug, Serialize)]
struct Note {
    schema: u8,
    title: String,
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
pub fn write(session: &Session<'_>, diagnosis: &Diagnosis<'_>, format: Format, out: &mut dyn Write) -> io::Result<()> {
    let note = note(session, diagnosis);
    match format {
        Format::Json => json::line(&note, out),
        Format::Markdown => page(&note, ["# ", "## ", "- "], markdown::escaped, out),
        Format::Text => page(&note, ["", "", "- "], printable, out),
    }
}

fn note(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Note {
    let (book, audience) = (session.book(), session.audience());
    let likely = diagnosis.causes.iter().filter(|ranked| ranked.likelihood() != Likelihood::Unlikely);
    let remarks: Vec<String> = session.remarks().map(remark).collect();
    Note {
        schema: 1,
        title: book.title.to_string(),
        alerts: diagnosis.alerts.iter().map(|alert| book[*alert].say.to(audience).to_owned()).collect(),
        reported: lines(session, diagnosis, Part::Reported),
        found: lines(session, diagnosis, Part::Found),
        tried: lines(session, diagnosis, Part::Tried),
        likely: likely.map(|ranked| words::cause(book, audience, *ranked)).collect(),
        not_known: diagnosis.not_known.iter().map(|question| book[*question].ask.to(audience).to_owned()).collect(),
        next: next(session, diagnosis),
        escalation: diagnosis.escalation().map(|escalation| packet(session, diagnosis, escalation)),
        for_the_customer: (audience != Audience::User).then(|| for_the_customer(session, diagnosis)),
        masked: masks::count(MaskCount::of(&remarks.join("\n"))),
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

/// The events of one section, in the order in which they were said.
fn lines(session: &Session<'_>, diagnosis: &Diagnosis<'_>, part: Part) -> Vec<String> {
    let events = diagnosis.events.iter().filter(|event| part_of(session.book(), event) == Some(part));
    events.map(|event| words::event(session, event)).collect()
}

/// The section of an event. Remarks have one of their own, and questions that were not known are listed apart.
fn part_of(book: &Rulebook, event: &Event) -> Option<Part> {
    match event {
        Event::Answered(_, Answer::Unknown) | Event::Remarked(_) => None,
        Event::Answered(question, _) if book.opening.contains(question) => Some(Part::Reported),
        Event::Answered(..) => Some(Part::Found),
        Event::Tried(..) => Some(Part::Tried),
    }
}

fn packet(session: &Session<'_>, diagnosis: &Diagnosis<'_>, escalation: EscalationId) -> Packet {
    let (missing, have): (Vec<Detail<'_>>, Vec<Detail<'_>>) =
        diagnosis.details(escalation).into_iter().partition(Detail::is_missing);
    Packet {
        to: session.book()[escalation].title.to(session.audience()).to_owned(),
        have: have.iter().map(|detail| words::detail(session, detail)).collect(),
        missing: missing.iter().map(|detail| words::subject(session, detail).to_owned()).collect(),
    }
}

fn next(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<String> {
    let (book, audience) = (session.book(), session.audience());
    let title = |fix: FixId| book[fix].title.to(audience);
    let mut lines: Vec<String> = diagnosis
        .waits()
        .map(|fix| format!("{}: its wait of {} is running.", title(fix), words::minutes(book[fix].wait)))
        .collect();
    lines.extend(match diagnosis.next() {
        Next::Ask(question) => vec![format!("Ask: {}", book[*question].ask.to(audience))],
        Next::Try(fix) => vec![format!("Try: {}", title(*fix))],
        Next::Start(fix) => vec![format!("Start: {}", title(*fix))],
        Next::Wait(_) => Vec::new(),
        Next::Escalate(escalations) => {
            let first = escalations.iter().take(1);
            first.map(|escalation| format!("Turn to: {}", book[*escalation].title.to(audience))).collect()
        }
        Next::Done => match &diagnosis.solution {
            Some(solution) => vec![format!("Nothing: solved by {}", title(solution.fix))],
            None => vec!["Nothing more that is known here is likely to help.".to_owned()],
        },
    });
    lines
}

/// A few sentences for the end user, without anything that is for agents only.
fn for_the_customer(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> String {
    let (book, user) = (session.book(), Audience::User);
    let title = |fix: FixId| book[fix].title.to(user);
    let mut sentences: Vec<String> = Vec::new();
    let failed = diagnosis.events.iter().filter_map(|event| event.fix_that(Outcome::Failed));
    let tried: Vec<&str> = failed.filter(|fix| book[*fix].audience.includes(user)).map(title).collect();
    if !tried.is_empty() {
        sentences.push(format!("Tried so far, without success: {}.", tried.join("; ")));
    }
    if let Some(solution) = &diagnosis.solution {
        sentences.push(format!("What helped: {}.", title(solution.fix)));
    }
    for fix in diagnosis.waits() {
        let wait = words::minutes(book[fix].wait);
        sentences.push(format!("Please wait: {}. It takes {wait}; ask for no code meanwhile.", title(fix)));
    }
    match diagnosis.next() {
        Next::Try(fix) | Next::Start(fix) if book[*fix].audience.includes(user) => {
            sentences.push(format!("Next, please: {}.", title(*fix)));
        }
        Next::Escalate(escalations) => {
            // The first may be one that only agents can turn to.
            let escalation = escalations.iter().find(|escalation| book[**escalation].audience.includes(user));
            sentences.push(match escalation {
                Some(escalation) => format!("Next, please turn to: {}.", book[*escalation].title.to(user)),
                None => "We pass your case on to somebody who can look further.".to_owned(),
            });
        }
        _ => {}
    }
    sentences.push("Nobody will ask you for a code: please give it to no one.".to_owned());
    sentences.join(" ")
}

/// Writes the sections of a note, each behind its heading; empty ones are left out.
fn page(note: &Note, [top, heading, item]: [&str; 3], text: fn(&str) -> String, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{top}{}", text(&note.title))?;
    let mut section = |title: &str, lines: &[String]| -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{heading}{}\n", text(title))?;
        lines.iter().try_for_each(|line| writeln!(out, "{item}{}", text(line)))
    };
    section("Warning", &note.alerts)?;
    section("Reported", &note.reported)?;
    section("Found", &note.found)?;
    section("Tried", &note.tried)?;
    section("Remarks", &note.remarks)?;
    section("What may be behind it", &note.likely)?;
    section("Not known", &note.not_known)?;
    section("Next", &note.next)?;
    if let Some(Packet { to, have, missing }) = &note.escalation {
        section(&format!("For {to}"), have)?;
        section(&format!("Missing for {to}"), missing)?;
    }
    section("For the customer", note.for_the_customer.as_slice())?;
    if let Some(masked) = &note.masked {
        writeln!(out, "\n{}", text(&format!("Masked: {masked}.")))?;
    }
    Ok(())
}
