//! Texts that ask somebody to hand over a code.
//!
//! The lint checks every text that people read: titles and warnings can be read out to a caller too.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::FixId;
use crate::rulebook::book::walk::Kind;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};
use crate::rulebook::lint::words::{CODE, DENIED, Words, sentences};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "asks-for-code",
        "The text has somebody hand a code over, as scams do. Nobody needs the code but the page that asked for it: have the person type it there.",
        [
            "questions:\n  - id: signal\n    ask: Can you read me the code?\n    answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ]",
            "questions:\n  - id: signal\n    ask: Can you see the code?\n    answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in book.texts() {
        if let Some(sentence) = text.readings.iter().copied().flat_map(sentences).find(|sentence| asks(sentence)) {
            let message = format!("`{sentence}` has somebody hand over a code");
            let help = "have the person type it on the page that asked for it";
            findings.push(Finding::about(&LINT.code, text.spot.entry, message, help).at(text.at));
        }
    }
    findings
}

/// The fixes with such a text, whether or not the rulebook allows the warning.
pub fn fixes(book: &Rulebook) -> Vec<FixId> {
    let mut fixes = Vec::new();
    for text in book.texts().iter().filter(|text| text.spot.kind == Kind::Fix) {
        if text.readings.iter().copied().flat_map(sentences).any(asks) {
            fixes.extend(book.fixes.find(text.spot.id));
        }
    }
    fixes
}

/// True if a sentence asks for a code.
fn asks(sentence: &str) -> bool {
    const PERSON: &[&str] = &["person", "customer", "caller", "user", "them", "him", "her"];
    let words = Words::of(sentence);
    // The distances leave room for an object, as in "read the code out to me".
    let handed_over =
        words.then(&["tell", "give", "read", "send", "show", "forward", "spell", "say"], 5, &["me", "us"])
            || words.then(&["read", "say", "spell"], 4, &["out", "aloud"])
            || words.then(&["ask"], 2, PERSON) && words.then(PERSON, 1, &["for"])
            || words.then(&["ask", "have", "let"], 2, PERSON)
                && words.then(PERSON, 2, &["tell", "read", "say", "spell"]);
    let typed_here = words.then(&["type", "enter", "put", "paste", "write"], 6, &["here", "below"]);
    let what_is_it = words.begin_with(&["what", "what's"]) && words.then(&["what", "what's"], 3, CODE);
    words.have(CODE) && !words.have(DENIED) && (handed_over || typed_here || what_is_it)
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[track_caller]
    fn check(sentence: &str, expected: bool) {
        assert_eq!(asks(sentence), expected, "{sentence}");
    }

    #[test]
    fn a_code_is_asked_for_by_whoever_has_it_told_or_typed_here() {
        check("Tell me the code", true);
        check("Please read the code out", true);
        check("Can you give us the six digits of your code", true);
        check("Enter the code below", true);
        check("What is the code", true);
        check("What’s your passcode", true);
        check("Ask the customer for the code", true);
        check("Have the person read the code to you", true);
    }

    #[test]
    fn a_code_is_not_asked_for_where_it_is_sent_typed_elsewhere_or_kept() {
        check("Ask for one new code", false);
        check("Type the code on the page that asked for it", false);
        check("Have the person ask for one new code", false);
        check("Never have the code read out to you", false);
        check("Tell nobody the code", false);
        check("A voice reads the code to you", false);
        check("What does the page with the code look like", false);
        check("Read the steps out to the person", false);
        check("Let it send one code", false);
    }
}
