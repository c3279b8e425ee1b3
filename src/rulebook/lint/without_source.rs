//! Entries without sources, in files with sources.

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

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut citations = book.citations();
    citations.retain(|citation| claims_something(book, citation));
    // A book about the author's own service may do without sources, so only files with some are checked.
    let mut with_sources: BTreeSet<u32> = BTreeSet::new();
    for Citation { spot, claims } in &citations {
        if !claims.is_empty() {
            with_sources.insert(spot.entry.file);
        }
    }
    let mut findings = Vec::new();
    for Citation { spot, claims } in &citations {
        // Built-in questions have no location.
        if claims.is_empty() && with_sources.contains(&spot.entry.file) && spot.entry != Span::default() {
            let message = format!("the {} `{}` names no source", spot.kind.name(), spot.id);
            findings.push(Finding::about(&LINT.code, spot.entry, message));
        }
    }
    findings
}

/// True if a citation needs a source: context questions claim nothing, and parts may rely on the sources of the entry.
fn claims_something(book: &Rulebook, citation: &Citation<'_>) -> bool {
    let context = book.questions.find(citation.spot.id).is_some_and(|id| book[id].kind == QuestionKind::Context);
    match citation.spot.kind {
        Kind::Case => false,
        Kind::Question => citation.spot.part == Part::Whole && !context,
        _ => citation.spot.part == Part::Whole,
    }
}
