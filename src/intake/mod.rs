//! Facts from outside: typed answers and facts, delivery receipts, and saved sessions; and what is pasted by mistake.

pub mod menu;
pub mod paste;
pub mod receipt;
pub mod saved;
pub mod typed;

pub use saved::{Saved, UnknownEntry, Unread, Unreadable};
pub use typed::{Misread, Named};
