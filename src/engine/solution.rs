//! The solution of a case: the fix that worked, and advice to prevent a recurrence.

use crate::engine::facts::Truth;
use crate::engine::standing::Standing;
use crate::rulebook::{CauseId, FixId, Wording};

/// The fix that worked, with advice.
#[derive(Debug, Clone)]
pub struct Solution<'r> {
    pub fix: FixId,
    /// The cause that it most likely mended; `None` for a way round, which mends none.
    pub mended: Option<CauseId>,
    /// Advice to prevent a recurrence: that of the fix, then that of the cause it mended. Each text once.
    pub prevention: Vec<&'r Wording>,
}

/// The state of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseState {
    /// Something is left to ask or to try.
    Open,
    /// A fix has mended it.
    Solved,
    /// A way round has helped for now.
    InNow,
    /// Somebody else has to take over, or nothing is left.
    Escalated,
}

impl CaseState {
    /// The word for it, see [`STATES`](crate::rulebook::STATES).
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Solved => "solved",
            Self::InNow => "in-now",
            Self::Escalated => "escalated",
        }
    }
}

/// The solution by a fix.
pub(crate) fn solution<'r>(standing: &Standing<'r>, fix: FixId) -> Solution<'r> {
    let Standing { book, audience, .. } = *standing;
    let view = standing.view();
    let mended = mended(standing, fix);
    let of_cause = match mended {
        Some(cause) => &book[cause].prevent[..],
        None => &[],
    };
    let mut prevention: Vec<&Wording> = Vec::new();
    for advice in book[fix].prevent.iter().chain(of_cause) {
        let applies = view.sees(advice.audience) && view.truth(&advice.when) == Truth::Holds;
        // A fix and its cause often give the same advice.
        if applies && !prevention.iter().any(|wording| wording.to(audience) == advice.text.to(audience)) {
            prevention.push(&advice.text);
        }
    }
    Solution { fix, mended, prevention }
}

/// The cause that a fix most likely mended, because it worked; on a tie the first in rulebook order.
fn mended(standing: &Standing<'_>, fix: FixId) -> Option<CauseId> {
    let belief = &standing.belief;
    let mut mended = None;
    // From 0, so that an impossible cause is never the one.
    let mut most = 0.0;
    for (cause, works) in &standing.book[fix].cures {
        let weight = belief[*cause] * works;
        if weight > most {
            (mended, most) = (Some(*cause), weight);
        }
    }
    mended
}
