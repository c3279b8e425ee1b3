//! Results of worked cases.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::cases::Mismatch;
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::rules::expected::expected_and_got;
use crate::render::rules::mismatch::{Explanation, explanation};
use crate::rulebook::{BrokenCase, Case, Rulebook, SourceFile, Span};

/// A case that did not come out as expected, or cannot be played at all.
pub struct Failed {
    pub(super) name: String,
    pub(super) at: Span,
    pub(super) broken: bool,
    pub(super) why: Vec<Why>,
}

/// The reason why a case failed.
pub(super) struct Why {
    pub(super) told: Explanation,
    /// The expectation; empty for a case that cannot be played.
    pub(super) expected: String,
    /// The actual result; empty for such a case.
    pub(super) got: String,
}

impl Failed {
    /// A case that did not come out as expected.
    pub fn unexpected(book: &Rulebook, case: &Case, mismatches: &[Mismatch]) -> Self {
        let why = mismatches.iter().map(|mismatch| {
            let (expected, got) = expected_and_got(book, case, mismatch);
            Why { told: explanation(book, case, mismatch), expected, got }
        });
        let why = why.collect();
        Self { name: case.name.to_string(), at: case.at, broken: false, why }
    }

    /// A case that cannot be played because of its findings.
    pub fn broken(case: &BrokenCase, files: &[SourceFile]) -> Self {
        let mut why = Vec::with_capacity(case.findings.len());
        for finding in &case.findings {
            let location = finding.span.location(files);
            let summary = format!("{} at {}:{}:{}", finding.message, location.file, location.line, location.column);
            let told = Explanation { summary, reasons: vec![finding.help.clone()] };
            why.push(Why { told, expected: String::new(), got: String::new() });
        }
        // The name itself may be missing or unreadable.
        let name = if case.name.is_empty() { "a case without a name" } else { &case.name };
        Self { name: name.to_owned(), at: case.at, broken: true, why }
    }
}

/// Writes the failed cases with their locations, and the count.
pub fn text(files: &[SourceFile], passed: usize, failed: &[Failed], page: &mut Page<'_>) -> io::Result<()> {
    for Failed { name, at, broken, why } in failed {
        let location = at.location(files);
        page.heading(&format!("{}: {name}", if *broken { "broken" } else { "failed" }))?;
        page.aside(2, &format!("{}:{}:{}", location.file, location.line, location.column))?;
        for Explanation { summary, reasons } in why.iter().map(|why| &why.told) {
            page.item("  - ", summary)?;
            for reason in reasons {
                page.aside(6, reason)?;
            }
        }
        page.gap()?;
    }
    page.text(0, &format!("{passed} passed, {} failed", failed.len()))
}

/// Writes the same as one line of JSON.
pub fn json(files: &[SourceFile], passed: usize, failed: &[Failed], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Report<'a> {
        name: &'a str,
        file: &'a str,
        line: usize,
        column: usize,
        broken: bool,
        why: Vec<&'a str>,
        expected: Vec<&'a str>,
        got: Vec<&'a str>,
        decided: Vec<&'a [String]>,
    }
    #[derive(Serialize)]
    struct Summary<'a> {
        schema: u8,
        passed: usize,
        failed: Vec<Report<'a>>,
    }
    let mut reports = Vec::with_capacity(failed.len());
    for Failed { name, at, broken, why } in failed {
        let location = at.location(files);
        reports.push(Report {
            name,
            file: location.file,
            line: location.line,
            column: location.column,
            broken: *broken,
            // Parallel lists: the reasons of a summary stand at its index.
            why: why.iter().map(|why| why.told.summary.as_str()).collect(),
            expected: why.iter().map(|why| why.expected.as_str()).collect(),
            got: why.iter().map(|why| why.got.as_str()).collect(),
            decided: why.iter().map(|why| &why.told.reasons[..]).collect(),
        });
    }
    json::line(&Summary { schema: 1, passed, failed: reports }, out)
}
