//! What is said around the fixes: limits before them, alerts in their place, escalations after them.

use serde::{Deserialize, Serialize};

use super::text::Text;
use super::{CauseId, ClaimId, FixId, For, QuestionId, Span, When, Wording};

/// Something that a service allows only so often: said before every step that sends a code.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Limit {
    /// The id.
    pub id: Text,
    /// Where it holds.
    pub when: When,
    /// What it says.
    pub say: Wording,
    /// Who sees it.
    pub audience: For,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

/// Something that has to be said before all else.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Alert {
    /// The id.
    pub id: Text,
    /// When: any of these.
    pub when: Vec<When>,
    /// What to say.
    pub say: Wording,
    /// Who sees it.
    pub audience: For,
    /// What must not be advised while it stands.
    pub stops: Stops,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

/// What an alert forbids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stops {
    /// Nothing: it is only said.
    Nothing,
    /// Every fix.
    All,
    /// Every fix that makes a new code be sent.
    Sending,
    /// These fixes.
    Fixes(Vec<FixId>),
}

/// Where to turn when nothing here helps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Escalation {
    /// The id.
    pub id: Text,
    /// Whom or what to turn to.
    pub title: Wording,
    /// Where it is the right place; without conditions it is the default.
    pub when: When,
    /// Who sees it.
    pub audience: For,
    /// The causes it is the right place for.
    pub suits: Vec<CauseId>,
    /// How long it takes, in minutes.
    pub effort: f64,
    /// How to get there.
    pub say: Option<Wording>,
    /// What to have ready.
    pub bring: Vec<Bring>,
    /// The claims that stand behind it.
    pub sources: Vec<ClaimId>,
    /// Where it is written.
    pub at: Span,
}

/// One thing to have ready for an escalation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Bring {
    /// What was answered to a question.
    Answer(QuestionId),
    /// Something that the program does not know.
    Words(Text),
}
