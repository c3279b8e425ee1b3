//! Findings: mistakes and warnings about a rulebook, each with its location and a way out.

pub mod code;
pub mod errors;

use crate::rulebook::book::span::Span;
use crate::rulebook::finding::code::{Code, Severity};

/// One mistake, at one place, with a way out.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that was broken.
    pub code: &'static Code,
    pub span: Span,
    /// The mistake, in lower case and without a full stop.
    pub message: String,
    /// The way out, if one can be named.
    pub help: Option<String>,
    /// Another location that belongs to it, such as that of a first definition.
    pub related: Option<Related>,
    /// The entry that may `allow` it, by the place of its id; none where nothing may.
    pub entry: Option<Span>,
    /// The worked case that it lies in: the rulebook can be used without that case.
    pub case: Option<InCase>,
}

/// A second location of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    /// Its part in the finding, in a few words.
    pub label: &'static str,
}

/// A worked case as findings name it, which may be too broken to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCase {
    /// Its name; empty if it has none.
    pub name: String,
    /// Its beginning, which identifies it.
    pub at: Span,
    pub kind: CaseKind,
}

/// The two kinds of cases that a rulebook holds. A broken one costs the rulebook nothing but itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseKind {
    /// A worked case, which must come out as it says.
    Worked,
    /// A real case, which is only measured.
    Field,
}

impl Finding {
    /// True for a mistake, false for a warning.
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }

    /// A finding about an entry, told at the place of its id.
    pub fn about(code: &'static Code, entry: Span, message: impl Into<String>) -> Self {
        Self { code, span: entry, message: message.into(), help: None, related: None, entry: Some(entry), case: None }
    }

    /// The same, told at a place inside the entry.
    pub(crate) fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// The same, with a way out.
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

/// All findings of one load, in the order in which they were made.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    all: Vec<Finding>,
    /// The worked case that is being read.
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

    /// Reports something that stands twice, at its second location.
    pub(crate) fn add_repeated(&mut self, code: &'static Code, [first, second]: [Span; 2], message: impl Into<String>) {
        self.add(code, second, message);
        let finding = self.all.pop().map(|finding| finding.related_to(first, "first defined here"));
        self.all.extend(finding);
    }

    /// From here on what is found lies in a worked case.
    pub(crate) fn enter(&mut self, case: InCase) {
        self.case = Some(case);
    }

    /// From here on what is found lies in no worked case.
    pub(crate) fn leave(&mut self) {
        self.case = None;
    }

    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        sort(&mut self.all);
        self.all
    }
}
