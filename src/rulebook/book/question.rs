//! Questions and their answers.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::answer::Answer;
use crate::rulebook::book::audience::{Audience, For, Wording};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::Hint;
use crate::rulebook::book::ids::{AnswerId, ClaimId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Table;
use crate::rulebook::book::text::Text;

/// A question for the person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    pub id: Text,
    pub kind: QuestionKind,
    pub ask: Wording,
    /// The reason for asking it, in general.
    pub why: Option<Wording>,
    /// The time that an answer takes, in minutes.
    pub effort: f64,
    pub audience: For,
    /// True if nobody is asked it: receipts and error codes answer it.
    pub given: bool,
    /// The conditions under which the question makes sense.
    pub when: When,
    /// The answers; *don't know* and *does not apply* are always possible and not listed.
    pub answers: Table<AnswerId, Choice>,
    /// The number of answers that are offered on a menu. Those after them can be given, but nobody is asked for them.
    pub offered: usize,
    /// The number of answers that people can pick by typing: those offered, and after them those found by name. The
    /// rest is hidden.
    pub pickable: usize,
    /// P(answer), whatever the cause: at least [`scale::FLOOR`] each, summing to 1.
    pub usual: Vec<f64>,
    /// Hints for the person who asks.
    pub notes: Vec<Hint>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

impl Question {
    /// True if this audience can be asked it at all.
    pub fn is_asked(&self, audience: Audience) -> bool {
        self.audience.includes(audience) && self.offered > 0 && !self.given
    }

    /// The answers that are offered, in the order of the menu.
    pub fn offered_answers(&self) -> &[Choice] {
        &(*self.answers)[..self.offered]
    }

    /// The answers that people can pick: those on the menu, then those found by name.
    pub fn pickable_answers(&self) -> &[Choice] {
        &(*self.answers)[..self.pickable]
    }

    /// The answers that no menu lists and that are found by typing a part of their names.
    pub fn answers_by_name(&self) -> &[Choice] {
        &(*self.answers)[self.offered..self.pickable]
    }

    /// The answers that a rulebook above takes off the menus; they can still be given.
    pub fn hidden_answers(&self) -> &[Choice] {
        &(*self.answers)[self.pickable..]
    }

    /// True if no menu lists an answer, and people name it.
    pub fn is_by_name(&self, answer: AnswerId) -> bool {
        (self.offered..self.pickable).contains(&answer.index())
    }

    /// Those of some answers that stand under none of the others: the shortest list with the same meaning in a condition.
    pub fn broadest(&self, answers: &[AnswerId]) -> Vec<AnswerId> {
        let is_implied = |answer: &AnswerId| self.answers[*answer].under.is_some_and(|broad| answers.contains(&broad));
        answers.iter().copied().filter(|answer| !is_implied(answer)).collect()
    }

    /// The id of an answer, or the word for *don't know* or *does not apply*.
    pub fn answer_id(&self, answer: Answer) -> &str {
        match answer {
            Answer::Chosen(chosen) => &self.answers[chosen].id,
            Answer::Unknown => Answer::UNKNOWN,
            Answer::NotApplicable => Answer::NOT_APPLICABLE,
        }
    }

    /// The answer with this id, or that this word stands for.
    pub fn answer_with_id(&self, id: &str) -> Option<Answer> {
        // The rulebook comes first: it may call an answer of its own `unknown`.
        match (self.answers.find(id), id) {
            (Some(chosen), _) => Some(Answer::Chosen(chosen)),
            (None, Answer::UNKNOWN) => Some(Answer::Unknown),
            (None, Answer::NOT_APPLICABLE) => Some(Answer::NotApplicable),
            (None, _) => None,
        }
    }
}

/// The effect of a question's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// The answers open gates and adjust frequencies, and are never evidence.
    Context,
    /// The answers are evidence for and against causes.
    Evidence,
}

/// One answer of a question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Choice {
    pub id: Text,
    pub text: Wording,
    /// A word or two for it, where space is short.
    pub short: Option<Text>,
    /// Other words that people type for it.
    pub also: Vec<Text>,
    /// Patterns of what people paste for it, such as the code of an error.
    pub matches: Vec<Text>,
    /// The answer of which this one is a special case. Conditions that accept that one accept this one too.
    pub under: Option<AnswerId>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}
