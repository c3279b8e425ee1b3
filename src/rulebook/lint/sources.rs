//! Where the knowledge comes from: entries that do not say it, claims that nobody took up, sources read long ago.

use std::collections::BTreeSet;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::ClaimId;
use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::book::scale::{Day, day};
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warnings::{CLAIM_NOT_CARRIED, STALE_SOURCE, WITHOUT_SOURCE};

/// Entries that name no source, in files where others do: a book about one's own service may do without.
pub(crate) fn without(book: &Rulebook) -> Vec<Finding> {
    let mut entries: Vec<(&str, &str, Span, &[ClaimId])> = Vec::new();
    // Context questions claim nothing.
    for question in book.questions.iter().filter(|question| question.kind == QuestionKind::Evidence) {
        entries.push(("question", &question.id, question.at, &question.sources));
    }
    entries.extend(book.causes.iter().map(|cause| ("cause", &*cause.id, cause.at, &*cause.sources)));
    entries.extend(book.fixes.iter().map(|fix| ("fix", &*fix.id, fix.at, &*fix.sources)));
    entries.extend(book.limits.iter().map(|limit| ("limit", &*limit.id, limit.at, &*limit.sources)));
    entries.extend(book.alerts.iter().map(|alert| ("alert", &*alert.id, alert.at, &*alert.sources)));
    entries.extend(book.escalations.iter().map(|place| ("escalation", &*place.id, place.at, &*place.sources)));
    let naming: BTreeSet<u32> =
        entries.iter().filter(|(.., sources)| !sources.is_empty()).map(|(_, _, at, _)| at.file).collect();
    entries
        .into_iter()
        .filter(|(_, _, at, sources)| sources.is_empty() && naming.contains(&at.file) && *at != Span::default())
        .map(|(kind, id, at, _)| Finding::about(&WITHOUT_SOURCE, at, format!("the {kind} `{id}` names no source")))
        .collect()
}

/// Claims that are neither carried by an entry nor left aside with a reason.
pub(crate) fn claims(book: &Rulebook) -> Vec<Finding> {
    let left = book.sources.iter().flat_map(|source| &source.not_followed).map(|(claim, _)| *claim);
    let settled: BTreeSet<ClaimId> = cited(book).into_iter().flatten().copied().chain(left).collect();
    book.claims
        .ids()
        .filter(|claim| book[*claim].kind != "background" && !settled.contains(claim))
        .map(|claim| {
            let claim = &book[claim];
            let message = format!("no entry carries the claim `{}`", claim.id);
            Finding::about(&CLAIM_NOT_CARRIED, book[claim.source].at, message).at(claim.at)
        })
        .collect()
}

/// Every list of sources in the rulebook.
fn cited(book: &Rulebook) -> Vec<&[ClaimId]> {
    let mut cited: Vec<&[ClaimId]> = Vec::new();
    for question in &book.questions {
        cited.push(&question.sources);
        cited.extend(question.answers.iter().map(|answer| &*answer.sources));
        cited.extend(question.notes.iter().map(|note| &*note.sources));
    }
    for cause in &book.causes {
        cited.push(&cause.sources);
        cited.extend(cause.notes.iter().map(|note| &*note.sources));
        cited.extend(cause.prevent.iter().map(|hint| &*hint.sources));
    }
    for fix in &book.fixes {
        cited.push(&fix.sources);
        cited.extend(fix.notes.iter().map(|note| &*note.sources));
        cited.extend(fix.prevent.iter().map(|hint| &*hint.sources));
    }
    cited.extend(book.limits.iter().map(|limit| &*limit.sources));
    cited.extend(book.alerts.iter().map(|alert| &*alert.sources));
    cited.extend(book.escalations.iter().map(|place| &*place.sources));
    cited.extend(book.cases.iter().map(|case| &*case.sources));
    cited
}

/// Sources that were last read more than a year before this day. One that does not say when it was read is not told.
pub(crate) fn stale(book: &Rulebook, (year, month, date): Day) -> Vec<Finding> {
    let year_ago = (year.saturating_sub(1), month, date);
    let stale = book.sources.iter().filter_map(|source| {
        let checked = source.checked.as_ref()?;
        let message = format!("the source `{}` was last read on {checked}", source.id);
        (day(checked)? < year_ago).then(|| Finding::about(&STALE_SOURCE, source.at, message))
    });
    stale.collect()
}
