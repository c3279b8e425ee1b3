//! Answers that are called by a number.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "number-as-id",
        "A number that is typed at the prompt picks an answer by its place in the menu. An answer whose id or other word (`also`) is a number cannot be typed by it: another one would be taken.",
        [
            "questions:\n  - id: signal\n    ask: How many bars?\n    answers: [ { id: 4, text: Four }, { id: 0, text: None }, { id: yes, text: Some }, { id: no, text: Few } ]",
            "questions:\n  - id: signal\n    ask: How many bars?\n    answers: [ { id: four, text: Four }, { id: none, text: None }, { id: yes, text: Some }, { id: no, text: Few } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for question in &book.questions {
        // *Don't know* has a place too.
        let places = 1..=question.answers.len() + 1;
        for answer in &question.answers {
            let mut words = std::iter::once(&answer.id).chain(&answer.also);
            if let Some(number) = words.find(|word| word.parse().is_ok_and(|place| places.contains(&place))) {
                let message = format!("`{number}` at the prompt is a place in the menu, and not this answer");
                let help = "write it in letters, or put a word before it";
                findings.push(Finding::about(&LINT.code, answer.at, message, help));
            }
        }
    }
    findings
}
