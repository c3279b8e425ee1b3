//! The belief in each cause, given the facts.
//!
//! Beliefs are unnormalised: their sum is the probability of the facts, so that nothing is divided and values are linear.
//! They are folded in rulebook order, questions then fixes, so that the order in which things were said cannot change a
//! bit of the result.

use std::ops::Index;

use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{
    AnswerId, Cause, CauseId, Condition, FixId, Outcome, QuestionId, QuestionKind, Rulebook, Table, When,
};

/// The share of *other*, the causes that the rulebook does not know, while nothing is known.
const OTHER: f64 = 0.08;

/// The belief in every cause of a rulebook, and in *other*. Not negative; the sum is P(facts).
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
        let mut factors = Factors { causes, other: prior_of_other(book) };
        for question in book.questions.ids() {
            let Some(answer) = facts.chosen(question) else { continue };
            match book[question].kind {
                // Context is no evidence: the priors have it already, and every cause has the same row.
                QuestionKind::Context => factors.multiply(book, |_| book[question].usual[answer.index()]),
                QuestionKind::Evidence => factors.multiply(book, |cause| likelihood(book, cause, question, answer)),
            }
        }
        for fix in book.fixes.ids() {
            if facts.outcome(fix) == Some(Outcome::Failed) {
                factors.multiply(book, |cause| 1.0 - book[fix].works(cause));
            }
        }
        factors.into()
    }

    /// The belief if a fix failed on top of all that is known.
    pub(crate) fn after_failure(&self, book: &Rulebook, fix: FixId) -> Self {
        let mut factors = Factors { causes: self.causes.to_vec(), other: self.other };
        factors.multiply(book, |cause| 1.0 - book[fix].works(cause));
        factors.into()
    }

    /// The belief in the causes that the rulebook does not know.
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

    /// Every cause with the belief in it, in rulebook order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (CauseId, f64)> {
        self.causes.entries().map(|(cause, belief)| (cause, *belief))
    }

    /// The causes that are possible at all, in rulebook order.
    pub fn possible(&self) -> impl Iterator<Item = CauseId> {
        self.iter().filter(|(_, belief)| *belief > 0.0).map(|(cause, _)| cause)
    }

    /// True if *other* has grown by more than ten decibans against the known causes: the facts fit none of them.
    pub(crate) fn fits_nothing(&self) -> bool {
        const TEN_DECIBANS: f64 = 10.0;
        self.other / self.known() > TEN_DECIBANS * OTHER / (1.0 - OTHER)
    }
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

/// P(answer | cause): a cause that has no row for a question, and *other*, have its usual row.
pub(crate) fn likelihood(book: &Rulebook, cause: Option<CauseId>, question: QuestionId, answer: AnswerId) -> f64 {
    let row = cause.and_then(|cause| book[cause].row(question)).unwrap_or(&book[question].usual);
    row[answer.index()]
}

/// *Other* is a fixed share of the sum with all context unknown: no cause gains from being special to a service, and
/// *other* neither vanishes nor explodes when the context becomes known.
fn prior_of_other(book: &Rulebook) -> f64 {
    // Not even the audience: otherwise *other* would weigh more for whoever has more causes of their own.
    let nothing = Facts::unknown(book);
    let known: f64 = book.causes.iter().map(|cause| prior(book, cause, &nothing, None)).sum();
    // Without any cause that is possible, a positive number keeps the mass from being nothing.
    if known > 0.0 { known * OTHER / (1.0 - OTHER) } else { OTHER }
}

/// An answer to a context question that is taken as given.
pub(crate) type Supposed = (QuestionId, AnswerId);

/// The frequency of a cause where its gate is open, 0 where it is closed; over unknown context the mean, weighted by how
/// usual the answers are.
pub(crate) fn prior(book: &Rulebook, cause: &Cause, facts: &Facts, supposed: Option<Supposed>) -> f64 {
    let mut supposed: Vec<Supposed> = supposed.into_iter().collect();
    mean(book, cause, facts, &mut supposed, &mut cause.conditions().map(|condition| condition.question).collect())
}

/// The mean over every combination of answers to the questions in `mentioned`, one question at each level of the
/// recursion. Exact rather than sampled: a cause mentions one or two context questions, so there are few combinations.
/// Both lists serve as stacks and are left as they were found.
fn mean(
    book: &Rulebook,
    cause: &Cause,
    facts: &Facts,
    supposed: &mut Vec<Supposed>,
    mentioned: &mut Vec<QuestionId>,
) -> f64 {
    let Some(question) = mentioned.pop() else { return frequency(cause, facts, supposed) };
    // A cause may mention the same question in its gate and in an adjustment.
    let known = facts.chosen(question).is_some() || supposed.iter().any(|(known, _)| *known == question);
    let mean = if known {
        mean(book, cause, facts, supposed, mentioned)
    } else {
        let usual = &book[question].usual;
        let mut sum = 0.0;
        for answer in book[question].answers.ids() {
            supposed.push((question, answer));
            sum += usual[answer.index()] * mean(book, cause, facts, supposed, mentioned);
            supposed.pop();
        }
        sum
    };
    mentioned.push(question);
    mean
}

/// The frequency with every context question that the cause mentions known or supposed.
fn frequency(cause: &Cause, facts: &Facts, supposed: &[Supposed]) -> f64 {
    if !all_hold(&cause.when, facts, supposed) {
        return 0.0;
    }
    // The first that holds counts: adjustments replace the frequency and do not multiply.
    let adjusted = cause.adjust.iter().find(|(when, _)| all_hold(when, facts, supposed));
    adjusted.map_or(cause.frequency, |(_, frequency)| *frequency)
}

fn all_hold(when: &When, facts: &Facts, supposed: &[Supposed]) -> bool {
    when.0.iter().all(|condition| holds(condition, facts, supposed))
}

fn holds(condition: &Condition, facts: &Facts, supposed: &[Supposed]) -> bool {
    match supposed.iter().find(|(question, _)| *question == condition.question) {
        Some((_, answer)) => condition.answers.contains(answer),
        None => facts.condition(condition) == Truth::Holds,
    }
}
