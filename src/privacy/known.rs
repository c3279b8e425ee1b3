//! Shapes of text that are no secrets: the caller names them, and nothing else with four or more digits is kept.

use crate::privacy::signs::{MASK, gap, is_digit};

/// Somebody who knows which shapes of text are no secrets, such as dates and error codes.
pub trait Known {
    /// The ends of all known shapes that begin at a position.
    fn ends(&self, text: &[char], at: usize) -> Vec<usize>;
}

/// Knows no shape: all that could be a secret is one.
#[derive(Debug, Clone, Copy)]
pub struct NothingKnown;

impl Known for NothingKnown {
    fn ends(&self, _: &[char], _: usize) -> Vec<usize> {
        Vec::new()
    }
}

/// Digits that no code and no number of a person is shorter than.
const FEWEST_DIGITS: usize = 4;

/// The end of the longest known shape that begins at a position and stands by itself.
pub(crate) fn known_end(known: &dyn Known, text: &[char], at: usize) -> Option<usize> {
    if is_part_of_more(text, at) {
        return None;
    }
    let mut ends = known.ends(text, at);
    ends.retain(|end| stands_alone(text, at, *end));
    ends.into_iter().max()
}

/// True if a word, a number or an address began before a position and goes on there.
fn is_part_of_more(text: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| text[before]) else { return false };
    let joined = matches!(before, '.' | '-' | '/' | '_' | ':') && at > 1 && is_digit(text[at - 2]);
    before.is_alphanumeric() || matches!(before, '+' | MASK) || (joined && is_digit(text[at]))
}

fn stands_alone(text: &[char], at: usize, end: usize) -> bool {
    let Some(last) = end.checked_sub(1).filter(|last| *last >= at).map(|last| text[last]) else { return false };
    let next = text.get(end).copied();
    let joined = next.is_some_and(|c| matches!(c, '.' | '-' | '/' | '_' | ':'))
        && text.get(end + 1).is_some_and(|c| is_digit(*c));
    if next.is_some_and(|c| c.is_alphanumeric() || c == MASK) || (joined && is_digit(last)) {
        return false;
    }
    // A few digits next to others may be a piece of a code: in `482 913 minutes` there are no 913 minutes.
    let digits = text[at..end].iter().filter(|c| is_digit(**c)).count();
    digits >= FEWEST_DIGITS || !(is_digit(text[at]) && follows_digit(text, at) || precedes_digit(text, end, last))
}

fn follows_digit(text: &[char], at: usize) -> bool {
    let before = text[..at].iter().rposition(|c| c.is_alphanumeric());
    before.is_some_and(|before| is_digit(text[before]) && gap(text, before + 1) == Some(at))
}

fn precedes_digit(text: &[char], end: usize, last: char) -> bool {
    is_digit(last) && gap(text, end).is_some_and(|next| is_digit(text[next]))
}
