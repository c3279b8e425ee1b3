//! The worth of questions: the minutes that an answer saves, and the fix that it leads to.

use crate::engine::likelihood::rounded;
use crate::engine::next::Next;
use crate::engine::plan::decide::{Reach, saving};
use crate::engine::plan::problem::QueryId;
use crate::engine::plan::state::State;
use crate::engine::standing::Standing;
use crate::rulebook::{AnswerId, FixId, QuestionId};

/// The worth of asking a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// The minutes that asking saves on average, minus its effort. May be negative for a question that must be asked
    /// anyway.
    pub saves: f64,
    /// One lead per answer, in the order of the answers.
    pub leads: Vec<Lead>,
}

/// The consequence of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lead {
    pub answer: AnswerId,
    /// The first fix after it, if there is one.
    pub fix: Option<FixId>,
    /// The expected minutes after it.
    pub minutes: f64,
}

/// The worth of asking a question; `None` if it cannot be asked any more.
pub(crate) fn worth(standing: &Standing<'_>, question: QuestionId) -> Option<Worth> {
    let query = standing.compiled.query(question)?;
    let here = standing.start();
    let answers = standing.book[question].answers.ids();
    let leads = answers.map(|answer| lead(standing, answer, &here.answered(query, answer.index()))).collect();
    let saves = saving(&here, Reach::for_model(&standing.compiled.model), query);
    Some(Worth { saves: rounded(saves), leads })
}

fn lead(standing: &Standing<'_>, answer: AnswerId, then: &State<'_>) -> Lead {
    let sequence = then.sequence();
    Lead {
        answer,
        fix: sequence.first.map(|turn| standing.compiled.fix(turn.action)),
        minutes: rounded(sequence.value / then.mass()),
    }
}

/// Savings of fewer minutes are not reported.
const LEAST_SAVING: f64 = 0.05;

/// The question whose answer would save the most minutes, of those answered by *don't know* and the next one. The
/// effort of asking is not deducted, because the answer may turn up by itself.
pub(crate) fn most_telling(standing: &Standing<'_>, next: &Next, not_known: &[QuestionId]) -> Option<QuestionId> {
    let here = standing.start();
    let now = here.sequence().value / here.mass();
    let asked = match next {
        Next::Ask(question) => Some(*question),
        _ => None,
    };
    let mut most = LEAST_SAVING;
    let mut best = None;
    for question in not_known.iter().copied().chain(asked) {
        let Some(query) = standing.compiled.query(question) else { continue };
        let saves = now - after_knowing(&here, query);
        if saves > most {
            (most, best) = (saves, Some(question));
        }
    }
    best
}

/// The expected minutes after the answer to a query, on average over its answers.
fn after_knowing(here: &State<'_>, query: QueryId) -> f64 {
    let answers = here.model().problem[query].rows.len();
    let then: Vec<State<'_>> = (0..answers).map(|answer| here.answered(query, answer)).collect();
    // Not the mass before the query: that includes the share of *don't know*, which is no answer.
    let mass: f64 = then.iter().map(State::mass).sum();
    then.iter().map(|state| state.sequence().value).sum::<f64>() / mass
}
