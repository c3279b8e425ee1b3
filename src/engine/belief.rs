//! How much is to be believed of each cause, given what was said and tried.
//!
//! Beliefs are unnormalised: their sum is the probability of what was said, so that nothing is divided and values are
//! linear. They are folded in rulebook order, questions then fixes, so that the order in which things were said cannot
//! change a bit of the result.

use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{AnswerId, Cause, CauseId, Condition, Outcome, QuestionId, QuestionKind, Rulebook, When};

/// The share of *other*, the causes that the rulebook does not know, while nothing is known.
pub(crate) const OTHER: f64 = 0.08;

/// The belief in every cause, in rulebook order, and after them in *other*. Not negative; their sum is P(facts).
pub fn belief(book: &Rulebook, facts: &Facts) -> Vec<f64> {
    let mut belief: Vec<f64> = book.causes.iter().map(|cause| prior(book, cause, facts, None)).collect();
    belief.push(other(book));
    for question in book.questions.ids() {
        let Some(answer) = facts.chosen(question) else { continue };
        let usual = book[question].usual[answer.index()];
        match book[question].kind {
            QuestionKind::Context => belief.iter_mut().for_each(|belief| *belief *= usual),
            QuestionKind::Evidence => {
                for (position, belief) in belief.iter_mut().enumerate() {
                    *belief *= likelihood(book, book.cause_at(position), question, answer);
                }
            }
        }
    }
    for fix in book.fixes.ids() {
        if facts.outcome(fix) == Some(Outcome::Failed) {
            for (position, belief) in belief.iter_mut().enumerate() {
                *belief *= 1.0 - book[fix].works(book.cause_at(position));
            }
        }
    }
    belief
}

/// P(answer | cause): a cause that does not speak of a question, and *other*, have its usual row.
pub(crate) fn likelihood(book: &Rulebook, cause: Option<CauseId>, question: QuestionId, answer: AnswerId) -> f64 {
    let row = cause.and_then(|cause| book[cause].row(question)).unwrap_or(&book[question].usual);
    row[answer.index()]
}

/// *Other* is a fixed share of the sum with all context unknown: no cause gains from being special to a service, and
/// *other* neither vanishes nor explodes when the context becomes known.
fn other(book: &Rulebook) -> f64 {
    let nothing = Facts::unknown(book);
    let known: f64 = book.causes.iter().map(|cause| prior(book, cause, &nothing, None)).sum();
    if known > 0.0 { known * OTHER / (1.0 - OTHER) } else { OTHER }
}

/// An answer to a context question that is taken as given.
pub(crate) type Supposed = (QuestionId, AnswerId);

/// How common a cause is where its gate is open, 0 where it is closed; over unknown context the mean by how usual the
/// answers are.
pub(crate) fn prior(book: &Rulebook, cause: &Cause, facts: &Facts, supposed: Option<Supposed>) -> f64 {
    let mut supposed: Vec<Supposed> = supposed.into_iter().collect();
    mean(book, cause, facts, &mut supposed, &mut cause.conditions().map(|condition| condition.question).collect())
}

fn mean(
    book: &Rulebook,
    cause: &Cause,
    facts: &Facts,
    supposed: &mut Vec<Supposed>,
    mentioned: &mut Vec<QuestionId>,
) -> f64 {
    let Some(question) = mentioned.pop() else { return frequency(cause, facts, supposed) };
    let known = facts.chosen(question).is_some() || supposed.iter().any(|(known, _)| *known == question);
    let mean = if known {
        mean(book, cause, facts, supposed, mentioned)
    } else {
        let usual = &book[question].usual;
        book[question]
            .answers
            .ids()
            .map(|answer| {
                supposed.push((question, answer));
                let value = usual[answer.index()] * mean(book, cause, facts, supposed, mentioned);
                supposed.pop();
                value
            })
            .sum()
    };
    mentioned.push(question);
    mean
}

/// The frequency with every context question that the cause mentions known or supposed.
fn frequency(cause: &Cause, facts: &Facts, supposed: &[Supposed]) -> f64 {
    let holds = |when: &When| when.0.iter().all(|condition| holds(condition, facts, supposed));
    if !holds(&cause.when) {
        return 0.0;
    }
    let adjusted = cause.adjust.iter().find(|(when, _)| holds(when));
    adjusted.map_or(cause.frequency, |(_, frequency)| *frequency)
}

fn holds(condition: &Condition, facts: &Facts, supposed: &[Supposed]) -> bool {
    match supposed.iter().find(|(question, _)| *question == condition.question) {
        Some((_, answer)) => condition.answers.contains(answer),
        None => facts.condition(condition) == Truth::Holds,
    }
}
