//! A session in the address of a page: its events by ids, so that a link can be handed over and nothing that somebody
//! typed is in it.
//!
//! `symptom=nothing-arrives&find-signal:failed&restart-phone` is an answer, a trial, and a fix that is open. Ids need no
//! escapes there. Remarks are free words, and stay out.

use std::fmt::Write;

use crate::engine::{Event, Rejected, Session};
use crate::intake::typed;
use crate::intake::typed::Misread;
use crate::privacy::quoted;
use crate::rulebook::{FixId, Outcome};

/// The parts of an address are few; more of them are no session.
const MOST_PARTS: usize = 500;

/// The address of a session with the fix that is open.
pub fn write(session: &Session<'_>, opened: Option<FixId>) -> String {
    let (book, mut address) = (session.book(), String::new());
    for event in session.log() {
        let before = if address.is_empty() { "" } else { "&" };
        // Writing to a `String` cannot fail.
        let _ = match event {
            Event::Answered(question, answer) => {
                let question = &book[*question];
                write!(address, "{before}{}={}", question.id, question.answer_id(*answer))
            }
            Event::Tried(fix, outcome) => write!(address, "{before}{}:{}", book[*fix].id, outcome.name()),
            Event::Remarked(_) => Ok(()),
        };
    }
    if let Some(fix) = opened {
        let before = if address.is_empty() { "" } else { "&" };
        let _ = write!(address, "{before}{}", book[fix].id);
    }
    address
}

/// Restores the events of an address into a session. Returns the fix that is open, and why parts of it were left out.
pub fn read(session: &mut Session<'_>, address: &str) -> (Option<FixId>, Vec<Misread>) {
    let (mut opened, mut misread) = (None, Vec::new());
    for part in address.split('&').filter(|part| !part.is_empty()).take(MOST_PARTS) {
        if let Err(reason) = read_part(session, part, &mut opened) {
            misread.push(reason);
        }
    }
    (opened, misread)
}

fn read_part(session: &mut Session<'_>, part: &str, opened: &mut Option<FixId>) -> Result<(), Misread> {
    let (book, audience) = (session.book(), session.audience());
    if let Some((name, choice)) = part.split_once('=') {
        let (question, answer) = typed::answer_to(book, audience, name, choice)?;
        if book[question].answer_id(answer) != choice {
            return Err(Misread::NotAFact { typed: quoted(part) });
        }
        // As on the command line, an answer whose question does not arise counts once it does.
        if let Err(Rejected::NotAsked { .. }) = session.answer(question, answer) {
            session.restore(Event::Answered(question, answer));
        }
    } else if let Some((fix, outcome)) = part.split_once(':') {
        let fix = fix_with_id(session, fix)?;
        let typed = || quoted(outcome);
        let outcome = Outcome::named(outcome).ok_or_else(|| Misread::NotAnOutcome { typed: typed() })?;
        session.tried(fix, outcome);
    } else {
        *opened = Some(fix_with_id(session, part)?);
    }
    Ok(())
}

/// Somebody who types may shorten a name; an address is written by the program, and anything else in it is a mistake.
fn fix_with_id(session: &Session<'_>, id: &str) -> Result<FixId, Misread> {
    let book = session.book();
    let known = book.fixes.find(id).filter(|fix| book[*fix].audience.includes(session.audience()));
    known.ok_or_else(|| Misread::UnknownFix { typed: quoted(id), suggestion: None })
}
