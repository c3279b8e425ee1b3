//! Tests through the program and the library: one binary.

mod checks;
mod examples;
mod graph;
mod help;
mod hostile;
mod laws;
mod planner;
mod random;
mod readme;
mod schema;
mod shipped;
mod templates;
mod tidy;
mod transcripts;
