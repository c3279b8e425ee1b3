//! Masks personal data in free text before it is kept or shown: phone numbers keep their country code and last two
//! digits, mail addresses their first letter and domain, and any other run of four or more digits is masked whole,
//! because it could be a code. Codes of letters and digits and secrets of authenticators are masked too.
//!
//! All of these are looked for at every position, also inside words, links and identifiers. The spacing of a number does
//! not change its mask, so that the reader of a note can see that two remarks are about the same phone. Only shapes that
//! the caller knows are kept: dates, error codes and identifiers let a provider find a case without personal data.

use crate::privacy::known::{Known, known_end};
use crate::privacy::signs::MASK;
use crate::privacy::{address, number, token};

/// The most passes over a text. Two are enough for what people write; the limit is for texts made to take many.
const PASSES: usize = 16;

/// The text with everything masked that could be personal or a secret. Masking a masked text changes nothing.
pub(crate) fn mask(text: &str, known: &dyn Known) -> String {
    let mut text: Vec<char> = text.chars().collect();
    // The rest of a number may look like another one together with its surroundings.
    for _ in 0..PASSES {
        let masked = pass(&text, known);
        if masked == text {
            break;
        }
        text = masked;
    }
    text.into_iter().collect()
}

fn pass(text: &[char], known: &dyn Known) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    // The second is the end of the last address, word or number: it is over, whatever follows without a gap.
    let (mut at, mut from) = (0, 0);
    while at < text.len() {
        if let Some(end) = step(text, from, at, known, &mut out) {
            (at, from) = (end, end);
        } else {
            out.push(text[at]);
            at += 1;
        }
    }
    out
}

/// Reads what begins at a position, and returns its end. The order matters: an address may begin like a known shape.
fn step(text: &[char], from: usize, at: usize, known: &dyn Known, out: &mut Vec<char>) -> Option<usize> {
    if let Some(end) = address::masked(text, from, at, out) {
        return Some(end);
    }
    if let Some(end) = known_end(known, text, at) {
        out.extend(&text[at..end]);
        return Some(end);
    }
    token::masked(text, from, at, out).or_else(|| number::masked(text, at, known, out))
}

/// The number of masked words in a text, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MaskCount {
    pub phones: usize,
    pub mails: usize,
    pub others: usize,
}

impl MaskCount {
    /// Counts what is masked in a text.
    pub fn of(text: &str) -> Self {
        let mut count = Self::default();
        for word in text.split_whitespace() {
            if !word.contains(MASK) {
                continue;
            }
            // Only a phone number keeps its last digits.
            let end = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if word.contains('@') {
                count.mails += 1;
            } else if end.ends_with(char::is_numeric) {
                count.phones += 1;
            } else {
                count.others += 1;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masked_words_are_counted_by_kind() {
        assert_eq!(MaskCount::of("nothing here"), MaskCount::default());
        let count = MaskCount::of("+1••••16, a•••@b.org and •••• and ••••78.");
        assert_eq!(count, MaskCount { phones: 2, mails: 1, others: 1 });
    }
}
