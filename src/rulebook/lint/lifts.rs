//! The weight of evidence of answers, measured in decibans as for reasons: shared by the lints that compare evidence.

use std::collections::BTreeMap;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::ids::{AnswerId, CauseId, QuestionId};
use crate::rulebook::book::scale;

/// Differences below this, in decibans, are no evidence. An answer that is twice as likely under one cause as under
/// another weighs as much.
pub(crate) const NOTHING: f64 = 3.0;

/// Weights of evidence in decibans; zero for everything that is not mentioned.
pub(crate) type Lifts<K> = BTreeMap<K, f64>;

/// True if no weight differs by enough to be evidence.
pub(crate) fn alike<K: Ord>(a: &Lifts<K>, b: &Lifts<K>) -> bool {
    let lift = |lifts: &Lifts<K>, of: &K| lifts.get(of).copied().unwrap_or(0.0);
    a.keys().chain(b.keys()).all(|of| (lift(a, of) - lift(b, of)).abs() < NOTHING)
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
    let of_row = |(question, row): &(QuestionId, Vec<f64>)| {
        let (question, asked) = (*question, &book[*question]);
        let lifts: Vec<f64> = row.iter().zip(&asked.usual).map(|(row, usual)| scale::decibans(row / usual)).collect();
        asked.answers.ids().zip(lifts).map(move |(answer, lift)| ((question, answer), lift))
    };
    cause.rows.iter().flat_map(of_row).collect()
}

/// Every item that is the twin of an earlier one, behind the first such.
pub(crate) fn pairs<K: Copy>(all: &[K], twins: impl Fn(K, K) -> bool) -> impl Iterator<Item = (K, K)> {
    all.iter().enumerate().filter_map(move |(position, later)| {
        let earlier = all[..position].iter().find(|earlier| twins(**earlier, *later))?;
        Some((*earlier, *later))
    })
}
