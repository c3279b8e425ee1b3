//! Positions of entries, one type for each kind.

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::alert::Alert;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::escalation::Escalation;
use crate::rulebook::book::fix::Fix;
use crate::rulebook::book::limit::Limit;
use crate::rulebook::book::question::{Choice, Question};
use crate::rulebook::book::source::{Claim, Source};
use crate::rulebook::book::table::{Named, Position};

macro_rules! position {
    ($id:ident, $entry:ident, $what:literal) => {
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

        impl Named for $entry {
            fn id(&self) -> &str {
                &self.id
            }
        }
    };
    ($id:ident, $entry:ident, $table:ident, $what:literal) => {
        position!($id, $entry, $what);

        impl Index<$id> for Rulebook {
            type Output = $entry;

            fn index(&self, id: $id) -> &$entry {
                &self.$table[id]
            }
        }
    };
}

position!(SourceId, Source, sources, "a source");
position!(ClaimId, Claim, claims, "a claim");
position!(QuestionId, Question, questions, "a question");
position!(AnswerId, Choice, "an answer of a question");
position!(CauseId, Cause, causes, "a cause");
position!(FixId, Fix, fixes, "a fix");
position!(LimitId, Limit, limits, "a limit");
position!(AlertId, Alert, alerts, "an alert");
position!(EscalationId, Escalation, escalations, "an escalation");
