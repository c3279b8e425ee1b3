//! How it looks: values in, bytes out. The only layer that words things.
//!
//! A new output is a new file with a function that writes one value; nothing here decides anything.

pub mod book;
pub mod cases;
pub mod coverage;
pub mod dialogue;
pub mod diff;
mod entry;
pub mod find;
pub mod finding;
pub mod graph;
pub mod json;
pub mod map;
pub mod markdown;
pub mod mask;
mod mismatch;
pub mod note;
mod page;
pub mod safe;
pub mod schema;
pub mod simulate;
pub mod template;
pub mod text;
pub mod tree;
pub mod why;
pub mod words;

pub use page::Page;
