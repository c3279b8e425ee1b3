//! Escalations: people to turn to when no fix is left, and the things to have ready then.

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
    /// The causes for which it is the right one.
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
