//! Results of worked cases.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::cases::Mismatch;
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::rules::mismatch::{Told, told};
use crate::rulebook::{BrokenCase, Case, Rulebook, SourceFile, Span};

/// A case that did not come out as expected, or could not be played at all.
pub struct Failed {
    name: String,
    at: Span,
    broken: bool,
    why: Vec<Told>,
}

impl Failed {
    /// A case that did not come out as expected.
    pub fn unexpected(book: &Rulebook, case: &Case, mismatches: &[Mismatch]) -> Self {
        let why = mismatches.iter().map(|mismatch| told(book, case, mismatch)).collect();
        Self { name: case.name.to_string(), at: case.at, broken: false, why }
    }

    /// A case that cannot be played, for what is wrong with it.
    pub fn broken(case: &BrokenCase, files: &[SourceFile]) -> Self {
        let why = case.findings.iter().map(|finding| {
            let place = finding.span.location(files);
            let what = format!("{} at {}:{}:{}", finding.message, place.file, place.line, place.column);
            Told { what, decided: finding.help.iter().cloned().collect() }
        });
        let name = if case.name.is_empty() { "a case without a name" } else { &case.name };
        Self { name: name.to_owned(), at: case.at, broken: true, why: why.collect() }
    }
}

/// The failed cases with their places, and the count.
pub fn text(files: &[SourceFile], passed: usize, failed: &[Failed], page: &mut Page<'_>) -> io::Result<()> {
    for Failed { name, at, broken, why } in failed {
        let place = at.location(files);
        page.heading(&format!("{}: {name}", if *broken { "broken" } else { "failed" }))?;
        page.aside(2, &format!("{}:{}:{}", place.file, place.line, place.column))?;
        for Told { what, decided } in why {
            page.item("  - ", what)?;
            decided.iter().try_for_each(|line| page.aside(6, line))?;
        }
        page.gap()?;
    }
    page.text(0, &format!("{passed} passed, {} failed", failed.len()))
}

/// The same as one line of JSON.
pub fn json(files: &[SourceFile], passed: usize, failed: &[Failed], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Report<'a> {
        name: &'a str,
        file: &'a str,
        line: usize,
        column: usize,
        broken: bool,
        why: Vec<&'a str>,
        decided: Vec<&'a [String]>,
    }
    #[derive(Serialize)]
    struct Summary<'a> {
        schema: u8,
        passed: usize,
        failed: Vec<Report<'a>>,
    }
    let failed = failed.iter().map(|Failed { name, at, broken, why }| {
        let place = at.location(files);
        Report {
            name,
            file: place.file,
            line: place.line,
            column: place.column,
            broken: *broken,
            why: why.iter().map(|told| told.what.as_str()).collect(),
            decided: why.iter().map(|told| &told.decided[..]).collect(),
        }
    });
    json::line(&Summary { schema: 1, passed, failed: failed.collect() }, out)
}
