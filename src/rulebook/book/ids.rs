//! Positions in a rulebook, one type for each kind, so that a cause cannot be looked up among the fixes.
//!
//! A position is made only when a rulebook is loaded and always points at something: no look-up can miss.

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::alert::Alert;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::escalation::Escalation;
use crate::rulebook::book::fix::Fix;
use crate::rulebook::book::limit::Limit;
use crate::rulebook::book::question::Question;
use crate::rulebook::book::source::{Claim, Source};

macro_rules! position {
    ($id:ident, $entry:ident, $list:ident, $what:literal) => {
        #[doc = concat!("The position of ", $what, " in its rulebook.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $id(pub(crate) u32);

        impl $id {
            /// The position as an index into a list that runs parallel to the rulebook's.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The positions of all entries of a list of this length.
            pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
                (0..count).map(Self::at)
            }

            pub(crate) fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("a rulebook has fewer entries than a file has bytes"))
            }
        }

        impl Index<$id> for Rulebook {
            type Output = $entry;

            fn index(&self, id: $id) -> &$entry {
                &self.$list[id.index()]
            }
        }
    };
}

position!(SourceId, Source, sources, "a source");
position!(ClaimId, Claim, claims, "a claim");
position!(QuestionId, Question, questions, "a question");
position!(CauseId, Cause, causes, "a cause");
position!(FixId, Fix, fixes, "a fix");
position!(LimitId, Limit, limits, "a limit");
position!(AlertId, Alert, alerts, "an alert");
position!(EscalationId, Escalation, escalations, "an escalation");

/// The position of an answer among those of its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AnswerId(pub(crate) u32);

impl AnswerId {
    /// The position as an index into the question's answers or a row of probabilities.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The positions of all answers of a question with this many.
    pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator {
        (0..count).map(Self::at)
    }

    pub(crate) fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("a rulebook has fewer entries than a file has bytes"))
    }
}
