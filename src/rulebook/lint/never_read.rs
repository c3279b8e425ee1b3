//! Forms of receipts from which nothing is ever read.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::catalogue::Payload;
use crate::rulebook::book::text::Text;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "never-read",
        "A form of receipt has no place of codes, a status or words, so it says nothing; or an earlier form of the list has the same marks and reads the same places, so this one never gets its turn.",
        [
            "sources: [ { id: acme, title: Codes } ]\nreceipts:\n  - id: acme\n    name: Acme\n    source: acme\n    payloads: [ { says: Report, has: [acmeId] } ]",
            "sources: [ { id: acme, title: Codes } ]\nreceipts:\n  - id: acme\n    name: Acme\n    source: acme\n    payloads: [ { says: Report, has: [acmeId], code: [error] } ]\n    codes: [ { code: \"7\", says: The phone is off. } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for list in &book.catalogue.lists {
        for (number, payload) in list.payloads.iter().enumerate() {
            let says = &payload.says;
            if places(payload).is_empty() && payload.answers.is_empty() {
                let message = format!("nothing is read from the receipt `{says}`");
                let help = "add the places of its `code`, `status` or `words`";
                findings.push(Finding::about(&LINT.code, payload.at, message, help));
            } else if let Some(earlier) = list.payloads[..number].iter().find(|earlier| covers(earlier, payload)) {
                let message = format!("the receipt `{says}` never gets its turn");
                let help = "make one of the two, or add a mark that tells them apart";
                let finding = Finding::about(&LINT.code, payload.at, message, help);
                findings.push(finding.related_to(earlier.at, "this one has the same marks and places"));
            }
        }
    }
    findings
}

/// True if whatever is read from a receipt is read by an earlier form with the same marks.
fn covers(earlier: &Payload, payload: &Payload) -> bool {
    let same = |a: &[Text], b: &[Text]| a.len() == b.len() && a.iter().all(|place| b.contains(place));
    let holds = earlier.holds.len() == payload.holds.len() && earlier.holds.iter().all(|it| payload.holds.contains(it));
    let (known, read) = (places(earlier), places(payload));
    same(&earlier.has, &payload.has) && holds && read.iter().all(|place| known.contains(place))
}

/// The places that a form reads, each with what is looked for there.
fn places(payload: &Payload) -> Vec<(&'static str, &Text)> {
    let codes = payload.codes.iter().map(|(place, _)| ("code", place));
    let status = payload.status.iter().map(|place| ("status", place));
    codes.chain(status).chain(payload.words.iter().map(|place| ("words", place))).collect()
}
