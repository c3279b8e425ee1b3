//! A diagnosis as text for people.

use std::io;

use crate::engine::diagnosis::{Diagnosis, Likelihood, RankedFix};
use crate::engine::facts::Answer;
use crate::engine::reasons::Reason;
use crate::engine::session::{Event, Next, Session};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{EscalationId, FixId, QuestionId};

/// How many causes are named; the rest is in JSON.
const CAUSES_SHOWN: usize = 3;

/// Whether the model's weights are shown beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Words only: they are judgement, and a figure would look like a measurement.
    Hidden,
    /// The model's weight behind each word.
    Shown,
}

/// The whole diagnosis.
pub fn report(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    numbers: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    if !diagnosis.alerts.is_empty() {
        alerts(session, diagnosis, page)?;
        page.gap()?;
    }
    known(session, page)?;
    if let Some(fix) = session.solved_by() {
        return solved(session, fix, page);
    }
    causes(session, diagnosis, numbers, page)?;
    if diagnosis.fixes.is_empty() {
        page.gap()?;
        page.text(0, "Nothing that is known here is likely to help.")?;
    } else {
        page.gap()?;
        page.heading("What to do, best first")?;
        for (rank, fix) in (1..).zip(&diagnosis.fixes) {
            row(session, fix, rank, numbers, page)?;
            details(session, diagnosis, fix, page)?;
            if rank == diagnosis.escalate_after && rank < diagnosis.fixes.len() && !diagnosis.escalations.is_empty() {
                page.aside(2, "From here on it is worth turning to somebody instead.")?;
            }
        }
    }
    if diagnosis.fixes.is_empty() || matches!(diagnosis.next(), Next::Escalate(_)) {
        places(session, &diagnosis.escalations, page)?;
    }
    waits(session, page)?;
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

/// The end of a dialogue: solved, or where to turn, or what is known so far.
pub fn ending(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    numbers: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    if !diagnosis.alerts.is_empty() {
        alerts(session, diagnosis, page)?;
        page.gap()?;
    }
    known(session, page)?;
    if let Some(fix) = session.solved_by() {
        return solved(session, fix, page);
    }
    waits(session, page)?;
    match diagnosis.next() {
        Next::Escalate(to) => {
            page.gap()?;
            if diagnosis.fixes.is_empty() {
                page.text(0, "Nothing more here is likely to help.")?;
                return places(session, to, page);
            }
            page.text(0, "It is time to turn to somebody who can look further.")?;
            places(session, to, page)?;
            page.gap()?;
            page.text(0, "What could still be tried:")?;
            diagnosis
                .fixes
                .iter()
                .try_for_each(|ranked| page.item("  - ", session.book()[ranked.fix].title.to(session.audience())))
        }
        Next::Done => page.text(0, "Nothing more here is likely to help."),
        _ if diagnosis.fixes.is_empty() => places(session, &diagnosis.escalations, page),
        Next::Ask(_) | Next::Try(_) | Next::Start(_) | Next::Wait(_) => {
            page.gap()?;
            page.heading("What to do, best first")?;
            for (rank, fix) in (1..).zip(&diagnosis.fixes) {
                row(session, fix, rank, numbers, page)?;
            }
            left_unknown(session, diagnosis, page)
        }
    }
}

/// What has to be said before all else.
pub fn alerts(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for alert in &diagnosis.alerts {
        page.warning(0, &format!("Warning: {}", session.book()[*alert].say.to(session.audience())))?;
    }
    Ok(())
}

/// One line of what is known.
pub fn known(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let opening = |event: &Event| match *event {
        Event::Answered(question, answer @ Answer::Chosen(_)) if book.opening.contains(&question) => {
            Some(words::said(book, audience, question, answer).to_owned())
        }
        _ => None,
    };
    let scene: Vec<String> = session.counting().filter_map(opening).collect();
    if !scene.is_empty() {
        page.text(0, &format!("Known: {}", scene.join(" · ")))?;
    }
    let rest = |event: &&Event| opening(event).is_none();
    for event in session.counting().filter(rest) {
        page.item("  - ", &words::event(session, event))?;
    }
    Ok(())
}

/// What was not known, and the one answer that would most shorten the way.
pub fn left_unknown(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let ask = |question: &QuestionId| session.book()[*question].ask.to(session.audience());
    if !diagnosis.not_known.is_empty() {
        page.gap()?;
        page.text(0, "Not known:")?;
        diagnosis.not_known.iter().try_for_each(|question| page.item("  - ", ask(question)))?;
    }
    match diagnosis.most_telling() {
        Some(question) => page.text(0, &format!("Most worth finding out: {}", ask(&question))),
        None => Ok(()),
    }
}

/// Waits that are running, and when to come back.
pub fn waits(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for fix in session.waits() {
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

/// The causes that are most believed.
pub fn causes(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    numbers: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let worth_naming = |weight: f64| Likelihood::of(weight) != Likelihood::Unlikely;
    let named: Vec<_> =
        diagnosis.causes.iter().take(CAUSES_SHOWN).filter(|ranked| worth_naming(ranked.weight)).collect();
    if diagnosis.fits_nothing {
        page.gap()?;
        page.text(0, "The answers fit none of the causes that are known here. It may be something else, or one of them is not as it was said.")?;
    }
    if named.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading("What may be behind it")?;
    for ranked in named {
        let title = session.book()[ranked.cause].title.to(session.audience());
        let likelihood = Likelihood::of(ranked.weight).name();
        page.item("  - ", &format!("{title} ({likelihood}{})", weight(ranked.weight, numbers)))?;
    }
    Ok(())
}

fn weight(weight: f64, numbers: Weights) -> String {
    match numbers {
        Weights::Hidden => String::new(),
        Weights::Shown => format!(", weight {weight:.4}"),
    }
}

/// A fix in its place on the list: what, how promising, how long, who.
pub fn row(
    session: &Session<'_>,
    ranked: &RankedFix<'_>,
    rank: usize,
    numbers: Weights,
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
            weight(ranked.weight, numbers)
        ),
    )?;
    for need in &ranked.needs {
        page.text(5, &format!("first: {}", book[*need].ask.to(audience)))?;
    }
    Ok(())
}

/// How a fix is done, and why it is advised.
pub fn details(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    steps(session, diagnosis, ranked, page)?;
    reasons(session, ranked.because.iter(), page)?;
    sources(session, ranked.fix, page)
}

/// How a fix is done: nothing while it needs an answer.
pub fn steps(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    if ranked.needs.is_empty() {
        if let Some(warn) = &fix.warn {
            page.warning(5, warn.to(audience))?;
        }
        for (number, shown) in (1..).zip(&ranked.steps) {
            if shown.step.sends {
                for limit in &diagnosis.limits {
                    page.warning(8, book[*limit].say.to(audience))?;
                }
            }
            page.item(&format!("     {number}. "), &words::step(book, audience, shown))?;
            if let Some(expect) = &shown.step.expect {
                page.text(8, &format!("You should see: {}", expect.to(audience)))?;
            }
        }
        if let Some(after) = &fix.after {
            page.text(5, &format!("Afterwards: {}", after.to(audience)))?;
        }
        for note in fix.notes.iter().filter(|note| note.audience.includes(audience)) {
            page.text(5, &format!("Note: {}", note.say.to(audience)))?;
        }
    }
    Ok(())
}

/// What speaks for and against a fix.
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

/// Where a fix is drawn from.
pub fn sources(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    let sources = words::sources(session, fix);
    if !sources.is_empty() {
        page.aside(5, &format!("Source: {}", sources.join("; ")))?;
    }
    Ok(())
}

/// The good end: what worked, and what keeps the trouble from coming back.
pub fn solved(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    let entry = &session.book()[fix];
    page.gap()?;
    page.heading(&format!("Solved by: {}", entry.title.to(session.audience())))?;
    if let Some(after) = &entry.after {
        page.text(0, &format!("Afterwards: {}", after.to(session.audience())))?;
    }
    let prevention = words::prevention(session, fix);
    if !prevention.is_empty() {
        page.text(0, "To keep it so:")?;
        for line in prevention {
            page.item("  - ", &line)?;
        }
    }
    Ok(())
}

/// Where to turn, and what to have ready.
pub fn places(session: &Session<'_>, places: &[EscalationId], page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    for (number, place) in places.iter().enumerate() {
        let escalation = &book[*place];
        page.gap()?;
        let lead = if number == 0 { "Turn to" } else { "Or to" };
        page.heading(&format!("{lead}: {}", escalation.title.to(audience)))?;
        if let Some(say) = &escalation.say {
            page.text(2, say.to(audience))?;
        }
        let bring = words::bring(session, *place);
        if !bring.is_empty() {
            page.text(2, "Have ready:")?;
            for line in bring {
                page.item("    - ", &line)?;
            }
        }
    }
    Ok(())
}
