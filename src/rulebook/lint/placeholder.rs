//! Texts with a place that nothing fills in.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "placeholder",
        "Texts are shown as they are written: nothing fills in a `{{name}}` or `${name}`. Write the value itself, or several texts with a `when` each.",
        [
            "limits: [ { id: two-calls, when: { channel: [voice] }, say: \"{{service}} makes two calls an hour.\", sources: [N-2] } ]",
            "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour are made., sources: [N-2] } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in book.texts() {
        if let Some(place) = text.readings.iter().find_map(|reading| placeholder(reading)) {
            let message = format!("`{place}` is shown as it is: nothing fills it in");
            let help = "write the value itself, or several texts with a `when` each";
            findings.push(Finding::about(&LINT.code, text.spot.entry, message, help).at(text.at));
        }
    }
    findings
}

/// The first placeholder of a text, in one of the notations of template languages.
fn placeholder(text: &str) -> Option<&str> {
    for (open, close) in [("{{", "}}"), ("${", "}"), ("{%", "%}")] {
        if let Some(start) = text.find(open)
            && let Some(end) = text[start..].find(close)
        {
            return Some(&text[start..start + end + close.len()]);
        }
    }
    None
}
