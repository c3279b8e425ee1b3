//! The belief in each cause, given the facts.
//!
//! Beliefs are unnormalised: their sum is the probability of the facts, which avoids divisions and keeps values linear.
//! Facts are applied in rulebook order, questions then fixes, so that the order of the log cannot change a bit of the
//! result.

use std::ops::Index;

use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{
    Answer, AnswerId, Cause, CauseId, Condition, FixId, Outcome, Position, QuestionId, QuestionKind, Rulebook, Table,
    When,
};

/// The share of *other*, the causes that the rulebook does not know, before any fact is known.
const OTHER: f64 = 0.08;

/// The belief in every cause of a rulebook and in *other*. Beliefs are never negative, and their sum is P(facts).
#[derive(Debug, Clone)]
pub struct Belief {
    causes: Table<CauseId, f64>,
    other: f64,
    mass: f64,
}

impl PartialEq for Belief {
    fn eq(&self, belief: &Self) -> bool {
        *self.causes == *belief.causes && self.other == belief.other
    }
}

impl Index<CauseId> for Belief {
    type Output = f64;

    fn index(&self, cause: CauseId) -> &f64 {
        &self.causes[cause]
    }
}

impl Belief {
    /// Bayes' rule over all facts.
    pub fn given(book: &Rulebook, facts: &Facts) -> Self {
        let causes = book.causes.iter().map(|cause| prior(book, cause, facts, None)).collect();
        let mut factors = Factors { causes, other: prior_of_other(book, facts.answer(book.role)) };
        for (id, question) in book.questions.entries() {
            let Some(answer) = facts.chosen(id) else { continue };
            match question.kind {
                // Context is no evidence: it is in the priors already, and its row is the same for every cause.
                QuestionKind::Context => factors.multiply(book, |_| question.usual[answer.index()]),
                QuestionKind::Evidence => factors.multiply(book, |cause| likelihood(book, cause, id, answer)),
            }
        }
        for (id, fix) in book.fixes.entries() {
            if facts.outcome(id) == Some(Outcome::Failed) {
                factors.multiply(book, |cause| 1.0 - fix.works(cause));
            }
        }
        factors.into()
    }

    /// The belief if a fix failed in addition to the known facts.
    pub(crate) fn after_failure(&self, book: &Rulebook, fix: FixId) -> Self {
        let mut factors = Factors { causes: self.causes.to_vec(), other: self.other };
        factors.multiply(book, |cause| 1.0 - book[fix].works(cause));
        factors.into()
    }

    /// The belief in *other*.
    pub fn other(&self) -> f64 {
        self.other
    }

    /// The sum over all causes that the rulebook knows.
    pub fn known(&self) -> f64 {
        self.causes.iter().sum()
    }

    /// The sum over all causes and *other*: the probability of the facts.
    pub fn mass(&self) -> f64 {
        self.mass
    }

    /// The share of a cause in the mass, between 0 and 1.
    pub fn share(&self, cause: CauseId) -> f64 {
        self.causes[cause] / self.mass
    }

    /// Every cause with its belief, in rulebook order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (CauseId, f64)> {
        self.causes.entries().map(|(cause, belief)| (cause, *belief))
    }

    /// The most believed cause; on a tie the first in rulebook order. `None` if all are impossible.
    pub(crate) fn likeliest(&self) -> Option<CauseId> {
        let mut likeliest = None;
        let mut most = 0.0;
        for (cause, belief) in self.iter() {
            if belief > most {
                (likeliest, most) = (Some(cause), belief);
            }
        }
        likeliest
    }

    /// The causes with a belief above 0, in rulebook order.
    pub fn possible(&self) -> impl Iterator<Item = CauseId> {
        self.iter().filter(|(_, belief)| *belief > 0.0).map(|(cause, _)| cause)
    }

    /// True if *other* has gained more than ten decibans over the known causes: the facts fit none of them.
    pub(crate) fn fits_nothing(&self) -> bool {
        fits_nothing(self.other, self.known())
    }
}

/// True if the belief in *other* has gained more than ten decibans over that in all known causes.
pub(crate) fn fits_nothing(other: f64, known: f64) -> bool {
    const TEN_DECIBANS: f64 = 10.0;
    other / known > TEN_DECIBANS * OTHER / (1.0 - OTHER)
}

/// Beliefs while they are multiplied together.
struct Factors {
    causes: Vec<f64>,
    other: f64,
}

impl Factors {
    fn multiply(&mut self, book: &Rulebook, factor: impl Fn(Option<CauseId>) -> f64) {
        for (cause, belief) in book.causes.ids().zip(&mut self.causes) {
            *belief *= factor(Some(cause));
        }
        self.other *= factor(None);
    }
}

impl From<Factors> for Belief {
    fn from(Factors { causes, other }: Factors) -> Self {
        // Added up once, in rulebook order and *other* last: shares are asked for often, and a sum in another order
        // would differ in its last bits.
        let mass = causes.iter().sum::<f64>() + other;
        Self { causes: causes.into(), other, mass }
    }
}

/// P(answer | cause). *Other*, and a cause without a row for the question, have its usual row.
pub(crate) fn likelihood(book: &Rulebook, cause: Option<CauseId>, question: QuestionId, answer: AnswerId) -> f64 {
    let row = cause.and_then(|cause| book[cause].row(question)).unwrap_or(&book[question].usual);
    row[answer.index()]
}

/// The prior of *other*: a fixed share of the sum for this role at a service that the rulebook does not know, with all
/// other context unknown. So *other* neither vanishes nor dominates once the context is known, and what a rulebook knows about one
/// service changes nothing at another.
pub(crate) fn prior_of_other(book: &Rulebook, role: Option<Answer>) -> f64 {
    let mut facts = Facts::unknown(book);
    facts.set_answer(book.role, role);
    let sum = |facts: &Facts| book.causes.iter().map(|cause| prior(book, cause, facts, None)).sum::<f64>();
    let anywhere = sum(&facts);
    // The answer after the last: no condition names it.
    let elsewhere = AnswerId::at(book[book.service].answers.len());
    facts.set_answer(book.service, Some(Answer::Chosen(elsewhere)));
    let known = match sum(&facts) {
        // A rulebook about one service alone.
        0.0 => anywhere,
        known => known,
    };
    // A positive prior even if no cause is possible, because shares are quotients of the mass.
    if known > 0.0 { known * OTHER / (1.0 - OTHER) } else { OTHER }
}

/// An assumed answer to a context question.
pub(crate) type Assumption = (QuestionId, AnswerId);

/// The frequency of a cause if its gate is open, 0 if it is closed; for unknown context the mean over its answers,
/// weighted by how usual they are.
pub(crate) fn prior(book: &Rulebook, cause: &Cause, facts: &Facts, assumption: Option<Assumption>) -> f64 {
    let is_closed = |condition: &Condition| match assumption {
        Some((question, answer)) if question == condition.question => !condition.answers.contains(&answer),
        _ => facts.condition(condition) == Truth::Fails,
    };
    // Most causes are closed by what is known, such as the role.
    if cause.when.0.iter().any(is_closed) {
        return 0.0;
    }
    let mut assumptions: Vec<Assumption> = assumption.into_iter().collect();
    let mut open: Vec<OpenContext<'_>> = Vec::new();
    // From the end, and each question once: the order of the summation decides the last bits of the mean.
    let mentioned: Vec<QuestionId> = cause.conditions().map(|condition| condition.question).collect();
    for question in mentioned.into_iter().rev() {
        let known = facts.chosen(question).is_some() || assumption.is_some_and(|(assumed, _)| assumed == question);
        if !known && !open.iter().any(|open| open.question == question) {
            open.push(OpenContext { question, first_alike: cause.first_alike(question) });
        }
    }
    mean(book, cause, facts, &mut assumptions, &open)
}

/// A context question without an answer.
struct OpenContext<'b> {
    question: QuestionId,
    /// By answer, the first answer that the cause cannot tell from it.
    first_alike: &'b [AnswerId],
}

/// The mean over all combinations of answers to the open questions, with one question per level of the recursion. Exact
/// rather than sampled: loading bounds the combinations that a cause tells apart, and answers that are alike to it are
/// worked out once. `assumptions` is a stack and is restored before the function returns.
fn mean(
    book: &Rulebook,
    cause: &Cause,
    facts: &Facts,
    assumptions: &mut Vec<Assumption>,
    open: &[OpenContext<'_>],
) -> f64 {
    let Some((OpenContext { question, first_alike }, rest)) = open.split_first() else {
        return frequency(cause, facts, assumptions);
    };
    let usual = &book[*question].usual;
    let mut means = vec![0.0; first_alike.len()];
    let mut sum = 0.0;
    for answer in book[*question].answers.ids() {
        let first = first_alike[answer.index()];
        if first == answer {
            assumptions.push((*question, answer));
            means[answer.index()] = mean(book, cause, facts, assumptions, rest);
            assumptions.pop();
        }
        sum += usual[answer.index()] * means[first.index()];
    }
    sum
}

/// The frequency if every context question that the cause mentions is known or assumed.
fn frequency(cause: &Cause, facts: &Facts, assumptions: &[Assumption]) -> f64 {
    if !all_hold(&cause.when, facts, assumptions) {
        return 0.0;
    }
    // Only the first adjustment that holds: they replace the frequency and do not multiply.
    let adjusted = cause.adjust.iter().find(|(when, _)| all_hold(when, facts, assumptions));
    adjusted.map_or(cause.frequency, |(_, frequency)| *frequency)
}

fn all_hold(when: &When, facts: &Facts, assumptions: &[Assumption]) -> bool {
    when.0.iter().all(|condition| holds(condition, facts, assumptions))
}

fn holds(condition: &Condition, facts: &Facts, assumptions: &[Assumption]) -> bool {
    match assumptions.iter().find(|(question, _)| *question == condition.question) {
        Some((_, answer)) => condition.answers.contains(answer),
        None => facts.condition(condition) == Truth::Holds,
    }
}
