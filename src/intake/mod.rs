//! What is said: facts as they are typed, and sessions as they are saved.

pub mod saved;
pub mod typed;
