//! Alerts: warnings that come before everything else and can keep fixes from being advised.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::{ClaimId, FixId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// A warning that is shown before everything else.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Alert {
    pub id: Text,
    /// Alternatives: one of them is enough to raise it.
    pub when: Vec<When>,
    pub say: Wording,
    pub audience: For,
    /// The fixes that must not be advised while it is raised.
    pub stops: Stops,
    /// The fixes that come before everything else while it is raised, in this order. Nothing stops them.
    pub leads: Vec<FixId>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

/// The fixes that an alert forbids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stops {
    /// None: it only warns.
    Nothing,
    /// Every fix.
    All,
    /// Every fix that has a new code sent.
    Sending,
    /// These fixes.
    Fixes(Vec<FixId>),
}
