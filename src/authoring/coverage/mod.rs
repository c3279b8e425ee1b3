//! Coverage: of the claims of the sources, and of the rulebook by its cases.

pub mod cases;
pub mod claims;
