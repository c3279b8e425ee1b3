//! Warnings that an entry raises on purpose.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::span::Span;

/// A warning that an entry or file raises on purpose.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Allowed {
    /// The location of the id of the entry that may raise it; `None` if everything in the file may.
    pub entry: Option<Span>,
    /// The warning, by the name of its code.
    pub code: String,
    /// The reason.
    pub why: String,
    pub at: Span,
}
