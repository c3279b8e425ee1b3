//! Warnings: a rulebook that raises one can be used, but probably does not say what its author meant.
//!
//! Each warning has a file with its code, an explanation, a wrong and a right example, and the function that searches for
//! it. Lints run only on demand: they compare causes, fixes and questions in pairs, and people who wait for a code should
//! not wait for that.

pub mod asks_for_code;
pub mod cause_like_other;
pub mod claim_not_carried;
pub mod cut_text;
pub mod dominated_fix;
pub mod expects_nothing;
pub mod idle_allow;
pub mod idle_answer;
pub mod idle_question;
pub mod misspelt_bring;
pub mod never_asked;
pub mod never_holds;
pub mod never_read;
pub mod no_witness;
pub mod number_as_id;
pub mod placeholder;
pub mod silent_on_sending;
pub mod split_text;
pub mod stale_source;
pub mod twin_causes;
pub mod twin_questions;
pub mod unreachable_alert;
pub mod without_source;
pub mod wrong_service;

// Shared by several lints.
mod lifts;
mod scene;
pub(crate) mod values;
pub(crate) mod warning;
pub(crate) mod words;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::scale::Day;
use crate::rulebook::finding::Finding;
use crate::rulebook::finding::code::Code;
use crate::rulebook::finding::errors::ERRORS;
pub use crate::rulebook::lint::values::Reading;
use crate::rulebook::lint::warning::{Lint, Look};

/// The registry: a new warning needs a file and a line here.
static LINTS: [&Lint; 24] = [
    &cut_text::LINT,
    &split_text::LINT,
    &idle_question::LINT,
    &idle_answer::LINT,
    &twin_questions::LINT,
    &twin_causes::LINT,
    &cause_like_other::LINT,
    &dominated_fix::LINT,
    &never_holds::LINT,
    &unreachable_alert::LINT,
    &never_asked::LINT,
    &never_read::LINT,
    &misspelt_bring::LINT,
    &placeholder::LINT,
    &number_as_id::LINT,
    &expects_nothing::LINT,
    &without_source::LINT,
    &claim_not_carried::LINT,
    &stale_source::LINT,
    &asks_for_code::LINT,
    &silent_on_sending::LINT,
    &wrong_service::LINT,
    &idle_allow::LINT,
    &no_witness::LINT,
];

/// All codes: errors, then warnings.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    ERRORS.iter().copied().chain(LINTS.iter().map(|lint| &lint.code))
}

/// The names of the codes that an entry may allow.
pub fn allowable() -> impl Iterator<Item = &'static str> + Clone {
    LINTS.iter().filter(|lint| lint.code.allowable).map(|lint| lint.code.name)
}

/// Facts that are not in the rulebook.
#[derive(Debug, Clone, Default)]
pub struct LintOptions<'l> {
    /// The files as they were read; without them no text is compared with what YAML made of it.
    pub reading: Option<Reading<'l>>,
    /// The day of the check; without it no source is stale.
    pub today: Option<Day>,
    /// The findings of a search for witnesses, if one was made.
    pub witnesses: Option<Vec<Finding>>,
    /// True if that search left something out: then an `allow` of its warning may be needed although nothing raises it.
    pub search_is_partial: bool,
}

/// The warnings that a rulebook raises and does not allow, sorted by location.
pub fn lint(book: &Rulebook, options: LintOptions<'_>) -> Vec<Finding> {
    let LintOptions { reading, today, mut witnesses, search_is_partial } = options;
    let mut findings = Vec::new();
    let mut checked = Vec::new();
    for lint in LINTS {
        let found = match &lint.look {
            Look::Always(look) => Some(look(book)),
            Look::InText(look) => reading.map(|reading| look(book, &reading)),
            Look::OnDay(look) => today.map(|today| look(book, today)),
            Look::Searched => witnesses.take(),
            Look::Settling => None,
        };
        if let Some(found) = found {
            if !(search_is_partial && matches!(lint.look, Look::Searched)) {
                checked.push(&lint.code);
            }
            findings.extend(found);
        }
    }
    // Last, because an `allow` is idle only if none of the other lints needs it.
    idle_allow::settle(&book.allowed, findings, &checked)
}
