//! Policies: methods of choosing the next step.

use crate::engine::plan::decide::{Decision, Reach, decide};
use crate::engine::plan::state::{Sequence, State};

/// A method of choosing the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// The look-ahead that the program uses.
    Plan,
    /// Asks if that beats never asking, by a look-ahead of one step.
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
                // `first` is set even if escalating comes before it.
                Sequence { first: Some(turn), length: 1.., .. } => Decision::Try(turn.action),
                _ => Decision::Escalate,
            },
        }
    }
}
