//! What is wrong with a rulebook: findings with stable codes, and the table of all codes.

use super::source::Span;
use super::yaml::Node;

/// One mistake, at one place, with a way out.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which rule was broken.
    pub code: &'static Code,
    /// Where.
    pub span: Span,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// The way out, if one can be named.
    pub help: Option<String>,
    /// The worked case that it lies in: the rulebook can be used without that case.
    pub case: Option<InCase>,
}

impl Finding {
    /// Whether it is a mistake, and not only a warning.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity == Severity::Error
    }
}

/// A worked case as findings name it, which may be too broken to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCase {
    /// Its name; empty if it has none.
    pub name: String,
    /// Where it begins, which tells it from all others.
    pub at: Span,
}

impl InCase {
    pub(super) fn of(case: &Node) -> Self {
        Self { name: case.text("name").to_owned(), at: case.span }
    }
}

/// A rule that a rulebook must keep. Its name is a contract: scripts and suppressions refer to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, in kebab case.
    pub name: &'static str,
    /// Whether the rulebook can be used in spite of it.
    pub severity: Severity,
    /// Why the rule exists and what to do, in a sentence or two.
    pub explain: &'static str,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The rulebook cannot be used.
    Error,
    /// The rulebook can be used, but probably says something else than was meant.
    Warning,
}

impl Severity {
    /// The word that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// All findings of one load, in the order in which they were made.
#[derive(Debug, Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    /// The worked case that is being read.
    case: Option<InCase>,
}

impl Findings {
    pub(super) fn add(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.add_with_help(code, span, message, None);
    }

    pub(super) fn add_with_help(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.all.push(Finding { code, span, message: message.into(), help, case: self.case.clone() });
    }

    /// From here on what is found lies in a worked case.
    pub(super) fn enter(&mut self, case: InCase) {
        self.case = Some(case);
    }

    /// From here on what is found lies in no worked case.
    pub(super) fn leave(&mut self) {
        self.case = None;
    }

    /// Sorted by place, as an author reads a file.
    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.all.sort_by(|a, b| a.span.cmp(&b.span).then(a.code.name.cmp(b.code.name)));
        self.all
    }
}

/// `did you mean …?` for a word that is close enough to one of the known ones.
#[must_use]
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    closest(word, known).map(|close| format!("did you mean `{close}`?"))
}

/// The known word nearest to this one, if it is near enough to be what was meant.
#[must_use]
pub fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let similarity = |known: &str| {
        let typo = strsim::normalized_damerau_levenshtein(word, known);
        if known.starts_with(word) && word.len() >= 3 { typo.max(0.8) } else { typo }
    };
    known
        .into_iter()
        .map(|known| (similarity(known), known))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

const fn error(name: &'static str, explain: &'static str) -> Code {
    Code { name, severity: Severity::Error, explain }
}

pub(super) static NOT_UTF8: Code =
    error("not-utf8", "A rulebook is text in UTF-8. Save the file again in that encoding.");
pub(super) static SYNTAX: Code = error(
    "syntax",
    "The file is not YAML, or goes beyond the limits that protect against hostile files. Only the first such place in a file can be told; mend it and check again.",
);
pub(super) static WRONG_SHAPE: Code =
    error("wrong-shape", "A list stands where a text is expected, a text where a map is expected, and so on.");
pub(super) static UNKNOWN_FIELD: Code = error(
    "unknown-field",
    "A field that the format does not know is never read: it is misspelt or stands in the wrong place.",
);
pub(super) static DUPLICATE_KEY: Code = error(
    "duplicate-key",
    "The same key twice in one map, or the same setting in two files of one rulebook: one of the two would be lost without a word.",
);
pub(super) static MISSING_FIELD: Code = error("missing-field", "The entry cannot be used without this field.");
pub(super) static BAD_VALUE: Code = error("bad-value", "The value is not one of those that this field takes.");
pub(super) static BAD_ID: Code =
    error("bad-id", "An id is lower-case letters, digits and hyphens: scripts and people have to type it.");
pub(super) static BAD_FREQUENCY: Code = error(
    "bad-frequency",
    "A frequency is always, usually, often, sometimes, rarely, never or a number between 0 and 1. A cause is never `always` or `never`.",
);
pub(super) static BAD_DURATION: Code =
    error("bad-duration", "A duration is a number with s, m, h or d: 10s, 1m, 24h, 1h30m.");
pub(super) static DUPLICATE_ID: Code =
    error("duplicate-id", "Two entries of one kind have the same id, so nobody could tell which is meant.");
pub(super) static UNKNOWN_ID: Code = error(
    "unknown-id",
    "Something is named that does not exist: a question, an answer, a cause, a fix, a claim or an entry to extend or remove.",
);
pub(super) static EXTEND_SCALAR: Code = error(
    "extend-scalar",
    "`extend` adds to lists and maps of an entry in another file. It does not change a single value: then two files would disagree. Replace the entry from a later rulebook instead.",
);
pub(super) static ROW_OVER_ONE: Code = error(
    "row-over-one",
    "The answers of one question exclude each other, so under one cause their frequencies cannot sum to more than 1.",
);
pub(super) static GATE_NOT_CONTEXT: Code = error(
    "gate-not-context",
    "The gate of a cause may ask only for what sets the scene (`context: true`). Anything else is evidence: then say how often the answer goes with the cause.",
);
pub(super) static CONTEXT_AS_EVIDENCE: Code = error(
    "context-as-evidence",
    "A context question is never evidence, or whatever is special to a service would gain just by that. Use `when` or `adjust`.",
);
pub(super) static SILENT_ON_SYMPTOM: Code = error(
    "silent-on-symptom",
    "Every cause says which symptoms it shows, or it would fit every complaint equally well.",
);
pub(super) static CAUSE_WITHOUT_FIX: Code = error("cause-without-fix", "A cause that no fix names leads nowhere.");
pub(super) static CURES_NOTHING: Code = error("cures-nothing", "A fix that cures no cause is never advised.");
pub(super) static AGENT_WORD: Code = error(
    "agent-word",
    "A word from `agent_words` stands in a text that an end user can see. Move it to an `…_agent` text or mark the entry `for: agent`.",
);

/// Every code there is: the table behind the documentation and the tests.
pub static CODES: [&Code; 20] = [
    &NOT_UTF8,
    &SYNTAX,
    &WRONG_SHAPE,
    &UNKNOWN_FIELD,
    &DUPLICATE_KEY,
    &MISSING_FIELD,
    &BAD_VALUE,
    &BAD_ID,
    &BAD_FREQUENCY,
    &BAD_DURATION,
    &DUPLICATE_ID,
    &UNKNOWN_ID,
    &EXTEND_SCALAR,
    &ROW_OVER_ONE,
    &GATE_NOT_CONTEXT,
    &CONTEXT_AS_EVIDENCE,
    &SILENT_ON_SYMPTOM,
    &CAUSE_WITHOUT_FIX,
    &CURES_NOTHING,
    &AGENT_WORD,
];
