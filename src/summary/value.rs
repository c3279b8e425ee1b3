//! The values of details that may be counted by: only what has the form of a country, a carrier or a template, so that no
//! number of a person, code or text of a message gets into a summary.

use crate::rulebook::Detail;

/// The longest name, in characters.
const LONGEST: usize = 64;

/// The value of a detail as it is counted; `None` if it could be personal.
pub(super) fn countable(detail: Detail, text: &str) -> Option<String> {
    let text = text.trim();
    match detail {
        Detail::Country => country(text),
        Detail::Carrier => carrier(text),
        Detail::Template => is_template(text).then(|| text.to_owned()),
        Detail::Message | Detail::Time | Detail::Sent | Detail::Used => None,
    }
}

/// A country by its letters, its mobile country code or its name.
fn country(text: &str) -> Option<String> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_code || text.chars().count() > 3 && is_name(text) && !text.contains(|c: char| c.is_numeric()) {
        return Some(text.to_owned());
    }
    let is_short = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_short.then(|| text.to_ascii_uppercase())
}

/// A carrier by the code of its network or its name.
fn carrier(text: &str) -> Option<String> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    // The first digit tells the part of the world: 2 to 7.
    let is_network_code = matches!(text.len(), 5 | 6) && (b'2'..=b'7').contains(&text.as_bytes()[0]);
    (if is_digits { is_network_code } else { is_name(text) }).then(|| text.to_owned())
}

/// A carrier by the code of its network. Its part behind that of the country (`01`) means nothing without the country.
pub(super) fn network(country: Option<&str>, text: &str) -> Option<String> {
    let is_code = |text: &str, length| length == text.len() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.trim();
    let country = country.filter(|country| is_code(country, 3));
    if is_code(text, 2) || is_code(text, 3) {
        return country.map(|country| format!("{country}-{text}"));
    }
    countable(Detail::Carrier, text)
}

/// Words with few digits in them, such as the name of a company.
fn is_name(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let is_sign =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '&' | '\'' | '(' | ')' | '/' | '+' | ',');
    digits < 4 && (1..=LONGEST).contains(&text.chars().count()) && text.chars().all(is_sign)
}

/// An identifier. Digits alone could be a code or the number of a person, unless they are more than either has.
fn is_template(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':' | b'/');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_sign) && (has_letters || !(4..=15).contains(&digits))
}
