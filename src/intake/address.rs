//! A session in the address of a page: its events by ids, so that a link can be handed over and nothing that somebody
//! typed is in it.
//!
//! `symptom=nothing-arrives&find-signal:failed&restart-phone` is an answer, a trial, and a fix that is open. Ids need no
//! escapes there. Remarks are free words, and stay out.

use std::fmt::Write;

use crate::engine::{Event, Rejected, Session};
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

/// Restores the events of an address into a session. Returns the fix that is open, and the parts that say nothing here,
/// in a form that may be repeated.
pub fn read(session: &mut Session<'_>, address: &str) -> (Option<FixId>, Vec<String>) {
    let (mut opened, mut unread) = (None, Vec::new());
    for part in address.split('&').filter(|part| !part.is_empty()).take(MOST_PARTS) {
        if read_part(session, part, &mut opened).is_none() {
            unread.push(quoted(part));
        }
    }
    (opened, unread)
}

/// Restores one part. Somebody who types may shorten a name; an address is written by the program, and anything but the
/// ids of this reader in it is a mistake.
fn read_part(session: &mut Session<'_>, part: &str, opened: &mut Option<FixId>) -> Option<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = |id: &str| book.fixes.find(id).filter(|fix| book[*fix].audience.includes(audience));
    if let Some((question, answer)) = part.split_once('=') {
        let question = book.questions.find(question).filter(|question| *question != book.role)?;
        let answer = book[question].answer_with_id(answer).filter(|_| book[question].audience.includes(audience))?;
        // As on the command line, an answer whose question does not arise counts once it does.
        if let Err(Rejected::NotAsked { .. }) = session.answer(question, answer) {
            session.restore(Event::Answered(question, answer));
        }
    } else if let Some((id, outcome)) = part.split_once(':') {
        session.tried(fix(id)?, Outcome::named(outcome)?);
    } else {
        *opened = Some(fix(part)?);
    }
    Some(())
}
