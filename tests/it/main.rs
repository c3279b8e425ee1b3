//! Tests through the program and the library: one binary.

mod checks;
mod examples;
mod hostile;
mod interview;
mod laws;
mod planner;
mod random;
mod readme;
mod sessions;
mod shipped;
mod terminal;
mod tidy;
mod transcripts;
mod waits;
