//! One fix at a time: its card, its line, and the question how it went.

use std::io;

use crate::engine::{Diagnosis, Next, RankedFix, Session};
use crate::render::diagnosis::fix;
use crate::render::dialogue::{before, menu, title};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{FixId, Outcome, QuestionId, Words};

/// Asks for the outcome of a fix.
pub fn did_it_work(words: &Words, answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    menu::asked(words.did_it_work(), &[], answers, page)
}

/// One fix with its steps: the next one, or one that somebody has opened.
pub fn card(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    is_opened: bool,
    page: &mut Page<'_>,
) -> io::Result<()> {
    page.gap()?;
    if is_opened {
        page.item_with_tail("", title(session, ranked.fix), &fix::tail(session, ranked, false))?;
    } else {
        next_fix(session, diagnosis, ranked, "", page)?;
    }
    fix::steps(session, diagnosis, ranked, page)
}

/// The next fix in a line, behind the letter that opens its steps.
pub fn line_of(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    letter: char,
    page: &mut Page<'_>,
) -> io::Result<()> {
    page.gap()?;
    next_fix(session, diagnosis, ranked, &format!("  {letter}  "), page)?;
    match &session.book()[ranked.fix].warn {
        // A warning is not left to be opened.
        Some(warn) => page.warning(5, warn.to(session.audience())),
        None => Ok(()),
    }
}

/// The next fix behind a mark, and the use of its wait.
fn next_fix(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    mark: &str,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (words, title) = (&session.book().words, title(session, ranked.fix));
    let (name, wait) = match diagnosis.next() {
        Next::Wait(_) => (words.now_wait(title), Some(words.nothing_better())),
        Next::Start(_) => (words.start_this(title), Some(words.wait_runs_meanwhile())),
        _ => (words.try_this(title), None),
    };
    page.item_with_tail(mark, &name, &fix::tail(session, ranked, false))?;
    wait.map_or(Ok(()), |wait| page.text(5, wait))
}

/// The same fix as before, after another question or command.
pub fn same_card(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&session.book().words.still_this(title(session, fix)))
}

/// Says why an item of the list is not opened again.
pub fn tried_already(session: &Session<'_>, fix: FixId, result: Outcome, page: &mut Page<'_>) -> io::Result<()> {
    let words = &session.book().words;
    page.text(2, &words.tried_already(title(session, fix), words::outcome(words, result)))
}

/// Says what must be known before the steps of a fix are shown.
pub fn withheld(session: &Session<'_>, question: QuestionId, page: &mut Page<'_>) -> io::Result<()> {
    let ask = session.book()[question].ask.to(session.audience());
    page.text(2, &session.book().words.withheld(ask))
}

/// A fix that was tried before, asked about again.
pub fn tried_before(session: &Session<'_>, fix: FixId, outcome: Outcome, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(title(session, fix))?;
    before(session, words::outcome(&session.book().words, outcome), page)
}

/// Says that a wait has begun, and how to report its outcome: by the letter of its list, or in a list beside the screen.
pub fn started(session: &Session<'_>, fix: FixId, letter: Option<char>, page: &mut Page<'_>) -> io::Result<()> {
    let words = &session.book().words;
    let time = words::minutes(words, session.book()[fix].wait);
    page.text(2, &letter.map_or_else(|| words.page_wait_begins(&time), |letter| words.wait_begins(&time, letter)))
}
