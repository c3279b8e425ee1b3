//! Facts from outside: typed answers and facts, and saved sessions.

pub mod menu;
pub mod saved;
pub mod typed;

pub use saved::{Saved, UnknownEntry, Unread, Unreadable};
pub use typed::{Misread, Named};
