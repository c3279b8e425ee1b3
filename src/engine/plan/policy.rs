//! Policies: ways of choosing what comes next.

use crate::engine::plan::decide::{Decision, Reach, decide};
use crate::engine::plan::state::State;

/// A way of choosing what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Looks ahead, as the program does.
    Plan,
    /// Asks if that beats never asking, one step ahead.
    Myopic,
    /// Never asks: fixes by P(works)/cost.
    Order,
}

impl Policy {
    pub const ALL: [Self; 3] = [Self::Plan, Self::Myopic, Self::Order];

    /// The word used in flags and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Myopic => "myopic",
            Self::Order => "order",
        }
    }

    pub(crate) fn choose(self, state: &State<'_>) -> Decision {
        match self {
            Self::Plan => decide(state, Reach::for_model(state.model())),
            Self::Myopic => decide(state, Reach::MYOPIC),
            Self::Order => match state.sequence() {
                sequence if sequence.length == 0 => Decision::Escalate,
                sequence => sequence.first.map_or(Decision::Escalate, |first| Decision::Try(first.action)),
            },
        }
    }
}
