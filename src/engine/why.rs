//! Explanations of a single fix or cause, for the command *why*.

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
    /// Empty for an impossible cause too: its gate rules it out, not evidence.
    pub because: Vec<Reason>,
}

pub(crate) fn why_fix(standing: &Standing<'_>, fix: FixId) -> WhyFix {
    let belief = &standing.belief;
    let mut mends = Vec::new();
    for (cause, _) in &standing.book[fix].cures {
        if belief[*cause] > 0.0 {
            mends.push(*cause);
        }
    }
    // Stable, so that ties stay in rulebook order.
    mends.sort_by(|a, b| belief[*b].total_cmp(&belief[*a]));
    WhyFix { fix, mends, rules_out: ruled_out(standing, fix), because: about_fix(standing, fix) }
}

pub(crate) fn why_cause(standing: &Standing<'_>, cause: CauseId) -> WhyCause {
    if standing.belief[cause] <= 0.0 {
        return WhyCause { cause, weight: 0.0, because: Vec::new() };
    }
    WhyCause { cause, weight: standing.belief.share(cause), because: about_cause(standing, cause) }
}
