//! What is wrong with a rulebook: findings, each with its place and a way out.

use super::code::Code;
use super::source::Span;

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
}

/// All findings of one load, in the order in which they were made.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn add(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.0.push(Finding { code, span, message: message.into(), help: None });
    }

    pub(super) fn add_with_help(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.0.push(Finding { code, span, message: message.into(), help });
    }

    /// Sorted by place, as an author reads a file.
    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by(|a, b| a.span.cmp(&b.span).then(a.code.name.cmp(b.code.name)));
        self.0
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
