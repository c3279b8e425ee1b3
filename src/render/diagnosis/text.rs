//! A diagnosis as text for people.

use std::io;

use crate::engine::{Answer, Diagnosis, Event, Likelihood, Next, Session, Solution};
use crate::render::diagnosis::fix::{Weights, weight};
use crate::render::diagnosis::rows;
use crate::render::diagnosis::rows::Show;
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{CauseId, EscalationId};

/// The number of causes that are named; JSON lists all of them.
const CAUSES_SHOWN: usize = 3;

/// Writes the whole diagnosis.
pub fn report(session: &Session<'_>, diagnosis: &Diagnosis<'_>, show: Show, page: &mut Page<'_>) -> io::Result<()> {
    head(session, diagnosis, page)?;
    if let Some(solution) = &diagnosis.solution {
        return solved(session, solution, page);
    }
    causes(session, diagnosis, show.weights, page)?;
    if diagnosis.fixes.is_empty() {
        page.gap()?;
        page.text(0, session.book().words.nothing_known_helps())?;
    } else {
        rows::report(session, diagnosis, show, page)?;
    }
    if diagnosis.fixes.is_empty() || matches!(diagnosis.next(), Next::Escalate(_)) {
        escalations(session, diagnosis, &diagnosis.escalations, page)?;
    }
    waits(session, diagnosis, page)?;
    if !diagnosis.fixes.is_empty() && !diagnosis.not_known.is_empty() {
        left_unknown(session, diagnosis, page)?;
    }
    if let Next::Ask(question) = *diagnosis.next() {
        let asked = &session.book()[question];
        page.gap()?;
        let question = session.book().words.what_would_help(asked.ask.to(session.audience()));
        page.text(0, &format!("{question} (-a {}=…)", asked.id))?;
    }
    Ok(())
}

/// Writes the end of a dialogue: the solution, the escalations, or the list so far.
pub fn ending(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    head(session, diagnosis, page)?;
    if let Some(solution) = &diagnosis.solution {
        return solved(session, solution, page);
    }
    waits(session, diagnosis, page)?;
    let words = &session.book().words;
    match diagnosis.next() {
        Next::Escalate(to) => {
            page.gap()?;
            if diagnosis.fixes.is_empty() {
                page.text(0, words.nothing_more_helps())?;
                return escalations(session, diagnosis, to, page);
            }
            page.text(0, words.time_to_turn())?;
            escalations(session, diagnosis, to, page)?;
            page.gap()?;
            page.text(0, words.could_still_be_tried())?;
            for ranked in &diagnosis.fixes {
                page.item("  - ", session.book()[ranked.fix].title.to(session.audience()))?;
            }
            Ok(())
        }
        Next::Done if diagnosis.fixes.is_empty() => page.text(0, words.nothing_more_helps()),
        _ if diagnosis.fixes.is_empty() => escalations(session, diagnosis, &diagnosis.escalations, page),
        Next::Ask(_) | Next::Try(_) | Next::Start(_) | Next::Wait(_) | Next::Done => {
            // Somebody quit in the middle, so the list as it stands is the result.
            rows::rows(session, &diagnosis.fixes, usize::MAX, weights, page)?;
            left_unknown(session, diagnosis, page)
        }
    }
}

/// Writes the alerts and the known facts, with which every report begins.
fn head(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    // Once the case is solved, the dangers that they warn of are dealt with.
    if !diagnosis.alerts.is_empty() && diagnosis.solution.is_none() {
        alerts(session, diagnosis, page)?;
        page.gap()?;
    }
    known(session, page)?;
    // Something has helped, and yet the report goes on: it says why.
    if session.solved_by().is_some() {
        for danger in &diagnosis.dangers {
            page.gap()?;
            page.text(0, &not_solved_yet(session, *danger))?;
        }
    }
    Ok(())
}

/// Says that a danger is open although something has helped.
pub fn not_solved_yet(session: &Session<'_>, danger: CauseId) -> String {
    session.book().words.not_solved_yet(session.book()[danger].title.to(session.audience()))
}

/// Writes the alerts.
pub fn alerts(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let book = session.book();
    for alert in &diagnosis.alerts {
        page.warning(0, &format!("{} {}", book.words.warning(), book[*alert].say.to(session.audience())))?;
    }
    Ok(())
}

/// Writes the answers to the opening in one line, and all other events below it.
pub fn known(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let (mut opening, mut others) = (Vec::new(), Vec::new());
    opening.extend(session.assumed().map(|(question, chosen)| words::answer(book, audience, question, chosen)));
    for event in session.counting() {
        match opening_answer(session, event) {
            Some(answer) => opening.push(answer),
            None => others.push(event),
        }
    }
    if !opening.is_empty() {
        page.text(0, &session.book().words.known(opening.join(" · ")))?;
    }
    for event in others {
        page.item("  - ", &words::event(session, event))?;
    }
    Ok(())
}

/// The short form of an answer to a question of the opening; `None` for any other event.
fn opening_answer<'r>(session: &Session<'r>, event: &Event) -> Option<&'r str> {
    let book = session.book();
    match *event {
        Event::Answered(question, Answer::Chosen(chosen)) if book.opening.contains(&question) => {
            Some(words::answer(book, session.audience(), question, chosen))
        }
        _ => None,
    }
}

/// Writes the questions that were answered by *don't know*, and the one that is most worth finding out.
pub fn left_unknown(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    if !diagnosis.not_known.is_empty() {
        page.gap()?;
        page.text(0, book.words.not_known())?;
        for question in &diagnosis.not_known {
            page.item("  - ", book[*question].ask.to(audience))?;
        }
    }
    if let Some(question) = diagnosis.most_telling() {
        page.text(0, &book.words.most_worth_finding_out(book[question].ask.to(audience)))?;
    }
    Ok(())
}

/// Writes the waits that are running, and when to come back.
pub fn waits(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let book = session.book();
    for fix in diagnosis.waits() {
        let (title, wait) = (book[fix].title.to(session.audience()), words::minutes(&book.words, book[fix].wait));
        page.gap()?;
        page.text(0, &book.words.wait_is_running(title, wait))?;
    }
    Ok(())
}

/// Writes the causes that are most believed.
pub fn causes(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let book = session.book();
    let first = diagnosis.causes.iter().take(CAUSES_SHOWN);
    let shown: Vec<_> = first.filter(|ranked| ranked.likelihood() != Likelihood::Unlikely).collect();
    if diagnosis.fits_nothing {
        page.gap()?;
        page.text(0, book.words.fits_nothing())?;
    }
    if shown.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading(book.words.heading_causes())?;
    for ranked in shown {
        let title = book[ranked.cause].title.to(session.audience());
        let likelihood = words::likelihood(&book.words, ranked.likelihood());
        page.item("  - ", &format!("{title} ({likelihood}{})", weight(&book.words, ranked.weight, weights)))?;
    }
    Ok(())
}

/// Writes a solution: the fix that worked, and the advice that keeps the trouble from coming back.
pub fn solved(session: &Session<'_>, solution: &Solution<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[solution.fix];
    page.gap()?;
    page.heading(&book.words.solved_by(fix.title.to(audience)))?;
    behind(session, solution, page)?;
    aftercare(session, solution, page)
}

/// Writes what is left to do after a solution.
fn aftercare(session: &Session<'_>, solution: &Solution<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    if let Some(after) = &book[solution.fix].after {
        page.text(0, &book.words.afterwards(after.to(audience)))?;
    }
    if !solution.prevention.is_empty() {
        page.text(0, book.words.to_keep_it_so())?;
        for advice in &solution.prevention {
            page.item("  - ", advice.to(audience))?;
        }
    }
    Ok(())
}

/// Writes what is left to do once nothing is asked any more: after a solution, or by whom to turn to.
pub fn parting(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    match &diagnosis.solution {
        Some(solution) => aftercare(session, solution, page),
        None => escalations(session, diagnosis, &diagnosis.escalations, page),
    }
}

/// Writes the cause that a solution most likely removed.
pub fn behind(session: &Session<'_>, solution: &Solution<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let book = session.book();
    match solution.mended {
        Some(cause) => page.text(0, &book.words.behind_it(book[cause].title.to(session.audience()))),
        None => Ok(()),
    }
}

/// Writes escalations, each with the details to have ready.
fn escalations(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    escalations: &[EscalationId],
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    for (rank, id) in escalations.iter().enumerate() {
        let escalation = &book[*id];
        page.gap()?;
        let title = escalation.title.to(audience);
        page.heading(&if rank == 0 { book.words.turn_to(title) } else { book.words.or_to(title) })?;
        if let Some(say) = &escalation.say {
            page.text(2, say.to(audience))?;
        }
        let bring = words::bring(session, diagnosis, *id);
        if !bring.is_empty() {
            page.text(2, book.words.have_ready())?;
            for line in bring {
                page.item("    - ", &line)?;
            }
        }
    }
    Ok(())
}
