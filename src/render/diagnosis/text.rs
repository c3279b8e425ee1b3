//! A diagnosis as text for people.

use std::io;

use crate::engine::{Answer, Diagnosis, Event, Likelihood, Next, RankedFix, Reason, Session, Solution};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{EscalationId, FixId};

/// The number of causes that are named; JSON lists all of them.
const CAUSES_SHOWN: usize = 3;

/// The display of the model's weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Words only: weights are judgement, and a figure would look like a measurement.
    Hidden,
    /// The model's weight behind each word.
    Shown,
}

/// Writes the whole diagnosis.
pub fn report(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    head(session, diagnosis, page)?;
    if let Some(solution) = &diagnosis.solution {
        return solved(session, solution, page);
    }
    causes(session, diagnosis, weights, page)?;
    if diagnosis.fixes.is_empty() {
        page.gap()?;
        page.text(0, "Nothing that is known here is likely to help.")?;
    } else {
        page.gap()?;
        page.heading("What to do, best first")?;
        for (rank, fix) in (1..).zip(&diagnosis.fixes) {
            row(session, fix, rank, weights, page)?;
            details(session, diagnosis, fix, page)?;
            // Not behind the last fix, where nothing is left to go on with.
            if rank == diagnosis.escalate_after && rank < diagnosis.fixes.len() && !diagnosis.escalations.is_empty() {
                page.aside(2, "From here on it is worth turning to somebody instead.")?;
            }
        }
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
        page.text(
            0,
            &format!("What would help most to know: {} (-a {}=…)", asked.ask.to(session.audience()), asked.id),
        )?;
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
    match diagnosis.next() {
        Next::Escalate(to) => {
            page.gap()?;
            if diagnosis.fixes.is_empty() {
                page.text(0, "Nothing more here is likely to help.")?;
                return escalations(session, diagnosis, to, page);
            }
            page.text(0, "It is time to turn to somebody who can look further.")?;
            escalations(session, diagnosis, to, page)?;
            page.gap()?;
            page.text(0, "What could still be tried:")?;
            for ranked in &diagnosis.fixes {
                page.item("  - ", session.book()[ranked.fix].title.to(session.audience()))?;
            }
            Ok(())
        }
        Next::Done => page.text(0, "Nothing more here is likely to help."),
        _ if diagnosis.fixes.is_empty() => escalations(session, diagnosis, &diagnosis.escalations, page),
        Next::Ask(_) | Next::Try(_) | Next::Start(_) | Next::Wait(_) => {
            // Somebody quit in the middle, so the list as it stands is the result.
            list(session, &diagnosis.fixes, weights, page)?;
            left_unknown(session, diagnosis, page)
        }
    }
}

/// Writes the alerts and the known facts, with which every report begins.
fn head(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if !diagnosis.alerts.is_empty() {
        alerts(session, diagnosis, page)?;
        page.gap()?;
    }
    known(session, page)?;
    // Something has helped, and yet the report goes on: it says why.
    if session.solved_by().is_some() {
        for danger in &diagnosis.dangers {
            page.gap()?;
            page.text(0, &format!("Not solved yet: {}.", session.book()[*danger].title.to(session.audience())))?;
        }
    }
    Ok(())
}

/// Writes the ranked list of fixes, one row each.
pub fn list(session: &Session<'_>, fixes: &[RankedFix<'_>], weights: Weights, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading("What to do, best first")?;
    for (rank, fix) in (1..).zip(fixes) {
        row(session, fix, rank, weights, page)?;
    }
    Ok(())
}

/// Writes the alerts.
pub fn alerts(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for alert in &diagnosis.alerts {
        page.warning(0, &format!("Warning: {}", session.book()[*alert].say.to(session.audience())))?;
    }
    Ok(())
}

/// Writes the answers to the opening in one line, and all other events below it.
pub fn known(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (mut opening, mut others) = (Vec::new(), Vec::new());
    for event in session.counting() {
        match opening_answer(session, event) {
            Some(answer) => opening.push(answer),
            None => others.push(event),
        }
    }
    if !opening.is_empty() {
        page.text(0, &format!("Known: {}", opening.join(" · ")))?;
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
        page.text(0, "Not known:")?;
        for question in &diagnosis.not_known {
            page.item("  - ", book[*question].ask.to(audience))?;
        }
    }
    if let Some(question) = diagnosis.most_telling() {
        page.text(0, &format!("Most worth finding out: {}", book[question].ask.to(audience)))?;
    }
    Ok(())
}

/// Writes the waits that are running, and when to come back.
pub fn waits(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for fix in diagnosis.waits() {
        let (title, wait) = (session.book()[fix].title.to(session.audience()), session.book()[fix].wait);
        page.gap()?;
        page.text(
            0,
            &format!(
                "A wait is running: {title}. Come back {} after it was started; ask for no code before.",
                words::minutes(wait)
            ),
        )?;
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
    let first = diagnosis.causes.iter().take(CAUSES_SHOWN);
    let shown: Vec<_> = first.filter(|ranked| ranked.likelihood() != Likelihood::Unlikely).collect();
    if diagnosis.fits_nothing {
        page.gap()?;
        page.text(0, "The answers fit none of the causes that are known here. It may be something else, or one of them is not as it was said.")?;
    }
    if shown.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading("What may be behind it")?;
    for ranked in shown {
        let title = session.book()[ranked.cause].title.to(session.audience());
        let likelihood = ranked.likelihood().name();
        page.item("  - ", &format!("{title} ({likelihood}{})", weight(ranked.weight, weights)))?;
    }
    Ok(())
}

fn weight(value: f64, weights: Weights) -> String {
    match weights {
        Weights::Hidden => String::new(),
        Weights::Shown => format!(", weight {value:.4}"),
    }
}

/// Writes a fix at its rank on the list: its title, promise, duration and actor, and the questions that come first.
pub fn row(
    session: &Session<'_>,
    ranked: &RankedFix<'_>,
    rank: usize,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    page.strong_item(&format!("{rank:>3}  "), fix.title.to(audience))?;
    let running = session.waits().any(|fix| fix == ranked.fix);
    page.text(
        5,
        &format!(
            "{} · {} · {}{}",
            if running { "its wait is running" } else { words::promise(ranked.promise) },
            words::duration(book, ranked.fix),
            words::actor(fix.by, audience),
            weight(ranked.weight, weights)
        ),
    )?;
    for need in &ranked.needs {
        page.text(5, &format!("first: {}", book[*need].ask.to(audience)))?;
    }
    Ok(())
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
            page.text(8, &format!("You should see: {}", expect.to(audience)))?;
        }
    }
    if let Some(after) = &fix.after {
        page.text(5, &format!("Afterwards: {}", after.to(audience)))?;
    }
    for hint in fix.notes.iter().filter(|hint| hint.audience.includes(audience)) {
        page.text(5, &format!("Note: {}", hint.say.to(audience)))?;
    }
    Ok(())
}

/// Writes the reasons for and against a fix.
pub fn reasons<'a>(
    session: &Session<'_>,
    reasons: impl Iterator<Item = &'a Reason>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    for reason in reasons {
        let side = if reason.speaks_for() { "For" } else { "Against" };
        page.aside(5, &format!("{side}: {}", words::reason(session.book(), session.audience(), reason)))?;
    }
    Ok(())
}

/// The number of sources that are named; JSON lists all of them.
const SOURCES_NAMED: usize = 2;

/// Writes the first few sources of a fix.
pub fn sources(session: &Session<'_>, diagnosis: &Diagnosis<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    let mut titles = Vec::new();
    for source in diagnosis.sources(fix).into_iter().take(SOURCES_NAMED) {
        titles.push(words::source(session.book(), source));
    }
    if titles.is_empty() { Ok(()) } else { page.aside(5, &format!("Source: {}", titles.join("; "))) }
}

/// Writes a solution: the fix that worked, and the advice that keeps the trouble from coming back.
pub fn solved(session: &Session<'_>, solution: &Solution<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[solution.fix];
    page.gap()?;
    page.heading(&format!("Solved by: {}", fix.title.to(audience)))?;
    if let Some(after) = &fix.after {
        page.text(0, &format!("Afterwards: {}", after.to(audience)))?;
    }
    if !solution.prevention.is_empty() {
        page.text(0, "To keep it so:")?;
        for advice in &solution.prevention {
            page.item("  - ", advice.to(audience))?;
        }
    }
    Ok(())
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
        let lead = if rank == 0 { "Turn to" } else { "Or to" };
        page.heading(&format!("{lead}: {}", escalation.title.to(audience)))?;
        if let Some(say) = &escalation.say {
            page.text(2, say.to(audience))?;
        }
        let bring = words::bring(session, diagnosis, *id);
        if !bring.is_empty() {
            page.text(2, "Have ready:")?;
            for line in bring {
                page.item("    - ", &line)?;
            }
        }
    }
    Ok(())
}
