//! Worked cases: a rulebook's own tests.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::answer::Answer;
use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::ids::{AlertId, CauseId, ClaimId, EscalationId, FixId, LimitId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// The words for the state of a case.
pub const STATES: [&str; 4] = ["open", "solved", "in-now", "escalated"];
/// The words for likelihoods, from the weakest.
pub const LIKELIHOODS: [&str; 4] = ["unlikely", "possible", "likely", "most likely"];

/// The outcome of trying a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The trouble is over.
    Worked,
    /// The fix was carried out and did not help.
    Failed,
    /// The fix cannot be carried out here.
    Cannot,
    /// The fix was carried out, and its wait is running.
    Started,
    /// The fix helped for now: a way round left the cause in place, or the trouble came back.
    Helped,
}

impl Outcome {
    pub const ALL: [Self; 5] = [Self::Worked, Self::Failed, Self::Cannot, Self::Started, Self::Helped];

    /// The word used in flags, rulebooks and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worked => "worked",
            Self::Failed => "failed",
            Self::Cannot => "cannot",
            Self::Started => "started",
            Self::Helped => "helped",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// A worked case: answers and tried fixes, and the diagnosis that must follow from them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Case {
    /// Its name, a sentence.
    pub name: Text,
    pub audience: Audience,
    pub answers: Vec<(QuestionId, Answer)>,
    pub tried: Vec<(FixId, Outcome)>,
    pub expect: Expect,
    /// The claims that the case is drawn from.
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

/// The expectations of a case. Anything that is not mentioned may come out either way.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Expect {
    /// Causes, each with the last rank that it may have.
    pub causes: Vec<(CauseId, usize)>,
    /// Fixes, each with the last rank that it may have.
    pub fixes: Vec<(FixId, usize)>,
    /// Fixes that must not be advised.
    pub never: Vec<FixId>,
    /// Fixes that must be on the list with a step that has to wait.
    pub postponed: Vec<FixId>,
    /// The question that must come next.
    pub asks: Option<QuestionId>,
    /// The fix that must come next.
    pub tries: Option<FixId>,
    /// The state of the case, by the word for it in JSON.
    pub outcome: Option<Text>,
    /// Causes, each with the word for its likelihood.
    pub likelihoods: Vec<(CauseId, Text)>,
    /// Fixes, each with the number of steps that are shown.
    pub steps: Vec<(FixId, usize)>,
    /// Exactly these alerts; an empty list expects none, and `None` accepts any.
    pub alerts: Option<Vec<AlertId>>,
    /// These limits at least.
    pub limits: Vec<LimitId>,
    /// These escalations at least.
    pub escalations: Vec<EscalationId>,
    /// Escalations that must not be offered.
    pub not_offered: Vec<EscalationId>,
    /// Questions that an advised fix waits for.
    pub needs: Vec<QuestionId>,
    /// Questions that must no longer be open, or are not for this reader.
    pub not_asked: Vec<QuestionId>,
}
