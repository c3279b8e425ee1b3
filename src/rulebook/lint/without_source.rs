//! Entries without sources, in files with sources.

use std::collections::BTreeMap;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::walk::{Citation, Kind, Part, Spot};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "without-source",
        "Nobody can look up where this comes from. Name a claim under `sources`, or say with `allow` on what it rests. Only files that name sources at all are held to it, and context questions claim nothing. Where most entries of a file name none, that is said once: an `allow` at the top of the file is meant for all of them.",
        [
            "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour. } ]\nalerts: [ { id: a, when: { symptom: [asked] }, say: Careful., sources: [N-1] } ]",
            "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour., sources: [N-2] } ]\nalerts: [ { id: a, when: { symptom: [asked] }, say: Careful., sources: [N-1] } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut files: BTreeMap<u32, File<'_>> = BTreeMap::new();
    for citation in book.citations() {
        // Built-in questions have no location.
        if citation.spot.entry != Span::default() && claims_something(book, &citation) {
            let file = files.entry(citation.spot.entry.file).or_default();
            let list = if citation.claims.is_empty() { &mut file.without } else { &mut file.with };
            list.push(citation.spot);
        }
    }
    // A book about the author's own service may do without sources, so only files with some are checked.
    files.retain(|_, file| !file.with.is_empty());
    files.into_values().flat_map(|file| in_file(book, file)).collect()
}

/// The entries of a file that claim something, with and without a source.
#[derive(Default)]
struct File<'b> {
    with: Vec<Spot<'b>>,
    without: Vec<Spot<'b>>,
}

fn in_file(book: &Rulebook, file: File<'_>) -> Vec<Finding> {
    let (with, without) = (file.with.len(), file.without.len());
    let allow = format!("with the reason: `allow: [ {{ code: {}, why: … }} ]`", LINT.code.name);
    // Those that allow it themselves keep a finding each, or their `allow` would be idle.
    let (mut single, others): (Vec<Spot<'_>>, Vec<Spot<'_>>) =
        file.without.into_iter().partition(|spot| allows(book, spot));
    let mut findings = Vec::new();
    match others.first() {
        Some(first) if others.len() > with => {
            let message =
                format!("{without} of {} entries of this file name no source; this is the first", with + without);
            let help = format!("name a claim under `sources`, or allow it at the top of the file, {allow}");
            findings.push(Finding::about(&LINT.code, first.entry, message, help));
        }
        _ => single.extend(others),
    }
    for spot in single {
        let message = format!("the {} `{}` names no source", spot.kind.name(), spot.id);
        let help = format!("name a claim under `sources`, or allow it here or at the top of the file, {allow}");
        findings.push(Finding::about(&LINT.code, spot.entry, message, help));
    }
    findings
}

/// True if an entry allows the warning itself.
fn allows(book: &Rulebook, spot: &Spot<'_>) -> bool {
    book.allowed.iter().any(|allowed| allowed.entry == Some(spot.entry) && allowed.code == LINT.code.name)
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
