//! A rulebook for its authors.

pub mod cases;
pub mod coverage;
pub mod diff;
pub mod entry;
pub mod finding;
pub mod list;
pub mod mismatch;
pub mod schema;
pub mod simulate;
pub mod template;
