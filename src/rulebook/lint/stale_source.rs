//! Sources that were last checked more than a year before a given day.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::scale::{Day, day};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "stale-source",
        "The source was last read more than a year ago, and services change. Read it again and set `checked`. It is looked for only with `--today`, as the program reads no clock.",
        [
            "sources: [ { id: old, title: Old advice, checked: 2019-05-01 } ]",
            "sources: [ { id: old, title: Old advice, checked: 2026-05-01 } ]",
        ],
    ),
    look: Look::OnDay(look),
};

/// A source without a `checked` day is not reported.
fn look(book: &Rulebook, (year, month, date): Day) -> Vec<Finding> {
    // It may be the 29th of February in a year that has none, which does not matter for a comparison.
    let year_ago = (year.saturating_sub(1), month, date);
    let mut findings = Vec::new();
    for source in &book.sources {
        if let Some(checked) = &source.checked
            && day(checked).is_some_and(|checked| checked < year_ago)
        {
            let message = format!("the source `{}` was last read on {checked}", source.id);
            let help = "read it again, and change what has changed; then write that day under `checked`";
            findings.push(Finding::about(&LINT.code, source.at, message, help));
        }
    }
    findings
}
