//! Runs worked cases as sessions like any other, and compares the outcomes with the expectations.

use crate::authoring::why_not::{WhyNotCause, WhyNotFix, why_not_cause, why_not_fix};
use crate::engine::{CaseState, Diagnosis, Likelihood, Next, Rejected, Session};
use crate::rulebook::{AlertId, Case, CauseId, EscalationId, Expect, FixId, LimitId, QuestionId, Rulebook};

/// One unmet expectation of a case, with the actual outcome.
#[derive(Debug, Clone, PartialEq)]
pub enum Mismatch {
    /// An answer cannot be given in this case.
    Refused(QuestionId, Rejected),
    /// A cause has a lower rank than expected, or none.
    Cause {
        cause: CauseId,
        /// The rank it should reach, counted from 1.
        within: usize,
        /// Its rank; `None` if its gate is closed.
        rank: Option<usize>,
        /// The causes before it, or the whole list if it is not on it.
        before: Vec<CauseId>,
        /// Why the first of them is believed more; `None` if the list is empty.
        why: Option<WhyNotCause>,
    },
    /// A fix has a lower rank than expected, or none.
    Fix {
        fix: FixId,
        /// The rank it should reach, counted from 1.
        within: usize,
        /// Its rank, if it is on the list.
        rank: Option<usize>,
        /// The fixes before it, or the whole list if it is not on it.
        before: Vec<FixId>,
        why: WhyNotFix,
    },
    /// A fix that must not be advised has this rank.
    Advised(FixId, usize),
    /// No step of a fix has to wait, or the fix is not on the list.
    Postponed(FixId),
    /// The next step is not the expected one.
    Next(Next),
    /// The state of the case is this one.
    State(CaseState),
    /// A cause has this likelihood; `None` if its gate is closed.
    Likelihood(CauseId, Option<Likelihood>),
    /// The number of visible steps of a fix differs.
    Steps {
        fix: FixId,
        expected: usize,
        /// The number of visible steps; `None` if the fix is not on the list.
        shown: Option<usize>,
        /// True if the steps are hidden until a question is answered.
        held_back: bool,
    },
    /// The alerts differ; these are raised.
    Alerts(Vec<AlertId>),
    /// A limit is not shown; these are.
    Limit(LimitId, Vec<LimitId>),
    /// An escalation is not offered; these are.
    Escalation(EscalationId, Vec<EscalationId>),
    /// An escalation that must not be offered is.
    Offered(EscalationId),
    /// No advised fix waits for this question; fixes wait for these.
    Need(QuestionId, Vec<QuestionId>),
    /// A question that must not be open is.
    Asked(QuestionId),
}

/// Replays the answers and trials of a case, in the order of the file.
///
/// # Errors
/// The first question whose answer is rejected, with the reason.
pub fn play<'r>(book: &'r Rulebook, case: &Case) -> Result<Session<'r>, (QuestionId, Rejected)> {
    let mut session = Session::start(book, case.audience);
    for (question, answer) in &case.answers {
        if let Err(rejected) = session.answer(*question, *answer) {
            return Err((*question, rejected));
        }
    }
    // Every question was open when it was answered, but a later answer may have closed it.
    if let Some(question) = session.inert().first() {
        // The answer that closed it can be inert too, and then nothing that counts explains it.
        let because = session.refuter(*question).unwrap_or(*question);
        return Err((*question, Rejected::NotAsked { because }));
    }
    for (fix, outcome) in &case.tried {
        session.tried(*fix, *outcome);
    }
    Ok(session)
}

/// Runs a case. It passes if nothing is returned.
pub fn run(book: &Rulebook, case: &Case) -> Vec<Mismatch> {
    match play(book, case) {
        Ok(session) => compare(case, &session, &session.diagnosis()),
        Err((question, rejected)) => vec![Mismatch::Refused(question, rejected)],
    }
}

/// Compares a diagnosis with the expectations of a case.
pub fn compare(case: &Case, session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<Mismatch> {
    let expect = &case.expect;
    let causes: Vec<CauseId> = diagnosis.causes.iter().map(|ranked| ranked.cause).collect();
    let fixes: Vec<FixId> = diagnosis.fixes.iter().map(|ranked| ranked.fix).collect();
    let mut mismatches = Vec::new();
    for (cause, within) in expect.causes.iter().copied() {
        let (rank, before) = rank_in(&causes, cause);
        if rank.is_none_or(|rank| rank > within) {
            let why = before.first().map(|rival| why_not_cause(session, cause, *rival));
            mismatches.push(Mismatch::Cause { cause, within, rank, before, why });
        }
    }
    for (fix, within) in expect.fixes.iter().copied() {
        let (rank, before) = rank_in(&fixes, fix);
        if rank.is_none_or(|rank| rank > within) {
            mismatches.push(Mismatch::Fix { fix, within, rank, before, why: why_not_fix(diagnosis, fix) });
        }
    }
    for fix in expect.never.iter().copied() {
        // The fix that comes next is on the list too, so the next step, which is expensive, is not computed.
        if let (Some(rank), _) = rank_in(&fixes, fix) {
            mismatches.push(Mismatch::Advised(fix, rank));
        }
    }
    mismatches.extend(not_postponed(expect, diagnosis).map(Mismatch::Postponed));
    if !is_next(expect, diagnosis) {
        mismatches.push(Mismatch::Next(diagnosis.next().clone()));
    }
    if expect.outcome.as_ref().is_some_and(|outcome| *outcome != diagnosis.state().name()) {
        mismatches.push(Mismatch::State(diagnosis.state()));
    }
    for (cause, expected) in &expect.likelihoods {
        let ranked = diagnosis.causes.iter().find(|ranked| ranked.cause == *cause);
        let likelihood = ranked.map(|ranked| ranked.likelihood());
        if likelihood.is_none_or(|likelihood| *expected != likelihood.name()) {
            mismatches.push(Mismatch::Likelihood(*cause, likelihood));
        }
    }
    for (fix, expected) in expect.steps.iter().copied() {
        let ranked = diagnosis.fixes.iter().find(|ranked| ranked.fix == fix);
        let shown = ranked.map(|ranked| ranked.steps.len());
        if shown != Some(expected) {
            let held_back = ranked.is_some_and(|ranked| !ranked.needs.is_empty());
            mismatches.push(Mismatch::Steps { fix, expected, shown, held_back });
        }
    }
    // `alert: []` is an expectation too: no alert may be raised.
    if let Some(alerts) = &expect.alerts
        && !same(alerts, &diagnosis.alerts)
    {
        mismatches.push(Mismatch::Alerts(diagnosis.alerts.clone()));
    }
    for limit in &expect.limits {
        if !diagnosis.limits.contains(limit) {
            mismatches.push(Mismatch::Limit(*limit, diagnosis.limits.clone()));
        }
    }
    for escalation in &expect.escalations {
        if !diagnosis.escalations.contains(escalation) {
            mismatches.push(Mismatch::Escalation(*escalation, diagnosis.escalations.clone()));
        }
    }
    for escalation in &expect.not_offered {
        if diagnosis.escalations.contains(escalation) {
            mismatches.push(Mismatch::Offered(*escalation));
        }
    }
    let mut needs: Vec<QuestionId> = Vec::new();
    for ranked in &diagnosis.fixes {
        needs.extend(&ranked.needs);
    }
    needs.sort_unstable();
    needs.dedup();
    for need in &expect.needs {
        if !needs.contains(need) {
            mismatches.push(Mismatch::Need(*need, needs.clone()));
        }
    }
    for question in &expect.not_asked {
        if diagnosis.unknown.contains(question) {
            mismatches.push(Mismatch::Asked(*question));
        }
    }
    mismatches
}

/// The fixes that should be on the list with a step that has to wait, and are not.
fn not_postponed(expect: &Expect, diagnosis: &Diagnosis<'_>) -> impl Iterator<Item = FixId> {
    expect.postponed.iter().copied().filter(|fix| {
        let ranked = diagnosis.fixes.iter().find(|ranked| ranked.fix == *fix);
        !ranked.is_some_and(|ranked| ranked.steps.iter().any(|step| step.postponed))
    })
}

/// True if the next step is the expected one, or none is expected.
fn is_next(expect: &Expect, diagnosis: &Diagnosis<'_>) -> bool {
    match (expect.asks, expect.tries) {
        // The plan behind the next step is the most expensive part of a diagnosis, and most cases do not ask for it.
        (None, None) => true,
        (Some(question), _) => *diagnosis.next() == Next::Ask(question),
        (None, Some(fix)) => {
            matches!(diagnosis.next(), Next::Try(next) | Next::Start(next) | Next::Wait(next) if *next == fix)
        }
    }
}

/// The rank of an entry on a list, counted from 1, and the entries before it: the whole list if it is not on it.
fn rank_in<Id: Copy + PartialEq>(list: &[Id], id: Id) -> (Option<usize>, Vec<Id>) {
    let position = list.iter().position(|listed| *listed == id);
    (position.map(|position| position + 1), list[..position.unwrap_or(list.len())].to_vec())
}

fn same(a: &[AlertId], b: &[AlertId]) -> bool {
    a.len() == b.len() && a.iter().all(|alert| b.contains(alert))
}
