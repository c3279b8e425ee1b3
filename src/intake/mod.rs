//! Facts from outside: as people type them, and as sessions are saved.

pub mod saved;
pub mod typed;

pub use saved::{Saved, UnknownEntry, Unreadable};
pub use typed::{Misread, Named};
