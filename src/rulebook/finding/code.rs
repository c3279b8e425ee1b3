//! Codes of findings: the base of the check, the documentation and the tests.

/// A rule for rulebooks. Its name is a contract: scripts and `allow` refer to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, in kebab case.
    pub name: &'static str,
    pub severity: Severity,
    /// True if an entry may `allow` it.
    pub allowable: bool,
    /// The rule and its reason, in a sentence or two.
    pub explain: &'static str,
    /// A piece of a rulebook that breaks the rule.
    pub wrong: &'static str,
    /// The same piece, corrected.
    pub right: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The rulebook cannot be used.
    Error,
    /// The rulebook can be used, but probably does not say what its author meant.
    Warning,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}
