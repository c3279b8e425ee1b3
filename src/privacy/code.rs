//! Recognition of one-time codes and of the secrets that make them, so that one typed by mistake is refused and never
//! repeated.

use crate::privacy::signs::{count_digits, is_digit, is_sign};
use crate::privacy::token::is_secret;

/// A secret that somebody has typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// A one-time code.
    Code,
    /// The secret from which an authenticator makes its codes.
    Authenticator,
}

impl Secret {
    /// The secret that a line is or holds, for which it has to be refused whole.
    pub fn in_line(line: &str) -> Option<Self> {
        let chars: Vec<char> = line.chars().collect();
        if is_secret(&chars) {
            return Some(Self::Authenticator);
        }
        if is_code(line) { Some(Self::Code) } else { None }
    }
}

/// True if an input looks like a one-time code: four to ten digits by themselves, possibly grouped or after a letter and
/// a hyphen.
pub fn is_code(input: &str) -> bool {
    let input = input.trim_matches(is_sign);
    let input = match input.split_once('-') {
        Some((prefix, rest)) if prefix.len() == 1 && prefix.chars().all(char::is_alphabetic) => rest,
        _ => input,
    };
    (4..=10).contains(&count_digits(input)) && input.chars().all(|c| is_digit(c) || is_sign(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: Option<Secret>) {
        assert_eq!(Secret::in_line(input), expected, "{input:?}");
    }

    #[test]
    fn secrets_are_recognised_and_other_inputs_are_not() {
        for code in
            ["482913", "4829", "1234567890", " 482 913 ", "48-29-13", "G-482913", "٤٨٢٩١٣", "482  913", "482,913"]
        {
            check(code, Some(Secret::Code));
        }
        for secret in ["JBSWY3DPEHPK3PXP", "my key is jbsw y3dp ehpk 3pxp", "otpauth://totp/x?secret=A"] {
            check(secret, Some(Secret::Authenticator));
        }
        for other in ["", "1", "123", "12345678901", "sms", "2sv", "yes", "24h", "E0000083"] {
            check(other, None);
        }
    }
}
