//! What an author asks of a rulebook.

pub mod cases;
pub mod check;
pub mod coverage;
pub mod diff;
pub mod entry;
pub mod map;
pub mod simulate;
pub mod why_not;
pub mod witness;
