//! What of the sources and of the rulebook is covered.

pub mod cases;
pub mod claims;
