//! What the dialogue says.

use std::io;

use super::{Page, words};
use crate::engine::{Diagnosis, Event, RankedFix, Session, Worth, because, belief};
use crate::rulebook::{Audience, FixId, QuestionId};

/// A question that saves less than half a minute on average is not praised for it.
const WORTH_TELLING: f64 = 0.5;

/// How many fixes the short list shows.
pub const SHORT_LIST: usize = 3;

/// The greeting: what this is, how to stay safe, and the one help line.
///
/// # Errors
/// If the page cannot be written.
pub fn greeting(title: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(title)?;
    page.text(0, "Nobody honest will ever ask you for a code; do not type one here.")?;
    page.text(0, "Answer with a number. Also: why, back, skip (don't know), list, ? for more.")
}

/// A question with its numbered answers.
///
/// # Errors
/// If the page cannot be written.
pub fn question(session: &Session<'_>, question: QuestionId, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let asked = &book[question];
    page.gap()?;
    page.heading(asked.ask.to(audience))?;
    for note in asked.notes.iter().filter(|note| note.audience.includes(audience)) {
        page.aside(2, note.say.to(audience))?;
    }
    let answers: Vec<&str> = asked.answers.iter().map(|answer| answer.text.to(audience)).collect();
    choices(&answers, page)
}

/// Numbered answers: side by side where a few short ones fit, else one a line.
///
/// # Errors
/// If the page cannot be written.
pub fn choices(answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    let numbered: Vec<String> = (1..).zip(answers).map(|(number, answer)| format!("{number}  {answer}")).collect();
    let line = numbered.join("   ");
    if answers.len() <= 4 && line.chars().count() + 2 <= page.width() {
        return page.text(2, &line);
    }
    (1..).zip(answers).try_for_each(|(number, answer)| page.item(&format!("{number:>3}  "), answer))
}

/// The first fixes of the list.
///
/// # Errors
/// If the page cannot be written.
pub fn short_list(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    super::text::causes(session, diagnosis, super::text::Numbers::Hidden, page)?;
    list(session, &diagnosis.fixes[..diagnosis.fixes.len().min(SHORT_LIST)], page)?;
    let more = diagnosis.fixes.len().saturating_sub(SHORT_LIST);
    if more > 0 { page.text(2, &format!("…  {more} more: list")) } else { Ok(()) }
}

/// One line of what leads now.
///
/// # Errors
/// If the page cannot be written.
pub fn leading(session: &Session<'_>, fixes: &[FixId], page: &mut Page<'_>) -> io::Result<()> {
    let titles: Vec<&str> = fixes.iter().map(|fix| session.book()[*fix].title.to(session.audience())).collect();
    page.gap()?;
    page.text(0, &format!("Best first now: {}.", titles.join("; ")))
}

/// The whole list.
///
/// # Errors
/// If the page cannot be written.
pub fn whole_list(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if diagnosis.fixes.is_empty() {
        return page.text(0, "Nothing is on the list: nothing known here is likely to help.");
    }
    list(session, &diagnosis.fixes, page)
}

/// What is unlikely to help, below the list.
///
/// # Errors
/// If the page cannot be written.
pub fn unlikely(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if diagnosis.unlikely.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading("Unlikely to help here")?;
    for fix in &diagnosis.unlikely {
        page.item("  -  ", session.book()[*fix].title.to(session.audience()))?;
    }
    Ok(())
}

fn list(session: &Session<'_>, fixes: &[RankedFix<'_>], page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading("What to do, best first")?;
    (1..)
        .zip(fixes)
        .try_for_each(|(rank, fix)| super::text::row(session, fix, rank, super::text::Numbers::Hidden, page))
}

/// One fix to try now: what, how long, who, how, and why.
///
/// # Errors
/// If the page cannot be written.
pub fn card(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    page.gap()?;
    page.heading(&format!("Try this: {}", fix.title.to(audience)))?;
    page.text(5, &format!("{} · {}", words::duration(book, ranked.fix), words::actor(fix.by, audience)))?;
    super::text::steps(session, diagnosis, ranked, page)?;
    // What speaks against it is told when somebody asks why: here it would read as "do not do this".
    super::text::reasons(session, ranked.because.iter().filter(|reason| reason.speaks_for()), page)?;
    super::text::sources(session, ranked.fix, page)?;
    page.gap()?;
    page.heading("Did it work?")
}

/// The same fix as before, after something else was said.
///
/// # Errors
/// If the page cannot be written.
pub fn same_card(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&format!("Still: {}. Did it work?", session.book()[fix].title.to(session.audience())))
}

/// Why a question is asked: in general, what each answer leads to, and the minutes it saves.
///
/// # Errors
/// If the page cannot be written.
pub fn why_question(session: &Session<'_>, question: QuestionId, worth: &Worth, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let asked = &book[question];
    if let Some(why) = &asked.why {
        page.text(2, why.to(audience))?;
    }
    let mut led: Vec<(Option<FixId>, Vec<&str>, f64)> = Vec::new();
    for lead in &worth.leads {
        let answer = words::answer(book, audience, question, lead.answer);
        match led.iter_mut().find(|(fix, ..)| *fix == lead.fix) {
            Some((_, answers, _)) => answers.push(answer),
            None => led.push((lead.fix, vec![answer], lead.minutes)),
        }
    }
    if let [(Some(fix), ..)] = &led[..] {
        page.text(2, &format!("Whatever the answer, the first thing to try is: {}.", book[*fix].title.to(audience)))?;
    } else {
        for (fix, answers, minutes) in &led {
            let then = fix.map_or("turn to somebody who can look further", |fix| book[fix].title.to(audience));
            let togo = words::minutes(*minutes);
            page.item("  - ", &format!("{}: {then} (about {togo} to go)", answers.join(", ")))?;
        }
    }
    if worth.saves >= WORTH_TELLING {
        let (effort, saves) = (words::minutes(asked.effort), words::minutes(worth.saves));
        page.text(2, &format!("Answering takes about {effort} and saves about {saves} on average."))?;
    }
    Ok(())
}

/// Why a fix is advised: what it mends, what speaks for and against it.
///
/// # Errors
/// If the page cannot be written.
pub fn why_fix(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience, facts) = (session.book(), session.audience(), session.facts());
    let beliefs = belief(book, &facts);
    if book[fix].cures_any.is_some() {
        page.text(2, "It is a way round: it can help whatever the cause is, and mends none.")?;
    }
    let mut mended: Vec<_> = book[fix].cures.iter().filter(|(cause, _)| beliefs[cause.index()] > 0.0).collect();
    mended.sort_by(|a, b| beliefs[b.0.index()].total_cmp(&beliefs[a.0.index()]));
    if !mended.is_empty() {
        let titles: Vec<&str> = mended.iter().take(3).map(|(cause, _)| book[*cause].title.to(audience)).collect();
        page.text(2, &format!("It mends: {}.", titles.join("; ")))?;
        page.text(2, "If it fails, that becomes less likely.")?;
    }
    for reason in because(book, &facts, &beliefs, fix) {
        let side = if reason.speaks_for() { "For" } else { "Against" };
        page.item("  - ", &format!("{side}: {}", words::reason(book, audience, &reason)))?;
    }
    Ok(())
}

/// All that was said, numbered.
///
/// # Errors
/// If the page cannot be written.
pub fn answers(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if session.log().is_empty() {
        return page.text(0, "Nothing was said yet.");
    }
    (1..).zip(session.log()).try_for_each(|(number, event): (usize, &Event)| {
        page.item(&format!("{number:>3}  "), &words::event(session, *event))
    })
}

/// The commands that are understood at every prompt.
///
/// # Errors
/// If the page cannot be written.
pub fn help(page: &mut Page<'_>) -> io::Result<()> {
    const COMMANDS: [(&str, &str); 12] = [
        ("a number, an id, or how the answer begins", "answers"),
        ("why", "why this is asked or advised"),
        ("skip", "don't know"),
        ("n/a", "does not apply"),
        ("back", "takes back what was said last"),
        ("answers", "all that was said and tried"),
        ("set QUESTION=ANSWER", "says something that was not asked, or changes it"),
        (
            "tried FIX",
            "was done already and did not help: its number on the list, or how it begins; =worked or =cannot also",
        ),
        ("list, list all", "what to do, as far as is known; with what is unlikely to help"),
        ("cannot", "at a fix: it cannot be done"),
        ("?", "this help"),
        ("quit", "ends with what is known"),
    ];
    COMMANDS.iter().try_for_each(|(command, what)| page.item(&format!("  {command}: "), what))
}

/// The title of a fix for this audience.
#[must_use]
pub fn title<'r>(session: &Session<'r>, fix: FixId) -> &'r str {
    session.book()[fix].title.to(session.audience())
}

/// Why an answer cannot be taken.
#[must_use]
pub fn not_asked(session: &Session<'_>, because: QuestionId) -> String {
    let facts = session.facts();
    let audience: Audience = session.audience();
    let said = facts.answer(because).map_or("", |answer| words::said(session.book(), audience, because, answer));
    format!("That does not arise here, because of: {} {said}", session.book()[because].ask.to(audience))
}
