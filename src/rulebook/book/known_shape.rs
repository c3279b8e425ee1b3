//! Shapes of numbers and codes that are no secrets, and are kept in what people say.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::pattern::Piece;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// The shape of an error code, an identifier or a date.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct KnownShape {
    pub id: Text,
    /// The pattern as it is written.
    pub pattern: Text,
    pub pieces: Vec<Piece>,
    /// The things that have this shape.
    pub says: Text,
    /// The address of the page that documents it.
    pub url: Option<Text>,
    pub at: Span,
}
