//! Wording and layout: values in, bytes out. No other layer words anything. The sentences are those of the rulebook, or
//! else the English ones of its table (`rulebook::book::words`); what is for authors is worded here, in English.
//!
//! A new output is a new file with a function that writes one value; nothing here decides anything.

pub mod page;
pub mod block;
pub mod words;
pub mod lists;
pub mod masks;
pub mod misread;
pub mod codes;
pub mod diagnosis;
#[cfg(feature = "cli")]
pub(crate) mod markup;
#[cfg(feature = "cli")]
pub mod batch;
#[cfg(feature = "cli")]
pub mod summary;
pub mod dialogue;
#[cfg(feature = "cli")]
pub mod rules;
#[cfg(feature = "cli")]
pub mod graph;
#[cfg(feature = "cli")]
pub mod catalog;
#[cfg(feature = "cli")]
pub mod site;

pub use page::Page;
