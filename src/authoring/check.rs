//! The check of a rulebook: every warning that it raises, with those that take a search.

use crate::authoring::witness::{self, Search, Top};
use crate::rulebook::scale::Day;
use crate::rulebook::{Finding, LintOptions, Rulebook, lint, no_witness};

/// The depth of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The warnings that the rulebook alone shows.
    Quick,
    /// Also a search for answers that bring each cause and each fix to the top, which takes a while.
    Deep,
}

/// Every warning that a rulebook raises and does not allow, sorted by location.
pub fn check(book: &Rulebook, depth: Depth, today: Option<Day>) -> Vec<Finding> {
    let witnesses = (depth == Depth::Deep).then(|| missing_witnesses(book));
    lint(book, LintOptions { today, witnesses })
}

fn missing_witnesses(book: &Rulebook) -> Vec<Finding> {
    let mut missing = Vec::new();
    for top in witness::all(book) {
        let search = witness::search(book, top);
        if search.witness.is_none() {
            missing.push(missing_witness(book, top, &search));
        }
    }
    missing
}

fn missing_witness(book: &Rulebook, top: Top, search: &Search) -> Finding {
    let (entry, what) = match top {
        Top::Cause(cause) => (book[cause].at, format!("makes the cause `{}` the most believed", book[cause].id)),
        Top::Fix(fix) => (book[fix].at, format!("puts the fix `{}` first on the list", book[fix].id)),
    };
    let message = format!("nothing was found that {what}; {} things to say were tried", search.tried);
    Finding::about(&no_witness::LINT.code, entry, message)
}
