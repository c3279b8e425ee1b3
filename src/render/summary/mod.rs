//! Summaries of many tickets, as text, JSON and a page.
//!
//! Their words are for whoever watches over a service or a desk, so in English only; causes and fixes are named in the words
//! of the rulebook.

mod style;
mod words;
pub mod html;
pub mod json;
pub mod text;

use crate::rulebook::{Audience, Rulebook};
use crate::summary::{Counts, Drop, Incident, drops, incidents};

/// A summary with what stands out in it.
#[derive(Debug)]
pub struct Summed<'s> {
    pub book: &'s Rulebook,
    /// The reader of the titles of causes and fixes.
    pub audience: Audience,
    pub counts: &'s Counts,
    /// True if it was compared with an earlier summary.
    pub is_compared: bool,
    pub incidents: Vec<Incident>,
    pub drops: Vec<Drop>,
    /// The most rows of a list.
    pub top: usize,
}

impl<'s> Summed<'s> {
    pub fn of(book: &'s Rulebook, audience: Audience, counts: &'s Counts, before: Option<&Counts>, top: usize) -> Self {
        Self {
            book,
            audience,
            counts,
            is_compared: before.is_some(),
            incidents: incidents(counts, before),
            drops: drops(counts, before),
            top,
        }
    }
}
