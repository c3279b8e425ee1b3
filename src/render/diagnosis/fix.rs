//! A fix as text: what it takes, its steps, the reasons for it and its sources.

use std::io;

use crate::engine::{Diagnosis, RankedFix, Reason, Session, Strength};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{Actor, Audience, FixId, Words};

/// The display of the model's weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Words only: weights are judgement, and a figure would look like a measurement.
    Hidden,
    /// The model's weight behind each word.
    Shown,
}

/// The model's weight behind a word, if it is shown.
pub(super) fn weight(words: &Words, value: f64, weights: Weights) -> String {
    match weights {
        Weights::Hidden => String::new(),
        Weights::Shown => format!(", {}", words.weight(words::decimal(words, &format!("{value:.4}")))),
    }
}

/// The summary of a fix in a line: its promise, if that is asked for, its duration, and its actor if that is somebody else.
pub fn tail(session: &Session<'_>, ranked: &RankedFix<'_>, with_promise: bool) -> String {
    let (book, audience) = (session.book(), session.audience());
    let mut parts = Vec::new();
    if session.waits().any(|fix| fix == ranked.fix) {
        parts.push(book.words.its_wait_is_running().to_owned());
    } else if with_promise {
        parts.push(words::promise(&book.words, ranked.promise).to_owned());
    }
    parts.push(words::short_duration(book, ranked.fix));
    let by = book[ranked.fix].by;
    // The customer is on the line with an agent, so only somebody else is worth a word.
    let is_at_hand = by.name() == audience.name() || (by, audience) == (Actor::User, Audience::Agent);
    if !is_at_hand {
        parts.push(words::actor(&book.words, by, audience).to_owned());
    }
    parts.join(" · ")
}

/// Writes the steps of a fix, the reasons for it and against it, and its sources.
pub fn details(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    steps(session, diagnosis, ranked, page)?;
    reasons(session, ranked.because.iter(), page)?;
    sources(session, diagnosis, ranked.fix, page)
}

/// Writes the steps of a fix, with its warning and its hints; nothing while a question must be answered first.
pub fn steps(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    if !ranked.needs.is_empty() {
        return Ok(());
    }
    if let Some(warn) = &fix.warn {
        page.warning(5, warn.to(audience))?;
    }
    for (number, shown) in (1..).zip(&ranked.steps) {
        page.item(&format!("     {number}. "), &words::step(book, audience, shown))?;
        if shown.step.sends && !shown.postponed {
            // Below the step that it is about: above, it would read as a part of the step before.
            for limit in &diagnosis.limits {
                page.warning(8, book[*limit].say.to(audience))?;
            }
        }
        if let Some(expect) = &shown.step.expect {
            page.text(8, &book.words.you_should_see(expect.to(audience)))?;
        }
    }
    if let Some(after) = &fix.after {
        page.text(5, &book.words.afterwards(after.to(audience)))?;
    }
    for hint in fix.notes.iter().filter(|hint| hint.audience.includes(audience)) {
        page.text(5, &book.words.hint(hint.say.to(audience)))?;
    }
    Ok(())
}

/// Writes the reasons that speak clearly for or against a fix; `why` has the others.
pub fn reasons<'a>(
    session: &Session<'_>,
    reasons: impl Iterator<Item = &'a Reason>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    for reason in reasons.filter(|reason| reason.strength().is_some_and(|strength| strength != Strength::Slightly)) {
        page.aside(5, &words::side(session.book(), session.audience(), reason))?;
    }
    Ok(())
}

/// The number of sources that are named; JSON lists all of them.
const SOURCES_NAMED: usize = 2;

/// Writes the first few sources of a fix.
pub fn sources(session: &Session<'_>, diagnosis: &Diagnosis<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    // The titles of publications say little to somebody who is locked out.
    if session.audience() == Audience::User {
        return Ok(());
    }
    let mut titles = Vec::new();
    for source in diagnosis.sources(fix).into_iter().take(SOURCES_NAMED) {
        titles.push(words::source(session.book(), source));
    }
    if titles.is_empty() { Ok(()) } else { page.aside(5, &session.book().words.source(titles.join("; "))) }
}
