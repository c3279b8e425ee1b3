//! A warning as its file declares it.
//!
//! Apart from the registry, which names every warning: each of their files imports this one.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::scale::Day;
use crate::rulebook::finding::Finding;
use crate::rulebook::finding::code::{Code, Severity};

/// A warning and the way to find it.
pub struct Lint {
    pub code: Code,
    pub(crate) look: Look,
}

/// The ways to find a warning.
pub(crate) enum Look {
    /// In the rulebook alone.
    Always(fn(&Rulebook) -> Vec<Finding>),
    /// In the rulebook as of a day: no clock is read, so the day has to be given.
    OnDay(fn(&Rulebook, Day) -> Vec<Finding>),
    /// By a search that plays sessions: see [`LintOptions::witnesses`].
    Searched,
    /// Among the warnings that were found, once all are.
    Settling,
}

/// A warning that entries may allow, with an example of wrong and right.
pub(crate) const fn warning(name: &'static str, explain: &'static str, [wrong, right]: [&'static str; 2]) -> Code {
    Code { name, severity: Severity::Warning, allowable: true, explain, wrong, right }
}
