//! The results of a batch, a line of JSON each.

pub mod result;
pub mod schema;
pub mod unfit;
