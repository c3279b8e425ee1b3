//! Worked cases, run as sessions like any other: what came of them, held against what must.

use super::diagnosis::Diagnosis;
use super::facts::Answer;
use super::session::{Next, Rejected, Session};
use crate::rulebook::{AlertId, Case, CauseId, EscalationId, FixId, LimitId, QuestionId, Rulebook};

/// One thing that a case expects and that did not come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// An answer cannot be given in this case.
    Refused(QuestionId, Rejected),
    /// A cause stands further down, or nowhere.
    Cause {
        /// The cause.
        cause: CauseId,
        /// The rank it should reach, counted from 1.
        within: usize,
        /// The rank it has.
        rank: Option<usize>,
    },
    /// A fix stands further down, or nowhere.
    Fix {
        /// The fix.
        fix: FixId,
        /// The rank it should reach, counted from 1.
        within: usize,
        /// The rank it has.
        rank: Option<usize>,
    },
    /// A fix is advised that must not be.
    Advised(FixId),
    /// Other alerts stand than those expected.
    Alerts(Vec<AlertId>),
    /// A limit is not said.
    Limit(LimitId),
    /// An escalation is not offered.
    Escalation(EscalationId),
    /// No advised fix waits for this question.
    Need(QuestionId),
}

/// The session of a case: its answers and trials, taken in the order in which they are written.
///
/// # Errors
/// If an answer cannot be given.
pub fn play<'r>(book: &'r Rulebook, case: &Case) -> Result<Session<'r>, Mismatch> {
    let mut session = Session::start(book, case.audience);
    for (question, answer) in &case.answers {
        let answered = session.answer(*question, Answer::Chosen(*answer));
        answered.map_err(|rejected| Mismatch::Refused(*question, rejected))?;
    }
    if let Some(question) = session.inert().first() {
        return Err(Mismatch::Refused(*question, Rejected::NotAsked { because: *question }));
    }
    for (fix, outcome) in &case.tried {
        session.tried(*fix, *outcome);
    }
    Ok(session)
}

/// Everything in which a case did not come out as expected; nothing if it passed.
#[must_use]
pub fn run(book: &Rulebook, case: &Case) -> Vec<Mismatch> {
    match play(book, case) {
        Ok(session) => compare(case, &session.diagnosis()),
        Err(refused) => vec![refused],
    }
}

fn compare(case: &Case, diagnosis: &Diagnosis<'_>) -> Vec<Mismatch> {
    let expect = &case.expect;
    let cause_rank = |cause| diagnosis.causes.iter().position(|ranked| ranked.cause == cause).map(|place| place + 1);
    let fix_rank = |fix| diagnosis.fixes.iter().position(|ranked| ranked.fix == fix).map(|place| place + 1);
    let too_low = |rank: Option<usize>, within: usize| rank.is_none_or(|rank| rank > within);
    let mut mismatches = Vec::new();
    for (cause, within) in expect.causes.iter().copied() {
        let rank = cause_rank(cause);
        if too_low(rank, within) {
            mismatches.push(Mismatch::Cause { cause, within, rank });
        }
    }
    for (fix, within) in expect.fixes.iter().copied() {
        let rank = fix_rank(fix);
        if too_low(rank, within) {
            mismatches.push(Mismatch::Fix { fix, within, rank });
        }
    }
    let advised = |fix: &&FixId| fix_rank(**fix).is_some() || diagnosis.next == Next::Try(**fix);
    mismatches.extend(expect.never.iter().filter(advised).map(|fix| Mismatch::Advised(*fix)));
    if expect.alerts.as_ref().is_some_and(|alerts| !same(alerts, &diagnosis.alerts)) {
        mismatches.push(Mismatch::Alerts(diagnosis.alerts.clone()));
    }
    let unsaid = expect.limits.iter().filter(|limit| !diagnosis.limits.contains(limit));
    mismatches.extend(unsaid.map(|limit| Mismatch::Limit(*limit)));
    let elsewhere = expect.escalations.iter().filter(|place| !diagnosis.escalations.contains(place));
    mismatches.extend(elsewhere.map(|place| Mismatch::Escalation(*place)));
    let unneeded = |need: &&QuestionId| !diagnosis.fixes.iter().any(|ranked| ranked.needs.contains(need));
    mismatches.extend(expect.needs.iter().filter(unneeded).map(|need| Mismatch::Need(*need)));
    mismatches
}

fn same(a: &[AlertId], b: &[AlertId]) -> bool {
    a.len() == b.len() && a.iter().all(|alert| b.contains(alert))
}
