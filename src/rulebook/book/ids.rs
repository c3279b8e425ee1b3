//! Positions of entries in their tables, one type for each kind.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::table::Position;

macro_rules! position {
    ($id:ident, $what:literal) => {
        #[doc = concat!("The position of ", $what, " in its table.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $id(u32);

        impl $id {
            /// The index into a list that runs parallel to the table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Position for $id {
            fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("a rulebook has fewer entries than a file has bytes"))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

position!(SourceId, "a source");
position!(ClaimId, "a claim");
position!(QuestionId, "a question");
position!(AnswerId, "an answer of a question");
position!(CauseId, "a cause");
position!(FixId, "a fix");
position!(LimitId, "a limit");
position!(AlertId, "an alert");
position!(EscalationId, "an escalation");
position!(ShapeId, "a known shape");
position!(MeaningId, "a meaning of codes");
position!(ListId, "a code list");
