//! Checks a rulebook for warnings, including those that take a search.

use crate::authoring::progress::Progress;
use crate::authoring::witness::{self, Search, Top};
use crate::rulebook::scale::Day;
use crate::rulebook::{Finding, LintOptions, Loaded, Rulebook, lint, no_witness};

/// The depth of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Only the warnings that need no search.
    Quick,
    /// Also those of a search for answers that put each cause and each fix first, which takes a while.
    Deep,
}

/// The result of a check.
#[derive(Debug)]
pub struct Checked {
    /// All errors, then the warnings that the rulebook raises and does not allow, each sorted by location. A rulebook
    /// with errors outside of its cases raises no warnings.
    pub findings: Vec<Finding>,
    /// The number of causes and fixes that were not searched for, because the search had done enough.
    pub not_searched: usize,
}

/// The most that a search for witnesses does: things to say that are tried, times the causes, fixes and steps to compare
/// after each.
const SEARCH: u64 = 750_000_000;

/// The work of working out a log in full, in logs that are only tried.
const WORKED_OUT: usize = 30;

/// Checks a rulebook for errors and warnings.
pub fn check(loaded: &Loaded, depth: Depth, today: Option<Day>, progress: Progress<'_>) -> Checked {
    let mut findings = loaded.findings.clone();
    let Some(book) = &loaded.rulebook else { return Checked { findings, not_searched: 0 } };
    // `None` differs from no findings: an idle `allow` of `no-witness` is reported only after a search.
    let (witnesses, not_searched) = match depth {
        Depth::Quick => (None, 0),
        Depth::Deep => {
            let (missing, not_searched) = missing_witnesses(book, progress);
            (Some(missing), not_searched)
        }
    };
    let reading = loaded.reading();
    findings.extend(lint(book, LintOptions { reading, today, witnesses, search_is_partial: not_searched > 0 }));
    Checked { findings, not_searched }
}

/// The causes and fixes without a witness, and the number of those that were not searched for.
fn missing_witnesses(book: &Rulebook, progress: Progress<'_>) -> (Vec<Finding>, usize) {
    let all = book.causes.len() + book.fixes.len();
    let steps: usize = book.fixes.iter().map(|fix| fix.steps.len()).sum();
    let size = (all + steps) as u64;
    let mut missing = Vec::new();
    let (mut spent, mut not_searched) = (0, 0);
    for (done, top) in witness::all(book).enumerate() {
        progress(done, all);
        if spent >= SEARCH {
            not_searched += 1;
            continue;
        }
        let search = witness::search(book, top);
        spent += (search.tried + WORKED_OUT * search.worked_out) as u64 * size;
        if search.witness.is_none() {
            missing.push(missing_witness(book, top, &search));
        }
    }
    (missing, not_searched)
}

fn missing_witness(book: &Rulebook, top: Top, search: &Search) -> Finding {
    let (entry, what) = match top {
        Top::Cause(cause) => (book[cause].at, format!("makes the cause `{}` the most believed", book[cause].id)),
        Top::Fix(fix) => (book[fix].at, format!("puts the fix `{}` first on the list", book[fix].id)),
    };
    let message = format!("nothing was found that {what}; {} things to say were tried", search.tried);
    let help = "make it more common or more specific, or remove it";
    Finding::about(&no_witness::LINT.code, entry, message, help)
}
