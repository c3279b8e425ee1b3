//! The planner: a problem in numbers, the states of a plan for it, and the decision. Only [`compile`], which turns a
//! rulebook into a problem, depends on rulebooks.
//!
//! Each file imports only from those before it: `problem`, `model`, `turns`, `state`, `decide`, `policy`.

pub mod problem;
pub mod model;
pub mod state;
pub mod turns;
pub mod decide;
pub mod policy;
pub mod compile;
