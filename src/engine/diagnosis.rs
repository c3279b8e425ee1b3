//! The diagnosis of a case, as values: renderers word it and decide nothing.
//!
//! Fields hold the results that every reader needs. Methods compute the expensive ones that only some readers need, so
//! that a diagnosis of a thousand cases, or the start of a dialogue, does not pay for them.

use crate::engine::belief::Belief;
use crate::engine::event::Event;
use crate::engine::facts::Truth;
use crate::engine::handover::{Detail, details};
use crate::engine::likelihood::{Likelihood, Promise, rounded};
use crate::engine::next::Next;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::{Problem, Row};
use crate::engine::plan::state::State;
use crate::engine::plan::turns::Turn;
use crate::engine::reasons::{Reason, about_cause, about_fix, ruled_out};
use crate::engine::solution::{CaseState, Solution, solution};
use crate::engine::standing::Standing;
use crate::engine::worth::most_telling;
use crate::rulebook::{
    AlertId, Answer, CauseId, ClaimId, Condition, EscalationId, FixId, LimitId, Outcome, QuestionId, QuestionKind,
    SourceId, Step,
};

/// Everything that follows from a session's log.
#[derive(Debug, Clone)]
pub struct Diagnosis<'r> {
    /// The answers that count, in rulebook order, without `role`.
    pub answers: Vec<(QuestionId, Answer)>,
    /// The trials, in rulebook order.
    pub trials: Vec<(FixId, Outcome)>,
    /// The log, in order, without answers that do not count.
    pub events: Vec<Event>,
    /// The alerts that are raised, to be shown before everything else.
    pub alerts: Vec<AlertId>,
    /// The limits of the service that are known to apply.
    pub limits: Vec<LimitId>,
    /// Every possible cause, the most believed first.
    pub causes: Vec<RankedCause>,
    /// True if *other* has gained more than ten decibans: the answers fit none of the known causes.
    pub fits_nothing: bool,
    /// The fixes to try, best first: by P(works)/cost, given that all fixes before have failed.
    pub fixes: Vec<RankedFix<'r>>,
    /// The possible fixes that work too rarely to be advised.
    pub unlikely: Vec<FixId>,
    /// The number of fixes after which escalating is cheaper than continuing.
    pub escalate_after: usize,
    /// The escalations if no fix helps, the most suitable first.
    pub escalations: Vec<EscalationId>,
    /// Questions whose answers could still change the diagnosis.
    pub unknown: Vec<QuestionId>,
    /// Questions answered by *don't know*.
    pub not_known: Vec<QuestionId>,
    /// The dangerous causes that have to be dealt with before the case is solved.
    pub dangers: Vec<CauseId>,
    /// The fix that worked, if one did and no danger is open.
    pub solution: Option<Solution<'r>>,
    pub(crate) standing: Standing<'r>,
    next: Next,
}

/// A cause and the belief in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankedCause {
    pub cause: CauseId,
    /// Its share of the belief, between 0 and 1, rounded to four digits. A weight of the model, not a measured share.
    pub weight: f64,
}

/// A fix on the list.
#[derive(Debug, Clone)]
pub struct RankedFix<'r> {
    pub fix: FixId,
    /// P(it works | those before it failed), between 0 and 1, rounded to four digits.
    pub weight: f64,
    /// The cost at its turn, in minutes: attention, effort, waiting, reaching an actor, asking about its needs.
    pub cost: f64,
    pub promise: Promise,
    /// Questions that must be answered before its steps are shown.
    pub needs: Vec<QuestionId>,
    /// Its steps for this audience and context; none while it needs an answer.
    pub steps: Vec<ShownStep<'r>>,
    /// The reasons for and against it.
    pub because: Vec<Reason>,
}

/// A step to show.
#[derive(Debug, Clone)]
pub struct ShownStep<'r> {
    pub step: &'r Step,
    /// Conditions of the step that are not known to hold.
    pub only_if: Vec<&'r Condition>,
    /// True if it cannot be done now.
    pub postponed: bool,
}

impl RankedCause {
    pub fn likelihood(self) -> Likelihood {
        Likelihood::of(self.weight)
    }
}

impl Diagnosis<'_> {
    /// The next step.
    pub fn next(&self) -> &Next {
        &self.next
    }

    /// The question whose answer would save the most time, of those answered by *don't know* and the next one.
    pub fn most_telling(&self) -> Option<QuestionId> {
        most_telling(&self.standing, self.next(), &self.not_known)
    }

    /// The fixes whose waits are running, in the order of their starts.
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

    /// The claims behind a fix and its visible steps that this audience may see.
    pub fn claims(&self, fix: FixId) -> Vec<ClaimId> {
        let Standing { book, audience, .. } = self.standing;
        let view = self.standing.view();
        let mut claims = book[fix].cited(|step| view.includes(step));
        claims.retain(|claim| book[*claim].audience.includes(audience));
        claims
    }

    /// The sources of the visible claims behind a fix, each once, without sources about another service.
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

    /// The escalation that the case goes to now, if it does: the first that asks for details, or the first of all.
    pub fn escalation(&self) -> Option<EscalationId> {
        let escalations = match self.next() {
            Next::Escalate(escalations) => escalations,
            // A question may come first, but without any fix to advise the case will be escalated.
            _ if self.fixes.is_empty() => &self.escalations,
            _ => return None,
        };
        let asking = escalations.iter().find(|escalation| !self.details(**escalation).is_empty());
        asking.or(escalations.first()).copied()
    }
}

impl<'r> Diagnosis<'r> {
    /// A fix with its steps, be it on the list or unlikely to help; `None` if it is not possible.
    pub fn ranked(&self, fix: FixId) -> Option<RankedFix<'r>> {
        if let Some(ranked) = self.fixes.iter().find(|ranked| ranked.fix == fix) {
            return Some(ranked.clone());
        }
        let action = self.standing.compiled.action(fix)?;
        Some(ranked_fix(&self.standing, self.standing.start().as_first_turn(action)))
    }

    /// The fixes that can still be tried when it is time to escalate: those on the list, then those that are unlikely to help,
    /// without any that needs an answer first.
    pub fn left(&self) -> Vec<FixId> {
        let (view, book) = (self.standing.view(), self.standing.book);
        let mut left: Vec<FixId> = self.fixes.iter().map(|ranked| ranked.fix).collect();
        // Nobody is told to try what seldom helps and may not even be possible.
        left.extend(self.unlikely.iter().copied().filter(|fix| view.is_known_possible(&book[*fix])));
        left.retain(|fix| view.pending(&book[*fix]).is_empty());
        left
    }

    /// The state of the case.
    pub fn state(&self) -> CaseState {
        match (&self.solution, self.next()) {
            (Some(solution), _) if self.standing.book.is_way_round(solution.fix) => CaseState::InNow,
            (Some(_), _) => CaseState::Solved,
            (None, Next::Escalate(_) | Next::Done) => CaseState::Escalated,
            (None, _) => CaseState::Open,
        }
    }

    /// The details that an escalation asks for, with the known answers.
    pub fn details(&self, escalation: EscalationId) -> Vec<Detail<'r>> {
        details(self.standing.book, self.standing.view(), &self.events, escalation)
    }
}

/// The diagnosis of a session. `events` are the entries of its log that count.
pub(crate) fn diagnose(standing: Standing<'_>, events: Vec<Event>) -> Diagnosis<'_> {
    let start = standing.start();
    let next = standing.next(Policy::Plan);
    let fixes = ranked_fixes(&standing, &start, &next);
    let dangers = standing.open_dangers();
    let solved_by = standing.view().solved_by();
    Diagnosis {
        answers: answers(&standing),
        trials: trials(&standing),
        events,
        alerts: standing.alerts.clone(),
        limits: limits(&standing),
        causes: causes(&standing.belief),
        fits_nothing: standing.belief.fits_nothing(),
        escalate_after: start.sequence().length,
        unlikely: unlikely(&standing, &fixes),
        fixes,
        not_known: not_known(&standing),
        next,
        escalations: standing.escalations(),
        unknown: unknown(&standing),
        solution: solved_by.filter(|_| dangers.is_empty()).map(|fix| solution(&standing, fix)),
        dangers,
        standing,
    }
}

/// Every possible cause, the most believed first.
pub(crate) fn causes(belief: &Belief) -> Vec<RankedCause> {
    let mut causes = Vec::new();
    for cause in belief.possible() {
        causes.push(RankedCause { cause, weight: rounded(belief.share(cause)) });
    }
    // Rounded before sorting and stable, so that ties go by rulebook order on every platform.
    causes.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    causes
}

fn answers(standing: &Standing<'_>) -> Vec<(QuestionId, Answer)> {
    let Standing { book, facts, .. } = standing;
    let mut answers = Vec::new();
    for question in book.questions.ids() {
        if let Some(answer) = facts.answer(question)
            && question != book.role
        {
            answers.push((question, answer));
        }
    }
    answers
}

fn trials(standing: &Standing<'_>) -> Vec<(FixId, Outcome)> {
    let Standing { book, facts, .. } = standing;
    book.fixes.ids().filter_map(|fix| Some((fix, facts.outcome(fix)?))).collect()
}

fn limits(standing: &Standing<'_>) -> Vec<LimitId> {
    let view = standing.view();
    let mut limits = Vec::new();
    for (id, limit) in view.book.limits.entries() {
        if view.sees(limit.audience) && view.truth(&limit.when) == Truth::Holds {
            limits.push(id);
        }
    }
    limits
}

/// The fixes in their turns. The list begins with the fix that is tried first: an alert may lead to another than the best by
/// cost, and so may a plan that looks further ahead.
fn ranked_fixes<'r>(standing: &Standing<'r>, start: &State<'_>, next: &Next) -> Vec<RankedFix<'r>> {
    let mut fixes = Vec::new();
    let first = match next {
        Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => standing.compiled.action(*fix),
        _ => None,
    };
    if let Some(action) = first {
        fixes.push(ranked_fix(standing, start.as_first_turn(action)));
    }
    for turn in start.turns() {
        if Some(turn.action) != first {
            fixes.push(ranked_fix(standing, turn));
        }
    }
    fixes
}

fn ranked_fix<'r>(standing: &Standing<'r>, turn: Turn) -> RankedFix<'r> {
    let view = standing.view();
    let id = standing.compiled.fix(turn.action);
    let fix = &standing.book[id];
    let weight = rounded(turn.works);
    let needs = view.pending(fix);
    RankedFix {
        fix: id,
        weight,
        cost: rounded(turn.cost),
        promise: Promise::of(weight, fix.effort + fix.wait),
        // Steps could harm if one of these conditions does not hold, so they stay hidden until all are known to.
        steps: if needs.is_empty() { visible_steps(standing, id) } else { Vec::new() },
        needs,
        because: about_fix(standing, id),
    }
}

fn visible_steps<'r>(standing: &Standing<'r>, fix: FixId) -> Vec<ShownStep<'r>> {
    let view = standing.view();
    let fix = &standing.book[fix];
    let mut steps = Vec::new();
    for step in &fix.steps {
        let postponed = view.is_postponed(fix, step, standing.enough_codes);
        // Without a text for that moment a postponed step is left out, but never one that would ask for a code: it would
        // leave a fix without an end.
        if view.includes(step) && (!postponed || step.sends || step.later.is_some()) {
            let open = step.when.0.iter().filter(|condition| view.facts.condition(condition) == Truth::Open);
            steps.push(ShownStep { step, only_if: open.collect(), postponed });
        }
    }
    steps
}

fn unlikely(standing: &Standing<'_>, advised: &[RankedFix<'_>]) -> Vec<FixId> {
    let mut unlikely = standing.compiled.fixes.clone();
    unlikely.retain(|fix| !advised.iter().any(|ranked| ranked.fix == *fix));
    unlikely
}

fn not_known(standing: &Standing<'_>) -> Vec<QuestionId> {
    let questions = standing.book.questions.ids();
    questions.filter(|question| standing.facts.answer(*question) == Some(Answer::Unknown)).collect()
}

/// The questions that can still be asked and matter: context, those with a row of a possible cause, and those in a gate
/// or need of an open fix.
fn unknown(standing: &Standing<'_>) -> Vec<QuestionId> {
    let Standing { book, compiled, .. } = standing;
    let Problem { queries, actions, .. } = &compiled.model.problem;
    let mut matters: Vec<bool> = queries.iter().map(|query| query.rows.iter().any(Row::distinguishes)).collect();
    for need in actions.iter().flat_map(|action| action.gates.iter().chain(&action.only_if)) {
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
