//! Causes.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::Wording;
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::{AnswerId, ClaimId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
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
    /// By context question in its gate and its adjustments, by answer: the first answer that they cannot tell from it.
    /// Loading works it out, because every diagnosis needs it several times.
    pub alike: Vec<(QuestionId, Vec<AnswerId>)>,
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

    /// By answer to a context question, the first answer that its gate and its adjustments cannot tell from it; empty for
    /// a question that they do not mention.
    pub fn first_alike(&self, question: QuestionId) -> &[AnswerId] {
        let alike = self.alike.iter().find(|(mentioned, _)| *mentioned == question);
        alike.map_or(&[], |(_, first_alike)| first_alike)
    }

    /// [`Self::alike`] for these conditions, given the number of answers to each question.
    pub(crate) fn find_alike(
        when: &When,
        adjust: &[(When, f64)],
        count: impl Fn(QuestionId) -> usize,
    ) -> Vec<(QuestionId, Vec<AnswerId>)> {
        let mut alike: Vec<(QuestionId, Vec<AnswerId>)> = Vec::new();
        for condition in std::iter::once(when).chain(adjust.iter().map(|(when, _)| when)).flat_map(|when| &when.0) {
            let position =
                alike.iter().position(|(question, _)| *question == condition.question).unwrap_or_else(|| {
                    alike.push((condition.question, vec![AnswerId::at(0); count(condition.question)]));
                    alike.len() - 1
                });
            split(&mut alike[position].1, condition);
        }
        alike
    }
}

/// Splits groups of answers by a condition. Each answer names the first of its group.
fn split(groups: &mut [AnswerId], condition: &Condition) {
    // By group so far, the first of its answers that the condition accepts and the first that it does not.
    let mut firsts = vec![[None; 2]; groups.len()];
    for (position, group) in groups.iter_mut().enumerate() {
        let answer = AnswerId::at(position);
        let side = usize::from(condition.answers.contains(&answer));
        *group = *firsts[group.index()][side].get_or_insert(answer);
    }
}
