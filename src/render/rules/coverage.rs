//! Coverage of the claims and of the worked cases.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::coverage::cases::{CaseCoverage, Item, ItemKind, Missing, percent};
use crate::authoring::coverage::claims::{ClaimStatus, Coverage};
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::rulebook::{Rulebook, SourceFile, Span};

/// The counts of every source, and what is missing.
pub fn claims(book: &Rulebook, coverage: &[Coverage], page: &mut Page<'_>) -> io::Result<()> {
    for source in coverage.iter().filter(|source| !source.claims.is_empty()) {
        page.heading(&book[source.source].title)?;
        let (carried, left, missing) = (source.carried(), source.not_followed(), source.missing());
        let all = source.claims.len();
        page.text(2, &format!("{all} claims: {carried} carried, {left} not followed, {} missing", missing.len()))?;
        for claim in missing {
            page.item("  - ", &format!("missing: {} {}", book[claim].id, book[claim].says))?;
        }
    }
    let sum = |count: fn(&Coverage) -> usize| coverage.iter().map(count).sum::<usize>();
    page.gap()?;
    page.text(
        0,
        &format!(
            "{} claims: {} carried, {} not followed, {} missing",
            sum(|source| source.claims.len()),
            sum(Coverage::carried),
            sum(Coverage::not_followed),
            sum(|source| source.missing().len())
        ),
    )
}

/// Each claim beside the text that carries it, or the reason why it is not followed.
pub fn pairs(book: &Rulebook, coverage: &[Coverage], page: &mut Page<'_>) -> io::Result<()> {
    for covered in coverage.iter().flat_map(|source| &source.claims) {
        let claim = &book[covered.claim];
        page.strong_item("", &format!("{} ({}): {}", claim.id, claim.kind, claim.says))?;
        match &covered.status {
            ClaimStatus::Carried(carriers) => {
                for carrier in carriers {
                    page.item("  = ", &format!("{} {}: {}", carrier.kind, carrier.id, carrier.text))?;
                }
            }
            ClaimStatus::NotFollowed(why) => page.item("  x ", &format!("not followed: {why}"))?,
            ClaimStatus::Missing => page.warning(2, "missing")?,
        }
    }
    Ok(())
}

/// The coverage by worked cases, and everything uncovered with its location.
pub fn cases(coverage: &CaseCoverage, files: &[SourceFile], page: &mut Page<'_>) -> io::Result<()> {
    page.heading("Worked cases")?;
    page.text(2, &format!("{} of {} come out as expected and count", coverage.passed, coverage.cases))?;
    for kind in ItemKind::ALL {
        let (covered, all) = (coverage.covered(kind), coverage.count(kind));
        page.item("  ", &format!("{:<12} {covered} of {all}, {} %", named(kind).1, percent(covered, all)))?;
    }
    for item in coverage.uncovered() {
        let place = place(item, files).map(|(file, line)| format!(" ({file}:{line})")).unwrap_or_default();
        let lack = lack(item.missing).map(|lack| format!(": {lack}")).unwrap_or_default();
        page.item("  - ", &format!("{}{lack}{place}", item.path))?;
    }
    page.gap()?;
    let uncovered = coverage.uncovered().count();
    page.text(0, &format!("{} % covered, {uncovered} of {} not", coverage.percent(), coverage.items.len()))
}

/// Singular and plural.
fn named(kind: ItemKind) -> (&'static str, &'static str) {
    match kind {
        ItemKind::Question => ("question", "questions"),
        ItemKind::Answer => ("answer", "answers"),
        ItemKind::Cause => ("cause", "causes"),
        ItemKind::Fix => ("fix", "fixes"),
        ItemKind::Limit => ("limit", "limits"),
        ItemKind::Alert => ("alert", "alerts"),
        ItemKind::Escalation => ("escalation", "escalations"),
        ItemKind::Branch => ("branch", "branches"),
    }
}

fn lack(lack: Missing) -> Option<&'static str> {
    match lack {
        Missing::Nothing | Missing::Case => None,
        Missing::Open => Some("never held"),
        Missing::Closed => Some("never failed"),
    }
}

fn place<'f>(item: &Item, files: &'f [SourceFile]) -> Option<(&'f str, usize)> {
    (item.at != Span::default()).then(|| item.at.location(files)).map(|place| (place.file, place.line))
}

/// The counts as one line of JSON; what was not asked for is left out.
pub fn json(
    book: &Rulebook,
    files: &[SourceFile],
    claims: Option<&[Coverage]>,
    cases: Option<&CaseCoverage>,
    out: &mut dyn Write,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Source<'a> {
        id: &'a str,
        claims: usize,
        carried: usize,
        not_followed: usize,
        missing: Vec<&'a str>,
    }
    #[derive(Serialize)]
    struct Cases<'a> {
        all: usize,
        passed: usize,
        items: usize,
        percent: usize,
        kinds: Vec<OfKind>,
        uncovered: Vec<Uncovered<'a>>,
    }
    #[derive(Serialize)]
    struct OfKind {
        kind: &'static str,
        items: usize,
        covered: usize,
        percent: usize,
    }
    #[derive(Serialize)]
    struct Uncovered<'a> {
        kind: &'static str,
        path: &'a str,
        lacks: Option<&'static str>,
        file: Option<&'a str>,
        line: Option<usize>,
    }
    #[derive(Serialize)]
    struct Report<'a> {
        schema: u8,
        #[serde(skip_serializing_if = "Option::is_none")]
        sources: Option<Vec<Source<'a>>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        cases: Option<Cases<'a>>,
    }
    let source = |source: &'_ Coverage| Source {
        id: &book[source.source].id,
        claims: source.claims.len(),
        carried: source.carried(),
        not_followed: source.not_followed(),
        missing: source.missing().into_iter().map(|claim| book[claim].id.as_str()).collect(),
    };
    let of_kind = |coverage: &CaseCoverage, kind| {
        let (items, covered) = (coverage.count(kind), coverage.covered(kind));
        OfKind { kind: named(kind).0, items, covered, percent: percent(covered, items) }
    };
    let cases = cases.map(|coverage| Cases {
        all: coverage.cases,
        passed: coverage.passed,
        items: coverage.items.len(),
        percent: coverage.percent(),
        kinds: ItemKind::ALL.into_iter().map(|kind| of_kind(coverage, kind)).collect(),
        uncovered: coverage
            .uncovered()
            .map(|item| {
                let (file, line) = place(item, files).unzip();
                Uncovered { kind: named(item.kind).0, path: &item.path, lacks: lack(item.missing), file, line }
            })
            .collect(),
    });
    let sources = claims.map(|claims| claims.iter().map(source).collect());
    json::line(&Report { schema: 1, sources, cases }, out)
}
