//! The next step of a session.

use crate::rulebook::{EscalationId, FixId, QuestionId};

/// The next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Ask this question.
    Ask(QuestionId),
    /// Try this fix; all that it needs is known to hold.
    Try(FixId),
    /// Start this fix, and go on with others while its wait runs.
    Start(FixId),
    /// Nothing is better than to sit out the wait of this fix, which is running.
    Wait(FixId),
    /// Turn to one of these, the most fitting first.
    Escalate(Vec<EscalationId>),
    /// Nothing: it is solved, or there is nowhere to turn.
    Done,
}
