//! Words of texts, for the lints that search for a name or a request.
//!
//! Only unmistakable requests count: a warning about *type the code on the page that asked for it* would teach authors to
//! ignore warnings.

use std::ops::Range;

/// The sentences of a text, without the signs at their ends.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', ';', ':']).map(str::trim)
}

pub(crate) const CODE: &[&str] = &["code", "codes", "passcode", "passcodes", "otp", "otps"];
pub(crate) const DENIED: &[&str] = &["not", "never", "no", "nobody", "none", "nothing", "without", "don't", "cannot"];

/// The words of a sentence, in lower case.
pub(crate) struct Words(Vec<String>);

impl Words {
    pub(crate) fn of(sentence: &str) -> Self {
        // Denials such as "don't" are listed with the plain apostrophe.
        let sentence = sentence.to_lowercase().replace('’', "'");
        let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    pub(crate) fn have(&self, known: &[&str]) -> bool {
        self.0.iter().any(|word| known.contains(&word.as_str()))
    }

    pub(crate) fn begin_with(&self, known: &[&str]) -> bool {
        self.0.first().is_some_and(|word| known.contains(&word.as_str()))
    }

    /// True if one of the second words is at most `within` words after one of the first.
    pub(crate) fn then(&self, first: &[&str], within: usize, second: &[&str]) -> bool {
        let mut rest = &self.0[..];
        while let [word, following @ ..] = rest {
            let reach = &following[..following.len().min(within)];
            if first.contains(&word.as_str()) && reach.iter().any(|word| second.contains(&word.as_str())) {
                return true;
            }
            rest = following;
        }
        false
    }
}

/// True if a text contains a word that is not part of a longer one.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    occurrences(text, word).next().is_some()
}

/// The ranges of a text at which a word stands and is not part of a longer one.
pub(crate) fn occurrences<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    // Not by comparing words: the one sought may be several, such as the name of a service.
    text.match_indices(word).map(|(start, _)| start..start + word.len()).filter(|at| {
        let (before, after) = (&text[..at.start], &text[at.end..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}
