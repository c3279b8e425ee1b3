//! Hints for people who ask questions or advise fixes, and preventions.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::ClaimId;

/// A hint for people who ask a question or advise a fix.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Hint {
    pub say: Wording,
    pub audience: For,
    pub sources: Vec<ClaimId>,
}

/// Advice that keeps trouble from coming back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Prevention {
    pub text: Wording,
    pub audience: For,
    /// The conditions under which it is shown.
    pub when: When,
    pub sources: Vec<ClaimId>,
}
