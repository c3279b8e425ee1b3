//! The next step of a session.

use crate::rulebook::{EscalationId, FixId, QuestionId};

/// The next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Ask this question.
    Ask(QuestionId),
    /// Try this fix; everything that must be known first is known.
    Try(FixId),
    /// Start this fix, and continue with others during its wait.
    Start(FixId),
    /// Sit out the wait of this fix, which is running: no other step is better.
    Wait(FixId),
    /// Escalate to one of these, the most suitable first.
    Escalate(Vec<EscalationId>),
    /// Nothing: the case is solved, or there is no escalation.
    Done,
}
