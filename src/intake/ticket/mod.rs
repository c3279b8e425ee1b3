//! Tickets: the facts of one case each, as another program hands them over, an object of JSON or a row of a table.
//!
//! A ticket is read in two steps: its text becomes names ([`json`], [`table`]), and the names become facts of a rulebook
//! ([`facts`]). A mistake in either makes the ticket [`Unfit`]; nothing of it is guessed or left out.

pub mod json;
pub mod table;
pub mod names;
pub mod facts;

use std::borrow::Cow;

use serde_json::Value;

use crate::intake::typed::Misread;
use crate::rulebook::Audience;

/// The longest ticket, in bytes. A longer one is refused without being kept.
pub const LONGEST: usize = 1 << 20;

/// A ticket by names, which borrow from its text.
#[derive(Debug, Default)]
pub struct Ticket<'l> {
    /// The id, as JSON: a text or a number, exactly as it was written.
    pub id: Option<Cow<'l, str>>,
    pub role: Option<Audience>,
    /// Questions and their answers, in the order in which they were written.
    pub answers: Vec<(Cow<'l, str>, Cow<'l, str>)>,
    /// Fixes and their outcomes; without one a fix failed.
    pub tried: Vec<(Cow<'l, str>, Option<Cow<'l, str>>)>,
    /// The delivery receipt of a provider.
    pub receipt: Option<Value>,
    /// The code or the text of an error.
    pub error: Option<Cow<'l, str>>,
    /// Details for summaries, by their names.
    pub about: Vec<(Cow<'l, str>, Cow<'l, str>)>,
}

/// The fields of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Id,
    Answers,
    Tried,
    Role,
    Receipt,
    Error,
    About,
}

impl Field {
    pub const ALL: [Self; 7] =
        [Self::Id, Self::Answers, Self::Tried, Self::Role, Self::Receipt, Self::Error, Self::About];

    /// The word in a ticket.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Answers => "answers",
            Self::Tried => "tried",
            Self::Role => "role",
            Self::Receipt => "receipt",
            Self::Error => "error",
            Self::About => "about",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// The reason why a ticket cannot be used. Names in it are in a form that may be repeated, see
/// [`quoted`](crate::privacy::quoted).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// The line is empty.
    Empty,
    /// The line is longer than [`LONGEST`].
    TooLong,
    /// The line is not UTF-8.
    NotText,
    /// The line holds the character NUL, which no text has.
    Nul,
    /// The line is not JSON: what the parser misses, and where, in bytes from 1.
    NotJson {
        found: String,
        column: usize,
    },
    /// The line is JSON and no object.
    NotAnObject,
    UnknownField {
        typed: String,
        suggestion: Option<&'static str>,
    },
    UnknownDetail {
        typed: String,
        suggestion: Option<&'static str>,
    },
    /// A field, a question or a fix stands there more than once.
    Twice {
        typed: String,
    },
    /// The value of a field has the wrong type, or that of the name in it.
    WrongType {
        field: Field,
        name: Option<String>,
    },
    UnknownRole {
        typed: String,
        suggestion: Option<&'static str>,
    },
    /// A row has more or fewer cells than the table has columns.
    WrongLength {
        cells: usize,
        columns: usize,
    },
    /// The receipt is none that the rulebook knows.
    UnknownReceipt,
    /// A quotation mark opens a cell and none closes it.
    OpenQuote,
    /// An answer or a trial cannot be read.
    Misread(Misread),
}

impl From<Misread> for Unfit {
    fn from(misread: Misread) -> Self {
        Self::Misread(misread)
    }
}

/// Reads the name of a role.
fn role(name: &str) -> Result<Audience, Unfit> {
    let unknown = || Unfit::UnknownRole {
        typed: crate::privacy::quoted(name),
        suggestion: crate::rulebook::closest(name, Audience::ALL.map(Audience::name)),
    };
    Audience::named(name).ok_or_else(unknown)
}

/// The text of a line, which is neither empty nor without meaning as text.
pub fn text(line: &[u8]) -> Result<&str, Unfit> {
    if line.contains(&0) {
        return Err(Unfit::Nul);
    }
    let text = std::str::from_utf8(line).map_err(|_| Unfit::NotText)?;
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) { Err(Unfit::Empty) } else { Ok(text) }
}
