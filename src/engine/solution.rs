//! A solved case: the fix that worked, and what keeps the trouble from coming back.

use crate::engine::facts::Truth;
use crate::engine::standing::Standing;
use crate::rulebook::{CauseId, FixId, Wording};

/// The fix that worked, and the advice that goes with it.
#[derive(Debug, Clone)]
pub struct Solution<'r> {
    pub fix: FixId,
    /// Advice against the trouble coming back: that of the fix, then that of the cause it mended. Each text once.
    pub prevention: Vec<&'r Wording>,
}

/// The solution by a fix.
pub(crate) fn solution<'r>(standing: &Standing<'r>, fix: FixId) -> Solution<'r> {
    let Standing { book, audience, .. } = *standing;
    let view = standing.view();
    let of_cause = mended(standing, fix).map_or(&[][..], |cause| &book[cause].prevent[..]);
    let mut prevention: Vec<&Wording> = Vec::new();
    for advice in book[fix].prevent.iter().chain(of_cause) {
        let meant = view.sees(advice.audience) && view.truth(&advice.when) == Truth::Holds;
        // A fix and its cause often say the same.
        if meant && !prevention.iter().any(|wording| wording.to(audience) == advice.text.to(audience)) {
            prevention.push(&advice.text);
        }
    }
    Solution { fix, prevention }
}

/// The most believed cause that a fix mends; on a tie the first in rulebook order.
fn mended(standing: &Standing<'_>, fix: FixId) -> Option<CauseId> {
    let belief = &standing.belief;
    let cures = standing.book[fix].cures.iter().map(|(cause, _)| *cause);
    let possible = cures.filter(|cause| belief[*cause] > 0.0);
    possible.max_by(|a, b| belief[*a].total_cmp(&belief[*b]).then(b.cmp(a)))
}
