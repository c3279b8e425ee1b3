//! Escalations: whom to turn to, and what to have ready.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::{CauseId, ClaimId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// Where to turn when nothing here helps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Escalation {
    pub id: Text,
    /// Whom or what to turn to.
    pub title: Wording,
    /// Where it is the right place; without conditions it is the default.
    pub when: When,
    pub audience: For,
    /// The causes it is the right place for.
    pub suits: Vec<CauseId>,
    /// How long it takes, in minutes.
    pub effort: f64,
    /// How to get there.
    pub say: Option<Wording>,
    /// What to have ready.
    pub bring: Vec<Bring>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

/// One thing to have ready for an escalation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Bring {
    /// What was answered to a question.
    Answer(QuestionId),
    /// Something that the program does not know.
    Words(Text),
}
