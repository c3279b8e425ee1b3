//! Summaries of many tickets: what is counted, and what stands out.
//!
//! A summary is a sum of counts, so that those of the parts of an input add up to that of the whole, in any order and on
//! any number of machines. What stands out is worked out from the counts when they are shown, and is not part of the sum.

pub mod counts;
pub mod exact;
pub mod hour;
pub mod incidents;
pub mod saved;
pub mod same_hour;
mod record;
mod value;

pub use counts::{Counts, Property, Tally, Values};
pub use hour::Hour;
pub use incidents::{Against, Evidence, Incident, Place, Sign, incidents};
pub use same_hour::{Drop, Share, drops};
