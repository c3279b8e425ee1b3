//! The figures for many ranked lists: how often the right one stands near the top.

use std::collections::BTreeMap;

use crate::authoring::score::metrics::{Estimate, mean, normalised_gain, share};

/// One list with what was right for it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hit<'c> {
    /// The kind that the case belongs to.
    pub(crate) kind: &'c str,
    /// The best rank of anything right, counted from 1.
    pub(crate) rank: Option<usize>,
    /// The normalised gain of the list.
    pub(crate) gain: f64,
}

/// The number of ranks that count for the gain.
const GAIN_AT: usize = 5;

impl<'c> Hit<'c> {
    /// Compares a list with what is right. If nothing is right, the list misses.
    pub(crate) fn of<Id: PartialEq>(kind: &'c str, list: &[Id], right: &[Id]) -> Self {
        let grades: Vec<f64> = list.iter().take(GAIN_AT).map(|id| f64::from(u8::from(right.contains(id)))).collect();
        let ideal = vec![1.0; right.len().min(GAIN_AT)];
        let rank = list.iter().position(|id| right.contains(id)).map(|position| position + 1);
        Self { kind, rank, gain: normalised_gain(&grades, &ideal) }
    }

    pub(crate) fn within(&self, ranks: usize) -> bool {
        self.rank.is_some_and(|rank| rank <= ranks)
    }
}

/// Shares of cases in which something right stands within the first ranks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tops {
    pub top1: Estimate,
    pub top3: Estimate,
    pub top5: Estimate,
}

/// All figures about the lists of fixes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Remedy {
    pub tops: Tops,
    /// The mean normalised discounted gain of the first five ranks.
    pub ndcg: Estimate,
    /// Means over the kinds of remedy, so that a kind with many cases counts no more than one with few.
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

/// The share of lists with something right within the first ranks.
pub(crate) fn within(hits: &[Hit<'_>], ranks: usize) -> Estimate {
    share(hits.iter().filter(|hit| hit.within(ranks)).count(), hits.len())
}

fn by_kind(hits: &[Hit<'_>], ranks: usize) -> Estimate {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for hit in hits {
        let (right, count) = kinds.entry(hit.kind).or_default();
        *right += usize::from(hit.within(ranks));
        *count += 1;
    }
    let shares: Vec<f64> = kinds.values().map(|(right, count)| share(*right, *count).value).collect();
    mean(&shares)
}
