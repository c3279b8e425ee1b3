//! Alerts: what has to be said before all else, and what must not be advised then.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::{ClaimId, FixId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// Something that has to be said before all else.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Alert {
    pub id: Text,
    /// When: any of these.
    pub when: Vec<When>,
    pub say: Wording,
    pub audience: For,
    /// The fixes that must not be advised while it stands.
    pub stops: Stops,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

/// The fixes that an alert forbids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stops {
    /// Nothing: it is only said.
    Nothing,
    /// Every fix.
    All,
    /// Every fix that makes a new code be sent.
    Sending,
    /// These fixes.
    Fixes(Vec<FixId>),
}
