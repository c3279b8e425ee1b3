//! Entries of a session's log.

use crate::engine::facts::Answer;
use crate::privacy::Masked;
use crate::rulebook::{FixId, Outcome, QuestionId};

/// An entry of a session's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A question was answered.
    Answered(QuestionId, Answer),
    /// A fix was tried.
    Tried(FixId, Outcome),
    /// Something was said in free words.
    Remarked(Remark),
}

/// Something said in free words: kept for whoever reads about the case later, and nothing follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The item of an escalation that it answers, as the escalation words it; `None` if nobody asked for it.
    pub about: Option<String>,
    /// The text, with everything masked that has to be.
    pub text: Masked,
}

impl Event {
    /// The answer, if this is one to `question`.
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
            Self::Tried(fix, ended) if *ended == outcome => Some(*fix),
            _ => None,
        }
    }
}
