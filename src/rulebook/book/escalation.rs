//! Escalations: whom to turn to, and what to have ready.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::{CauseId, ClaimId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// The people or places to turn to when nothing here helps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Escalation {
    pub id: Text,
    pub title: Wording,
    /// The situations that it is for; without conditions it is the default.
    pub when: When,
    pub audience: For,
    /// The causes it is the right place for.
    pub suits: Vec<CauseId>,
    /// In minutes.
    pub effort: f64,
    /// Directions.
    pub say: Option<Wording>,
    /// Things to have ready.
    pub bring: Vec<Bring>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

/// One thing to have ready for an escalation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Bring {
    /// The answer to a question.
    Answer(QuestionId),
    /// Something that the program does not know.
    Words(Text),
}
