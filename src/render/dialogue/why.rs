//! Why something is asked or advised: what the engine computed, in words.

use std::io;

use crate::engine::belief;
use crate::engine::diagnosis::Likelihood;
use crate::engine::reasons::{Reason, Worth, because, because_of, ruled_out};
use crate::engine::session::Session;
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{CauseId, FixId, QuestionId};

/// A question that saves less than half a minute on average is not praised for it.
const WORTH_TELLING: f64 = 0.5;

/// How many causes of a fix are named.
const CAUSES_NAMED: usize = 3;

/// Why a question is asked: in general, what each answer leads to, and the minutes it saves.
pub fn question(session: &Session<'_>, question: QuestionId, worth: &Worth, page: &mut Page<'_>) -> io::Result<()> {
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

/// Why a fix is advised: what it mends, what speaks for and against it, and what its failure would rule out.
pub fn fix(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience, facts) = (session.book(), session.audience(), session.facts());
    let beliefs = belief(book, &facts);
    page.text(2, &format!("{}:", book[fix].title.to(audience)))?;
    if book[fix].cures_any.is_some() {
        page.text(2, "It is a way round: it can help whatever the cause is, and mends none.")?;
    }
    let title = |cause: &CauseId| book[*cause].title.to(audience);
    let mut mended: Vec<_> = book[fix].cures.iter().filter(|(cause, _)| beliefs[cause.index()] > 0.0).collect();
    mended.sort_by(|a, b| beliefs[b.0.index()].total_cmp(&beliefs[a.0.index()]));
    if !mended.is_empty() {
        let titles: Vec<&str> = mended.iter().take(CAUSES_NAMED).map(|(cause, _)| title(cause)).collect();
        page.text(2, &format!("It mends: {}.", titles.join("; ")))?;
        let out: Vec<CauseId> = ruled_out(book, &beliefs, fix);
        if out.is_empty() {
            page.text(2, "If it fails, that becomes less likely.")?;
        } else {
            let titles: Vec<&str> = out.iter().map(title).collect();
            page.text(2, &format!("If it fails, this becomes unlikely: {}.", titles.join("; ")))?;
        }
    }
    reasons(session, &because(book, &facts, &beliefs, fix), page)
}

/// Why a cause is believed as it is: how likely it is, and what speaks for and against it.
pub fn cause(session: &Session<'_>, cause: CauseId, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience, facts) = (session.book(), session.audience(), session.facts());
    let beliefs = belief(book, &facts);
    let weight = beliefs[cause.index()] / beliefs.iter().sum::<f64>();
    let likelihood = if weight > 0.0 { Likelihood::of(weight).name() } else { "not possible here" };
    page.text(2, &format!("{}: {likelihood}.", book[cause].title.to(audience)))?;
    if weight <= 0.0 {
        return Ok(());
    }
    let reasons = because_of(book, &facts, &beliefs, cause);
    if reasons.is_empty() {
        page.text(2, "Nothing that was said tells it from what is likeliest besides; it goes by how common it is.")?;
    }
    self::reasons(session, &reasons, page)
}

fn reasons(session: &Session<'_>, reasons: &[Reason], page: &mut Page<'_>) -> io::Result<()> {
    for reason in reasons {
        let side = if reason.speaks_for() { "For" } else { "Against" };
        page.item("  - ", &format!("{side}: {}", words::reason(session.book(), session.audience(), reason)))?;
    }
    Ok(())
}
