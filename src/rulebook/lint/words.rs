//! Texts word by word, for the checks that look for a word or a request in a text.
//!
//! A request counts only in wordings that leave no doubt: a warning about *type the code on the page that asked for it*
//! would teach authors to ignore warnings.

/// The sentences of a text, without the signs at their ends.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', ';', ':']).map(str::trim)
}

pub(crate) const CODE: &[&str] = &["code", "codes", "passcode", "passcodes", "otp", "otps"];
pub(crate) const DENIED: &[&str] = &["not", "never", "no", "nobody", "none", "nothing", "without", "don't", "cannot"];

/// A sentence word by word, in lower case.
pub(crate) struct Words(Vec<String>);

impl Words {
    pub(crate) fn of(sentence: &str) -> Self {
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

    /// Returns whether one of the second words follows one of the first within so many words.
    pub(crate) fn then(&self, first: &[&str], within: usize, second: &[&str]) -> bool {
        let behind = |at: usize| self.0[at + 1..].iter().take(within).any(|word| second.contains(&word.as_str()));
        self.0.iter().enumerate().any(|(at, word)| first.contains(&word.as_str()) && behind(at))
    }
}

/// True if a word stands in a text by itself.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(start, _)| {
        !part_of_word(text[..start].chars().next_back()) && !part_of_word(text[start + word.len()..].chars().next())
    })
}
