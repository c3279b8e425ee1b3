//! Suggestions for misspelt words.

/// `did you mean …?` with the known word closest to a misspelt one, if any is close.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    closest(word, known).map(|close| format!("did you mean `{close}`?"))
}

/// The known word closest to a misspelt one, if it is close enough to have been meant.
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
