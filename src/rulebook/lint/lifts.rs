//! The weights of evidence of answers in decibans, as in the reasons of a diagnosis, for the lints that compare evidence.

use std::collections::BTreeMap;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::ids::{AnswerId, CauseId, QuestionId};
use crate::rulebook::book::question::Question;
use crate::rulebook::book::scale;

/// The smallest difference, in decibans, that counts as evidence. It is that of an answer twice as likely under one cause
/// as under another.
pub(crate) const NOTHING: f64 = 3.0;

/// Weights of evidence in decibans; a missing key stands for zero.
pub(crate) type Lifts<K> = BTreeMap<K, f64>;

/// True if no weight differs by enough to be evidence.
pub(crate) fn alike<K: Ord>(a: &Lifts<K>, b: &Lifts<K>) -> bool {
    for key in a.keys().chain(b.keys()) {
        let lift_a = a.get(key).unwrap_or(&0.0);
        let lift_b = b.get(key).unwrap_or(&0.0);
        if (lift_a - lift_b).abs() >= NOTHING {
            return false;
        }
    }
    true
}

/// The weights of every answer, by question and answer, for the causes that list the question as evidence.
pub(crate) fn lifts_by_answer(book: &Rulebook) -> Vec<Vec<Lifts<CauseId>>> {
    let mut lifts: Vec<Vec<Lifts<CauseId>>> =
        book.questions.iter().map(|question| vec![Lifts::new(); question.answers.len()]).collect();
    for cause in book.causes.ids() {
        for ((question, answer), lift) in lifts_of(book, &book[cause]) {
            lifts[question.index()][answer.index()].insert(cause, lift);
        }
    }
    lifts
}

/// The weight of evidence of each answer for a cause, against *other*.
pub(crate) fn lifts_of(book: &Rulebook, cause: &Cause) -> Lifts<(QuestionId, AnswerId)> {
    let mut lifts = Lifts::new();
    for (question, row) in &cause.rows {
        let Question { answers, usual, .. } = &book[*question];
        // Under *other* an answer is as likely as usual. No entry is zero: both rows are raised to the floor.
        for (answer, (likelihood, usual)) in answers.ids().zip(row.iter().zip(usual)) {
            lifts.insert((*question, answer), scale::decibans(likelihood / usual));
        }
    }
    lifts
}

/// Every item with an earlier twin, each after the first of its twins.
pub(crate) fn pairs<K: Copy>(all: &[K], twins: impl Fn(K, K) -> bool) -> Vec<(K, K)> {
    let mut found = Vec::new();
    for (position, later) in all.iter().enumerate() {
        if let Some(earlier) = all[..position].iter().find(|earlier| twins(**earlier, *later)) {
            found.push((*earlier, *later));
        }
    }
    found
}
