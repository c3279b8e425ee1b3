//! The answers that a set of conditions leaves possible, question by question.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::{Audience, For};
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::ids::{AnswerId, QuestionId};

/// The answers that remain possible. A question that is not mentioned is free.
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
        let left = self.0.get(&condition.question);
        left.is_some_and(|left| left.iter().all(|answer| condition.answers.contains(answer)))
    }

    fn only_for(&mut self, book: &Rulebook, audience: For) -> Result<(), QuestionId> {
        let included = Audience::ALL.into_iter().filter(|reader| audience.includes(*reader));
        self.narrow(book.role, &included.map(|reader| book.role_of(reader)).collect::<Vec<AnswerId>>())?;
        Ok(())
    }

    /// Keeps only these answers, and returns whether the question is new to the scene.
    fn narrow(&mut self, question: QuestionId, answers: &[AnswerId]) -> Result<bool, QuestionId> {
        let (left, new) = match self.0.entry(question) {
            Entry::Vacant(entry) => (entry.insert(answers.to_vec()), true),
            Entry::Occupied(entry) => {
                let left = entry.into_mut();
                left.retain(|answer| answers.contains(answer));
                (left, false)
            }
        };
        if left.is_empty() { Err(question) } else { Ok(new) }
    }
}
