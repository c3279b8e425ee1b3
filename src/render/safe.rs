//! What may be shown: no control characters, no codes, no long runs of digits out of somebody's input.

/// A text without control characters, so that nothing in a rulebook or an input can steer a terminal.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).filter(|c| !is_control(*c)).collect()
}

/// Control characters, and those that turn the direction of the text that follows.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether an input looks like a one-time code: four to ten digits by themselves, perhaps grouped or with a letter and
/// a hyphen before them.
#[must_use]
pub fn is_code(input: &str) -> bool {
    let input = input.trim();
    let input = match input.split_once('-') {
        Some((prefix, rest)) if prefix.len() == 1 && prefix.chars().all(char::is_alphabetic) => rest,
        _ => input,
    };
    let digits = input.chars().filter(|c| c.is_numeric()).count();
    (4..=10).contains(&digits) && input.chars().all(|c| c.is_numeric() || matches!(c, ' ' | '-' | '.'))
}

/// An input as it may be repeated: printable, short, and with every run of four or more digits masked.
#[must_use]
pub fn quoted(input: &str) -> String {
    const LONGEST: usize = 60;
    let words: Vec<String> = printable(input).split(' ').map(mixed_masked).collect();
    let text = masked(&words.join(" "));
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// A word of four to ten letters and digits, two of them digits at least, could be a code as well.
fn mixed_masked(word: &str) -> String {
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let could_be = digits >= 2 && (4..=10).contains(&word.chars().count()) && word.chars().all(char::is_alphanumeric);
    if could_be { "•".repeat(word.chars().count()) } else { word.to_owned() }
}

/// A text with every run of four or more digits masked, grouped ones too.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut run = String::new();
    let flush = |run: &mut String, result: &mut String| {
        let digits = run.chars().filter(|c| c.is_numeric()).count();
        if digits < 4 {
            result.push_str(run);
        } else {
            result.extend(run.chars().map(|c| if c.is_numeric() { '•' } else { c }));
        }
        run.clear();
    };
    for c in text.chars() {
        let groups = matches!(c, ' ' | '-' | '.') && run.ends_with(char::is_numeric);
        if c.is_numeric() || groups {
            run.push(c);
        } else {
            flush(&mut run, &mut result);
            result.push(c);
        }
    }
    flush(&mut run, &mut result);
    result
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
    fn digits_are_masked_and_short_numbers_are_not() {
        assert_eq!(masked("my code is 482 913, twice in 24 h"), "my code is ••• •••, twice in 24 h");
        assert_eq!(quoted("a\u{1b}[31mb\u{202e}c"), "a[31mbc");
    }
}
