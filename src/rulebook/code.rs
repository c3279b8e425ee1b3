//! Codes of findings: the table behind the check, the documentation and the tests.

use super::check::ALLOWABLE;
use super::{errors, warnings};

/// A rule that a rulebook should keep. Its name is a contract: scripts and `allow` refer to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, in kebab case.
    pub name: &'static str,
    /// Whether the rulebook can be used in spite of it.
    pub severity: Severity,
    /// What the rule is and why it matters, in a sentence or two.
    pub explain: &'static str,
    /// A piece of a rulebook that breaks it.
    pub wrong: &'static str,
    /// The same piece, mended.
    pub right: &'static str,
}

impl Code {
    /// Whether an entry can say that it raises this on purpose.
    #[must_use]
    pub fn can_be_allowed(&self) -> bool {
        ALLOWABLE.contains(&self.name)
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The rulebook cannot be used.
    Error,
    /// The rulebook can be used, but probably says something else than was meant.
    Warning,
}

impl Severity {
    /// The word that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Every code there is.
pub static CODES: [&Code; 36] = [
    &errors::NOT_UTF8,
    &errors::SYNTAX,
    &errors::WRONG_SHAPE,
    &errors::UNKNOWN_FIELD,
    &errors::DUPLICATE_KEY,
    &errors::MISSING_FIELD,
    &errors::BAD_VALUE,
    &errors::BAD_ID,
    &errors::BAD_FREQUENCY,
    &errors::BAD_DURATION,
    &errors::DUPLICATE_ID,
    &errors::UNKNOWN_ID,
    &errors::EXTEND_SCALAR,
    &errors::ROW_OVER_ONE,
    &errors::GATE_NOT_CONTEXT,
    &errors::CONTEXT_AS_EVIDENCE,
    &errors::SILENT_ON_SYMPTOM,
    &errors::CAUSE_WITHOUT_FIX,
    &errors::CURES_NOTHING,
    &errors::AGENT_WORD,
    &warnings::IDLE_QUESTION,
    &warnings::IDLE_ANSWER,
    &warnings::TWIN_QUESTIONS,
    &warnings::TWIN_CAUSES,
    &warnings::CAUSE_LIKE_OTHER,
    &warnings::DOMINATED_FIX,
    &warnings::NEVER_HOLDS,
    &warnings::UNREACHABLE_ALERT,
    &warnings::WITHOUT_SOURCE,
    &warnings::CLAIM_NOT_CARRIED,
    &warnings::STALE_SOURCE,
    &warnings::ASKS_FOR_CODE,
    &warnings::SILENT_ON_SENDING,
    &warnings::WRONG_SERVICE,
    &warnings::IDLE_ALLOW,
    &warnings::NO_WITNESS,
];
