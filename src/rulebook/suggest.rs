//! Suggestions for misspelt words.

/// The lowest similarity of a suggestion.
const CLOSE: f64 = 0.6;

/// `did you mean …?` with the known word closest to a misspelt one, if any is close.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    closest(word, known).map(meant)
}

/// The suggestion of a known word.
pub(crate) fn meant(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// The known word closest to a misspelt one, if any is close. Of equally close words, the last.
pub fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let mut best = None;
    let mut highest = CLOSE;
    for candidate in known {
        let score = similarity(word, candidate);
        if score >= highest {
            highest = score;
            best = Some(candidate);
        }
    }
    best
}

/// The known word of which a word is a slip of typing: closer than [`closest`], and never for its beginning alone.
pub(crate) fn misspelt<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    const SLIP: f64 = 0.75;
    known.into_iter().find(|known| strsim::normalized_damerau_levenshtein(word, known) >= SLIP)
}

/// The similarity of a misspelt word and a known one, between 0 and 1.
fn similarity(word: &str, known: &str) -> f64 {
    let typo = strsim::normalized_damerau_levenshtein(word, known);
    // The rest of a long word counts as missing letters, so its beginning would not be close to it.
    if known.starts_with(word) && word.len() >= 3 { typo.max(0.8) } else { typo }
}
