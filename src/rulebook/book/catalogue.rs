//! The catalogue: what delivery receipts look like, and what the codes in them mean.
//!
//! It is apart from the rest of the rulebook, because most runs never look at a receipt and should not pay for reading it.

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::rulebook::book::ids::{AnswerId, ListId, MeaningId, QuestionId, SourceId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::{Named, Table};
use crate::rulebook::book::text::Text;

/// All code lists, and the meanings that their codes share.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Catalogue {
    pub meanings: Table<MeaningId, Meaning>,
    pub lists: Table<ListId, CodeList>,
}

/// The meaning of a code for the diagnosis, whoever reports it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Meaning {
    pub id: Text,
    /// The stage that the message reached, if the code tells of no failure.
    pub stage: Option<Stage>,
    /// The answers that it gives.
    pub answers: Vec<(QuestionId, AnswerId)>,
    pub at: Span,
}

/// The stages of a message. Each proves less than the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// It is under way.
    Pending,
    /// A carrier or a mail host took it, which is no proof of arrival.
    Accepted,
    /// The phone or the mailbox has it, as the carrier or the host says.
    Delivered,
}

impl Stage {
    pub const ALL: [Self; 3] = [Self::Pending, Self::Accepted, Self::Delivered];

    /// The word for it in rulebooks and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Delivered => "delivered",
        }
    }
}

/// The codes of one product of one provider.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct CodeList {
    pub id: Text,
    pub name: Text,
    /// Other names of the provider or the product.
    pub also: Vec<Text>,
    pub payloads: Vec<Payload>,
    /// The words of the place of the status.
    pub statuses: Vec<Code>,
    pub codes: Vec<Code>,
    pub at: Span,
}

/// A form of receipt: how it is recognised, and where its fields are.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Payload {
    /// The name of the form.
    pub says: Text,
    /// Places that have to be there.
    pub has: Vec<Text>,
    /// Places with a pattern that has to occur there.
    pub holds: Vec<(Text, Text)>,
    /// The places of codes, the most specific first, each with the list that its codes are in.
    pub codes: Vec<(Text, ListId)>,
    /// The places of the status.
    pub status: Vec<Text>,
    /// The places of free words.
    pub words: Vec<Text>,
    /// The answers that such a receipt gives whatever its code is.
    pub answers: Vec<(QuestionId, AnswerId)>,
    /// The places of details for summaries.
    pub about: Vec<(Detail, Text)>,
    pub at: Span,
}

/// Details of a receipt for summaries. None of them is personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Detail {
    /// The identifier of the message.
    Message,
    /// The country, or its mobile country code.
    Country,
    /// The carrier, or its network code.
    Carrier,
    /// The template of the text.
    Template,
    /// The time of the receipt.
    Time,
    /// The time at which the message was sent.
    Sent,
    /// The sign that the code was used.
    Used,
}

impl Detail {
    pub const ALL: [Self; 7] =
        [Self::Message, Self::Country, Self::Carrier, Self::Template, Self::Time, Self::Sent, Self::Used];

    /// The name of its field in rulebooks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Country => "country",
            Self::Carrier => "carrier",
            Self::Template => "template",
            Self::Time => "time",
            Self::Sent => "sent",
            Self::Used => "used",
        }
    }
}

/// A code or a status word.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Code {
    /// The code as its provider writes it.
    pub text: Text,
    /// Other spellings, such as its name.
    pub also: Vec<Text>,
    /// Patterns of free words that mean the same.
    pub matches: Vec<Text>,
    pub says: Text,
    /// Its meaning for the diagnosis; `None` if it points to no cause.
    pub means: Option<MeaningId>,
    /// The chance of sending again unchanged; `None` if no source says.
    pub persistence: Option<Persistence>,
    pub source: SourceId,
    pub at: Span,
}

impl Code {
    /// True if this is how the code or one of its other spellings is written. Capital and small letters are the same.
    pub fn is_written(&self, text: &str) -> bool {
        self.spellings().any(|spelling| spelling.eq_ignore_ascii_case(text))
    }

    /// The code, and its other spellings.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.text).chain(&self.also).map(Text::as_str)
    }

    /// The patterns to look for in free words, and the spellings that cannot mean anything else there.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.matches.iter().map(Text::as_str).chain(self.spellings().filter(|spelling| is_distinct(spelling)))
    }
}

/// True for several words, and for names such as `gd_send_sms` or `auth/quota-exceeded`: no other word is written so.
fn is_distinct(spelling: &str) -> bool {
    /// Shorter ones may be abbreviations of anything.
    const SHORTEST: usize = 6;
    let has_letter = spelling.contains(|c: char| c.is_ascii_alphabetic());
    spelling.contains(' ') || spelling.len() >= SHORTEST && has_letter && spelling.contains(['_', '/', '.'])
}

/// The duration of a failure: it passes by itself, or it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Persistence {
    Temporary,
    Permanent,
}

impl Persistence {
    /// The word for it in rulebooks and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Temporary => "temporary",
            Self::Permanent => "permanent",
        }
    }
}

impl Named for Meaning {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for CodeList {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Index<MeaningId> for Catalogue {
    type Output = Meaning;

    fn index(&self, id: MeaningId) -> &Meaning {
        &self.meanings[id]
    }
}

impl Index<ListId> for Catalogue {
    type Output = CodeList;

    fn index(&self, id: ListId) -> &CodeList {
        &self.lists[id]
    }
}
