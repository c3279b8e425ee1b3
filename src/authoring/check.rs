//! Checks a rulebook for warnings, including those that take a search.

use crate::authoring::witness::{self, Search, Top};
use crate::rulebook::scale::Day;
use crate::rulebook::{Finding, LintOptions, Rulebook, lint, no_witness};

/// The depth of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Only the warnings that need no search.
    Quick,
    /// Also those of a search for answers that put each cause and each fix first, which takes a while.
    Deep,
}

/// The warnings that a rulebook raises and does not allow, sorted by location.
pub fn check(book: &Rulebook, depth: Depth, today: Option<Day>) -> Vec<Finding> {
    // `None` differs from no findings: an idle `allow` of `no-witness` is reported only after a search.
    let witnesses = match depth {
        Depth::Quick => None,
        Depth::Deep => Some(missing_witnesses(book)),
    };
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
