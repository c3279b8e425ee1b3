//! Sources, and the claims that they make.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::For;
use crate::rulebook::book::ids::{ClaimId, SourceId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// A publication that the knowledge is drawn from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Source {
    pub id: Text,
    pub title: Text,
    pub publisher: Option<Text>,
    pub url: Option<Text>,
    /// The day on which it was last read, such as 2026-11-22.
    pub checked: Option<Text>,
    /// Claims that the rulebook leaves aside, each with the reason.
    pub not_followed: Vec<(ClaimId, Text)>,
    pub at: Span,
}

/// One statement of a source, in the words of the rulebook.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Claim {
    /// The id, such as N-7.
    pub id: Text,
    pub source: SourceId,
    /// The kind of statement: cause, fix, limit, ….
    pub kind: Text,
    pub says: Text,
    pub audience: For,
    pub at: Span,
}
