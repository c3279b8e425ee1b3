//! The output of the authors' tools.

pub mod list;
pub mod entry;
pub mod finding;
pub mod github;
pub mod sarif;
pub mod junit;
mod expected;
pub mod cases;
pub mod mismatch;
pub mod coverage;
mod figures;
pub mod diff;
pub mod simulate;
pub mod score;
pub mod robustness;
pub mod schema;
pub mod template;
pub mod pages;
