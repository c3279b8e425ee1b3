//! Digits, the signs between them, and the sign that stands for what is not shown.

/// The stand-in for a character that is not shown.
pub(crate) const MASK: char = '•';

/// The number of digits in a text, of any script: a phone that is set to Arabic shows `٤٨٢٩١٣`.
pub(crate) fn count_digits(text: &str) -> usize {
    text.chars().filter(|c| is_digit(*c)).count()
}

pub(crate) fn is_digit(c: char) -> bool {
    c.is_numeric()
}

/// True for a sign that people put between the digits of a number. The joiners have no width and part nothing.
pub(crate) fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | ',' | ';' | ':' | '/' | '\\' | '|' | '_' | '(' | ')' | '\'' | '*' | '#' | '+' | '~')
        || matches!(
            c,
            '·' | '’' | '‘' | '\u{2010}'
                ..='\u{2015}' | '\u{2212}' | '\u{200c}' | '\u{200d}' | '\u{2044}' | '\u{20e3}' | '\u{fe0f}'
        )
}

/// The end of a word that a text has at a position, in capital or small letters; `None` if it has another.
pub(crate) fn word_end(text: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for c in word.chars() {
        if !text.get(end)?.eq_ignore_ascii_case(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The most signs between two groups of digits, spaces not counted.
const MOST_SIGNS: usize = 4;

/// The end of a gap between two groups of digits that begins at a position; `None` if there is no gap or nothing follows.
pub(crate) fn gap(text: &[char], at: usize) -> Option<usize> {
    let length = text[at..].iter().position(|c| !is_sign(*c))?;
    let signs = text[at..at + length].iter().filter(|c| !c.is_whitespace()).count();
    (length > 0 && signs <= MOST_SIGNS).then_some(at + length)
}
