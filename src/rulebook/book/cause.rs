//! Causes.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::Wording;
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::{AnswerId, ClaimId, QuestionId};
use crate::rulebook::book::question::Question;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// A reason why a code does not arrive or is not accepted.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Cause {
    pub id: Text,
    pub title: Wording,
    /// P(this cause), where its gate is open, between 0 and 1.
    pub frequency: f64,
    /// The frequency in special surroundings; the first condition that holds counts.
    pub adjust: Vec<(When, f64)>,
    /// The gate: context questions only.
    pub when: When,
    /// True if it does harm while it stands: a session is not solved while it may be the cause.
    pub danger: bool,
    /// P(answer | this cause) for the questions in its evidence, in the order of the questions.
    pub rows: Vec<(QuestionId, Vec<f64>)>,
    /// Hints about it.
    pub notes: Vec<Hint>,
    pub prevent: Vec<Prevention>,
    pub sources: Vec<ClaimId>,
    pub at: Span,
}

impl Cause {
    /// P(answer | this cause) for every answer of a question, if that is in the evidence of the cause.
    pub fn row(&self, question: QuestionId) -> Option<&[f64]> {
        // The loader sorts the rows.
        let position = self.rows.binary_search_by_key(&question, |(question, _)| *question).ok()?;
        Some(&self.rows[position].1)
    }

    /// The conditions of its gate and of its adjustments.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let adjustments = self.adjust.iter().map(|(when, _)| when);
        std::iter::once(&self.when).chain(adjustments).flat_map(|when| &when.0)
    }

    /// By answer to a context question, the first answer that its gate and its adjustments cannot tell from it.
    pub fn first_alike(&self, id: QuestionId, question: &Question) -> Vec<AnswerId> {
        let conditions: Vec<&Condition> = self.conditions().filter(|condition| condition.question == id).collect();
        let mut groups: Vec<(Vec<bool>, AnswerId)> = Vec::new();
        let mut alike = Vec::with_capacity(question.answers.len());
        for answer in question.answers.ids() {
            let accepted: Vec<bool> = conditions.iter().map(|condition| condition.answers.contains(&answer)).collect();
            let known = groups.iter().find(|(group, _)| *group == accepted).map(|(_, first)| *first);
            alike.push(known.unwrap_or(answer));
            if known.is_none() {
                groups.push((accepted, answer));
            }
        }
        alike
    }
}
