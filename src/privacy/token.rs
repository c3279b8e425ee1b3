//! Codes and secrets that letters are part of: one-time codes such as `AB12CD`, account numbers, secrets of
//! authenticators, and identifiers that hold a number.

use crate::privacy::signs::{MASK, gap, is_digit, word_end};

/// The shortest secret of an authenticator, and the length from which a word of letters and digits is one.
const SECRET: usize = 16;
/// One-time codes of letters and digits, in practice.
const CODE: std::ops::RangeInclusive<usize> = 4..=15;

/// Writes a word that begins at a position, masked if it could be a secret. Returns its end; `None` for a mere number.
pub(crate) fn masked(text: &[char], from: usize, at: usize, out: &mut Vec<char>) -> Option<usize> {
    if !is_letter_or_digit(text[at]) || at > from && is_letter_or_digit(text[at - 1]) {
        return None;
    }
    if let Some(end) = address_of_secret(text, at) {
        out.extend("otpauth://".chars().chain([MASK; 4]));
        return Some(end);
    }
    let whole = spaced_secret(text, at)
        .or_else(|| account_end(text, at))
        .or_else(|| grouped_code_end(text, at))
        .or_else(|| spelled_end(text, at));
    if let Some(end) = whole {
        out.extend(text[at..end].iter().map(|c| if is_letter_or_digit(*c) { MASK } else { *c }));
        return Some(end);
    }
    let end = run_end(text, at);
    let word = &text[at..end];
    if word.iter().all(|c| is_digit(*c)) {
        return None;
    }
    if is_base32(word)
        || is_mixed_code(word)
        || (follows_code(text, at) && (is_code_like(word) || word.len() >= SECRET))
    {
        out.extend(std::iter::repeat_n(MASK, word.len()));
    } else {
        // The end of a word may be the beginning of a number: in `A482 913` it is.
        let tail = word.iter().rposition(|c| !is_digit(*c)).map_or(0, |last| last + 1);
        let goes_on = tail < word.len() && gap(text, end).is_some_and(|next| is_digit(text[next]));
        let (word, end) = if goes_on { (&word[..tail], at + tail) } else { (word, end) };
        // In an identifier such as `whatsapp14255550156` the letters say nothing about the person.
        for run in word.chunk_by(|a, b| is_digit(*a) == is_digit(*b)) {
            let hidden = is_digit(run[0]) && run.len() >= 4;
            out.extend(run.iter().map(|c| if hidden { MASK } else { *c }));
        }
        return Some(end);
    }
    Some(end)
}

/// True if a text holds a secret of an authenticator.
pub(crate) fn is_secret(text: &[char]) -> bool {
    (0..text.len()).any(|at| {
        let begins = is_letter_or_digit(text[at]) && (at == 0 || !is_letter_or_digit(text[at - 1]));
        begins
            && (address_of_secret(text, at).is_some()
                || spaced_secret(text, at).is_some()
                || is_base32(&text[at..run_end(text, at)]))
    })
}

/// The end of an address that hands a secret to an authenticator.
fn address_of_secret(text: &[char], at: usize) -> Option<usize> {
    const SCHEMES: [&str; 2] = ["otpauth://", "otpauth-migration://"];
    SCHEMES.into_iter().find_map(|scheme| word_end(text, at, scheme))?;
    let length = text[at..].iter().position(|c| c.is_whitespace() || matches!(c, '"' | '<' | '>'));
    Some(length.map_or(text.len(), |length| at + length))
}

/// True for a word in the alphabet of such secrets that mixes in digits, or that has so many capitals in a row.
fn is_base32(word: &[char]) -> bool {
    let is_upper = |c: &char| c.is_ascii_uppercase() || ('2'..='7').contains(c);
    // Other letters may stick to it: `…Z7code`.
    let mut runs = word.chunk_by(|a, b| is_upper(a) == is_upper(b));
    let upper = runs.any(|run| run.len() >= SECRET && is_upper(&run[0]));
    let lower = word.iter().all(|c| c.is_ascii_lowercase() || ('2'..='7').contains(c));
    word.len() >= SECRET && !word.iter().all(|c| is_digit(*c)) && (upper || lower && is_mixed(word))
}

/// The end of such a secret in groups of four, as authenticators show it.
fn spaced_secret(text: &[char], at: usize) -> Option<usize> {
    let ends = groups(text, at, |c| c == ' ' || c == '-');
    let mut starts = vec![at];
    starts.extend(ends.iter().map(|end| end + 1));
    let words = starts.iter().zip(&ends).map(|(start, end)| &text[*start..*end]);
    let words: Vec<&[char]> = words.take_while(|word| word.len() == 4).collect();
    let (count, joined) = (words.len(), words.concat());
    // Words of a sentence have four letters too, but no digit inside.
    let mixed = words.iter().filter(|word| is_mixed(word)).count();
    let upper = !joined.iter().any(char::is_ascii_lowercase);
    (count >= 4 && (mixed >= 2 || upper && mixed == 1) && is_base32(&joined)).then(|| ends[count - 1])
}

/// The end of an international bank account number in groups of four; one in a single word is long enough by itself.
fn account_end(text: &[char], at: usize) -> Option<usize> {
    let ends = groups(text, at, |c| c == ' ' || c == '-');
    let first = &text[at..ends[0]];
    let is_head =
        first.len() == 4 && first[..2].iter().all(char::is_ascii_alphabetic) && first[2..].iter().all(|c| is_digit(*c));
    let mut end = None;
    for (start, stop) in ends.iter().zip(&ends[1..]) {
        let group = &text[start + 1..*stop];
        if !is_head || group.len() > 4 || !group.iter().all(|c| c.is_ascii_uppercase() || is_digit(*c)) {
            break;
        }
        end = Some(*stop);
        if group.len() < 4 {
            break;
        }
    }
    end.filter(|end| end - at >= 18)
}

/// The end of a code in groups with hyphens, such as `ABCD-1234-EFGH`.
fn grouped_code_end(text: &[char], at: usize) -> Option<usize> {
    let ends = groups(text, at, |c| matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}'));
    let mut start = at;
    let mut words = Vec::with_capacity(ends.len());
    for end in &ends {
        words.push(&text[start..*end]);
        start = end + 1;
    }
    let all = words.concat();
    let digits = all.iter().filter(|c| is_digit(**c)).count();
    if words.len() < 2 || digits < 2 || digits == all.len() {
        return None;
    }
    let upper = !all.iter().any(char::is_ascii_lowercase);
    let with_digits = words.iter().filter(|word| word.iter().any(|c| is_digit(*c))).count();
    let equal = (4..=8).contains(&words[0].len()) && words.iter().all(|word| word.len() == words[0].len());
    let like_code = equal && (upper || words.len() > 2 || with_digits == words.len())
        || upper && all.len() >= 8 && words.iter().all(|word| word.len() <= 8) && (words.len() > 2 || with_digits == 2);
    (like_code || upper && follows_code(text, at)).then(|| ends[ends.len() - 1])
}

/// The end of a code that is spelled out in words, digit by digit.
fn spelled_end(text: &[char], at: usize) -> Option<usize> {
    const DIGITS: [&str; 11] = ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let ends = groups(text, at, |c| matches!(c, ' ' | '-'));
    let mut start = at;
    let spelled = ends.iter().take_while(|end| {
        let word: String = text[start..**end].iter().collect::<String>().to_lowercase();
        start = **end + 1;
        DIGITS.contains(&word.as_str())
    });
    let count = spelled.count();
    (count >= 4).then(|| ends[count - 1])
}

/// The ends of the words that follow each other from a position, each parted from the next by one such sign.
fn groups(text: &[char], at: usize, parts: fn(char) -> bool) -> Vec<usize> {
    let mut ends = vec![run_end(text, at)];
    loop {
        let end = ends[ends.len() - 1];
        let joined =
            text.get(end).is_some_and(|c| parts(*c)) && text.get(end + 1).is_some_and(|c| is_letter_or_digit(*c));
        if !joined {
            return ends;
        }
        ends.push(run_end(text, end + 1));
    }
}

/// True for a code of letters and digits in a pattern that no word, version or measure has.
fn is_mixed_code(word: &[char]) -> bool {
    let runs = word.chunk_by(|a, b| is_digit(*a) == is_digit(*b)).count();
    let digits = word.iter().filter(|c| is_digit(**c)).count();
    let upper = !word.iter().any(char::is_ascii_lowercase);
    if !is_mixed(word) {
        return false;
    }
    // With the digits at one end it is a word with a number unless nothing in it is small: `iPhone15`, `XK4829`.
    word.len() >= *CODE.start() && digits >= 2 && (runs > 2 || upper && digits > 3)
}

fn is_mixed(word: &[char]) -> bool {
    word.iter().any(|c| is_digit(*c)) && word.iter().any(|c| !is_digit(*c))
}

/// True for a word that would be a code if somebody called it one.
fn is_code_like(word: &[char]) -> bool {
    CODE.contains(&word.len()) && is_mixed(word)
}

/// True if the text before a position announces a code: `code AB12`, `the pin is a1b2`, `otp=x9y8`.
fn follows_code(text: &[char], at: usize) -> bool {
    const CODES: [&str; 9] = ["code", "codes", "passcode", "otp", "pin", "token", "password", "secret", "key"];
    let before: String = text[at.saturating_sub(24)..at].iter().collect::<String>().to_lowercase();
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    let last = words.next().unwrap_or_default();
    let last = if matches!(last, "is" | "was" | "it" | "the") { words.next().unwrap_or_default() } else { last };
    CODES.contains(&last)
}

fn run_end(text: &[char], at: usize) -> usize {
    text[at..].iter().position(|c| !is_letter_or_digit(*c)).map_or(text.len(), |length| at + length)
}

/// Codes have Latin letters. Letters of other scripts may stand right next to a number: `482913です`.
fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphabetic() || is_digit(c)
}
