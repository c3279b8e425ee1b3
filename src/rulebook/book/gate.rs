//! Gates: conditions on answers.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::ids::{AnswerId, QuestionId};
use crate::rulebook::book::span::Span;

/// Conditions that must all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct When(pub Vec<Condition>);

/// A question and the answers that satisfy the condition.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Condition {
    pub question: QuestionId,
    /// Any of these.
    pub answers: Vec<AnswerId>,
    pub at: Span,
}

/// Compares conditions without their locations.
impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.question == other.question && self.answers == other.answers
    }
}

impl Eq for Condition {}
