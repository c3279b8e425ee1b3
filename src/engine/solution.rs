//! The solution of a case: the fix that worked, and advice to prevent a recurrence.

use crate::engine::facts::Truth;
use crate::engine::standing::Standing;
use crate::rulebook::{CauseId, FixId, Wording};

/// The fix that worked, with advice.
#[derive(Debug, Clone)]
pub struct Solution<'r> {
    pub fix: FixId,
    /// Advice to prevent a recurrence: that of the fix, then that of the cause it mended. Each text once.
    pub prevention: Vec<&'r Wording>,
}

/// The solution by a fix.
pub(crate) fn solution<'r>(standing: &Standing<'r>, fix: FixId) -> Solution<'r> {
    let Standing { book, audience, .. } = *standing;
    let view = standing.view();
    let of_cause = match mended(standing, fix) {
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
    Solution { fix, prevention }
}

/// The most believed cause that a fix mends; on a tie the first in rulebook order.
fn mended(standing: &Standing<'_>, fix: FixId) -> Option<CauseId> {
    let belief = &standing.belief;
    let mut mended = None;
    // From 0, so that an impossible cause is never the one.
    let mut most = 0.0;
    for (cause, _) in &standing.book[fix].cures {
        if belief[*cause] > most {
            (mended, most) = (Some(*cause), belief[*cause]);
        }
    }
    mended
}
