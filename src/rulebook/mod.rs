//! What is known: the rulebook, valid by construction.
//!
//! Text goes through four stages, each a file: `yaml` (text to a tree with places), `shape` against the table in
//! `file` (every misfit told and cut out), `merge` (files and layers to one tree), `assemble` and `check` (names to
//! positions, and what must hold between entries). What comes out has no name left to look up that could miss. What
//! probably should hold is looked for only when asked, see [`lint`].
//!
//! This layer imports nothing from the rest of the program and opens no file.

mod assemble;
mod audience;
mod case;
mod check;
mod code;
mod entries;
mod errors;
pub mod file;
mod finding;
mod ids;
mod load;
mod lookup;
mod merge;
mod names;
mod notice;
pub mod scale;
mod shape;
mod source;
mod text;
mod warnings;
mod yaml;

pub use audience::{Actor, Audience, Costs, For, Wording};
pub use case::{Case, Expect, Outcome};
pub use check::{Allowed, Beyond, lint};
pub use code::{CODES, Code, Severity};
pub use finding::{Finding, InCase, closest, did_you_mean};
pub use ids::{AlertId, AnswerId, CauseId, ClaimId, EscalationId, FixId, LimitId, QuestionId, SourceId};
pub use load::{BrokenCase, Loaded, load};
pub use notice::{Alert, Bring, Escalation, Limit, Stops};
pub use shape::is_id;
pub use source::{Place, SourceFile, Span};
pub use text::Text;
pub use warnings::NO_WITNESS;

use serde::{Deserialize, Serialize};

/// Everything that is known about one subject.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rulebook {
    /// What it is about.
    pub title: Text,
    /// The questions that are asked first, in this order, where still unknown.
    pub opening: Vec<QuestionId>,
    /// What things cost.
    pub costs: Costs,
    /// How many codes may be asked for in one session: after so many fixes that send one, no other such is advised.
    pub most_codes: Option<usize>,
    /// Where the knowledge comes from.
    pub sources: Vec<Source>,
    /// Every single thing that the sources say.
    pub claims: Vec<Claim>,
    /// What can be asked, in rulebook order; the built-in question `role` is the last.
    pub questions: Vec<Question>,
    /// Why a code may not arrive or not be accepted.
    pub causes: Vec<Cause>,
    /// What can be done.
    pub fixes: Vec<Fix>,
    /// What a service allows only so often.
    pub limits: Vec<Limit>,
    /// What has to be said before all else.
    pub alerts: Vec<Alert>,
    /// Where to turn when nothing here helps.
    pub escalations: Vec<Escalation>,
    /// Worked cases, the rulebook's own tests.
    pub cases: Vec<Case>,
    /// Entries that files other than their own add to.
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

/// An entry that files other than its own add to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Extended {
    /// Where the entry is written.
    pub at: Span,
    /// The first thing that each of these files adds.
    pub by: Vec<Span>,
}

/// A publication that the knowledge is drawn from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Source {
    /// The id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Its address.
    pub url: Option<Text>,
    /// The day on which it was last read, as 2026-11-22.
    pub checked: Option<Text>,
    /// Claims that the rulebook leaves aside, each with the reason.
    pub not_followed: Vec<(ClaimId, Text)>,
    /// Where it is written.
    pub at: Span,
}

/// One thing that a source says, in our own words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Claim {
    /// The id, such as N-7.
    pub id: Text,
    /// The source that says it.
    pub source: SourceId,
    /// What sort of statement it is: cause, fix, limit, ….
    pub kind: Text,
    /// What it says.
    pub says: Text,
    /// Whom it is for.
    pub audience: For,
    /// Where it is written.
    pub at: Span,
}

/// Something to ask the person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// The id.
    pub id: Text,
    /// Whether its answers set the scene or speak for and against causes.
    pub kind: QuestionKind,
    /// The question itself.
    pub ask: Wording,
    /// Why it is worth asking, in general.
    pub why: Option<Wording>,
    /// How long it takes to answer, in minutes.
    pub effort: f64,
    /// Who can be asked.
    pub audience: For,
    /// When it makes sense.
    pub when: When,
    /// What can be answered; *don't know* and *does not apply* are always possible and not listed.
    pub answers: Vec<Choice>,
    /// How often each answer is given, whatever the cause: at least [`scale::FLOOR`] each, summing to 1.
    pub usual: Vec<f64>,
    /// Hints for the one who asks.
    pub notes: Vec<Note>,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

/// What the answers of a question do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// They open gates and adjust frequencies, and are never evidence.
    Context,
    /// They speak for and against causes.
    Evidence,
}

/// One answer of a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Choice {
    /// The id.
    pub id: Text,
    /// How it reads.
    pub text: Wording,
    /// A word or two for it, where space is short.
    pub short: Option<Text>,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

/// Conditions that must all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct When(pub Vec<Condition>);

/// A question and the answers that will do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Condition {
    /// The question.
    pub question: QuestionId,
    /// Any of these.
    pub answers: Vec<AnswerId>,
    /// Where it is written.
    pub at: Span,
}

/// A reason why a code does not arrive or is not accepted.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Cause {
    /// The id.
    pub id: Text,
    /// What it is, in a line.
    pub title: Wording,
    /// How common it is where its gate is open, between 0 and 1.
    pub frequency: f64,
    /// How common it is in special surroundings; the first that holds counts.
    pub adjust: Vec<(When, f64)>,
    /// The gate: context questions only.
    pub when: When,
    /// P(answer | this cause) for the questions it speaks of, in the order of the questions.
    pub rows: Vec<(QuestionId, Vec<f64>)>,
    /// Hints about it.
    pub notes: Vec<Note>,
    /// What keeps it from coming back.
    pub prevent: Vec<Prevention>,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

impl Cause {
    /// P(answer | this cause) for every answer of a question, if the cause speaks of it.
    #[must_use]
    pub fn row(&self, question: QuestionId) -> Option<&[f64]> {
        let position = self.rows.binary_search_by_key(&question, |(question, _)| *question).ok()?;
        Some(&self.rows[position].1)
    }

    /// Every condition that its gate or one of its adjustments asks for.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let adjustments = self.adjust.iter().map(|(when, _)| when);
        std::iter::once(&self.when).chain(adjustments).flat_map(|when| &when.0)
    }
}

/// Something to do about it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Fix {
    /// The id.
    pub id: Text,
    /// What to do, in a line.
    pub title: Wording,
    /// P(works | cause) for the causes it names, in rulebook order.
    pub cures: Vec<(CauseId, f64)>,
    /// P(works) whatever the cause, unless the cause is named: a way round.
    pub cures_any: Option<f64>,
    /// How long it takes, in minutes.
    pub effort: f64,
    /// How long one waits for it to take effect, in minutes.
    pub wait: f64,
    /// Who carries it out.
    pub by: Actor,
    /// Who is advised to.
    pub audience: For,
    /// The gate.
    pub when: When,
    /// What must be known to hold before it may be advised.
    pub needs: When,
    /// What to be careful about.
    pub warn: Option<Wording>,
    /// How it is done.
    pub steps: Vec<Step>,
    /// What to turn back on afterwards.
    pub after: Option<Wording>,
    /// Hints for the one who advises it.
    pub notes: Vec<Note>,
    /// What keeps the trouble from coming back.
    pub prevent: Vec<Prevention>,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

impl Fix {
    /// P(works | cause) for one cause; `None` stands for *other*, the causes that the rulebook does not know.
    #[must_use]
    pub fn works(&self, cause: Option<CauseId>) -> f64 {
        let named = cause.and_then(|cause| {
            let position = self.cures.binary_search_by_key(&cause, |(cause, _)| *cause).ok()?;
            Some(self.cures[position].1)
        });
        named.or(self.cures_any).unwrap_or(0.0)
    }
}

/// One step of a fix.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Step {
    /// What to do.
    pub text: Wording,
    /// Whether it makes a new code be sent.
    pub sends: bool,
    /// What one should see.
    pub expect: Option<Wording>,
    /// For which surroundings it is meant.
    pub when: When,
    /// Who sees it.
    pub audience: For,
}

/// A hint.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Note {
    /// What it says.
    pub say: Wording,
    /// Who sees it.
    pub audience: For,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
}

/// What keeps trouble from coming back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Prevention {
    /// What to do.
    pub text: Wording,
    /// Who sees it.
    pub audience: For,
    /// For which surroundings it is meant.
    pub when: When,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
}
