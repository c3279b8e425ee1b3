//! Answers to *why* about a single fix or cause.

use crate::engine::reasons::{Reason, about_cause, about_fix, ruled_out};
use crate::engine::standing::Standing;
use crate::rulebook::{CauseId, FixId};

/// The case for and against a fix.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyFix {
    pub fix: FixId,
    /// The possible causes that it mends, the most believed first.
    pub mends: Vec<CauseId>,
    /// The causes that its failure would make unlikely.
    pub rules_out: Vec<CauseId>,
    pub because: Vec<Reason>,
}

/// The case for and against a cause.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyCause {
    pub cause: CauseId,
    /// Its share of the belief, between 0 and 1; 0 if it is not possible here.
    pub weight: f64,
    /// Empty also for a cause that is not possible: its gate rules it out, not an answer that speaks against it.
    pub because: Vec<Reason>,
}

pub(crate) fn why_fix(standing: &Standing<'_>, fix: FixId) -> WhyFix {
    let belief = &standing.belief;
    let cures = standing.book[fix].cures.iter().map(|(cause, _)| *cause);
    let mut mends: Vec<CauseId> = cures.filter(|cause| belief[*cause] > 0.0).collect();
    mends.sort_by(|a, b| belief[*b].total_cmp(&belief[*a]));
    WhyFix { fix, mends, rules_out: ruled_out(standing, fix), because: about_fix(standing, fix) }
}

pub(crate) fn why_cause(standing: &Standing<'_>, cause: CauseId) -> WhyCause {
    if standing.belief[cause] <= 0.0 {
        return WhyCause { cause, weight: 0.0, because: Vec::new() };
    }
    WhyCause { cause, weight: standing.belief.share(cause), because: about_cause(standing, cause) }
}
