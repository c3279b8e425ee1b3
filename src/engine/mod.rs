//! What follows from what was said: beliefs, what to do next, and why.
//!
//! Pure: no file, clock, colour, randomness or hash order. Single fault plus *other*, the standard model of
//! decision-theoretic troubleshooting: Heckerman, Breese and Rommelse, CACM 38(3), 1995; Jensen and others, *The SACSO
//! methodology*, AIEDAM 15, 2001.

pub mod belief;
pub mod diagnosis;
pub mod facts;
pub mod plan;
pub mod reasons;
pub mod session;
pub mod tree;

pub use belief::belief;
pub use diagnosis::{Diagnosis, Likelihood, Promise, RankedCause, RankedFix, ShownStep, rounded};
pub use facts::{Answer, Facts, Truth};
pub use reasons::{Lead, Reason, Strength, Worth, because, because_of, ruled_out, worth};
pub use session::{Event, Next, Rejected, Remark, Session};
pub use tree::{Bounds, Branch, Edge, Reply, grow};
