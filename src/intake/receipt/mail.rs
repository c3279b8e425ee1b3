//! The replies of mail servers (RFC 5321) and enhanced status codes (RFC 3463) in a line of text.

use serde_json::{Map, Value};

/// The parts of a mail server's reply in a line; `None` if there is no reply in it.
pub(super) fn reply(line: &str) -> Option<Value> {
    let status = words(line).find(|word| is_status(word));
    let reply = words(line).find(|word| is_reply(word));
    let says_mail = line.to_ascii_lowercase().contains("smtp");
    let begins = reply.is_some_and(|reply| line.trim_start().starts_with(reply));
    if status.is_none() && !(reply.is_some() && (says_mail || begins)) {
        return None;
    }
    let mut parts = Map::new();
    for (key, value) in [("reply", reply), ("status", status), ("words", Some(line.trim()))] {
        if let Some(value) = value {
            parts.insert(key.to_owned(), value.into());
        }
    }
    Some(parts.into())
}

/// The words of a line, without the signs around them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).map(|word| word.trim_matches('.'))
}

/// True for a class, a subject and a detail: `5.1.1`. An address of a machine has four parts.
fn is_status(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let [class, subject, detail] = parts[..] else { return false };
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(class, "2" | "4" | "5") && is_number(subject) && is_number(detail)
}

fn is_reply(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && matches!(word.as_bytes()[0], b'4' | b'5')
}
