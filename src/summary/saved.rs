//! Summaries as JSON, to be added up or compared with later ones.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::summary::counts::{Counts, Tally};

/// The part of the JSON of a summary that is read again. Everything else in it follows from the counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Saved {
    /// The version of the shape: 1.
    pub schema: u32,
    /// The digest of the rulebook.
    pub rulebook: String,
    pub counts: Counts,
}

/// The version of the shape that is read and written.
pub const SCHEMA: u32 = 1;

/// The reason why a text is no summary.
#[derive(Debug)]
pub enum NoSummary {
    /// It is no JSON, or not in the shape of a summary.
    Unreadable(serde_json::Error),
    /// It is a summary of a later version of the program.
    OtherSchema(u32),
    /// Numbers that cannot be those of a summary.
    Impossible,
}

impl fmt::Display for NoSummary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => {
                // The message of the parser may quote what it found, so only the place is told.
                write!(formatter, "no summary in JSON: line {}, column {}", error.line(), error.column())
            }
            Self::OtherSchema(schema) => write!(formatter, "a summary of schema {schema}; this program reads {SCHEMA}"),
            Self::Impossible => write!(formatter, "a summary whose counts do not add up"),
        }
    }
}

/// Reads a summary.
pub fn read(text: &str) -> Result<Saved, NoSummary> {
    let saved: Saved = serde_json::from_str(text).map_err(NoSummary::Unreadable)?;
    if saved.schema != SCHEMA {
        return Err(NoSummary::OtherSchema(saved.schema));
    }
    if adds_up(&saved.counts) { Ok(saved) } else { Err(NoSummary::Impossible) }
}

/// True if no part counts more than it can, so that no difference is less than nothing and no sum too large.
fn adds_up(counts: &Counts) -> bool {
    /// Far more than anybody has, and far less than a number can hold.
    const MOST: u64 = 1 << 50;
    let fits = |tally: &Tally| {
        let signs = [&tally.meanings, &tally.codes, &tally.causes, &tally.fixes];
        let parts = [
            tally.failed.saturating_add(tally.pending).saturating_add(tally.accepted).saturating_add(tally.delivered),
            tally.unclear,
            tally.used.saturating_add(tally.unused),
            tally.late.saturating_add(tally.in_time),
        ];
        tally.tickets <= MOST
            && parts.iter().all(|part| *part <= tally.tickets)
            && signs.iter().all(|signs| signs.values().all(|count| *count <= tally.tickets))
            && tally.meanings.values().all(|count| *count <= tally.failed)
    };
    let flows = counts.hours.values().flat_map(|hours| hours.values());
    let mut values = counts.by.values().flat_map(|values| values.values.values());
    counts.unfit <= MOST
        && fits(&counts.all)
        && values.all(fits)
        && flows.into_iter().all(|flow| {
            flow.failed <= flow.told
                && flow.told <= flow.messages
                && flow.messages <= MOST
                && flow.used.saturating_add(flow.unused) <= flow.messages
        })
}
