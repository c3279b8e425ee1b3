//! Mail addresses, wherever in a text they stand: the first letter and the domain remain.

use crate::privacy::signs::{MASK, word_end};

/// Writes an address that begins at a position in its masked form, up to its domain. Returns where the domain begins.
///
/// The domain is read on as text, because it may hold a number or another address.
pub(crate) fn masked(text: &[char], from: usize, at: usize, out: &mut Vec<char>) -> Option<usize> {
    if !text[at].is_alphanumeric() || is_inside(&text[from..at]) {
        return None;
    }
    let mut end = at;
    let domain = loop {
        if let Some(domain) = at_sign_end(text, end) {
            break domain;
        }
        if !text.get(end).is_some_and(|c| is_local(*c)) {
            return None;
        }
        end += 1;
    };
    if !text.get(domain)?.is_alphanumeric() {
        return None;
    }
    out.push(text[at]);
    out.extend([MASK; 3]);
    out.extend(&text[end..domain]);
    Some(domain)
}

/// The end of an at sign at a position, in any of the forms in which links and people write it.
fn at_sign_end(text: &[char], at: usize) -> Option<usize> {
    const FORMS: [&str; 9] = ["@", "\u{ff20}", "\u{fe6b}", "%40", "&#64;", " (at) ", " [at] ", "(at)", "[at]"];
    FORMS.into_iter().find_map(|form| word_end(text, at, form))
}

/// True if the first part of an address began in the text before a position.
fn is_inside(before: &[char]) -> bool {
    // Signs in front belong to the sentence.
    before.iter().rev().take_while(|c| is_local(**c)).any(|c| c.is_alphanumeric())
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'' | '~') || c == MASK
}
