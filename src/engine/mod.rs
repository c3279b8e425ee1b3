//! The inferences from the answers and trials of a session: beliefs, the next step, and the reasons.
//!
//! Pure: no file, clock, colour, randomness or hash order. Single fault plus *other*, the standard model of
//! decision-theoretic troubleshooting: Heckerman, Breese and Rommelse, CACM 38(3), 1995; Jensen and others, *The SACSO
//! methodology*, AIEDAM 15, 2001.
//!
//! Each file imports only from those before it: `likelihood`, `facts`, `belief`, `view`, `plan`, `next`, `event`,
//! `standing`, `reasons`, `worth`, `why`, `find`, `handover`, `solution`, `diagnosis`, `session`, `brief`, `ranking`, `tree`.

pub mod facts;
pub mod belief;
pub mod likelihood;
pub mod view;
pub mod plan;
pub mod event;
pub mod known;
pub mod next;
pub mod handover;
pub mod solution;
pub mod reasons;
pub mod worth;
pub mod why;
pub mod find;
pub mod diagnosis;
pub mod session;
pub mod brief;
pub mod ranking;
pub mod tree;
pub(crate) mod standing;

pub use crate::rulebook::Answer;
pub use belief::Belief;
pub(crate) use belief::{likelihood, prior};
pub use brief::{Brief, BriefFix, Planned};
pub(crate) use diagnosis::causes;
pub use diagnosis::{Diagnosis, RankedCause, RankedFix, ShownStep};
pub use event::{Event, Remark};
pub use facts::{Facts, Truth};
pub use find::Found;
pub use handover::Detail;
pub use likelihood::{Likelihood, Promise, rounded};
pub use next::Next;
pub use ranking::{Desk, Ranking};
pub(crate) use reasons::about_fix;
pub use reasons::{Reason, Strength};
pub use session::{Rejected, Session};
pub use solution::{CaseState, Solution};
pub(crate) use standing::Standing;
pub use tree::{Bounds, Branch, Edge, Reply, Tree, grow};
pub use view::View;
pub use why::{WhyCause, WhyFix};
pub use worth::{Lead, Worth};
