//! What became of the claims of the sources.

use std::io::{self, Write};

use serde::Serialize;

use super::{Page, json};
use crate::engine::coverage::{Coverage, Fate};
use crate::rulebook::Rulebook;

/// The counts of every source, and what is missing.
///
/// # Errors
/// If the page cannot be written.
pub fn text(book: &Rulebook, coverage: &[Coverage], page: &mut Page<'_>) -> io::Result<()> {
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
///
/// # Errors
/// If the page cannot be written.
pub fn pairs(book: &Rulebook, coverage: &[Coverage], page: &mut Page<'_>) -> io::Result<()> {
    for covered in coverage.iter().flat_map(|source| &source.claims) {
        let claim = &book[covered.claim];
        page.strong_item("", &format!("{} ({}): {}", claim.id, claim.kind, claim.says))?;
        match &covered.fate {
            Fate::Carried(carriers) => {
                for carrier in carriers {
                    page.item("  = ", &format!("{} {}: {}", carrier.kind, carrier.id, carrier.text))?;
                }
            }
            Fate::NotFollowed(why) => page.item("  x ", &format!("not followed: {why}"))?,
            Fate::Missing => page.warning(2, "missing")?,
        }
    }
    Ok(())
}

/// The counts as one line of JSON.
///
/// # Errors
/// If the stream cannot be written.
pub fn json(book: &Rulebook, coverage: &[Coverage], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Source<'a> {
        id: &'a str,
        claims: usize,
        carried: usize,
        not_followed: usize,
        missing: Vec<&'a str>,
    }
    #[derive(Serialize)]
    struct Report<'a> {
        schema: u8,
        sources: Vec<Source<'a>>,
    }
    let sources = coverage.iter().map(|source| Source {
        id: &book[source.source].id,
        claims: source.claims.len(),
        carried: source.carried(),
        not_followed: source.not_followed(),
        missing: source.missing().into_iter().map(|claim| book[claim].id.as_str()).collect(),
    });
    json::line(&Report { schema: 1, sources: sources.collect() }, out)
}
