//! Entries that name no source, in files where others do.

use std::collections::BTreeSet;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::walk::{Citation, Kind, Part};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "without-source",
        "Nobody can look up where this comes from. Name a claim under `sources`, or say with `allow` on what it rests. Only files that name sources at all are held to it, and context questions claim nothing.",
        [
            "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour. } ]\nalerts: [ { id: a, when: { symptom: [asked] }, say: Careful., sources: [N-1] } ]",
            "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour., sources: [N-2] } ]\nalerts: [ { id: a, when: { symptom: [asked] }, say: Careful., sources: [N-1] } ]",
        ],
    ),
    look: Look::Always(look),
};

/// A book about one's own service may do without sources: only files that name some are held to it.
fn look(book: &Rulebook) -> Vec<Finding> {
    let entries: Vec<Citation<'_>> =
        book.citations().into_iter().filter(|citation| claims_something(book, citation)).collect();
    let naming: BTreeSet<u32> =
        entries.iter().filter(|entry| !entry.claims.is_empty()).map(|entry| entry.spot.entry.file).collect();
    let mut findings = Vec::new();
    for Citation { spot, claims } in &entries {
        if claims.is_empty() && naming.contains(&spot.entry.file) && spot.entry != Span::default() {
            let message = format!("the {} `{}` names no source", spot.kind.name(), spot.id);
            findings.push(Finding::about(&LINT.code, spot.entry, message));
        }
    }
    findings
}

/// Context questions claim nothing, and worked cases and parts of entries may lean on the entry.
fn claims_something(book: &Rulebook, citation: &Citation<'_>) -> bool {
    let context = book.questions.find(citation.spot.id).is_some_and(|id| book[id].kind == QuestionKind::Context);
    match citation.spot.kind {
        Kind::Case => false,
        Kind::Question => citation.spot.part == Part::Whole && !context,
        _ => citation.spot.part == Part::Whole,
    }
}
