//! Tools for the authors of a rulebook: checks, cases, coverage, comparison, simulation.

pub mod progress;
pub mod check;
pub mod cases;
pub mod why_not;
pub mod witness;
pub mod map;
pub mod overlay;
pub mod coverage;
pub mod entry;
pub mod diff;
pub mod simulate;
pub mod score;
pub mod robustness;
