//! How worked cases came out.

use std::io::{self, Write};

use serde::Serialize;

use super::{Page, json};
use crate::engine::cases::Mismatch;
use crate::rulebook::{Case, Rulebook, SourceFile};

/// A case that did not come out as expected, and in what.
pub struct Failed<'r> {
    /// The case.
    pub case: &'r Case,
    /// In what it failed.
    pub mismatches: Vec<Mismatch>,
}

/// One failed expectation, in words.
#[must_use]
pub fn mismatch(book: &Rulebook, mismatch: &Mismatch) -> String {
    let ranked = |what: &str, id: &str, within: usize, rank: Option<usize>| match rank {
        Some(rank) => format!("{what} `{id}` is number {rank}, expected within the first {within}"),
        None => format!("{what} `{id}` is not on the list, expected within the first {within}"),
    };
    match mismatch {
        Mismatch::Refused(question, _) => format!("the question `{}` does not arise here", book[*question].id),
        Mismatch::Cause { cause, within, rank } => ranked("cause", &book[*cause].id, *within, *rank),
        Mismatch::Fix { fix, within, rank } => ranked("fix", &book[*fix].id, *within, *rank),
        Mismatch::Advised(fix) => format!("fix `{}` is advised, expected never", book[*fix].id),
        Mismatch::Alerts(alerts) if alerts.is_empty() => "no alert stands".to_owned(),
        Mismatch::Alerts(alerts) => {
            let ids: Vec<&str> = alerts.iter().map(|alert| book[*alert].id.as_str()).collect();
            format!("these alerts stand: {}", ids.join(", "))
        }
        Mismatch::Limit(limit) => format!("limit `{}` is not said", book[*limit].id),
        Mismatch::Escalation(place) => format!("escalation `{}` is not offered", book[*place].id),
        Mismatch::Need(question) => format!("no advised fix waits for the question `{}`", book[*question].id),
    }
}

/// The failed cases with their places, and the count.
///
/// # Errors
/// If the page cannot be written.
pub fn text(
    book: &Rulebook,
    files: &[SourceFile],
    passed: usize,
    failed: &[Failed<'_>],
    page: &mut Page<'_>,
) -> io::Result<()> {
    for Failed { case, mismatches } in failed {
        let place = case.at.place(files);
        page.heading(&format!("failed: {}", case.name))?;
        page.aside(2, &format!("{}:{}", place.file, place.line))?;
        for line in mismatches {
            page.item("  - ", &mismatch(book, line))?;
        }
        page.gap()?;
    }
    page.text(0, &format!("{passed} passed, {} failed", failed.len()))
}

/// The same as one line of JSON.
///
/// # Errors
/// If the stream cannot be written.
pub fn json(
    book: &Rulebook,
    files: &[SourceFile],
    passed: usize,
    failed: &[Failed<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Report<'a> {
        name: &'a str,
        file: &'a str,
        line: usize,
        why: Vec<String>,
    }
    #[derive(Serialize)]
    struct Summary<'a> {
        schema: u8,
        passed: usize,
        failed: Vec<Report<'a>>,
    }
    let failed = failed.iter().map(|Failed { case, mismatches }| {
        let place = case.at.place(files);
        let why = mismatches.iter().map(|line| mismatch(book, line)).collect();
        Report { name: &case.name, file: place.file, line: place.line, why }
    });
    json::line(&Summary { schema: 1, passed, failed: failed.collect() }, out)
}
