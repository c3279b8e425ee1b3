//! All that follows from what was said, as a value: causes, fixes, reasons, alerts, limits, and what is unknown.

use std::cell::OnceCell;

use crate::engine::belief::OTHER;
use crate::engine::facts::{Answer, Truth};
use crate::engine::plan::compile::pending;
use crate::engine::plan::problem::{Problem, Row};
use crate::engine::plan::state::State;
use crate::engine::reasons::{Reason, because, most_telling};
use crate::engine::session::{Next, Standing};
use crate::rulebook::{AlertId, CauseId, Condition, EscalationId, FixId, LimitId, QuestionId, QuestionKind, Step};

/// What follows from a session's log.
#[derive(Debug, Clone)]
pub struct Diagnosis<'r> {
    /// What has to be said before all else.
    pub alerts: Vec<AlertId>,
    /// What the service allows only so often, as far as it is known to hold here.
    pub limits: Vec<LimitId>,
    /// Every cause that is possible at all, the most believed first.
    pub causes: Vec<RankedCause>,
    /// Whether *other* has grown by more than ten decibans: what was said fits none of the causes that are known.
    pub fits_nothing: bool,
    /// What to do, best first: P(works)/cost, updated as if those before had failed.
    pub fixes: Vec<RankedFix<'r>>,
    /// Fixes that could be tried and would work too rarely to be advised.
    pub unlikely: Vec<FixId>,
    /// After how many of the fixes escalating becomes cheaper than going on.
    pub escalate_after: usize,
    /// Where to turn if nothing helps, the most fitting first.
    pub escalations: Vec<EscalationId>,
    /// Questions that could still change the picture.
    pub unknown: Vec<QuestionId>,
    /// Questions that were asked and not known.
    pub not_known: Vec<QuestionId>,
    pub(crate) standing: Standing<'r>,
    next: OnceCell<Next>,
}

impl Diagnosis<'_> {
    /// What comes next. It is worked out when it is first asked for: the look-ahead costs more than all else together,
    /// and who checks what a rulebook makes of a case never asks.
    pub fn next(&self) -> &Next {
        self.next.get_or_init(|| self.standing.next())
    }

    /// The one answer, of those not known and the one that is asked next, that would most shorten the way from here.
    pub fn most_telling(&self) -> Option<QuestionId> {
        most_telling(&self.standing, self.next(), &self.not_known)
    }
}

/// A cause and how much it is believed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankedCause {
    pub cause: CauseId,
    /// Its share of the belief, between 0 and 1, rounded to four digits. A weight of the model, not a measured share.
    pub weight: f64,
}

/// A fix in its place on the list.
#[derive(Debug, Clone)]
pub struct RankedFix<'r> {
    pub fix: FixId,
    /// P(it works | those before it failed), between 0 and 1, rounded to four digits.
    pub weight: f64,
    /// What it costs at its turn, in minutes: attention, effort, waiting, reaching somebody, asking what it needs.
    pub cost: f64,
    /// What can be expected of it.
    pub promise: Promise,
    /// Questions that must be answered before its steps are shown.
    pub needs: Vec<QuestionId>,
    /// Its steps for this audience and these surroundings; none while it needs an answer.
    pub steps: Vec<ShownStep<'r>>,
    /// What speaks for and against it.
    pub because: Vec<Reason>,
}

/// A step that is to be shown.
#[derive(Debug, Clone)]
pub struct ShownStep<'r> {
    /// The step.
    pub step: &'r Step,
    /// What is not known and must hold for the step to be meant.
    pub only_if: Vec<&'r Condition>,
}

/// How likely something is, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// Under a twentieth of the belief.
    Unlikely,
    /// A twentieth or more.
    Possible,
    /// A fifth or more.
    Likely,
    /// Half or more.
    MostLikely,
}

impl Likelihood {
    /// The word for a weight between 0 and 1.
    pub fn of(weight: f64) -> Self {
        match weight {
            weight if weight >= 0.5 => Self::MostLikely,
            weight if weight >= 0.2 => Self::Likely,
            weight if weight >= 0.05 => Self::Possible,
            _ => Self::Unlikely,
        }
    }

    /// The word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unlikely => "unlikely",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::MostLikely => "most likely",
        }
    }
}

/// Why a fix stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// It works in half of the cases or more.
    MostLikely,
    /// It works in a fifth or more.
    Likely,
    /// It seldom works, but is done in a moment.
    Quick,
    /// It seldom works and takes a while.
    Possible,
}

/// A fix that seldom works still comes early if it is done in so many minutes.
const QUICK: f64 = 3.0;

impl Promise {
    fn of(weight: f64, minutes: f64) -> Self {
        match Likelihood::of(weight) {
            Likelihood::MostLikely => Self::MostLikely,
            Likelihood::Likely => Self::Likely,
            _ if minutes <= QUICK => Self::Quick,
            _ => Self::Possible,
        }
    }
}

/// Rounded to four digits, so that platforms agree on every word and number that is printed.
pub fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// Works out all that follows from where a session stands.
pub(crate) fn diagnose(standing: Standing<'_>) -> Diagnosis<'_> {
    let Standing { book, audience, facts, compiled, .. } = &standing;
    let start = State::start(&compiled.model);
    let fixes: Vec<RankedFix<'_>> = start
        .turns()
        .map(|turn| ranked(&standing, compiled.fixes[turn.action], rounded(turn.works), rounded(turn.cost)))
        .collect();
    let unlikely =
        compiled.fixes.iter().filter(|fix| !fixes.iter().any(|ranked| ranked.fix == **fix)).copied().collect();
    Diagnosis {
        alerts: standing.alerts.clone(),
        limits: book
            .limits
            .ids()
            .filter(|limit| {
                book[*limit].audience.includes(*audience) && facts.truth(&book[*limit].when) == Truth::Holds
            })
            .collect(),
        causes: causes(&standing),
        fits_nothing: fits_nothing(&standing.belief),
        escalate_after: start.sequence().length,
        unlikely,
        fixes,
        not_known: not_known(&standing),
        next: OnceCell::new(),
        escalations: standing.escalations(),
        unknown: unknown(&standing),
        standing,
    }
}

fn fits_nothing(belief: &[f64]) -> bool {
    const TEN_DECIBANS: f64 = 10.0;
    let (other, known) = belief.split_last().expect("beliefs end with other");
    let odds = other / known.iter().sum::<f64>();
    odds > TEN_DECIBANS * OTHER / (1.0 - OTHER)
}

/// Every cause that is possible, the most believed first.
pub(crate) fn causes(standing: &Standing<'_>) -> Vec<RankedCause> {
    let mass: f64 = standing.belief.iter().sum();
    let mut causes: Vec<RankedCause> = standing
        .book
        .causes
        .ids()
        .filter(|cause| standing.belief[cause.index()] > 0.0)
        .map(|cause| RankedCause { cause, weight: rounded(standing.belief[cause.index()] / mass) })
        .collect();
    // Rounded before sorting and stable, so that ties go by rulebook order on every platform.
    causes.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    causes
}

fn ranked<'r>(standing: &Standing<'r>, id: FixId, weight: f64, cost: f64) -> RankedFix<'r> {
    let Standing { book, audience, facts, belief, .. } = standing;
    let fix = &book[id];
    let needs = pending(book, *audience, facts, fix).unwrap_or_default();
    let shown = fix.steps.iter().filter(|step| {
        needs.is_empty() && step.audience.includes(*audience) && facts.truth(&step.when) != Truth::Fails
    });
    RankedFix {
        fix: id,
        weight,
        cost,
        promise: Promise::of(weight, fix.effort + fix.wait),
        steps: shown
            .map(|step| ShownStep {
                step,
                only_if: step.when.0.iter().filter(|condition| facts.condition(condition) == Truth::Open).collect(),
            })
            .collect(),
        needs,
        because: because(book, facts, belief, id),
    }
}

fn not_known(standing: &Standing<'_>) -> Vec<QuestionId> {
    let unknown = |question: &QuestionId| standing.facts.answer(*question) == Some(Answer::Unknown);
    standing.book.questions.ids().filter(unknown).collect()
}

/// What can still be asked and would matter: a cause that is possible speaks of it, or a gate or need hangs on it.
fn unknown(standing: &Standing<'_>) -> Vec<QuestionId> {
    let Standing { book, compiled, .. } = standing;
    let Problem { queries, actions, .. } = &compiled.model.problem;
    let mut matters: Vec<bool> = queries.iter().map(|query| query.rows.iter().any(Row::tells)).collect();
    for need in actions.iter().flat_map(|action| action.gates.iter().chain(&action.needs)) {
        matters[need.query] = true;
    }
    let asked = compiled.questions.iter().copied().zip(queries).zip(matters);
    asked
        .filter(|((question, query), matters)| {
            query.askable && (*matters || book[*question].kind == QuestionKind::Context)
        })
        .map(|((question, _), _)| question)
        .collect()
}
