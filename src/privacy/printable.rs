//! Text that may be shown: without hidden characters and without codes from an input. The only table of what may reach a
//! terminal.

use std::fmt::Write;

use crate::privacy::known::NothingKnown;
use crate::privacy::mask::mask;
use crate::privacy::signs::{MASK, count_digits};

/// The longest input that is repeated in full, in characters.
const LONGEST: usize = 60;

/// A text without control and format characters, so that nothing in a rulebook, a file or an input can steer a terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(without_break).filter(|c| !is_hidden(*c)).collect()
}

/// A message of several lines, each printable.
pub fn printable_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(printable).collect();
    lines.join("\n")
}

/// Replaces a line break or tab by a space, so that the words on both sides stay apart.
fn without_break(c: char) -> char {
    if matches!(c, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c }
}

/// True for characters that show nothing by themselves and change what is shown around them: the controls, and the
/// format characters (Cf) and separators of lines and paragraphs (Zl, Zp) of Unicode 16.
pub fn is_hidden(c: char) -> bool {
    // A change of direction reorders what follows, so that a terminal shows another text than the one that is there;
    // characters without width hide what is between the digits of a number. Only the two joiners stay, without which
    // several scripts cannot be written.
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}')
        || matches!(c, '\u{8e2}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}')
        || matches!(c, '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}')
        || matches!(c, '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// JSON with hidden characters written by their numbers. Programs read the same text, and a terminal that it is printed
/// on cannot be steered.
pub fn escaped_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        // Between the values of JSON there is no hidden character but the line break.
        if c == '\n' || !is_hidden(c) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a `String` cannot fail.
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    escaped
}

/// An input as it may be repeated: printable, at most 60 characters long, and masked.
pub fn quoted(input: &str) -> String {
    // Masked whole before it is cut, because half a number is too short to be recognised. No shape is known here: an
    // input that was not understood loses nothing by being masked too much.
    let words: Vec<String> = mask(&printable(input), &NothingKnown).split(' ').map(mask_mixed).collect();
    let text = words.join(" ");
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// A word, masked if it consists of four to ten letters and digits with at least two digits among them.
fn mask_mixed(word: &str) -> String {
    let length = word.chars().count();
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

    #[test]
    fn what_hides_or_steers_is_dropped_and_scripts_stay_whole() {
        let hidden =
            "\u{7f}\u{9b}\u{ad}\u{61c}\u{200b}\u{200e}\u{202e}\u{2060}\u{2069}\u{feff}\u{fff9}\u{fffb}\u{e0041}\r";
        assert_eq!(printable(&format!("a{hidden}b")), "ab");
        assert_eq!(printable("a\u{2028}b\u{2029}c\td"), "a b c d");
        for whole in ["می\u{200c}خواهم", "👩\u{200d}🔧", "é", "482\u{a0}913", "ok"] {
            assert_eq!(printable(whole), whole);
        }
    }

    #[test]
    fn hidden_characters_in_json_are_written_by_their_numbers() {
        assert_eq!(escaped_json("{\"a\u{7f}\u{9b}\u{202e}\":\n1}"), "{\"a\\u007f\\u009b\\u202e\":\n1}");
        assert_eq!(escaped_json("\u{e0041}"), "\\udb40\\udc41");
    }
}
