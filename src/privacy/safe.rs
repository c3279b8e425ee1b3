//! What may be shown: no control characters, and no codes out of somebody's input.

use crate::privacy::mask::masked;

/// A text without control characters, so that nothing in a rulebook or an input can steer a terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).filter(|c| !is_control(*c)).collect()
}

/// Control characters, and those that turn the direction of the text that follows.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether an input looks like a one-time code: four to ten digits by themselves, perhaps grouped or with a letter and
/// a hyphen before them.
pub fn is_code(input: &str) -> bool {
    let input = input.trim();
    let input = match input.split_once('-') {
        Some((prefix, rest)) if prefix.len() == 1 && prefix.chars().all(char::is_alphabetic) => rest,
        _ => input,
    };
    let digits = input.chars().filter(|c| c.is_numeric()).count();
    (4..=10).contains(&digits) && input.chars().all(|c| c.is_numeric() || matches!(c, ' ' | '-' | '.'))
}

/// An input as it may be repeated: printable, short, and masked.
pub fn quoted(input: &str) -> String {
    const LONGEST: usize = 60;
    let words: Vec<String> = masked(&printable(input)).split(' ').map(mixed_masked).collect();
    let text = words.join(" ");
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// A word of four to ten letters and digits, two of them digits at least, could be a code as well.
fn mixed_masked(word: &str) -> String {
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let could_be = digits >= 2 && (4..=10).contains(&word.chars().count()) && word.chars().all(char::is_alphanumeric);
    if could_be { "•".repeat(word.chars().count()) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_code(input: &str, expected: bool) {
        assert_eq!(is_code(input), expected, "{input:?}");
    }

    #[test]
    fn what_looks_like_a_code_is_told_from_what_does_not() {
        for code in ["482913", "4829", "1234567890", " 482 913 ", "48-29-13", "G-482913", "٤٨٢٩١٣"] {
            check_code(code, true);
        }
        for other in ["", "1", "123", "12345678901", "sms", "2sv", "yes", "24h", "E0000083"] {
            check_code(other, false);
        }
    }

    #[test]
    fn what_is_repeated_cannot_steer_a_terminal() {
        assert_eq!(quoted("a\u{1b}[31mb\u{202e}c"), "a[31mbc");
    }
}
