//! Rankings of very many cases: the causes and fixes that a diagnosis has, without the rest of it.
//!
//! A diagnosis works everything out from the rulebook. Here a rulebook is turned into tables once, and a case costs some
//! thousands of instructions. Sums and products are taken in the same order as there, so that every bit is the same; a law
//! compares the two.

mod conditions;
mod priors;
mod rows;
mod fixes;
mod tables;
mod case;
mod contest;

use crate::engine::belief::fits_nothing;
use crate::engine::brief::{Brief, BriefFix};
use crate::engine::diagnosis::RankedCause;
use crate::engine::event::Event;
use crate::engine::likelihood::{Likelihood, rounded};
use crate::engine::ranking::case::Case;
use crate::engine::ranking::contest::{Contest, Turn, lead};
use crate::engine::ranking::rows::Beliefs;
use crate::engine::ranking::tables::Tables;
use crate::engine::session::Session;
use crate::rulebook::{Answer, Audience, CauseId, EscalationId, FixId, Outcome, Position, QuestionId, Rulebook};

/// A rulebook that is ready to rank the causes and fixes of cases, for one reader.
#[derive(Debug)]
pub struct Ranking<'r> {
    tables: Tables<'r>,
}

/// The memory of a ranking, which is used again for every case.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    case: Case,
    contest: Contest,
    /// The first causes so far.
    causes: Vec<RankedCause>,
}

impl<'r> Ranking<'r> {
    pub fn new(book: &'r Rulebook, audience: Audience) -> Self {
        Self { tables: Tables::new(book, audience) }
    }

    /// The brief of a case without a plan, with so many causes and fixes at most: that of a session that assumes the
    /// defaults of the rulebook and has these answers and trials in its log, each question and fix once.
    pub fn brief(
        &self,
        desk: &mut Desk,
        said: &[(QuestionId, Answer)],
        trials: &[(FixId, Outcome)],
        top: usize,
    ) -> Brief {
        let tables = &self.tables;
        // Seldom, and then a wait shortens with every turn, or dangers come first.
        if trials.iter().any(|(_, outcome)| matches!(outcome, Outcome::Started | Outcome::Worked)) {
            return Brief::of(&self.session(said, trials), top);
        }
        let Desk { case, contest, causes } = desk;
        case.take(tables, said, trials);
        contest.begin(tables, case);
        first_causes(&case.beliefs, top, causes);
        Brief {
            left_out: case.inert.iter().map(|question| (*question, case.refuter(tables, *question))).collect(),
            alerts: case.alerts.clone(),
            causes: causes.clone(),
            fits_nothing: fits_nothing(case.beliefs.other, case.beliefs.known),
            dangers: self.dangers(case),
            solved_by: None,
            fixes: self.fixes(case, contest, top),
            plan: None,
            escalations: self.escalations(case),
        }
    }

    fn session(&self, said: &[(QuestionId, Answer)], trials: &[(FixId, Outcome)]) -> Session<'r> {
        let mut session = Session::start(self.tables.book, self.tables.audience).assuming_defaults();
        for (question, answer) in said {
            session.restore(Event::Answered(*question, *answer));
        }
        for (fix, outcome) in trials {
            session.tried(*fix, *outcome);
        }
        session
    }

    /// The first fixes in their turns, behind the one that an alert leads to.
    fn fixes(&self, case: &Case, contest: &mut Contest, top: usize) -> Vec<BriefFix> {
        let ranked = |turn: Turn| BriefFix {
            fix: FixId::at(turn.fix),
            weight: rounded(turn.works),
            is_way_round: self.tables.fixes[turn.fix].is_way_round,
        };
        let first = lead(&self.tables, case);
        let mut fixes: Vec<BriefFix> = first.map(ranked).into_iter().take(top).collect();
        while fixes.len() < top
            && let Some(turn) = contest.next(&self.tables, case)
        {
            if first.is_none_or(|first| first.fix != turn.fix) {
                fixes.push(ranked(turn));
            }
        }
        fixes
    }

    /// The dangerous causes that have to be dealt with, while no fix has worked.
    fn dangers(&self, case: &Case) -> Vec<CauseId> {
        let Tables { book, dangers, fixes, .. } = &self.tables;
        let mut open = Vec::new();
        for cause in dangers {
            let share = case.beliefs.causes[cause.index()] / case.beliefs.mass;
            let is_alarmed = || {
                let mut leads = case.alerts.iter().flat_map(|alert| &book[*alert].leads);
                leads.any(|fix| book[*fix].names(*cause) && case.is_possible(&fixes[fix.index()]))
            };
            if Likelihood::of(share) != Likelihood::Unlikely || is_alarmed() {
                open.push(*cause);
            }
        }
        open
    }

    fn escalations(&self, case: &Case) -> Vec<EscalationId> {
        let Tables { book, escalations, .. } = &self.tables;
        let (mut special, mut default) = (Vec::new(), Vec::new());
        for (id, gate) in escalations {
            if gate.holds(&case.truth) {
                if gate.0.is_empty() { &mut default } else { &mut special }.push(*id);
            }
        }
        let mut escalations = if special.is_empty() { default } else { special };
        let suitability = |escalation: &EscalationId| -> f64 {
            book[*escalation].suits.iter().map(|cause| case.beliefs.causes[cause.index()]).sum()
        };
        escalations.sort_by(|a, b| suitability(b).total_cmp(&suitability(a)));
        escalations
    }
}

/// The most believed causes, by rounded weights and then in rulebook order.
fn first_causes(beliefs: &Beliefs, top: usize, first: &mut Vec<RankedCause>) {
    /// More than two numbers can differ that are rounded to the same.
    const STEP: f64 = 2e-4;
    first.clear();
    if top == 0 {
        return;
    }
    let mut behind = 0.0;
    for (cause, belief) in beliefs.causes.iter().enumerate() {
        // Most causes are impossible or far behind, and need not be rounded.
        if *belief <= 0.0 || *belief < behind {
            continue;
        }
        let weight = rounded(belief / beliefs.mass);
        let position = first.partition_point(|ranked| ranked.weight.total_cmp(&weight).is_ge());
        if position < top {
            first.truncate(top - 1);
            first.insert(position, RankedCause { cause: CauseId::at(cause), weight });
            if first.len() == top {
                behind = (first[top - 1].weight - STEP) * beliefs.mass;
            }
        }
    }
}
