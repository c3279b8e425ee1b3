//! Text that may be shown: without control characters and without codes from an input.

use crate::privacy::code::count_digits;
use crate::privacy::mask::{MASK, mask};

/// The longest input that is repeated in full, in characters.
const LONGEST: usize = 60;

/// A text without control characters, so that nothing in a rulebook or an input can steer a terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(without_break).filter(|c| !is_control(*c)).collect()
}

/// Replaces a line break or tab by a space, so that the words on both sides stay apart.
fn without_break(c: char) -> char {
    if matches!(c, '\n' | '\t') { ' ' } else { c }
}

/// True for control characters and for those that change the direction of text.
fn is_control(c: char) -> bool {
    // A change of direction reorders what follows, so that a terminal shows another text than the one that is there.
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An input as it may be repeated: printable, at most 60 characters long, and masked.
pub fn quoted(input: &str) -> String {
    // Masked whole before it is cut, because half a number is too short to be recognised.
    let words: Vec<String> = mask(&printable(input)).split(' ').map(mask_mixed).collect();
    let text = words.join(" ");
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// A word, masked if it consists of four to ten letters and digits with at least two digits among them.
fn mask_mixed(word: &str) -> String {
    let length = word.chars().count();
    // Some services send codes of letters and digits. Remarks keep such words, because they may be error codes; an
    // input that was not understood loses nothing by being masked too much.
    let could_be_code =
        count_digits(word) >= 2 && (4..=10).contains(&length) && word.chars().all(char::is_alphanumeric);
    if could_be_code { MASK.to_string().repeat(length) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_input_cannot_steer_a_terminal() {
        assert_eq!(quoted("a\u{1b}[31mb\u{202e}c"), "a[31mbc");
    }
}
