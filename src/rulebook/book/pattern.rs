//! Patterns of texts: letters and signs that stand for themselves, and parts in angle brackets.
//!
//! `SM<32 hex>` is `SM` with thirty-two hexadecimal digits. A part is a number of characters of a class (`<5 digits>`,
//! `<1-3 digits>`, `<20 alphanumerics>`), a number within bounds (`<01-12>`: with as many digits as they have), or one of
//! several words (`<hour|hours>`, `<|s>`). Capital and small letters are the same.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// One of these texts.
    Words(Vec<String>),
    /// Between `least` and `most` characters of a class.
    Run { class: Class, least: usize, most: usize },
    /// A number of `least` to `most` digits within bounds.
    Number { least: usize, most: usize, from: u32, to: u32 },
}

/// Classes of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    Digits,
    Hex,
    Alphanumerics,
}

/// The longest run that a pattern may ask for.
const LONGEST: usize = 999;

/// The parts of a pattern; `None` if it cannot be read.
pub fn parse(pattern: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('<') {
        let (part, behind) = after.split_once('>')?;
        pieces.extend(literal(before)?);
        pieces.push(words(part).or_else(|| run(part)).or_else(|| bounds(part))?);
        rest = behind;
    }
    pieces.extend(literal(rest)?);
    Some(pieces)
}

/// A text that stands for itself: no part if it is empty.
fn literal(text: &str) -> Option<Vec<Piece>> {
    let words = if text.is_empty() { Vec::new() } else { vec![Piece::Words(vec![text.to_owned()])] };
    (!text.contains('>')).then_some(words)
}

fn words(part: &str) -> Option<Piece> {
    let words = part.split('|').map(str::to_owned).collect();
    (part.contains('|') && !part.contains('<')).then_some(Piece::Words(words))
}

fn run(part: &str) -> Option<Piece> {
    let (count, class) = part.split_once(' ')?;
    let class = match class {
        "digits" => Class::Digits,
        "hex" => Class::Hex,
        "alphanumerics" => Class::Alphanumerics,
        _ => return None,
    };
    let (least, most) = count.split_once('-').unwrap_or((count, count));
    let (least, most) = (number(least)? as usize, number(most)? as usize);
    (1 <= least && least <= most && most <= LONGEST).then_some(Piece::Run { class, least, most })
}

fn bounds(part: &str) -> Option<Piece> {
    let (low, high) = part.split_once('-')?;
    let (from, to) = (number(low)?, number(high)?);
    let (least, most) = (low.len(), high.len());
    (from <= to && least <= most).then_some(Piece::Number { least, most, from, to })
}

/// A number of at most four digits, without a sign.
fn number(text: &str) -> Option<u32> {
    (1..=4).contains(&text.len()).then_some(())?;
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The ends of all texts that begin at a position and have these parts.
pub fn ends(pieces: &[Piece], text: &[char], at: usize) -> Vec<usize> {
    let mut ends = vec![at];
    for piece in pieces {
        let mut next: Vec<usize> = ends.iter().flat_map(|end| piece.ends(text, *end)).collect();
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return next;
        }
        ends = next;
    }
    ends
}

/// True if a pattern occurs in a text, not as part of a longer word or number.
pub fn occurs_in(pattern: &str, text: &str) -> bool {
    let Some(pieces) = parse(pattern) else { return false };
    occurs(&pieces, &text.chars().collect::<Vec<char>>())
}

/// The same for the parts of a pattern.
pub fn occurs(pieces: &[Piece], text: &[char]) -> bool {
    let joined =
        |a: Option<&char>, b: Option<&char>| a.zip(b).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric());
    (0..text.len()).any(|at| {
        let begins = !joined(at.checked_sub(1).and_then(|before| text.get(before)), text.get(at));
        begins && ends(pieces, text, at).into_iter().any(|end| end > at && !joined(text.get(end - 1), text.get(end)))
    })
}

impl Piece {
    fn ends(&self, text: &[char], at: usize) -> Vec<usize> {
        match self {
            Self::Words(words) => words.iter().filter_map(|word| word_end(word, text, at)).collect(),
            Self::Run { class, least, most } => runs(text, at, *least..=*most, |c| class.has(c)).collect(),
            Self::Number { least, most, from, to } => {
                let within = |end: &usize| {
                    let digits: String = text[at..*end].iter().collect();
                    digits.parse::<u32>().is_ok_and(|number| (*from..=*to).contains(&number))
                };
                runs(text, at, *least..=*most, |c| c.is_ascii_digit()).filter(within).collect()
            }
        }
    }
}

impl Class {
    fn has(self, c: char) -> bool {
        match self {
            Self::Digits => c.is_ascii_digit(),
            Self::Hex => c.is_ascii_hexdigit(),
            Self::Alphanumerics => c.is_ascii_alphanumeric(),
        }
    }
}

fn word_end(word: &str, text: &[char], at: usize) -> Option<usize> {
    let mut end = at;
    for c in word.chars() {
        if !text.get(end)?.eq_ignore_ascii_case(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The ends of the runs of these characters that have one of these lengths.
fn runs(
    text: &[char],
    at: usize,
    lengths: RangeInclusive<usize>,
    has: impl Fn(char) -> bool,
) -> impl Iterator<Item = usize> {
    let longest = text[at..].iter().take(*lengths.end()).take_while(|c| has(**c)).count();
    (*lengths.start()..=longest).map(move |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let pieces = parse(pattern).expect("it can be read");
        let text: Vec<char> = text.chars().collect();
        assert_eq!(ends(&pieces, &text, 0).contains(&text.len()), expected, "{pattern}");
    }

    #[test]
    fn patterns_hold_texts_of_their_form_only() {
        check("E<7 digits>", "e0000083", true);
        check("E<7 digits>", "E000008", false);
        check("<1-3 digits> <hour|hours>", "72 hours", true);
        check("<2000-2099>-<01-12>-<01-31>", "2026-11-22", true);
        check("<2000-2099>-<01-12>-<01-31>", "2026-13-22", false);
        check("<1-31>/<1-12>", "3/11", true);
        check("a<|s>", "as", true);
        check("SM<4 hex>", "SM12fg", false);
    }

    #[test]
    fn a_part_that_says_nothing_cannot_be_read() {
        for pattern in ["<", ">", "a<b", "<five digits>", "<5 letters>", "<3-2 digits>", "<12-01>", "<0 digits>", "<a>"]
        {
            assert_eq!(parse(pattern), None, "{pattern}");
        }
    }
}
