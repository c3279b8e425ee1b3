//! How it looks: values in, bytes out. The only layer that words things.
//!
//! A new output is a new file with a function that writes one value; nothing here decides anything.

pub mod diagnosis;
pub mod dialogue;
pub mod graph;
pub mod masks;
pub mod misread;
pub mod page;
pub mod rules;
pub mod words;

pub use page::Page;
