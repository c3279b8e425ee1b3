//! Limits on how often a service sends codes.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::ClaimId;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// A limit on how often a service sends codes, shown before every step that sends one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Limit {
    pub id: Text,
    pub when: When,
    pub say: Wording,
    pub audience: For,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}
