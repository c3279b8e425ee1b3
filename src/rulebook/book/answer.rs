//! Answers to questions.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::ids::AnswerId;

/// The answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Answer {
    /// One of its answers.
    Chosen(AnswerId),
    /// *Don't know*: changes no belief, and the question is not asked again.
    Unknown,
    /// *Does not apply*: treated like *don't know*.
    NotApplicable,
}

impl Answer {
    /// The word for *don't know* in flags, cases, sessions and JSON.
    pub(crate) const UNKNOWN: &str = "unknown";
    /// The word for *does not apply* there.
    pub(crate) const NOT_APPLICABLE: &str = "n/a";
}
