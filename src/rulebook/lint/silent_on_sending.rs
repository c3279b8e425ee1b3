//! Steps that have a code sent without `sends: true`.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};
use crate::rulebook::lint::words::{CODE, DENIED, Words, sentences};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "silent-on-sending",
        "The step has a code sent and does not say `sends: true`. So limits are not told before it, alerts do not stop it, and it does not count among the codes of a session.",
        [
            "extend: { fixes: { hang-up: { steps: [ Ask for one new code. ] } } }",
            "extend: { fixes: { hang-up: { steps: [ { do: Ask for one new code., sends: true } ] } } }",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fix in &book.fixes {
        for step in &fix.steps {
            let sentence = step.text.all().flat_map(sentences).find(|sentence| sends(sentence));
            if let Some(sentence) = sentence
                && !step.sends
            {
                let message = format!("`{sentence}` has a code sent");
                let finding = Finding::about(&LINT.code, fix.at, message, "add `sends: true` to the step");
                findings.push(finding.at(step.text.at));
            }
        }
    }
    findings
}

/// True if a sentence has a code sent.
fn sends(sentence: &str) -> bool {
    let words = Words::of(sentence);
    let asked_for = words.then(&["ask", "request"], 1, &["for", "one", "a", "another"])
        && words.then(&["for", "one", "a", "another"], 3, &["code", "call"]);
    let sent = words.then(&["have", "get"], 3, CODE) && words.then(CODE, 2, &["sent"])
        || words.then(&["let", "have"], 2, &["send"]) && words.then(&["send"], 3, CODE);
    !words.have(DENIED) && (asked_for || sent)
}

#[cfg(test)]
mod tests {
    use super::sends;

    #[track_caller]
    fn check(sentence: &str, expected: bool) {
        assert_eq!(sends(sentence), expected, "{sentence}");
    }

    #[test]
    fn a_code_is_sent_to_whoever_asks_for_one_or_has_one_sent() {
        check("Then ask for one new code", true);
        check("Ask for another call", true);
        check("Request a new code", true);
        check("Sign in there and have one code sent", true);
        check("Let it send one code", true);
        check("Do not ask for another code", false);
        check("Say when you last asked for a code", false);
        check("Ask for a new SIM", false);
        check("Wait for the app's next code", false);
        check("Have the sender of your codes allowed", false);
        check("Tell it when you last asked for a code and who should have sent it", false);
    }
}
