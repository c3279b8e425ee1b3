//! Real cases: problems from public posts or tickets of a help desk, with their solutions.
//!
//! They do not affect diagnoses. They are kept beside the rules so that a change of the rules can be measured on the same
//! cases as the version before.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::answer::Answer;
use crate::rulebook::book::audience::{Actor, Audience};
use crate::rulebook::book::case::Outcome;
use crate::rulebook::book::ids::{CauseId, FixId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// The kinds of sites that accounts come from; `desk` is the help desk of the rulebook's authors.
pub const ORIGINS: [&str; 7] = ["tracker", "vendor-community", "help-community", "forum", "status", "runbook", "desk"];
/// The channels over which codes are sent.
pub const CHANNELS: [&str; 7] = ["sms", "voice", "email", "app", "push", "fob", "unknown"];

/// A real case: the opening post in terms of the rulebook, and the outcome linked to its causes and fixes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct FieldCase {
    /// The public address of the account; unique.
    pub address: Text,
    /// A day, a month or a year.
    pub day: Option<Text>,
    pub half: Half,
    /// The kind of site that the account comes from.
    pub origin: Option<Text>,
    pub audience: Audience,
    /// The channel as named at first: a label for grouping, not an answer.
    pub channel: Option<Text>,
    pub story: Text,
    /// The answers that the opening post gives.
    pub answers: Vec<(QuestionId, Answer)>,
    pub tried: Vec<(FixId, Outcome)>,
    /// Facts of the opening post that no question covers.
    pub lost: Vec<Text>,
    pub settled: Settled,
    /// The causes that match the settled one; empty if the rulebook has none.
    pub causes: Vec<CauseId>,
    /// The fixes that match the settled remedy; empty if the rulebook has none.
    pub remedies: Vec<FixId>,
    /// Unsafe advice here, in plain words.
    pub danger: Option<Text>,
    /// The fixes that would have been unsafe.
    pub never: Vec<FixId>,
    pub at: Span,
}

/// The half of the cases that one belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Half {
    /// Cases that authors may look at and change the rulebook for.
    #[default]
    Learning,
    /// Cases held back: only sums are shown, so that the rulebook cannot be fitted to single cases.
    Proof,
}

impl Half {
    pub const ALL: [Self; 2] = [Self::Learning, Self::Proof];

    /// The word used in rulebooks and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Proof => "proof",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|half| half.name() == name)
    }
}

/// The outcome of a real case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Settled {
    /// In plain words.
    pub cause: Text,
    /// In plain words.
    pub remedy: Text,
    pub by: Actor,
    /// The kind of remedy, one word for all cases of that kind.
    pub kind: Text,
}
