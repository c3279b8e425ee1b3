//! Recognising a one-time code, so that one typed by mistake is refused and never repeated.

/// True if an input looks like a one-time code: four to ten digits by themselves, perhaps grouped or with a letter and
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
