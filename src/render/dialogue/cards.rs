//! One fix at a time: its card, its line, and the question how it went.

use std::io;

use crate::engine::{Diagnosis, Next, RankedFix, Session};
use crate::render::diagnosis::fix;
use crate::render::dialogue::{before, menu, title};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{FixId, Outcome, QuestionId};

/// Asks for the outcome of a fix.
pub fn did_it_work(answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    menu::headed("Did it work?", answers, page)
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
    let (verb, wait) = match diagnosis.next() {
        Next::Wait(_) => ("Now wait", Some("Nothing better can be done while this runs.")),
        Next::Start(_) => ("Start this now", Some("Its wait runs while you try other things.")),
        _ => ("Try this", None),
    };
    let name = format!("{verb}: {}", title(session, ranked.fix));
    page.item_with_tail(mark, &name, &fix::tail(session, ranked, false))?;
    wait.map_or(Ok(()), |wait| page.text(5, wait))
}

/// The same fix as before, after another question or command.
pub fn same_card(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&format!("Still: {}", title(session, fix)))
}

/// Says why an item of the list is not opened again.
pub fn tried_already(session: &Session<'_>, fix: FixId, result: Outcome, page: &mut Page<'_>) -> io::Result<()> {
    page.text(2, &format!("{} was tried already: {}.", title(session, fix), words::outcome(result)))
}

/// Says what must be known before the steps of a fix are shown.
pub fn withheld(session: &Session<'_>, question: QuestionId, page: &mut Page<'_>) -> io::Result<()> {
    let ask = session.book()[question].ask.to(session.audience());
    page.text(2, &format!("Its steps are safe only once this is known: {ask}"))
}

/// A fix that was tried before, asked about again.
pub fn tried_before(session: &Session<'_>, fix: FixId, outcome: Outcome, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(title(session, fix))?;
    before(words::outcome(outcome), page)
}

/// Says that a wait has begun, and how to report its outcome.
pub fn started(session: &Session<'_>, fix: FixId, letter: char, page: &mut Page<'_>) -> io::Result<()> {
    let wait = words::minutes(session.book()[fix].wait);
    page.text(2, &format!("The wait of {wait} runs from now on; ask for no code meanwhile. When it is over, {letter} opens it: say there whether it worked."))
}
