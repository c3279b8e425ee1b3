//! Delivery receipts and error codes: from bytes of any form to answers.
//!
//! `forms` turns text into records, `place` finds values in them, `reading` recognises them by the catalogue of the
//! rulebook, which `index` prepares, and `lookup` finds codes that are typed. Of a record nothing is kept but the codes
//! that the catalogue knows and details that are not personal.

#[cfg(feature = "cli")]
pub mod forms;
pub mod index;
pub mod lookup;
mod mail;
mod place;
pub mod reading;

pub use index::Index;
pub use lookup::{Found, find};
pub use reading::{Hit, Origin, Reading, deciding, facts, read, read_by};
