//! Everything that a reader is told about a case, as values: renderers word it and decide nothing.
//!
//! Fields hold what every reader needs. Methods work out what costs more and what only some readers ask for, so that a
//! diagnosis of a thousand cases, or the start of a dialogue, does not pay for it.

use std::cell::OnceCell;

use crate::engine::event::Event;
use crate::engine::facts::{Answer, Truth};
use crate::engine::handover::{Detail, details};
use crate::engine::likelihood::{Likelihood, Promise, rounded};
use crate::engine::next::Next;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::{Problem, Row};
use crate::engine::plan::turns::Turn;
use crate::engine::reasons::{Reason, about_cause, about_fix, ruled_out};
use crate::engine::solution::{Solution, solution};
use crate::engine::standing::Standing;
use crate::engine::worth::most_telling;
use crate::rulebook::{
    AlertId, CauseId, ClaimId, Condition, EscalationId, FixId, LimitId, Outcome, QuestionId, QuestionKind, SourceId,
    Step,
};

/// Everything that follows from a session's log.
#[derive(Debug, Clone)]
pub struct Diagnosis<'r> {
    /// The answers that count, in rulebook order, without `role`.
    pub answers: Vec<(QuestionId, Answer)>,
    /// The trials, in rulebook order.
    pub trials: Vec<(FixId, Outcome)>,
    /// The log without answers that do not count, in the order in which things were said.
    pub events: Vec<Event>,
    /// Alerts that stand, to be shown before everything else.
    pub alerts: Vec<AlertId>,
    /// Limits of the service that are known to hold here.
    pub limits: Vec<LimitId>,
    /// Every cause that is possible at all, the most believed first.
    pub causes: Vec<RankedCause>,
    /// True if *other* has grown by more than ten decibans: the answers fit none of the causes that are known.
    pub fits_nothing: bool,
    /// The fixes to try, best first: P(works)/cost, updated as if those before had failed.
    pub fixes: Vec<RankedFix<'r>>,
    /// Fixes that could be tried and would work too rarely to be advised.
    pub unlikely: Vec<FixId>,
    /// The number of fixes after which escalating becomes cheaper than going on.
    pub escalate_after: usize,
    /// The escalations if nothing helps, the most fitting first.
    pub escalations: Vec<EscalationId>,
    /// Questions that could still change the picture.
    pub unknown: Vec<QuestionId>,
    /// Questions that were answered by *don't know*.
    pub not_known: Vec<QuestionId>,
    /// The fix that worked, if one did.
    pub solution: Option<Solution<'r>>,
    pub(crate) standing: Standing<'r>,
    next: OnceCell<Next>,
}

/// A cause and the belief in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankedCause {
    pub cause: CauseId,
    /// Its share of the belief, between 0 and 1, rounded to four digits. A weight of the model, not a measured share.
    pub weight: f64,
}

/// A fix at its rank on the list.
#[derive(Debug, Clone)]
pub struct RankedFix<'r> {
    pub fix: FixId,
    /// P(it works | those before it failed), between 0 and 1, rounded to four digits.
    pub weight: f64,
    /// The cost at its turn, in minutes: attention, effort, waiting, reaching somebody, asking what it needs.
    pub cost: f64,
    pub promise: Promise,
    /// Questions that must be answered before its steps are shown.
    pub needs: Vec<QuestionId>,
    /// Its steps for this audience and these surroundings; none while it needs an answer.
    pub steps: Vec<ShownStep<'r>>,
    /// The reasons for and against it.
    pub because: Vec<Reason>,
}

/// A step that is to be shown.
#[derive(Debug, Clone)]
pub struct ShownStep<'r> {
    pub step: &'r Step,
    /// Conditions of the step that are not known to hold.
    pub only_if: Vec<&'r Condition>,
}

impl RankedCause {
    pub fn likelihood(self) -> Likelihood {
        Likelihood::of(self.weight)
    }
}

impl Diagnosis<'_> {
    /// The next step. Worked out at the first call: the look-ahead costs more than all else together, and the cases of a
    /// rulebook never ask for it.
    pub fn next(&self) -> &Next {
        self.next.get_or_init(|| self.standing.next(Policy::Plan))
    }

    /// The one answer, of those not known and the one that is asked next, that would most shorten the way from here.
    pub fn most_telling(&self) -> Option<QuestionId> {
        most_telling(&self.standing, self.next(), &self.not_known)
    }

    /// The fixes whose waits are running, in the order in which they were started.
    pub fn waits(&self) -> impl Iterator<Item = FixId> {
        self.events.iter().filter_map(|event| event.fix_that(Outcome::Started))
    }

    /// The reasons for and against a cause.
    pub fn about_cause(&self, cause: CauseId) -> Vec<Reason> {
        about_cause(&self.standing, cause)
    }

    /// The causes that the failure of a fix would make unlikely.
    pub fn rules_out(&self, fix: FixId) -> Vec<CauseId> {
        ruled_out(&self.standing, fix)
    }

    /// The claims behind a fix that this reader may see.
    pub fn claims(&self, fix: FixId) -> Vec<ClaimId> {
        let Standing { book, audience, .. } = self.standing;
        book[fix].sources.iter().filter(|claim| book[**claim].audience.includes(audience)).copied().collect()
    }

    /// The sources behind a fix: those of its visible claims, each once, without sources about another service.
    pub fn sources(&self, fix: FixId) -> Vec<SourceId> {
        let mut sources = Vec::new();
        for claim in self.claims(fix) {
            let source = self.standing.book[claim].source;
            if !sources.contains(&source) && !self.standing.view().is_elsewhere(source) {
                sources.push(source);
            }
        }
        sources
    }

    /// The escalation that the case goes to, if it goes to one now: the first that asks for something, else the first.
    pub fn escalation(&self) -> Option<EscalationId> {
        let escalations = match self.next() {
            Next::Escalate(escalations) => escalations,
            // A question may still come first, but with nothing on the list the case ends with somebody else.
            _ if self.fixes.is_empty() => &self.escalations,
            _ => return None,
        };
        let asks = escalations.iter().find(|escalation| !self.details(**escalation).is_empty());
        asks.or(escalations.first()).copied()
    }
}

impl<'r> Diagnosis<'r> {
    /// The details that an escalation asks for, with what is known of them.
    pub fn details(&self, escalation: EscalationId) -> Vec<Detail<'r>> {
        details(self.standing.book, self.standing.view(), &self.events, escalation)
    }
}

/// Works out everything that follows from the standing of a session. `events` are the entries of its log that count.
pub(crate) fn diagnose(standing: Standing<'_>, events: Vec<Event>) -> Diagnosis<'_> {
    let start = standing.start();
    let fixes: Vec<RankedFix<'_>> = start.turns().map(|turn| ranked(&standing, turn)).collect();
    let solved_by = events.iter().find_map(|event| event.fix_that(Outcome::Worked));
    Diagnosis {
        answers: answers(&standing),
        trials: trials(&standing),
        events,
        alerts: standing.alerts.clone(),
        limits: limits(&standing),
        causes: causes(&standing),
        fits_nothing: standing.belief.fits_nothing(),
        escalate_after: start.sequence().length,
        unlikely: unlikely(&standing, &fixes),
        fixes,
        not_known: not_known(&standing),
        next: OnceCell::new(),
        escalations: standing.escalations(),
        unknown: unknown(&standing),
        solution: solved_by.map(|fix| solution(&standing, fix)),
        standing,
    }
}

/// Every cause that is possible, the most believed first.
pub(crate) fn causes(standing: &Standing<'_>) -> Vec<RankedCause> {
    let belief = &standing.belief;
    let weighed = belief.possible().map(|cause| RankedCause { cause, weight: rounded(belief.share(cause)) });
    let mut causes: Vec<RankedCause> = weighed.collect();
    // Rounded before sorting and stable, so that ties go by rulebook order on every platform.
    causes.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    causes
}

fn answers(standing: &Standing<'_>) -> Vec<(QuestionId, Answer)> {
    let Standing { book, facts, .. } = standing;
    let asked = book.questions.ids().filter(|question| *question != book.role);
    asked.filter_map(|question| Some((question, facts.answer(question)?))).collect()
}

fn trials(standing: &Standing<'_>) -> Vec<(FixId, Outcome)> {
    let Standing { book, facts, .. } = standing;
    book.fixes.ids().filter_map(|fix| Some((fix, facts.outcome(fix)?))).collect()
}

fn limits(standing: &Standing<'_>) -> Vec<LimitId> {
    let view = standing.view();
    let limits = view.book.limits.entries();
    let holding = limits.filter(|(_, limit)| view.sees(limit.audience) && view.truth(&limit.when) == Truth::Holds);
    holding.map(|(id, _)| id).collect()
}

fn ranked<'r>(standing: &Standing<'r>, turn: Turn) -> RankedFix<'r> {
    let view = standing.view();
    let id = standing.compiled.fix(turn.action);
    let fix = &standing.book[id];
    let weight = rounded(turn.works);
    let needs = view.pending(fix).unwrap_or_default();
    RankedFix {
        fix: id,
        weight,
        cost: rounded(turn.cost),
        promise: Promise::of(weight, fix.effort + fix.wait),
        steps: if needs.is_empty() { shown(standing, id) } else { Vec::new() },
        needs,
        because: about_fix(standing, id),
    }
}

fn shown<'r>(standing: &Standing<'r>, fix: FixId) -> Vec<ShownStep<'r>> {
    let view = standing.view();
    let mut steps = Vec::new();
    for step in standing.book[fix].steps.iter().filter(|step| view.is_meant(step)) {
        let open = step.when.0.iter().filter(|condition| view.facts.condition(condition) == Truth::Open);
        steps.push(ShownStep { step, only_if: open.collect() });
    }
    steps
}

fn unlikely(standing: &Standing<'_>, advised: &[RankedFix<'_>]) -> Vec<FixId> {
    let fixes = standing.compiled.fixes.iter();
    fixes.filter(|fix| !advised.iter().any(|ranked| ranked.fix == **fix)).copied().collect()
}

fn not_known(standing: &Standing<'_>) -> Vec<QuestionId> {
    let unknown = |question: &QuestionId| standing.facts.answer(*question) == Some(Answer::Unknown);
    standing.book.questions.ids().filter(unknown).collect()
}

/// The questions that can still be asked and would matter: context, and those that a possible cause has a row for, or
/// that a gate or need of an open fix hangs on.
fn unknown(standing: &Standing<'_>) -> Vec<QuestionId> {
    let Standing { book, compiled, .. } = standing;
    let Problem { queries, actions, .. } = &compiled.model.problem;
    let mut matters: Vec<bool> = queries.iter().map(|query| query.rows.iter().any(Row::tells)).collect();
    for need in actions.iter().flat_map(|action| action.gates.iter().chain(&action.needs)) {
        matters[need.query.0] = true;
    }
    let mut unknown = Vec::new();
    for ((question, query), matters) in compiled.questions.iter().zip(queries).zip(matters) {
        if query.askable && (matters || book[*question].kind == QuestionKind::Context) {
            unknown.push(*question);
        }
    }
    unknown
}
