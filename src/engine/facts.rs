//! What has been said and tried, and what is known to hold because of it.

use crate::rulebook::{AnswerId, Audience, Condition, FixId, Outcome, QuestionId, Rulebook, When};

/// What was said to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// One of its answers.
    Chosen(AnswerId),
    /// *Don't know*: changes no belief, and the question is not asked again.
    Unknown,
    /// *Does not apply*: likewise.
    NotApplicable,
}

/// Whether a condition holds, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Every question in it is answered as it asks.
    Holds,
    /// Some question is answered otherwise.
    Fails,
    /// Nothing speaks against it, but something is not known.
    Open,
}

/// Answers by question and outcomes by fix: the order in which they came is gone on purpose.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    answers: Vec<Option<Answer>>,
    outcomes: Vec<Option<Outcome>>,
}

impl Facts {
    /// Nothing is known but who is spoken to.
    pub fn none(book: &Rulebook, audience: Audience) -> Self {
        let mut facts = Self::unknown(book);
        facts.answers[book.role.index()] = Some(Answer::Chosen(book.role_of(audience)));
        facts
    }

    /// Nothing is known, not even who is spoken to.
    pub fn unknown(book: &Rulebook) -> Self {
        Self { answers: vec![None; book.questions.len()], outcomes: vec![None; book.fixes.len()] }
    }

    /// What was said to a question.
    pub fn answer(&self, question: QuestionId) -> Option<Answer> {
        self.answers[question.index()]
    }

    /// The answer that was chosen, if one was.
    pub fn chosen(&self, question: QuestionId) -> Option<AnswerId> {
        match self.answers[question.index()] {
            Some(Answer::Chosen(answer)) => Some(answer),
            _ => None,
        }
    }

    /// How the trial of a fix ended.
    pub fn outcome(&self, fix: FixId) -> Option<Outcome> {
        self.outcomes[fix.index()]
    }

    pub(crate) fn set_answer(&mut self, question: QuestionId, answer: Option<Answer>) {
        self.answers[question.index()] = answer;
    }

    pub(crate) fn set_outcome(&mut self, fix: FixId, outcome: Outcome) {
        self.outcomes[fix.index()] = Some(outcome);
    }

    /// Whether one condition holds.
    pub fn condition(&self, condition: &Condition) -> Truth {
        match self.chosen(condition.question) {
            Some(answer) if condition.answers.contains(&answer) => Truth::Holds,
            Some(_) => Truth::Fails,
            None => Truth::Open,
        }
    }

    /// Whether all conditions hold.
    pub fn truth(&self, when: &When) -> Truth {
        let truths = || when.0.iter().map(|condition| self.condition(condition));
        if truths().any(|truth| truth == Truth::Fails) {
            Truth::Fails
        } else if truths().all(|truth| truth == Truth::Holds) {
            Truth::Holds
        } else {
            Truth::Open
        }
    }

    /// Takes back answers to questions that do not arise, as far as the other answers tell, and says which.
    pub(crate) fn drop_inert(&mut self, book: &Rulebook) -> Vec<QuestionId> {
        let mut dropped = Vec::new();
        loop {
            let inert = book
                .questions
                .ids()
                .find(|question| self.answer(*question).is_some() && self.truth(&book[*question].when) == Truth::Fails);
            let Some(question) = inert else { return dropped };
            self.set_answer(question, None);
            dropped.push(question);
        }
    }
}
