//! The note about a case, for a ticket: what was reported, found and tried, what is open, and the next step; a short
//! version for the customer; and, where the case goes on to somebody else, what they ask for and what of it is missing.
//!
//! The same value in three formats. What people said in free words is masked before it comes here; a note says what.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::diagnosis::{Diagnosis, Likelihood};
use crate::engine::facts::Answer;
use crate::engine::session::{Event, Next, Remark, Session};
use crate::privacy::mask;
use crate::privacy::safe::printable;
use crate::render::diagnosis::{json, markdown};
use crate::render::words;
use crate::rulebook::{Audience, EscalationId, FixId, Outcome};

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

/// What goes along when somebody else takes over.
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
    let opening = |event: &Event| matches!(event, Event::Answered(question, _) if book.opening.contains(question));
    let known = |event: &&Event| !matches!(event, Event::Answered(_, Answer::Unknown));
    let said = |wanted: &dyn Fn(&Event) -> bool| -> Vec<String> {
        let events = session.counting().filter(known).filter(|event| wanted(event));
        events.map(|event| words::event(session, event)).collect()
    };
    let likely = diagnosis.causes.iter().filter(|ranked| Likelihood::of(ranked.weight) != Likelihood::Unlikely);
    let remark = |remark: &Remark| match &remark.about {
        Some(about) => format!("{about}: {}", remark.text),
        None => remark.text.clone(),
    };
    let remarks: Vec<String> = session.remarks().map(remark).collect();
    Note {
        schema: 1,
        title: book.title.to_string(),
        alerts: diagnosis.alerts.iter().map(|alert| book[*alert].say.to(audience).to_owned()).collect(),
        reported: said(&|event| opening(event)),
        found: said(&|event| matches!(event, Event::Answered(..)) && !opening(event)),
        tried: said(&|event| matches!(event, Event::Tried(..))),
        likely: likely
            .map(|ranked| {
                format!("{} ({})", book[ranked.cause].title.to(audience), Likelihood::of(ranked.weight).name())
            })
            .collect(),
        not_known: diagnosis.not_known.iter().map(|question| book[*question].ask.to(audience).to_owned()).collect(),
        next: next(session, diagnosis),
        escalation: escalation(session, diagnosis).map(|place| packet(session, place)),
        for_the_customer: (audience != Audience::User).then(|| for_the_customer(session, diagnosis)),
        masked: mask::count(&remarks.join("\n")),
        remarks,
    }
}

/// Where the case goes on to, if it does.
fn escalation(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Option<EscalationId> {
    match diagnosis.next() {
        Next::Escalate(places) => words::packed_for(session, places),
        _ if diagnosis.fixes.is_empty() => words::packed_for(session, &diagnosis.escalations),
        _ => None,
    }
}

fn packet(session: &Session<'_>, place: EscalationId) -> Packet {
    let (have, missing): (Vec<_>, Vec<_>) =
        words::brought(session, place).into_iter().partition(|item| item.said.is_some());
    let had = |item: words::Brought| match item.said {
        Some(said) if item.asked => format!("{} {said}", item.what),
        Some(said) => format!("{}: {said}", item.what),
        None => item.what,
    };
    Packet {
        to: session.book()[place].title.to(session.audience()).to_owned(),
        have: have.into_iter().map(had).collect(),
        missing: missing.into_iter().map(|item| item.what).collect(),
    }
}

fn next(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<String> {
    let (book, audience) = (session.book(), session.audience());
    let title = |fix: FixId| book[fix].title.to(audience);
    let mut lines: Vec<String> = session
        .waits()
        .map(|fix| format!("{}: its wait of {} is running.", title(fix), words::minutes(book[fix].wait)))
        .collect();
    lines.extend(match diagnosis.next() {
        Next::Ask(question) => vec![format!("Ask: {}", book[*question].ask.to(audience))],
        Next::Try(fix) => vec![format!("Try: {}", title(*fix))],
        Next::Start(fix) => vec![format!("Start: {}", title(*fix))],
        Next::Wait(_) => Vec::new(),
        Next::Escalate(places) => {
            places.iter().take(1).map(|place| format!("Turn to: {}", book[*place].title.to(audience))).collect()
        }
        Next::Done => match session.solved_by() {
            Some(fix) => vec![format!("Nothing: solved by {}", title(fix))],
            None => vec!["Nothing more that is known here is likely to help.".to_owned()],
        },
    });
    lines
}

/// A few sentences in the customer's own words, with nothing in them that is for agents.
fn for_the_customer(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> String {
    let (book, user) = (session.book(), Audience::User);
    let title = |fix: FixId| book[fix].title.to(user);
    let mut sentences: Vec<String> = Vec::new();
    let tried: Vec<&str> = session
        .log()
        .iter()
        .filter_map(|event| match event {
            Event::Tried(fix, Outcome::Failed) if book[*fix].audience.includes(user) => Some(title(*fix)),
            _ => None,
        })
        .collect();
    if !tried.is_empty() {
        sentences.push(format!("Tried so far, without success: {}.", tried.join("; ")));
    }
    if let Some(fix) = session.solved_by() {
        sentences.push(format!("What helped: {}.", title(fix)));
    }
    for fix in session.waits() {
        let wait = words::minutes(book[fix].wait);
        sentences.push(format!("Please wait: {}. It takes {wait}; ask for no code meanwhile.", title(fix)));
    }
    match diagnosis.next() {
        Next::Try(fix) | Next::Start(fix) if book[*fix].audience.includes(user) => {
            sentences.push(format!("Next, please: {}.", title(*fix)));
        }
        Next::Escalate(places) => {
            let place = places.iter().find(|place| book[**place].audience.includes(user));
            sentences.push(match place {
                Some(place) => format!("Next, please turn to: {}.", book[*place].title.to(user)),
                None => "We pass your case on to somebody who can look further.".to_owned(),
            });
        }
        _ => {}
    }
    sentences.push("Nobody will ask you for a code: please give it to no one.".to_owned());
    sentences.join(" ")
}

/// Sections of lines behind headings.
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
