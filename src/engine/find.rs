//! Searches the questions, answers and fixes that are open for a word.

use crate::engine::view::View;
use crate::rulebook::{Answer, Audience, Fix, FixId, Question, QuestionId};

/// The entries in which a word occurs, in rulebook order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Questions, each with its answer so far.
    pub questions: Vec<(QuestionId, Option<Answer>)>,
    pub fixes: Vec<FixId>,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.fixes.is_empty()
    }
}

/// Searches ids and the texts for this audience, ignoring case.
pub(crate) fn find(view: View<'_>, word: &str) -> Found {
    let View { book, audience, facts } = view;
    let word = word.to_lowercase();
    let mut found = Found { questions: Vec::new(), fixes: Vec::new() };
    for (id, question) in book.questions.entries() {
        let arises = id != book.role && view.sees(question.audience) && view.is_open(&question.when);
        if arises && is_in_question(question, audience, &word) {
            found.questions.push((id, facts.answer(id)));
        }
    }
    for (id, fix) in book.fixes.entries() {
        if view.sees(fix.audience) && view.is_open(&fix.when) && is_in_fix(fix, audience, &word) {
            found.fixes.push(id);
        }
    }
    found
}

fn is_in_question(question: &Question, audience: Audience, word: &str) -> bool {
    has(&question.id, word)
        || has(question.ask.to(audience), word)
        || question.answers.iter().any(|answer| {
            has(&answer.id, word)
                || has(answer.text.to(audience), word)
                || answer.matches.iter().any(|pattern| has(pattern, word))
        })
}

fn is_in_fix(fix: &Fix, audience: Audience, word: &str) -> bool {
    has(&fix.id, word)
        || has(fix.title.to(audience), word)
        || fix.steps.iter().any(|step| has(step.text.to(audience), word))
}

fn has(text: &str, word: &str) -> bool {
    text.to_lowercase().contains(word)
}
