//! Fixes and their steps.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{Actor, For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::{CauseId, ClaimId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// Something to do about it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Fix {
    pub id: Text,
    /// What to do, in a line.
    pub title: Wording,
    /// P(works | cause) for the causes it names, in rulebook order.
    pub cures: Vec<(CauseId, f64)>,
    /// P(works) whatever the cause, unless the cause is named: a way round.
    pub cures_any: Option<f64>,
    /// How long it takes, in minutes.
    pub effort: f64,
    /// How long one waits for it to take effect, in minutes.
    pub wait: f64,
    /// Who carries it out.
    pub by: Actor,
    /// Who is advised to.
    pub audience: For,
    /// The gate.
    pub when: When,
    /// What must be known to hold before it may be advised.
    pub needs: When,
    /// What to be careful about.
    pub warn: Option<Wording>,
    /// How it is done.
    pub steps: Vec<Step>,
    /// What to turn back on afterwards.
    pub after: Option<Wording>,
    /// Hints for the one who advises it.
    pub notes: Vec<Hint>,
    /// What keeps the trouble from coming back.
    pub prevent: Vec<Prevention>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

impl Fix {
    /// P(works | cause) for one cause; `None` stands for *other*, the causes that the rulebook does not know.
    pub fn works(&self, cause: Option<CauseId>) -> f64 {
        let named = cause.and_then(|cause| {
            let position = self.cures.binary_search_by_key(&cause, |(cause, _)| *cause).ok()?;
            Some(self.cures[position].1)
        });
        named.or(self.cures_any).unwrap_or(0.0)
    }
}

/// One step of a fix.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Step {
    /// What to do.
    pub text: Wording,
    /// Whether it makes a new code be sent.
    pub sends: bool,
    /// What one should see.
    pub expect: Option<Wording>,
    /// For which surroundings it is meant.
    pub when: When,
    pub audience: For,
}
