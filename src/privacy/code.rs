//! Recognition of one-time codes, so that a code typed by mistake is refused and never repeated.

/// True if an input looks like a one-time code: four to ten digits by themselves, possibly grouped or after a letter and
/// a hyphen.
pub fn is_code(input: &str) -> bool {
    let input = input.trim();
    let input = match input.split_once('-') {
        Some((prefix, rest)) if prefix.len() == 1 && prefix.chars().all(char::is_alphabetic) => rest,
        _ => input,
    };
    (4..=10).contains(&count_digits(input)) && input.chars().all(|c| c.is_numeric() || matches!(c, ' ' | '-' | '.'))
}

/// The number of digits in a text, of any script: a phone that is set to Arabic shows `٤٨٢٩١٣`.
pub(crate) fn count_digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: bool) {
        assert_eq!(is_code(input), expected, "{input:?}");
    }

    #[test]
    fn codes_are_recognised_and_other_inputs_are_not() {
        for code in ["482913", "4829", "1234567890", " 482 913 ", "48-29-13", "G-482913", "٤٨٢٩١٣"] {
            check(code, true);
        }
        for other in ["", "1", "123", "12345678901", "sms", "2sv", "yes", "24h", "E0000083"] {
            check(other, false);
        }
    }
}
