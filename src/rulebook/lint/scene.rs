//! The answers that a set of conditions leaves possible, question by question.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::{Audience, For};
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::ids::{AnswerId, QuestionId};

/// The remaining answers, by question. A question without an entry may have any answer.
pub(crate) struct Scene(BTreeMap<QuestionId, Vec<AnswerId>>);

impl Scene {
    /// The answers that remain for people in all of these audiences where all of these conditions hold. A question is
    /// asked only where its own conditions hold and only of its own audience, so those apply as well.
    ///
    /// # Errors
    /// The question for which no answer remains, if the conditions exclude each other.
    pub(crate) fn of(book: &Rulebook, audiences: &[For], whens: &[&When]) -> Result<Self, QuestionId> {
        let mut scene = Self(BTreeMap::new());
        for audience in audiences {
            scene.only_for(book, *audience)?;
        }
        // Only a question that is new adds its conditions, so that even a circle of them ends.
        let mut open: Vec<&Condition> = whens.iter().flat_map(|when| &when.0).collect();
        while let Some(Condition { question, answers, .. }) = open.pop() {
            if scene.narrow(*question, answers)? {
                let asked = &book[*question];
                scene.only_for(book, asked.audience)?;
                open.extend(&asked.when.0);
            }
        }
        Ok(scene)
    }

    /// True if a condition holds throughout the scene.
    pub(crate) fn implies(&self, condition: &Condition) -> bool {
        match self.0.get(&condition.question) {
            Some(remaining) => remaining.iter().all(|answer| condition.answers.contains(answer)),
            None => false,
        }
    }

    fn only_for(&mut self, book: &Rulebook, audience: For) -> Result<(), QuestionId> {
        let mut roles = Vec::new();
        for reader in Audience::ALL {
            if audience.includes(reader) {
                roles.push(book.role_of(reader));
            }
        }
        self.narrow(book.role, &roles)?;
        Ok(())
    }

    /// Keeps only these answers, and returns whether the question is new to the scene.
    fn narrow(&mut self, question: QuestionId, answers: &[AnswerId]) -> Result<bool, QuestionId> {
        let (remaining, new) = match self.0.entry(question) {
            Entry::Vacant(entry) => (entry.insert(answers.to_vec()), true),
            Entry::Occupied(entry) => {
                let remaining = entry.into_mut();
                remaining.retain(|answer| answers.contains(answer));
                (remaining, false)
            }
        };
        if remaining.is_empty() { Err(question) } else { Ok(new) }
    }
}
