//! Masks personal data in free text before it is kept or shown: phone numbers keep their country code and last two
//! digits, mail addresses their first letter and domain, and any other run of four or more digits is masked whole,
//! because it could be a code.
//!
//! The spacing of a number does not change its mask, so that the reader of a note can see that two remarks are about the
//! same phone. Dates, error codes and long message identifiers are not masked: they let a provider find a case without
//! personal data.

use crate::privacy::code::count_digits;

/// The stand-in for a character that is not shown.
pub(crate) const MASK: char = '•';

/// The text with phone numbers, mail addresses and possible codes masked. Masking a masked text changes nothing.
pub(crate) fn mask(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut run = String::new();
    let mut before = "";
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if let Some(address) = masked_address(bare) {
            flush(&mut run, &mut result);
            result.push_str(&address);
            result.push_str(&word[bare.len()..]);
        } else if is_harmless(bare, before) {
            flush(&mut run, &mut result);
            result.push_str(word);
        } else {
            // The run goes on into the next word, because people put spaces into numbers.
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

/// True if a character continues a run of digits: a digit, or a single sign that people group digits with.
fn joins(c: char, run: &str) -> bool {
    c.is_numeric()
        || (run.is_empty() && c == '+')
        || (matches!(c, ' ' | '-' | '.' | '/' | '(' | ')')
            && run.ends_with(|last: char| last.is_numeric() || last == ')'))
        || (c == '(' && run.ends_with(' '))
}

/// Appends a run of digits to the result, masked if it is long enough to be personal, and empties the run.
fn flush(run: &mut String, result: &mut String) {
    let digits: Vec<char> = run.chars().filter(|c| c.is_numeric()).collect();
    let grouped = !run.trim_end().chars().all(char::is_numeric);
    // The signs after the last digit belong to the sentence, not to the number.
    let tail = &run[run.trim_end_matches(|c: char| !c.is_numeric()).len()..];
    match digits.len() {
        0..=3 => result.push_str(run),
        // A code has at most eight digits in practice and is sent in one group or two short ones. Anything longer is a
        // phone number, whose country and last two digits are not personal.
        count if count >= 9 || (grouped && count >= 7) => {
            result.push_str(&country(run));
            result.extend(std::iter::repeat_n(MASK, 4));
            result.extend(&digits[count - 2..]);
            result.push_str(tail);
        }
        count => {
            result.extend(std::iter::repeat_n(MASK, count));
            result.push_str(tail);
        }
    }
    run.clear();
}

/// The country code of a number that begins with a plus: the digits up to the first gap or, in a number without gaps,
/// the shortest possible code.
fn country(run: &str) -> String {
    let Some(rest) = run.strip_prefix('+') else { return String::new() };
    let first: String = rest.chars().take_while(|c| c.is_numeric()).collect();
    // Country codes have one to three digits, and only 1 and 7 stand alone. Too few digits are harmless, too many would
    // reveal part of the number.
    let length = match first.chars().next() {
        _ if first.chars().count() <= 3 => 3,
        Some('1' | '7') => 1,
        _ => 2,
    };
    std::iter::once('+').chain(first.chars().take(length)).collect()
}

/// A mail address reduced to the first letter of its local part and the domain; `None` if the word is no address.
fn masked_address(word: &str) -> Option<String> {
    let (local, domain) = word.split_once('@')?;
    let opening = local.len() - local.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let first = local[opening..].chars().next()?;
    if !domain.contains('.') || !domain.starts_with(char::is_alphanumeric) {
        return None;
    }
    Some(format!("{}{first}{MASK}{MASK}{MASK}@{domain}", &local[..opening]))
}

/// True for words that identify no person in spite of their digits: dates, error codes, identifiers of messages.
fn is_harmless(word: &str, before: &str) -> bool {
    let word = word.trim_matches([',', '.', ';', ':', '(', ')', '"']);
    let before = before.trim_end_matches(':').to_lowercase();
    let digits = count_digits(word);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    // The bounds keep codes out: a number is an error code only after a word such as "error", and an identifier has at
    // least 16 characters or one letter before seven digits, which no one-time code has.
    let error = matches!(before.as_str(), "error" | "errors" | "status" | "reason") && digits <= 8;
    let identifier = plain && letters > 0 && digits > 0 && word.chars().count() >= 16;
    let error_code = plain && letters == 1 && digits >= 7 && word.starts_with(char::is_alphabetic);
    is_date(word) || (error && plain) || identifier || error_code
}

/// True for a date such as 2026-11-22, 22.11.2026 or 11/22/2026, with or without a time after it.
fn is_date(word: &str) -> bool {
    const SEPARATORS: [char; 3] = ['-', '.', '/'];
    let day = word.split(['T', 't']).next().unwrap_or(word);
    let lengths: Vec<usize> = day.split(SEPARATORS).map(str::len).collect();
    let numeric = day.chars().all(|c| c.is_ascii_digit() || SEPARATORS.contains(&c));
    numeric && matches!(lengths[..], [4, 2, 2] | [1 | 2, 1 | 2, 4])
}

/// The number of masked words in a text, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MaskCount {
    pub phones: usize,
    pub mails: usize,
    pub others: usize,
}

impl MaskCount {
    /// Counts what is masked in a text.
    pub fn of(text: &str) -> Self {
        let mut count = Self::default();
        for word in text.split_whitespace() {
            if !word.contains(MASK) {
                continue;
            }
            // Only a phone number keeps its last digits.
            let end = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if word.contains('@') {
                count.mails += 1;
            } else if end.ends_with(char::is_numeric) {
                count.phones += 1;
            } else {
                count.others += 1;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(mask(text), expected);
        assert_eq!(mask(expected), expected, "a masked text stays as it is");
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
    fn masked_words_are_counted_by_kind() {
        assert_eq!(MaskCount::of("nothing here"), MaskCount::default());
        let count = MaskCount::of("+1••••16, a•••@b.org and •••• and ••••78.");
        assert_eq!(count, MaskCount { phones: 2, mails: 1, others: 1 });
    }
}
