//! The shape of the JSON of a diagnosis, schema 1. The documentation of these structs is that of the fields.
//!
//! They are separate from the types of the engine, so that a change there cannot change the output that scripts read.

#[cfg(feature = "cli")]
use std::borrow::Cow;
#[cfg(feature = "cli")]
use std::collections::BTreeMap;

#[cfg(feature = "cli")]
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::render::codes::shape::Receipt;
use crate::rulebook::{self, Audience};

/// The result of `diagnose` and `ask` with `--format json`.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "diagnosis"))]
pub(super) struct Report<'a> {
    /// The version of this shape: 1. Fields of a version keep their names and meanings; new ones may come.
    pub(super) schema: u8,
    /// The version of the program.
    pub(super) program: &'static str,
    pub(super) rulebook: Book<'a>,
    /// The reader: `user`, `agent`, `admin` or `developer`.
    #[serde(rename = "for")]
    pub(super) audience: &'static str,
    /// The answers: by question the id of the answer, `unknown` or `n/a`.
    pub(super) answers: Ordered<'a>,
    /// The delivery receipts that were read.
    pub(super) receipts: Vec<Receipt<'a>>,
    /// Questions whose answer is the rulebook's default, because nothing was said instead.
    pub(super) assumed: Vec<&'a str>,
    /// Answers that do not count, because their questions do not arise.
    pub(super) left_out: Vec<LeftOut<'a>>,
    /// The trials: by fix the outcome, which is `worked`, `failed`, `cannot`, `started` or `helped`.
    pub(super) tried: Ordered<'a>,
    /// The state of the case: `open`, `solved`, `in-now` (by a way round, which mends nothing) or `escalated`.
    pub(super) outcome: &'static str,
    /// The warnings that have to be said before all else.
    pub(super) alerts: Vec<Message<'a>>,
    /// The limits of the service that apply.
    pub(super) limits: Vec<Message<'a>>,
    /// Every possible cause, the most believed first.
    pub(super) causes: Vec<Cause<'a>>,
    /// True if the answers fit none of the known causes.
    pub(super) fits_nothing: bool,
    /// The ids of the causes that have to be dealt with before the case is solved.
    pub(super) dangers: Vec<&'a str>,
    /// The id of the fix that solved the case; null while it is open.
    pub(super) solved_by: Option<&'a str>,
    /// The consequences of the solution; null while the case is open.
    pub(super) solution: Option<Solved<'a>>,
    /// The fixes to try, in this order; none once the case is solved.
    pub(super) fixes: Vec<Fix<'a>>,
    /// The ids of the fixes that would help too seldom to be advised.
    pub(super) unlikely: Vec<&'a str>,
    /// The number of the fixes that are worth trying before turning to somebody else.
    pub(super) escalate_after: usize,
    /// The next step; null at the end.
    pub(super) next: Option<Step<'a>>,
    /// The people and places to turn to, the most suitable first.
    pub(super) escalation: Vec<Escalation<'a>>,
    /// The ids of the questions that could still be asked.
    pub(super) unknown: Vec<&'a str>,
    /// The ids of the questions that were answered by *don't know*.
    pub(super) not_known: Vec<&'a str>,
    /// The id of the question that is most worth finding out; null if none is.
    pub(super) most_telling: Option<&'a str>,
    /// The remarks in free words, masked.
    pub(super) remarks: Vec<&'a str>,
}

/// A map in rulebook order, which is the same on every run.
pub(super) struct Ordered<'a>(pub(super) Vec<(&'a str, &'a str)>);

impl Serialize for Ordered<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[cfg(feature = "cli")]
impl JsonSchema for Ordered<'_> {
    fn schema_name() -> Cow<'static, str> {
        "by-id".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, String>::json_schema(generator)
    }
}

/// The rulebook that the result follows from.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "rulebook"))]
pub(super) struct Book<'a> {
    pub(super) title: &'a str,
    /// The version of the format: 1.
    pub(super) format: u8,
    /// The SHA-256 of the texts of its files: the same rules have the same.
    pub(super) digest: &'a str,
}

/// An answer that does not count.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "left-out"))]
pub(super) struct LeftOut<'a> {
    /// The id of its question.
    pub(super) question: &'a str,
    /// The id of the question whose answer rules it out; null if that is not answered any more.
    pub(super) because: Option<&'a str>,
}

/// A text of the rulebook.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "message"))]
pub(super) struct Message<'a> {
    pub(super) id: &'a str,
    pub(super) say: &'a str,
}

/// A cause and the belief in it.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "cause"))]
pub(super) struct Cause<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    /// The belief in a word: `most likely`, `likely`, `possible` or `unlikely`.
    pub(super) likelihood: &'static str,
    /// The share of the belief, between 0 and 1: a weight of the model, and not a measured share.
    pub(super) weight: f64,
    /// The reasons, for likely causes only.
    pub(super) because: Vec<Because<'a>>,
}

/// A fix.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "fix"))]
pub(super) struct Fix<'a> {
    /// Its place in the order to try, from 1.
    pub(super) rank: usize,
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    /// The one who does it: `user`, `agent`, `admin`, `carrier`, `provider` or `developer`.
    pub(super) by: &'static str,
    pub(super) effort_minutes: f64,
    /// The minutes until it takes effect.
    pub(super) wait_minutes: f64,
    /// The cost at its turn, in minutes of patience.
    pub(super) cost_minutes: f64,
    /// The chance that it works in a word, as for causes.
    pub(super) likelihood: &'static str,
    /// The chance that it works once those before it have failed, between 0 and 1.
    pub(super) weight: f64,
    /// The reason for its rank in words: `most likely`, `likely`, `quick to rule out` or `may help`.
    pub(super) promise: &'static str,
    /// `way-round` if it helps whatever the cause is and mends none, or `mend`.
    pub(super) kind: &'static str,
    /// The ids of the questions that have to be answered before its steps are shown.
    pub(super) needs: Vec<&'a str>,
    /// A warning to be read before its steps.
    pub(super) warn: Option<&'a str>,
    /// Its steps; none while `needs` names a question.
    pub(super) steps: Vec<Instruction<'a>>,
    /// A step for afterwards, such as turning a filter on again.
    pub(super) after: Option<&'a str>,
    /// Hints for this reader.
    pub(super) notes: Vec<&'a str>,
    pub(super) because: Vec<Because<'a>>,
    /// The ids of the causes that its failure would make unlikely.
    pub(super) rules_out: Vec<&'a str>,
    pub(super) sources: Vec<Source<'a>>,
}

/// A step of a fix.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "step"))]
pub(super) struct Instruction<'a> {
    /// The instruction, behind the conditions that are not known to hold: `with Acme: …`.
    #[serde(rename = "do")]
    pub(super) text: String,
    /// The result that should be seen.
    pub(super) expect: Option<&'a str>,
    /// True if it has a code sent.
    pub(super) sends: bool,
    /// True if it cannot be done now, and `do` says when.
    pub(super) postponed: bool,
    /// The limits to mind, by their texts.
    pub(super) limits: Vec<&'a str>,
}

/// A reason.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "because"))]
pub(super) struct Because<'a> {
    pub(super) question: &'a str,
    pub(super) answer: &'a str,
    /// `slightly`, `clearly` or `strongly`.
    pub(super) strength: &'static str,
    /// True if it speaks for it, and false if against it.
    #[serde(rename = "for")]
    pub(super) speaks_for: bool,
}

/// A claim of a source.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "source"))]
pub(super) struct Source<'a> {
    pub(super) claim: &'a str,
    pub(super) says: &'a str,
    pub(super) title: &'a str,
    pub(super) url: Option<&'a str>,
}

/// The next step.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "next"))]
#[serde(rename_all = "lowercase")]
pub(super) enum Step<'a> {
    /// A question to ask.
    Ask {
        id: &'a str,
        ask: &'a str,
        why: Option<&'a str>,
        /// Hints for this reader on how to ask it or find out.
        notes: Vec<&'a str>,
        answers: Vec<Choice<'a>>,
        /// More answers, which no menu lists and which people name.
        by_name: Vec<Choice<'a>>,
    },
    /// The id of a fix to try.
    Try(&'a str),
    /// The id of a fix to start, and to go on with others during its wait.
    Start(&'a str),
    /// The id of a fix whose wait has to be sat out.
    Wait(&'a str),
    /// The ids of escalations.
    Escalate(Vec<&'a str>),
}

/// An answer that can be chosen.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "choice"))]
pub(crate) struct Choice<'a> {
    id: &'a str,
    text: &'a str,
}

/// Answers of a question, as choices.
pub(crate) fn choices(answers: &[rulebook::Choice], audience: Audience) -> Vec<Choice<'_>> {
    answers.iter().map(|answer| Choice { id: &answer.id, text: answer.text.to(audience) }).collect()
}

/// Somebody to turn to.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "escalation"))]
pub(super) struct Escalation<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    /// Advice on turning to them.
    pub(super) say: Option<&'a str>,
    /// The details to have ready.
    pub(super) bring: Vec<String>,
}

/// The consequences of a solution.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "solution"))]
pub(super) struct Solved<'a> {
    /// The id of the cause that was most likely behind it; null for a way round.
    pub(super) behind: Option<&'a str>,
    /// A step for afterwards.
    pub(super) after: Option<&'a str>,
    /// Advice that keeps the trouble from coming back.
    pub(super) prevent: Vec<&'a str>,
}
