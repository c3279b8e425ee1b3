//! Entries of a session's log.

use crate::privacy::Masked;
use crate::rulebook::{Answer, FixId, Outcome, QuestionId};

/// An entry of a session's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A question was answered.
    Answered(QuestionId, Answer),
    /// A fix was tried.
    Tried(FixId, Outcome),
    /// A remark was made.
    Remarked(Remark),
}

/// A remark in free words. It is kept for later readers of the case and affects no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The item of an escalation that it answers, in the escalation's words; `None` for a remark of its own.
    pub about: Option<String>,
    /// The text, with sensitive parts masked.
    pub text: Masked,
}

impl Event {
    /// The answer, if this is an answer to `question`.
    pub(crate) fn answer_to(&self, question: QuestionId) -> Option<Answer> {
        match self {
            Self::Answered(answered, answer) if *answered == question => Some(*answer),
            _ => None,
        }
    }

    /// The remark, if this is one.
    pub fn as_remark(&self) -> Option<&Remark> {
        match self {
            Self::Remarked(remark) => Some(remark),
            _ => None,
        }
    }

    /// The fix, if this is a trial with that outcome.
    pub fn fix_that(&self, outcome: Outcome) -> Option<FixId> {
        match self {
            Self::Tried(fix, result) if *result == outcome => Some(*fix),
            _ => None,
        }
    }
}
