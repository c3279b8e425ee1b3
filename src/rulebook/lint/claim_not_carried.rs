//! Claims that no entry cites and no reason sets aside.

use std::collections::BTreeSet;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::ClaimId;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "claim-not-carried",
        "A source says it, and no entry carries it. Let one name the claim, or say under `not_followed` why it is left aside. Claims of the kind `background` are not counted.",
        [
            "sources:\n  - id: blog\n    title: A blog\n    claims: { B-1: { kind: fix, says: Restart the phone. } }",
            "sources:\n  - id: blog\n    title: A blog\n    claims: { B-1: { kind: fix, says: Restart the phone. } }\n    not_followed: [ { claim: B-1, why: It sends no code. } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut settled: BTreeSet<ClaimId> = BTreeSet::new();
    for citation in book.citations() {
        settled.extend(citation.claims);
    }
    for source in &book.sources {
        settled.extend(source.not_followed.iter().map(|(claim, _)| *claim));
    }
    let mut findings = Vec::new();
    for (id, claim) in book.claims.entries() {
        if claim.kind != "background" && !settled.contains(&id) {
            let message = format!("no entry carries the claim `{}`", claim.id);
            let help = "name it under the `sources` of an entry, or under `not_followed` with the reason";
            findings.push(Finding::about(&LINT.code, book[claim.source].at, message, help).at(claim.at));
        }
    }
    findings
}
