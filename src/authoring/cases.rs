//! Worked cases, run as sessions like any other: what came of them, held against what must.

use crate::authoring::why_not::{CauseDecided, FixDecided, cause_decided, fix_decided};
use crate::engine::{Answer, Diagnosis, Rejected, Session};
use crate::rulebook::{AlertId, Case, CauseId, EscalationId, FixId, LimitId, QuestionId, Rulebook};

/// One thing that a case expects and that did not come of it, with what came instead.
#[derive(Debug, Clone, PartialEq)]
pub enum Mismatch {
    /// An answer cannot be given in this case.
    Refused(QuestionId, Rejected),
    /// A cause stands further down, or nowhere.
    Cause {
        cause: CauseId,
        /// The rank it should reach, counted from 1.
        within: usize,
        /// Its rank; `None` if its gate is closed.
        rank: Option<usize>,
        /// Those before it, or the whole list if it is not on it.
        before: Vec<CauseId>,
        /// Why the first of them stands before it; `None` if there is none.
        decided: Option<CauseDecided>,
    },
    /// A fix stands further down, or nowhere.
    Fix {
        fix: FixId,
        /// The rank it should reach, counted from 1.
        within: usize,
        /// Its rank, if it is on the list.
        rank: Option<usize>,
        /// Those before it, or the whole list if it is not on it.
        before: Vec<FixId>,
        /// Why.
        decided: FixDecided,
    },
    /// A fix is advised that must not be, at this rank.
    Advised(FixId, usize),
    /// So many steps of a fix are shown, and not so many as expected; none if it is not advised.
    Steps {
        fix: FixId,
        expected: usize,
        /// The number shown, if it is on the list.
        shown: Option<usize>,
        /// True while they wait for the answer to a question.
        held_back: bool,
    },
    /// Other alerts stand than those expected: these.
    Alerts(Vec<AlertId>),
    /// A limit is not said; these are.
    Limit(LimitId, Vec<LimitId>),
    /// An escalation is not offered; these are.
    Escalation(EscalationId, Vec<EscalationId>),
    /// An escalation is offered that must not be.
    Offered(EscalationId),
    /// No advised fix waits for this question; fixes wait for these.
    Need(QuestionId, Vec<QuestionId>),
    /// A question is open that must not be.
    Asked(QuestionId),
}

/// The session of a case: its answers and trials, taken in the order in which they are written.
///
/// # Errors
/// If an answer cannot be given: to which question, and why.
pub fn play<'r>(book: &'r Rulebook, case: &Case) -> Result<Session<'r>, (QuestionId, Rejected)> {
    let mut session = Session::start(book, case.audience);
    for (question, answer) in &case.answers {
        let answered = session.answer(*question, Answer::Chosen(*answer));
        answered.map_err(|rejected| (*question, rejected))?;
    }
    if let Some(question) = session.inert().first() {
        let because = session.refuter(*question).unwrap_or(*question);
        return Err((*question, Rejected::NotAsked { because }));
    }
    for (fix, outcome) in &case.tried {
        session.tried(*fix, *outcome);
    }
    Ok(session)
}

/// Everything in which a case did not come out as expected; nothing if it passed.
pub fn run(book: &Rulebook, case: &Case) -> Vec<Mismatch> {
    match play(book, case) {
        Ok(session) => compare(case, &session, &session.diagnosis()),
        Err((question, rejected)) => vec![Mismatch::Refused(question, rejected)],
    }
}

/// Everything in which a diagnosis is not what a case expects.
pub fn compare(case: &Case, session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<Mismatch> {
    let expect = &case.expect;
    let causes: Vec<CauseId> = diagnosis.causes.iter().map(|ranked| ranked.cause).collect();
    let fixes: Vec<FixId> = diagnosis.fixes.iter().map(|ranked| ranked.fix).collect();
    let too_low = |rank: Option<usize>, within: usize| rank.is_none_or(|rank| rank > within);
    let mut mismatches = Vec::new();
    for (cause, within) in expect.causes.iter().copied() {
        let (rank, before) = placed(&causes, cause);
        if too_low(rank, within) {
            let decided = before.first().map(|rival| cause_decided(session, cause, *rival));
            mismatches.push(Mismatch::Cause { cause, within, rank, before, decided });
        }
    }
    for (fix, within) in expect.fixes.iter().copied() {
        let (rank, before) = placed(&fixes, fix);
        if too_low(rank, within) {
            let decided = fix_decided(diagnosis, fix);
            mismatches.push(Mismatch::Fix { fix, within, rank, before, decided });
        }
    }
    // What comes next is on the list too, so that there is no need to work it out.
    let advised = expect.never.iter().filter_map(|fix| Some(Mismatch::Advised(*fix, placed(&fixes, *fix).0?)));
    mismatches.extend(advised);
    for (fix, expected) in expect.steps.iter().copied() {
        let ranked = diagnosis.fixes.iter().find(|ranked| ranked.fix == fix);
        let shown = ranked.map(|ranked| ranked.steps.len());
        if shown != Some(expected) {
            let held_back = ranked.is_some_and(|ranked| !ranked.needs.is_empty());
            mismatches.push(Mismatch::Steps { fix, expected, shown, held_back });
        }
    }
    if expect.alerts.as_ref().is_some_and(|alerts| !same(alerts, &diagnosis.alerts)) {
        mismatches.push(Mismatch::Alerts(diagnosis.alerts.clone()));
    }
    let unsaid = expect.limits.iter().filter(|limit| !diagnosis.limits.contains(limit));
    mismatches.extend(unsaid.map(|limit| Mismatch::Limit(*limit, diagnosis.limits.clone())));
    let elsewhere = expect.escalations.iter().filter(|place| !diagnosis.escalations.contains(place));
    mismatches.extend(elsewhere.map(|place| Mismatch::Escalation(*place, diagnosis.escalations.clone())));
    let offered = expect.not_offered.iter().filter(|place| diagnosis.escalations.contains(place));
    mismatches.extend(offered.map(|place| Mismatch::Offered(*place)));
    let mut needs: Vec<QuestionId> = diagnosis.fixes.iter().flat_map(|ranked| ranked.needs.clone()).collect();
    needs.sort_unstable();
    needs.dedup();
    let unneeded = expect.needs.iter().filter(|need| !needs.contains(need));
    mismatches.extend(unneeded.map(|need| Mismatch::Need(*need, needs.clone())));
    let open = expect.not_asked.iter().filter(|question| diagnosis.unknown.contains(question));
    mismatches.extend(open.map(|question| Mismatch::Asked(*question)));
    mismatches
}

/// The rank of an entry on a list, and the entries before it: all of the list if it is not on it.
fn placed<Id: Copy + PartialEq>(list: &[Id], id: Id) -> (Option<usize>, Vec<Id>) {
    let position = list.iter().position(|listed| *listed == id);
    (position.map(|position| position + 1), list[..position.unwrap_or(list.len())].to_vec())
}

fn same(a: &[AlertId], b: &[AlertId]) -> bool {
    a.len() == b.len() && a.iter().all(|alert| b.contains(alert))
}
