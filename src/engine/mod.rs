//! What follows from what was said: beliefs, what to do next, and why.
//!
//! Pure: no file, clock, colour, randomness or hash order. Single fault plus *other*, the standard model of
//! decision-theoretic troubleshooting: Heckerman, Breese and Rommelse, CACM 38(3), 1995; Jensen and others, *The SACSO
//! methodology*, AIEDAM 15, 2001.

mod belief;
pub mod case_coverage;
pub mod cases;
pub mod changes;
mod compile;
pub mod coverage;
pub mod decided;
mod diagnosis;
pub mod diff;
pub mod entry;
pub mod exact;
mod facts;
mod fields;
pub mod map;
pub mod model;
pub mod people;
pub mod plan;
mod problem;
mod reasons;
pub mod replay;
mod session;
pub mod simulate;
pub mod submodels;
mod tree;
mod turns;
pub mod witness;

pub use belief::belief;
pub use diagnosis::{Diagnosis, Likelihood, Promise, RankedCause, RankedFix, ShownStep, rounded};
pub use facts::{Answer, Facts, Truth};
pub use reasons::{Lead, Reason, Strength, Worth, because, because_of, ruled_out, worth};
pub use session::{Event, Next, Rejected, Remark, Session};
pub use tree::{Branch, Limits, Reply, Twig, grow};
