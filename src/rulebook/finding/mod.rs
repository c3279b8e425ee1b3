//! Findings: errors and warnings about a rulebook, each with its location and a suggested correction.

pub mod code;
pub mod errors;

use crate::rulebook::book::span::Span;
use crate::rulebook::finding::code::{Code, Severity};
use crate::rulebook::suggest;

/// An error or warning, with its location and a suggested correction.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that was broken.
    pub code: &'static Code,
    pub span: Span,
    /// The mistake, in lower case and without a full stop.
    pub message: String,
    /// The suggested correction.
    pub help: String,
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
    pub fn about(code: &'static Code, entry: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self { code, span: entry, message, help, related: None, entry: Some(entry), case: None }
    }

    /// The same, reported at a location inside the entry.
    pub(crate) fn at(self, span: Span) -> Self {
        Self { span, ..self }
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

/// The most comparisons of words that one load makes for its suggestions. A suggestion compares a wrong word with all
/// known ones: without a bound, a file of tens of thousands of wrong words would take minutes to be refused, and nobody
/// reads that many suggestions.
const COMPARISONS: usize = 500_000;

/// All findings of one load, in order of discovery.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    all: Vec<Finding>,
    /// The number of comparisons so far.
    compared: usize,
    /// The current case.
    case: Option<InCase>,
}

impl Findings {
    /// Reports an error, with a suggested correction.
    pub(crate) fn add(&mut self, code: &'static Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.all.push(Finding {
            code,
            span,
            message: message.into(),
            help: help.into(),
            related: None,
            entry: None,
            case: self.case.clone(),
        });
    }

    /// Reports a repetition at its second location.
    pub(crate) fn add_repeated(
        &mut self,
        code: &'static Code,
        [first, second]: [Span; 2],
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(code, second, message, help);
        if let Some(finding) = self.all.last_mut() {
            finding.related = Some(Related { span: first, label: "first defined here" });
        }
    }

    /// The known word closest to a wrong one, if any is close and the load has not compared too many yet.
    pub(crate) fn closest<'k>(&mut self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
        if self.compared >= COMPARISONS {
            return None;
        }
        suggest::closest(word, known.into_iter().inspect(|_| self.compared += 1))
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
