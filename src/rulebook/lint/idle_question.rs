//! Questions whose answers have no effect.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::escalation::Bring;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "idle-question",
        "No cause speaks of the question, no condition hangs on it and no escalation brings it along: whatever is answered, nothing changes, and the person has been asked for nothing.",
        [
            "questions:\n  - { id: battery, ask: Is the battery full?, answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ] }",
            "questions:\n  - { id: battery, ask: Is the battery full?, answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ] }\nextend: { causes: { no-signal: { evidence: { battery: { no: often } } } } }",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut used = vec![false; book.questions.len()];
    for (question, _) in book.causes.iter().flat_map(|cause| &cause.rows) {
        used[question.index()] = true;
    }
    for condition in book.gates().iter().flat_map(|gate| &gate.when.0) {
        used[condition.question.index()] = true;
    }
    for question in brought(book) {
        used[question.index()] = true;
    }
    let mut findings = Vec::new();
    for (id, question) in book.questions.entries() {
        // Built-in questions have no location.
        if !used[id.index()] && question.at != Span::default() {
            let message = format!("nothing hangs on the question `{}`", question.id);
            let help = "name it in a condition or in the evidence of a cause, or remove it";
            findings.push(Finding::about(&LINT.code, question.at, message, help));
        }
    }
    findings
}

/// Questions whose answers an escalation passes on.
pub(crate) fn brought(book: &Rulebook) -> Vec<QuestionId> {
    let mut questions = Vec::new();
    for item in book.escalations.iter().flat_map(|escalation| &escalation.bring) {
        if let Bring::Answer(question) = item {
            questions.push(*question);
        }
    }
    questions
}
