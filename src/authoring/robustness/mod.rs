//! The robustness of the advice: its share that survives an answer that is missing or wrong, and the ranks of causes for
//! few answers.
//!
//! Each figure is a count over everything that the rulebook and its cases offer. Nothing is drawn at random, so there
//! are no intervals, and the same rulebook gives the same figures.

pub mod answers;
pub mod causes;
pub mod opening;

use crate::authoring::progress::Progress;
use crate::authoring::robustness::answers::{Effect, GivenCase, by_origin, effects, real, worked};
use crate::authoring::robustness::causes::{OwnEvidence, own_evidence};
use crate::authoring::robustness::opening::{Openings, openings};
use crate::rulebook::{FieldCase, Rulebook};

/// The robustness of a rulebook.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// The number of worked cases that are measured.
    pub worked: usize,
    /// The number of real cases that are measured.
    pub real: usize,
    /// The effect of leaving out one answer of a case.
    pub withheld: Effect,
    /// The effect of giving another answer to one question of a case.
    pub replaced: Effect,
    pub causes: OwnEvidence,
    pub openings: Openings,
}

/// Measures a rulebook, on its worked cases and on these real cases. Only cases with a right fix among the first three
/// count: the others have no right advice to lose.
pub fn robustness(book: &Rulebook, field: &[&FieldCase], progress: Progress<'_>) -> Robustness {
    let mut cases: Vec<GivenCase> = book.cases.iter().filter_map(|case| worked(book, case)).collect();
    cases.extend(field.iter().filter_map(|case| real(book, case)));
    let (worked, real) = by_origin(&cases);
    let all = cases.len() + book.causes.len();
    let (withheld, replaced) = effects(book, &cases, &|done, _| progress(done, all));
    let own = own_evidence(book, &|done, _| progress(cases.len() + done, all));
    Robustness { worked, real, withheld, replaced, causes: own, openings: openings(book) }
}
