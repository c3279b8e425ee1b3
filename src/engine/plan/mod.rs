//! The planner: a problem in numbers, the state of a plan for it, and the decision. It knows no rulebook but for
//! [`compile`], which turns one into a problem.
//!
//! Each file imports only from those before it: `problem`, `model`, `turns`, `state`, `decide`, `policy`.

pub mod problem;
pub mod model;
pub mod state;
pub mod turns;
pub mod decide;
pub mod policy;
pub mod compile;
