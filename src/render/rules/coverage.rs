//! Coverage of the claims and of the worked cases.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::coverage::cases::{CaseCoverage, Item, ItemKind, Missing, percent};
use crate::authoring::coverage::claims::{ClaimStatus, Coverage};
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::rulebook::{Rulebook, SourceFile, Span};

/// Writes the counts of every source, with its missing claims.
pub fn claims(book: &Rulebook, coverage: &[Coverage], page: &mut Page<'_>) -> io::Result<()> {
    let mut total = [0; 4];
    for source in coverage {
        // A source may hold nothing but background claims, which are not counted.
        if source.claims.is_empty() {
            continue;
        }
        page.heading(&book[source.source].title)?;
        let missing = source.missing();
        let counts = [source.claims.len(), source.carried(), source.not_followed(), missing.len()];
        page.text(2, &claim_counts(counts))?;
        for claim in missing {
            page.item("  - ", &format!("missing: {} {}", book[claim].id, book[claim].says))?;
        }
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    page.gap()?;
    page.text(0, &claim_counts(total))
}

fn claim_counts([all, carried, left, missing]: [usize; 4]) -> String {
    format!("{all} claims: {carried} carried, {left} not followed, {missing} missing")
}

/// Writes each claim with the texts that carry it, or the reason why it is not followed.
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

/// Writes the coverage by worked cases, and every uncovered item with its location.
pub fn cases(coverage: &CaseCoverage, files: &[SourceFile], page: &mut Page<'_>) -> io::Result<()> {
    page.heading("Worked cases")?;
    page.text(2, &format!("{} of {} come out as expected and count", coverage.passed, coverage.cases))?;
    for kind in ItemKind::ALL {
        let (covered, all) = (coverage.covered(kind), coverage.count(kind));
        page.item("  ", &format!("{:<12} {covered} of {all}, {} %", names(kind).1, percent(covered, all)))?;
    }
    for item in coverage.uncovered() {
        let lack = match lack(item.missing) {
            Some(lack) => format!(": {lack}"),
            None => String::new(),
        };
        let location = match location(item, files) {
            Some((file, line)) => format!(" ({file}:{line})"),
            None => String::new(),
        };
        page.item("  - ", &format!("{}{lack}{location}", item.path))?;
    }
    page.gap()?;
    let uncovered = coverage.uncovered().count();
    page.text(0, &format!("{} % covered, {uncovered} of {} not", coverage.percent(), coverage.items.len()))
}

/// The name of a kind in the singular and in the plural.
fn names(kind: ItemKind) -> (&'static str, &'static str) {
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

fn lack(missing: Missing) -> Option<&'static str> {
    match missing {
        // The list holds only uncovered items, so for most nothing needs to be added.
        Missing::Nothing | Missing::Case => None,
        Missing::Open => Some("never held"),
        Missing::Closed => Some("never failed"),
    }
}

/// The file and the line of an item.
fn location<'f>(item: &Item, files: &'f [SourceFile]) -> Option<(&'f str, usize)> {
    // Built-in entries come from no file, and have the default span.
    if item.at == Span::default() {
        return None;
    }
    let location = item.at.location(files);
    Some((location.file, location.line))
}

/// Writes the counts as one line of JSON, without those that were not asked for.
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
    let cases = cases.map(|coverage| {
        let mut kinds = Vec::with_capacity(ItemKind::ALL.len());
        for kind in ItemKind::ALL {
            let (items, covered) = (coverage.count(kind), coverage.covered(kind));
            kinds.push(OfKind { kind: names(kind).0, items, covered, percent: percent(covered, items) });
        }
        let mut uncovered = Vec::new();
        for item in coverage.uncovered() {
            let (file, line) = location(item, files).unzip();
            let (kind, lacks) = (names(item.kind).0, lack(item.missing));
            uncovered.push(Uncovered { kind, path: &item.path, lacks, file, line });
        }
        let (all, passed, items) = (coverage.cases, coverage.passed, coverage.items.len());
        Cases { all, passed, items, percent: coverage.percent(), kinds, uncovered }
    });
    let sources = claims.map(|claims| claims.iter().map(source).collect());
    json::line(&Report { schema: 1, sources, cases }, out)
}
