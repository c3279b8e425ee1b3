//! A diagnosis in brief: the ids and weights that a batch of cases prints, each the same as in the whole diagnosis.
//!
//! The look-ahead of the plan takes some thirty times as long as all the rest, so that it is left out unless it is asked for.

use crate::engine::diagnosis::{Diagnosis, RankedCause, causes};
use crate::engine::likelihood::rounded;
use crate::engine::next::Next;
use crate::engine::plan::turns::Turn;
use crate::engine::session::Session;
use crate::engine::solution::CaseState;
use crate::engine::standing::Standing;
use crate::rulebook::{AlertId, CauseId, EscalationId, FixId, QuestionId, Rulebook};

/// The most important results of a diagnosis.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Answers that do not count, each with the question whose answer rules it out.
    pub left_out: Vec<(QuestionId, Option<QuestionId>)>,
    pub alerts: Vec<AlertId>,
    /// The first causes, the most believed first.
    pub causes: Vec<RankedCause>,
    /// True if the answers fit none of the known causes.
    pub fits_nothing: bool,
    /// The dangerous causes that have to be dealt with before the case is solved.
    pub dangers: Vec<CauseId>,
    /// The fix that worked, if one did and no danger is open.
    pub solved_by: Option<FixId>,
    /// The first fixes, best first; none once the case is solved.
    pub fixes: Vec<BriefFix>,
    /// The plan; without it `fixes` are in their turns, and the one that a plan would try first is not moved to the front.
    pub plan: Option<Planned>,
    /// The escalations if no fix helps, the most suitable first.
    pub escalations: Vec<EscalationId>,
}

/// A fix on the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BriefFix {
    pub fix: FixId,
    /// P(it works | those before it failed), between 0 and 1, rounded to four digits.
    pub weight: f64,
    /// True if it helps whatever the cause is, and mends none.
    pub is_way_round: bool,
}

/// The results that need a look-ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub state: CaseState,
    pub next: Next,
}

impl BriefFix {
    fn new(book: &Rulebook, fix: FixId, weight: f64) -> Self {
        Self { fix, weight, is_way_round: book.is_way_round(fix) }
    }
}

impl Brief {
    /// The brief of a session with its plan, with so many causes and fixes at most.
    pub fn planned(session: &Session<'_>, top: usize) -> Self {
        let diagnosis = session.diagnosis();
        let mut fixes = Vec::new();
        if diagnosis.solution.is_none() {
            for ranked in diagnosis.fixes.iter().take(top) {
                fixes.push(BriefFix::new(session.book(), ranked.fix, ranked.weight));
            }
        }
        let plan = Planned { state: diagnosis.state(), next: diagnosis.next().clone() };
        let Diagnosis { mut causes, fits_nothing, dangers, alerts, escalations, solution, .. } = diagnosis;
        causes.truncate(top);
        Self {
            left_out: left_out(session),
            alerts,
            causes,
            fits_nothing,
            dangers,
            solved_by: solution.map(|solution| solution.fix),
            fixes,
            plan: Some(plan),
            escalations,
        }
    }

    /// The brief of a session without a plan, with so many causes and fixes at most.
    pub fn of(session: &Session<'_>, top: usize) -> Self {
        let standing = session.standing();
        let dangers = standing.open_dangers();
        let solved_by = standing.view().solved_by().filter(|_| dangers.is_empty());
        let mut causes = causes(&standing.belief);
        causes.truncate(top);
        Self {
            left_out: left_out(session),
            alerts: standing.alerts.clone(),
            causes,
            fits_nothing: standing.belief.fits_nothing(),
            dangers,
            solved_by,
            fixes: if solved_by.is_none() { in_turns(&standing, top) } else { Vec::new() },
            plan: None,
            escalations: standing.escalations(),
        }
    }
}

fn left_out(session: &Session<'_>) -> Vec<(QuestionId, Option<QuestionId>)> {
    session.inert().into_iter().map(|question| (question, session.refuter(question))).collect()
}

/// The first fixes in their turns, behind the one that comes first without any plan: an alert may lead to it.
fn in_turns(standing: &Standing<'_>, top: usize) -> Vec<BriefFix> {
    let start = standing.start();
    let first = match standing.settled() {
        Some(Next::Try(fix) | Next::Start(fix) | Next::Wait(fix)) => standing.compiled.action(fix),
        _ => None,
    };
    let others = start.turns().filter(|turn| Some(turn.action) != first);
    let turns = first.map(|action| start.as_first_turn(action)).into_iter().chain(others).take(top);
    let fix = |turn: Turn| BriefFix::new(standing.book, standing.compiled.fix(turn.action), rounded(turn.works));
    turns.map(fix).collect()
}
