//! Numbers of people and codes of digits only: a phone number keeps its country code and last two digits, and everything
//! else of four or more digits is masked whole.

use crate::privacy::known::{Known, known_end};
use crate::privacy::signs::{MASK, gap, is_digit};

/// The fewest digits that could be a code.
const FEWEST: usize = 4;
/// A code has at most eight digits in practice, and an international number at most fifteen.
const PHONE: std::ops::RangeInclusive<usize> = 9..=15;
/// A number with a plus is a phone number from here on.
const WITH_PLUS: usize = 7;

/// Writes a number that begins at a position, masked if it is long enough to be personal. Returns its end.
pub(crate) fn masked(text: &[char], at: usize, known: &dyn Known, out: &mut Vec<char>) -> Option<usize> {
    let plus = text[at] == '+';
    let first = if plus { gap(text, at)? } else { at };
    if !is_digit(*text.get(first)?) {
        return None;
    }
    let groups = groups(text, first, known);
    let end = groups.last().map_or(first, |(_, end)| *end);
    let digits: Vec<char> = text[first..end].iter().copied().filter(|c| is_digit(*c)).collect();
    let several = groups.iter().filter(|(start, end)| end - start >= 6).count() > 1;
    match digits.len() {
        0..FEWEST if plus => return None,
        0..FEWEST => out.extend(&text[at..end]),
        // Two long groups are two codes rather than one number, whose end would give away the second.
        count if !several && (PHONE.contains(&count) || (plus && (WITH_PLUS..9).contains(&count))) => {
            if plus {
                out.extend(country(&text[groups[0].0..groups[0].1]));
            }
            out.extend([MASK; 4]);
            out.extend(&digits[count - 2..]);
        }
        count => out.extend(std::iter::repeat_n(MASK, count)),
    }
    Some(end)
}

/// The groups of digits that make up a number, as ranges.
fn groups(text: &[char], first: usize, known: &dyn Known) -> Vec<(usize, usize)> {
    let mut groups = vec![(first, digits_end(text, first))];
    loop {
        let (start, end) = groups[groups.len() - 1];
        let Some(next) = gap(text, end).filter(|next| is_digit(text[*next])) else { return groups };
        let next_end = digits_end(text, next);
        // A few digits in front of letters are a measure or a name; more of them may be half a code.
        let is_word = next_end - next < 3 && text.get(next_end).is_some_and(char::is_ascii_alphabetic);
        // A plus begins a number of its own.
        let begins = is_word || text[end..next].contains(&'+') || known_end(known, text, next).is_some();
        if begins || !joins(&text[end..next], end - start, next_end - next) {
            return groups;
        }
        groups.push((next, next_end));
    }
}

/// True if a gap between groups of these lengths does not end a number.
fn joins(gap: &[char], before: usize, after: usize) -> bool {
    let is_loose = gap.windows(2).any(|pair| matches!(pair[0], ',' | ';' | '.' | ':') && pair[1].is_whitespace());
    // After a comma and a space another number follows, unless the digits of a code are listed one by one or by halves.
    !is_loose || (before == 1 && after == 1) || (before >= 3 && after >= 3)
}

fn digits_end(text: &[char], at: usize) -> usize {
    text[at..].iter().position(|c| !is_digit(*c)).map_or(text.len(), |length| at + length)
}

/// The country code of a number that begins with a plus: the digits up to the first gap or, in a number without gaps,
/// the shortest possible code.
fn country(first: &[char]) -> Vec<char> {
    // Country codes have one to three digits, and only 1 and 7 stand alone. Too few digits are harmless, too many would
    // reveal part of the number.
    let length = match first[0] {
        _ if first.len() <= 3 => 3,
        '1' | '7' => 1,
        _ => 2,
    };
    std::iter::once('+').chain(first.iter().copied().take(length)).collect()
}
