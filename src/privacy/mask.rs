//! Masking what people say in free words, before it is kept or shown: phone numbers keep their country and last two
//! digits, mail addresses their first letter and domain, and any other run of four or more digits could be a code.
//!
//! The mask of a number or address is always the same, however it was spaced, so that whoever reads a note can tell
//! that two remarks are about the same phone. Days, error codes and the long identifiers of messages stay as they are:
//! they let a provider find a case without personal data.

/// What stands for a character that is not shown.
const MASK: char = '•';

/// A text with everything masked in it that has to be.
pub fn masked(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut run = String::new();
    let mut before = "";
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if let Some(address) = address(bare) {
            flush(&mut run, &mut result);
            result.push_str(&address);
            result.push_str(&word[bare.len()..]);
        } else if is_kept(bare, before) {
            flush(&mut run, &mut result);
            result.push_str(word);
        } else {
            for c in word.chars() {
                if joins(c, &run) {
                    run.push(c);
                } else {
                    flush(&mut run, &mut result);
                    result.push(c);
                }
            }
        }
        before = bare;
    }
    flush(&mut run, &mut result);
    result
}

/// Whether a character carries on a run of digits: digits, and single signs that people group them with.
fn joins(c: char, run: &str) -> bool {
    c.is_numeric()
        || (run.is_empty() && c == '+')
        || (matches!(c, ' ' | '-' | '.' | '/' | '(' | ')')
            && run.ends_with(|last: char| last.is_numeric() || last == ')'))
        || (c == '(' && run.ends_with(' '))
}

/// Writes a run of digits, masked if it is long enough to be a number of somebody's.
fn flush(run: &mut String, result: &mut String) {
    let digits: Vec<char> = run.chars().filter(|c| c.is_numeric()).collect();
    let grouped = run.trim_end().chars().any(|c| !c.is_numeric());
    let behind = &run[run.trim_end_matches(|c: char| !c.is_numeric()).len()..];
    match digits.len() {
        0..=3 => result.push_str(run),
        // Long or grouped like this it is a phone number; a code is neither.
        count if count >= 9 || (grouped && count >= 7) => {
            result.push_str(&country(run));
            result.extend(std::iter::repeat_n(MASK, 4));
            result.extend(&digits[count - 2..]);
            result.push_str(behind);
        }
        count => {
            result.extend(std::iter::repeat_n(MASK, count));
            result.push_str(behind);
        }
    }
    run.clear();
}

/// The country of a number that begins with a plus: the digits up to the first gap, or the shortest that can be one.
fn country(run: &str) -> String {
    let Some(rest) = run.strip_prefix('+') else { return String::new() };
    let first: String = rest.chars().take_while(|c| c.is_numeric()).collect();
    let length = match first.chars().next() {
        _ if first.chars().count() <= 3 => 3,
        Some('1' | '7') => 1,
        _ => 2,
    };
    std::iter::once('+').chain(first.chars().take(length)).collect()
}

/// A mail address with nothing left of its local part but the first letter.
fn address(word: &str) -> Option<String> {
    let (local, domain) = word.split_once('@')?;
    let opening = local.len() - local.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let first = local[opening..].chars().next()?;
    let known = domain.contains('.') && domain.starts_with(char::is_alphanumeric);
    known.then(|| format!("{}{first}{MASK}{MASK}{MASK}@{domain}", &local[..opening]))
}

/// Days, error codes and identifiers of messages.
fn is_kept(word: &str, before: &str) -> bool {
    let word = word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '"'));
    let before = before.trim_end_matches(':').to_lowercase();
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let error = matches!(before.as_str(), "error" | "errors" | "status" | "reason") && digits <= 8;
    let identifier = plain && letters > 0 && digits > 0 && word.chars().count() >= 16;
    let error_code = plain && letters == 1 && digits >= 7 && word.starts_with(char::is_alphabetic);
    is_day(word) || (error && plain) || identifier || error_code
}

/// A day such as 2026-11-22, 22.11.2026 or 11/22/2026, with a time behind it or not.
fn is_day(word: &str) -> bool {
    let day = word.split(['T', 't']).next().unwrap_or(word);
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let numbers = parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
    numbers && matches!(lengths[..], [4, 2, 2] | [1 | 2, 1 | 2, 4])
}

/// How much is masked in a text, in words: `1 phone number, 2 mail addresses`. `None` if nothing is.
pub fn count(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(MASK)).collect();
    let is_phone = |word: &&&str| {
        !word.contains('@') && word.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(char::is_numeric)
    };
    let mails = words.iter().filter(|word| word.contains('@')).count();
    let phones = words.iter().filter(is_phone).count();
    let kinds = [
        (phones, "phone number", "phone numbers"),
        (mails, "mail address", "mail addresses"),
        (words.len() - mails - phones, "other number", "other numbers"),
    ];
    let parts: Vec<String> = kinds
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(masked(text), expected);
        assert_eq!(masked(expected), expected, "a masked text stays as it is");
    }

    #[test]
    fn numbers_of_people_are_masked_and_those_of_messages_are_not() {
        check("my code is 482 913, twice in 24 h", "my code is ••••••, twice in 24 h");
        check("call +1 (480) 360-5516 now", "call +1••••16 now");
        check("call +14803605516.", "call +1••••16.");
        check("from 0171 2345678", "from ••••78");
        check("mail ann.smith@example.org, please", "mail a•••@example.org, please");
        check("on 2026-11-22 at 10:42, and on 22.11.2026", "on 2026-11-22 at 10:42, and on 22.11.2026");
        check("error 30007 and E0000083", "error 30007 and E0000083");
        check("SM1234567890abcdef1234567890abcdef", "SM1234567890abcdef1234567890abcdef");
        check("order 123456789012", "order ••••12");
        check("G-482913 came", "G-•••••• came");
        check("they are 1, 2 and 300", "they are 1, 2 and 300");
    }

    #[test]
    fn what_is_masked_is_counted() {
        assert_eq!(count("nothing here"), None);
        assert_eq!(
            count("+1••••16, a•••@b.org and •••• and ••••78."),
            Some("2 phone numbers, 1 mail address, 1 other number".into())
        );
    }
}
