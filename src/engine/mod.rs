//! Everything that follows from the answers and trials of a session: beliefs, the next step, and the reasons.
//!
//! Pure: no file, clock, colour, randomness or hash order. Single fault plus *other*, the standard model of
//! decision-theoretic troubleshooting: Heckerman, Breese and Rommelse, CACM 38(3), 1995; Jensen and others, *The SACSO
//! methodology*, AIEDAM 15, 2001.
//!
//! Each file imports only from those before it: `likelihood`, `facts`, `belief`, `view`, `plan`, `next`, `event`,
//! `standing`, `reasons`, `worth`, `why`, `find`, `handover`, `solution`, `diagnosis`, `session`, `tree`.

pub mod belief;
pub mod diagnosis;
pub mod event;
pub mod facts;
pub mod find;
pub mod handover;
pub mod likelihood;
pub mod next;
pub mod plan;
pub mod reasons;
pub mod session;
pub mod solution;
pub(crate) mod standing;
pub mod tree;
pub mod view;
pub mod why;
pub mod worth;

pub use belief::Belief;
pub(crate) use belief::{likelihood, prior};
pub(crate) use diagnosis::causes;
pub use diagnosis::{Diagnosis, RankedCause, RankedFix, ShownStep};
pub use event::{Event, Remark};
pub use facts::{Answer, Facts, Truth};
pub use find::Found;
pub use handover::Detail;
pub use likelihood::{Likelihood, Promise, rounded};
pub use next::Next;
pub(crate) use reasons::about_fix;
pub use reasons::{Reason, Strength};
pub use session::{Rejected, Session};
pub use solution::Solution;
pub(crate) use standing::Standing;
pub use tree::{Bounds, Branch, Edge, Reply, grow};
pub use view::View;
pub use why::{WhyCause, WhyFix};
pub use worth::{Lead, Worth};
