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
    let (asked, words) = (&book[question], &book.words);
    if let Some(why) = &asked.why {
        page.text(2, why.to(audience))?;
    }
    let ways_on = ways(session, question, worth);
    // A list of one would not show that the answer makes no difference.
    if let [Way { fix: Some(fix), .. }] = &ways_on[..] {
        page.text(2, &words.whatever_the_answer(book[*fix].title.to(audience)))?;
    } else {
        for Way { fix, answers, minutes } in &ways_on {
            let then = fix.map_or(words.lead_to_somebody(), |fix| book[fix].title.to(audience));
            page.item("  - ", &words.answers_lead_to(answers.join(", "), then, words::roughly(words, *minutes)))?;
        }
    }
    if worth.saves >= WORTH_MENTIONING {
        let (effort, saves) = (words::minutes(words, asked.effort), words::roughly(words, worth.saves));
        page.text(2, &words.answering_saves(effort, saves))?;
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
    let (fix, words) = (&session.book()[why.fix], &session.book().words);
    page.text(2, &format!("{}:", fix.title.to(session.audience())))?;
    if session.book().is_way_round(why.fix) {
        page.text(2, words.is_way_round())?;
    }
    if !why.mends.is_empty() {
        let mended = titles(session, &why.mends[..why.mends.len().min(CAUSES_NAMED)]);
        page.text(2, &words.it_mends(mended))?;
        if why.rules_out.is_empty() {
            page.text(2, words.less_likely_then())?;
        } else {
            page.text(2, &words.unlikely_then(titles(session, &why.rules_out)))?;
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
    let (possible, words) = (why.weight > 0.0, &session.book().words);
    let likelihood =
        if possible { words::likelihood(words, Likelihood::of(why.weight)) } else { words.not_possible_here() };
    page.text(2, &format!("{}: {likelihood}.", session.book()[why.cause].title.to(session.audience())))?;
    if possible && why.because.is_empty() {
        page.text(2, words.nothing_tells())?;
    }
    reasons(session, &why.because, page)
}

fn reasons(session: &Session<'_>, reasons: &[Reason], page: &mut Page<'_>) -> io::Result<()> {
    for reason in reasons {
        page.item("  - ", &words::side(session.book(), session.audience(), reason))?;
    }
    Ok(())
}
