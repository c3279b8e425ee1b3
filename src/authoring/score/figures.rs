//! The figures for many ranked lists: how often a right entry is near the top.

use std::collections::BTreeMap;

use crate::authoring::score::metrics::{Estimate, mean, normalised_gain, share};

/// A ranked list compared with the right entries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit<'c> {
    /// The kind of remedy of its case.
    pub(crate) kind: &'c str,
    /// The best rank of a right entry, counted from 1.
    pub(crate) rank: Option<usize>,
    /// The normalised gain of the list.
    pub(crate) gain: f64,
}

/// The number of ranks that count for the gain.
const GAIN_AT: usize = 5;

impl<'c> Hit<'c> {
    /// Compares a list with the right entries. Without any, the list is a miss.
    pub(crate) fn of<Id: PartialEq>(kind: &'c str, list: &[Id], right: &[Id]) -> Self {
        // An entry is right or it is not, so the grades are 1 and 0 and the ideal list begins with all right entries.
        let grades: Vec<f64> = list.iter().take(GAIN_AT).map(|id| f64::from(u8::from(right.contains(id)))).collect();
        let ideal = vec![1.0; right.len().min(GAIN_AT)];
        let rank = list.iter().position(|id| right.contains(id)).map(|position| position + 1);
        Self { kind, rank, gain: normalised_gain(&grades, &ideal) }
    }

    pub(crate) fn within(&self, ranks: usize) -> bool {
        self.rank.is_some_and(|rank| rank <= ranks)
    }
}

/// The shares of cases with a right entry among the first 1, 3 and 5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tops {
    pub top1: Estimate,
    pub top3: Estimate,
    pub top5: Estimate,
}

/// The figures about the lists of fixes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Remedy {
    pub tops: Tops,
    /// The mean normalised discounted gain of the first five ranks.
    pub ndcg: Estimate,
    /// Means over the kinds of remedy, so that kinds with many cases count no more than kinds with few.
    pub macro_top1: Estimate,
    pub macro_top3: Estimate,
}

pub(crate) fn tops(hits: &[Hit<'_>]) -> Tops {
    Tops { top1: within(hits, 1), top3: within(hits, 3), top5: within(hits, 5) }
}

pub(crate) fn remedy(hits: &[Hit<'_>]) -> Remedy {
    let gains: Vec<f64> = hits.iter().map(|hit| hit.gain).collect();
    Remedy { tops: tops(hits), ndcg: mean(&gains), macro_top1: by_kind(hits, 1), macro_top3: by_kind(hits, 3) }
}

/// The share of lists with a right entry among the first `ranks`.
pub(crate) fn within(hits: &[Hit<'_>], ranks: usize) -> Estimate {
    share(hits.iter().filter(|hit| hit.within(ranks)).count(), hits.len())
}

fn by_kind(hits: &[Hit<'_>], ranks: usize) -> Estimate {
    // Sorted, so that the sum below is in the same order in every run.
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for hit in hits {
        let (right, count) = kinds.entry(hit.kind).or_default();
        *right += usize::from(hit.within(ranks));
        *count += 1;
    }
    let shares: Vec<f64> = kinds.values().map(|(right, count)| share(*right, *count).value).collect();
    mean(&shares)
}
