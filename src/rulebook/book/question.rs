//! Questions and their answers.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::Hint;
use crate::rulebook::book::ids::{AnswerId, ClaimId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Table;
use crate::rulebook::book::text::Text;

/// Something to ask the person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    pub id: Text,
    /// Whether its answers set the scene or speak for and against causes.
    pub kind: QuestionKind,
    /// The question itself.
    pub ask: Wording,
    /// Why it is worth asking, in general.
    pub why: Option<Wording>,
    /// How long it takes to answer, in minutes.
    pub effort: f64,
    /// Who can be asked.
    pub audience: For,
    /// When it makes sense.
    pub when: When,
    /// What can be answered; *don't know* and *does not apply* are always possible and not listed.
    pub answers: Table<AnswerId, Choice>,
    /// How often each answer is given, whatever the cause: at least [`scale::FLOOR`] each, summing to 1.
    pub usual: Vec<f64>,
    /// Hints for the one who asks.
    pub notes: Vec<Hint>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

/// What the answers of a question do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// They open gates and adjust frequencies, and are never evidence.
    Context,
    /// They speak for and against causes.
    Evidence,
}

/// One answer of a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Choice {
    pub id: Text,
    /// How it reads.
    pub text: Wording,
    /// A word or two for it, where space is short.
    pub short: Option<Text>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}
