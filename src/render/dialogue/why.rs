//! The reasons behind a question, a fix or a cause, in words.

use std::io;

use crate::engine::{Likelihood, Reason, Session, WhyCause, WhyFix, Worth};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{CauseId, FixId, QuestionId};

/// The smallest saving that is mentioned, in minutes: a smaller one is no reason to answer a question.
const WORTH_MENTIONING: f64 = 0.5;

/// The number of causes of a fix that are named.
const CAUSES_NAMED: usize = 3;

/// Writes why a question is asked: its general reason, the fix that each answer leads to, and the minutes it saves.
pub fn question(session: &Session<'_>, question: QuestionId, worth: &Worth, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let asked = &book[question];
    if let Some(why) = &asked.why {
        page.text(2, why.to(audience))?;
    }
    let ways_on = ways(session, question, worth);
    // A list of one would not show that the answer makes no difference.
    if let [Way { fix: Some(fix), .. }] = &ways_on[..] {
        page.text(2, &format!("Whatever the answer, the first thing to try is: {}.", book[*fix].title.to(audience)))?;
    } else {
        for Way { fix, answers, minutes } in &ways_on {
            let then = fix.map_or("turn to somebody who can look further", |fix| book[fix].title.to(audience));
            let left = words::roughly(*minutes);
            page.item("  - ", &format!("{}: {then} (about {left} to go)", answers.join(", ")))?;
        }
    }
    if worth.saves >= WORTH_MENTIONING {
        let (effort, saves) = (words::minutes(asked.effort), words::roughly(worth.saves));
        page.text(2, &format!("Answering takes about {effort} and saves about {saves} on average."))?;
    }
    Ok(())
}

/// A fix, and the answers that lead to it.
struct Way<'r> {
    fix: Option<FixId>,
    answers: Vec<&'r str>,
    /// The minutes to go after the first of these answers.
    minutes: f64,
}

/// The leads of a question, with those to the same fix merged.
fn ways<'r>(session: &Session<'r>, question: QuestionId, worth: &Worth) -> Vec<Way<'r>> {
    // A map would lose the order of the answers, and a question has only a few of them.
    let mut ways: Vec<Way<'_>> = Vec::new();
    for lead in &worth.leads {
        let answer = words::answer(session.book(), session.audience(), question, lead.answer);
        match ways.iter_mut().find(|way| way.fix == lead.fix) {
            Some(way) => way.answers.push(answer),
            None => ways.push(Way { fix: lead.fix, answers: vec![answer], minutes: lead.minutes }),
        }
    }
    ways
}

/// Writes why a fix is advised: the causes that it mends, those that its failure would rule out, and the reasons.
pub fn fix(session: &Session<'_>, why: &WhyFix, page: &mut Page<'_>) -> io::Result<()> {
    let fix = &session.book()[why.fix];
    page.text(2, &format!("{}:", fix.title.to(session.audience())))?;
    if session.book().is_way_round(why.fix) {
        page.text(2, "It is a way round: it can help whatever the cause is, and mends none.")?;
    }
    if !why.mends.is_empty() {
        let mended = titles(session, &why.mends[..why.mends.len().min(CAUSES_NAMED)]);
        page.text(2, &format!("It mends: {mended}."))?;
        if why.rules_out.is_empty() {
            page.text(2, "If it fails, that becomes less likely.")?;
        } else {
            page.text(2, &format!("If it fails, this becomes unlikely: {}.", titles(session, &why.rules_out)))?;
        }
    }
    reasons(session, &why.because, page)
}

fn titles(session: &Session<'_>, causes: &[CauseId]) -> String {
    let titles: Vec<&str> = causes.iter().map(|cause| session.book()[*cause].title.to(session.audience())).collect();
    titles.join("; ")
}

/// Writes the likelihood of a cause, and the reasons for and against it.
pub fn cause(session: &Session<'_>, why: &WhyCause, page: &mut Page<'_>) -> io::Result<()> {
    let possible = why.weight > 0.0;
    let likelihood = if possible { Likelihood::of(why.weight).name() } else { "not possible here" };
    page.text(2, &format!("{}: {likelihood}.", session.book()[why.cause].title.to(session.audience())))?;
    if possible && why.because.is_empty() {
        page.text(2, "Nothing that was said tells it from what is likeliest besides; it goes by how common it is.")?;
    }
    reasons(session, &why.because, page)
}

fn reasons(session: &Session<'_>, reasons: &[Reason], page: &mut Page<'_>) -> io::Result<()> {
    for reason in reasons {
        let side = if reason.speaks_for() { "For" } else { "Against" };
        page.item("  - ", &format!("{side}: {}", words::reason(session.book(), session.audience(), reason)))?;
    }
    Ok(())
}
