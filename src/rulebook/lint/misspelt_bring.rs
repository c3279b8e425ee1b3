//! Things to bring that look like a misspelt question.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::values::Reading;
use crate::rulebook::lint::warning::{Lint, Look, warning};
use crate::rulebook::suggest;

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "misspelt-bring",
        "The id of a question under `bring` is filled in with the answer; anything else is printed as it is. A word that is nearly such an id is probably meant to be one.",
        [
            "escalations: [ { id: desk, title: The desk, bring: [chanel] } ]",
            "escalations: [ { id: desk, title: The desk, bring: [channel] } ]",
        ],
    ),
    look: Look::InText(look),
};

fn look(book: &Rulebook, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for escalation in reading.tree.list("escalations") {
        for item in escalation.list("bring") {
            let Some(word) = item.scalar() else { continue };
            let questions = book.questions.iter().map(|question| &*question.id);
            if book.questions.find(word).is_none()
                && let Some(meant) = suggest::misspelt(word, questions)
            {
                let message = format!("`{word}` is no question, and is printed as it is");
                let finding = Finding::about(&LINT.code, escalation.entry_span(), message, suggest::meant(meant));
                findings.push(finding.at(item.span));
            }
        }
    }
    findings
}
