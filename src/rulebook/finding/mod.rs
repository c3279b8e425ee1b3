//! Findings: errors and warnings about a rulebook, each with its location and a suggested correction.

pub mod code;
pub mod errors;

use crate::rulebook::book::span::Span;
use crate::rulebook::finding::code::{Code, Severity};

/// An error or warning, with its location and a suggested correction.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that was broken.
    pub code: &'static Code,
    pub span: Span,
    /// The mistake, in lower case and without a full stop.
    pub message: String,
    /// The suggested correction, if there is one.
    pub help: Option<String>,
    /// A second location, such as that of a first definition.
    pub related: Option<Related>,
    /// The entry that may `allow` it, by the location of its id; `None` if none may.
    pub entry: Option<Span>,
    /// The case that contains it: the rulebook can be used without that case.
    pub case: Option<InCase>,
}

/// A second location of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    /// Its part in the finding, in a few words.
    pub label: &'static str,
}

/// The case of a finding. The case itself may be too broken to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCase {
    /// Its name; empty if it has none.
    pub name: String,
    /// Its location, which identifies it.
    pub at: Span,
    pub kind: CaseKind,
}

/// The two kinds of cases in a rulebook. A broken one is left out; the rest of the rulebook can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseKind {
    /// A worked case, a test of the rulebook.
    Worked,
    /// A real case, a measurement of the rulebook.
    Field,
}

impl Finding {
    /// True for an error, false for a warning.
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }

    /// A finding about an entry, reported at the location of its id.
    pub fn about(code: &'static Code, entry: Span, message: impl Into<String>) -> Self {
        Self { code, span: entry, message: message.into(), help: None, related: None, entry: Some(entry), case: None }
    }

    /// The same, reported at a location inside the entry.
    pub(crate) fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// The same, with a suggested correction.
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same, with a second location.
    pub(crate) fn related_to(self, span: Span, label: &'static str) -> Self {
        Self { related: Some(Related { span, label }), ..self }
    }
}

/// Puts findings in the order in which an author reads a file.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| a.span.cmp(&b.span).then(a.code.name.cmp(b.code.name)));
}

/// All findings of one load, in order of discovery.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    all: Vec<Finding>,
    /// The current case.
    case: Option<InCase>,
}

impl Findings {
    pub(crate) fn add(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.add_with_help(code, span, message, None);
    }

    pub(crate) fn add_with_help(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.all.push(Finding {
            code,
            span,
            message: message.into(),
            help,
            related: None,
            entry: None,
            case: self.case.clone(),
        });
    }

    /// Reports a repetition at its second location.
    pub(crate) fn add_repeated(&mut self, code: &'static Code, [first, second]: [Span; 2], message: impl Into<String>) {
        self.add(code, second, message);
        if let Some(finding) = self.all.last_mut() {
            finding.related = Some(Related { span: first, label: "first defined here" });
        }
    }

    /// Assigns the findings from here on to a case.
    pub(crate) fn enter(&mut self, case: InCase) {
        self.case = Some(case);
    }

    /// Assigns the findings from here on to no case.
    pub(crate) fn leave(&mut self) {
        self.case = None;
    }

    pub(crate) fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter().filter(|finding| finding.is_error())
    }

    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        sort(&mut self.all);
        self.all
    }
}
