//! The declaration of a warning.
//!
//! Separate from the registry: that imports the file of every warning, and each of those imports this one.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::scale::Day;
use crate::rulebook::finding::Finding;
use crate::rulebook::finding::code::{Code, Severity};
use crate::rulebook::lint::values::Reading;

/// A warning, with the search for it.
pub struct Lint {
    pub code: Code,
    pub(crate) look: Look,
}

/// The kinds of searches for a warning.
pub(crate) enum Look {
    /// Needs only the rulebook.
    Always(fn(&Rulebook) -> Vec<Finding>),
    /// Needs the files as well, to see what YAML made of them.
    InText(fn(&Rulebook, &Reading<'_>) -> Vec<Finding>),
    /// Needs the current day as well, which the caller gives: this layer reads no clock.
    OnDay(fn(&Rulebook, Day) -> Vec<Finding>),
    /// Needs sessions, so a layer above searches: see [`LintOptions::witnesses`].
    Searched,
    /// Needs all other findings.
    Settling,
}

/// A warning that entries may allow, with a wrong and a right example.
pub(crate) const fn warning(name: &'static str, explain: &'static str, [wrong, right]: [&'static str; 2]) -> Code {
    Code { name, severity: Severity::Warning, allowable: true, explain, wrong, right }
}
