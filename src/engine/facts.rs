//! The answers and outcomes that are known, and the conditions that hold because of them.

use crate::rulebook::{Answer, AnswerId, Audience, Condition, FixId, Outcome, QuestionId, Rulebook, When};

/// The truth of a condition, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Every question in it has one of the required answers.
    Holds,
    /// Some question has another answer.
    Fails,
    /// Some question has no chosen answer, and none has another answer.
    Open,
}

/// Answers by question and outcomes by fix.
///
/// Their order is not kept, so that no result can depend on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    answers: Vec<Option<Answer>>,
    outcomes: Vec<Option<Outcome>>,
}

impl Facts {
    /// The facts while only the audience is known.
    pub fn none(book: &Rulebook, audience: Audience) -> Self {
        let mut facts = Self::unknown(book);
        facts.answers[book.role.index()] = Some(Answer::Chosen(book.role_of(audience)));
        facts
    }

    /// The facts while nothing is known, not even the audience.
    pub fn unknown(book: &Rulebook) -> Self {
        Self { answers: vec![None; book.questions.len()], outcomes: vec![None; book.fixes.len()] }
    }

    pub fn answer(&self, question: QuestionId) -> Option<Answer> {
        self.answers[question.index()]
    }

    /// The answer that was chosen; `None` also after *don't know* and *does not apply*.
    pub fn chosen(&self, question: QuestionId) -> Option<AnswerId> {
        match self.answers[question.index()] {
            Some(Answer::Chosen(answer)) => Some(answer),
            _ => None,
        }
    }

    /// The outcome of the trial of a fix.
    pub fn outcome(&self, fix: FixId) -> Option<Outcome> {
        self.outcomes[fix.index()]
    }

    pub(crate) fn set_answer(&mut self, question: QuestionId, answer: Option<Answer>) {
        self.answers[question.index()] = answer;
    }

    pub(crate) fn set_outcome(&mut self, fix: FixId, outcome: Outcome) {
        self.outcomes[fix.index()] = Some(outcome);
    }

    /// The truth of one condition.
    pub fn condition(&self, condition: &Condition) -> Truth {
        match self.chosen(condition.question) {
            Some(answer) if condition.answers.contains(&answer) => Truth::Holds,
            Some(_) => Truth::Fails,
            // *Don't know* leaves it open too: it says nothing about the context.
            None => Truth::Open,
        }
    }

    /// The truth of all conditions together.
    pub fn truth(&self, when: &When) -> Truth {
        let mut truth = Truth::Holds;
        for condition in &when.0 {
            match self.condition(condition) {
                Truth::Fails => return Truth::Fails,
                Truth::Open => truth = Truth::Open,
                Truth::Holds => {}
            }
        }
        truth
    }

    /// The first question whose answer makes a condition fail; `None` if all hold or are open.
    pub fn refuter(&self, when: &When) -> Option<QuestionId> {
        let refuting = when.0.iter().find(|condition| self.condition(condition) == Truth::Fails);
        refuting.map(|condition| condition.question)
    }

    /// Removes the answers to questions that do not arise because of other answers, and returns these questions.
    pub(crate) fn drop_inert(&mut self, book: &Rulebook) -> Vec<QuestionId> {
        let mut dropped = Vec::new();
        // One at a time: removing an answer can reopen the gate of another question.
        while let Some(question) = self.first_inert(book) {
            self.set_answer(question, None);
            dropped.push(question);
        }
        dropped
    }

    fn first_inert(&self, book: &Rulebook) -> Option<QuestionId> {
        let mut questions = book.questions.ids();
        questions.find(|id| self.answer(*id).is_some() && self.truth(&book[*id].when) == Truth::Fails)
    }
}
