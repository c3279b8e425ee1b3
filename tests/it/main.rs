//! Tests through the program and the library: one binary.

mod checks;
mod docs;
mod escapes;
mod dialogue;
mod examples;
mod graph;
mod help;
mod hostile;
mod interview;
mod laws;
mod losses;
mod masking;
mod output;
mod personas;
mod planner;
mod random;
mod schema;
mod score;
mod sessions;
mod shipped;
mod templates;
mod terminal;
mod tidy;
mod transcripts;
mod waits;
mod walk;
