//! What to do next, in numbers: a problem, the state of a plan for it, and the decision.

pub mod compile;
pub mod decide;
pub mod policy;
pub mod problem;
pub mod state;
pub mod turns;
