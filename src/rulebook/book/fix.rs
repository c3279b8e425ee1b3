//! Fixes and their steps.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{Actor, For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::{CauseId, ClaimId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// An action that may help.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Fix {
    pub id: Text,
    pub title: Wording,
    /// P(works | cause) for the causes it names, in rulebook order.
    pub cures: Vec<(CauseId, f64)>,
    /// P(works) for every cause that `cures` does not name, and for *other*: the fix is a way round.
    pub cures_any: Option<f64>,
    /// In minutes.
    pub effort: f64,
    /// The wait until it takes effect, in minutes.
    pub wait: f64,
    pub by: Actor,
    /// The readers who get it as advice.
    pub audience: For,
    /// The gate. A question without an answer leaves it open.
    pub when: When,
    /// Conditions without which it is impossible. A question without an answer leaves them open.
    pub needs: When,
    /// Conditions without which it could harm: its steps are shown only once they are known to hold.
    pub only_if: When,
    pub warn: Option<Wording>,
    pub steps: Vec<Step>,
    /// Things to undo afterwards.
    pub after: Option<Wording>,
    /// Hints for advisers.
    pub notes: Vec<Hint>,
    pub prevent: Vec<Prevention>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

impl Fix {
    /// The claims behind the fix and those of its steps that count, each once.
    pub fn cited(&self, counts: impl Fn(&Step) -> bool) -> Vec<ClaimId> {
        let mut cited = self.sources.clone();
        for claim in self.steps.iter().filter(|step| counts(step)).flat_map(|step| &step.sources) {
            if !cited.contains(claim) {
                cited.push(*claim);
            }
        }
        cited
    }

    /// True if it is meant for a cause, and not only as a way round.
    pub fn names(&self, cause: CauseId) -> bool {
        self.cures.iter().any(|(cured, works)| *cured == cause && *works > 0.0)
    }

    /// P(works | cause) for one cause; `None` stands for *other*, the causes that the rulebook does not know.
    pub fn works(&self, cause: Option<CauseId>) -> f64 {
        // The loader sorts the cures.
        if let Some(cause) = cause
            && let Ok(position) = self.cures.binary_search_by_key(&cause, |(cured, _)| *cured)
        {
            return self.cures[position].1;
        }
        self.cures_any.unwrap_or(0.0)
    }
}

/// One step of a fix.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Step {
    pub text: Wording,
    /// True if it has a new code sent.
    pub sends: bool,
    /// The sign that it worked.
    pub expect: Option<Wording>,
    /// The conditions under which it is shown.
    pub when: When,
    /// Conditions without which it cannot be done now; the rest of the fix can.
    pub needs: When,
    /// Its text while it cannot be done now.
    pub later: Option<Wording>,
    pub audience: For,
    /// What stands behind this step alone. It is named only where the step is shown.
    pub sources: Vec<ClaimId>,
}
