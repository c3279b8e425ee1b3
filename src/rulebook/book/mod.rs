//! The valid rulebook: a file for each kind of entry.

pub mod span;
pub mod text;
pub mod scale;
pub mod table;
pub mod audience;
pub mod gate;
pub mod hint;
pub mod source;
pub mod answer;
pub mod question;
pub mod costs;
pub mod cause;
pub mod fix;
pub mod limit;
pub mod alert;
pub mod escalation;
pub mod case;
pub mod field;
pub mod pattern;
pub mod known_shape;
pub mod catalogue;
pub mod allowed;
pub mod ids;
pub mod words;
pub mod walk;
pub mod lookup;
pub mod reader;

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::rulebook::book::alert::Alert;
use crate::rulebook::book::allowed::Allowed;
use crate::rulebook::book::audience::Wording;
use crate::rulebook::book::case::Case;
use crate::rulebook::book::catalogue::Catalogue;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::costs::Costs;
use crate::rulebook::book::escalation::Escalation;
use crate::rulebook::book::field::FieldCase;
use crate::rulebook::book::fix::Fix;
use crate::rulebook::book::ids::{
    AlertId, AnswerId, CauseId, ClaimId, EscalationId, FixId, LimitId, QuestionId, ShapeId, SourceId,
};
use crate::rulebook::book::known_shape::KnownShape;
use crate::rulebook::book::limit::Limit;
use crate::rulebook::book::question::{Choice, Question};
use crate::rulebook::book::source::{Claim, Source};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::{Named, Table};
use crate::rulebook::book::text::Text;
use crate::rulebook::book::words::given::Words;

/// The knowledge about one subject.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rulebook {
    pub title: Text,
    /// The SHA-256 of the texts of its files, in hexadecimal.
    pub digest: Text,
    /// The purpose of the program with this rulebook.
    pub about: Option<Wording>,
    /// The questions that are asked first, in this order, where still unknown.
    pub opening: Vec<QuestionId>,
    /// Answers to context questions that hold until something else is said.
    pub defaults: Vec<(QuestionId, AnswerId)>,
    pub costs: Costs,
    /// The limit on codes that are requested in one session.
    pub most_codes: Option<CodeLimit>,
    pub sources: Table<SourceId, Source>,
    /// Every statement of the sources.
    pub claims: Table<ClaimId, Claim>,
    /// Questions in rulebook order; the built-in question `role` is the last.
    pub questions: Table<QuestionId, Question>,
    /// The reasons why a code may not arrive or not be accepted.
    pub causes: Table<CauseId, Cause>,
    pub fixes: Table<FixId, Fix>,
    pub limits: Table<LimitId, Limit>,
    pub alerts: Table<AlertId, Alert>,
    /// The people or places to turn to when nothing here helps.
    pub escalations: Table<EscalationId, Escalation>,
    /// Shapes of numbers and codes that are kept in remarks.
    pub shapes: Table<ShapeId, KnownShape>,
    /// Delivery receipts and error codes. The embedded rulebook has it apart, see `shipped`.
    pub catalogue: Catalogue,
    /// The sentences of the program.
    pub words: Words,
    /// Worked cases, the rulebook's own tests.
    pub cases: Vec<Case>,
    /// Real cases, for measuring the rulebook.
    pub field: Vec<FieldCase>,
    /// Entries with additions from files other than their own.
    pub extended: Vec<Extended>,
    /// Warnings that are raised on purpose.
    pub allowed: Vec<Allowed>,
    /// The question `symptom`.
    pub symptom: QuestionId,
    /// The context question `service`.
    pub service: QuestionId,
    /// The context question `role`, always known from the audience and never asked.
    pub role: QuestionId,
}

/// A limit on codes. Beyond it, steps that have a code sent wait; everything else is advised as before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CodeLimit {
    /// The number of failed fixes with such a step that use it up.
    pub count: usize,
    /// The wait until the next code, in minutes.
    pub again_after: f64,
}

/// An entry with additions from other files.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Extended {
    pub at: Span,
    /// The first addition of each of these files.
    pub by: Vec<Span>,
}

macro_rules! entries {
    ($($entry:ident: $table:ident[$id:ident]),* $(,)?) => {
        $(
            impl Named for $entry {
                fn id(&self) -> &str {
                    &self.id
                }
            }

            impl Index<$id> for Rulebook {
                type Output = $entry;

                fn index(&self, id: $id) -> &$entry {
                    &self.$table[id]
                }
            }
        )*
    };
}

entries! {
    Source: sources[SourceId],
    Claim: claims[ClaimId],
    Question: questions[QuestionId],
    Cause: causes[CauseId],
    Fix: fixes[FixId],
    Limit: limits[LimitId],
    Alert: alerts[AlertId],
    Escalation: escalations[EscalationId],
    KnownShape: shapes[ShapeId],
}

impl Named for Choice {
    fn id(&self) -> &str {
        &self.id
    }
}
