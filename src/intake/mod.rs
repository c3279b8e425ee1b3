//! Facts from outside: typed facts and saved sessions.

pub mod saved;
pub mod typed;

pub use saved::{Saved, UnknownEntry, Unreadable};
pub use typed::{Misread, Named};
