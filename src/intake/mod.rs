//! Facts from outside: typed answers and facts, delivery receipts, tickets, and saved sessions; and what is pasted by
//! mistake.

pub mod address;
pub mod menu;
pub mod paste;
pub mod receipt;
pub mod saved;
pub mod typed;
#[cfg(feature = "cli")]
pub mod said;
#[cfg(feature = "cli")]
pub mod ticket;

pub use saved::{Saved, UnknownEntry, Unread, Unreadable};
#[cfg(feature = "cli")]
pub use ticket::{Ticket, Unfit};
pub use typed::{Misread, Named};
