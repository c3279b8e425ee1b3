//! Causes that no answer supports.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::lifts::{Lifts, alike, lifts_of};
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "cause-like-other",
        "Every answer is about as usual under this cause as under *other*, so no answer can ever speak for it. Say what one sees when it is the cause.",
        [
            "causes:\n  - { id: bad-luck, title: Bad luck, frequency: rarely, evidence: { symptom: { nothing: usually } } }\nextend: { fixes: { other-way: { cures: { bad-luck: usually } } } }",
            "causes:\n  - id: bad-luck\n    title: Bad luck\n    frequency: rarely\n    evidence: { symptom: { nothing: usually }, signal: { yes: always }, signed-in: { yes: always } }\nextend: { fixes: { other-way: { cures: { bad-luck: usually } } } }",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for cause in &book.causes {
        // Lifts are measured against *other*, whose own are all zero.
        if alike(&lifts_of(book, cause), &Lifts::new()) {
            let message = format!("nothing tells the cause `{}` from causes that are not known", cause.id);
            let help = "add an answer to its `evidence` that goes with it more often than usual";
            findings.push(Finding::about(&LINT.code, cause.at, message, help));
        }
    }
    findings
}
