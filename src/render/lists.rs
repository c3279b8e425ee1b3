//! The two lists that a person can tell apart: ways to get in now, and fixes that mend a cause.
//!
//! The engine ranks all fixes together, in the order in which they would be tried. People in a hurry and people who want
//! it mended read them apart, so every format for people shows them apart, each in the engine's order.

use crate::engine::RankedFix;
use crate::rulebook::{FixId, Rulebook, Words};

/// The ways round that are shown: more of them would only push the fixes out of sight.
const WAYS_SHOWN: usize = 2;

/// A list for people.
#[derive(Debug)]
pub struct List<'a, 'r> {
    pub heading: &'r str,
    /// True if its fixes help whatever the cause is, and mend none.
    pub are_ways_round: bool,
    pub fixes: Vec<&'a RankedFix<'r>>,
}

/// The lists of these ranked fixes, with at most `most` that mend. The first of all fixes begins the first list.
pub fn lists<'a, 'r>(book: &'r Rulebook, fixes: &'a [RankedFix<'r>], most: usize) -> Vec<List<'a, 'r>> {
    let (mut ways, mut mends): (Vec<&RankedFix<'_>>, Vec<&RankedFix<'_>>) =
        fixes.iter().partition(|ranked| book.is_way_round(ranked.fix));
    ways.truncate(WAYS_SHOWN);
    mends.truncate(most);
    let heading = if ways.is_empty() { book.words.heading_fixes() } else { book.words.heading_mend() };
    let mut lists = vec![
        List { heading: book.words.heading_ways_round(), are_ways_round: true, fixes: ways },
        List { heading, are_ways_round: false, fixes: mends },
    ];
    if fixes.first().is_some_and(|first| !book.is_way_round(first.fix)) {
        lists.reverse();
    }
    lists.retain(|list| !list.fixes.is_empty());
    lists
}

/// The fixes of lists in the order of their letters.
pub fn lettered(lists: &[List<'_, '_>]) -> Vec<FixId> {
    lists.iter().flat_map(|list| &list.fixes).map(|ranked| ranked.fix).collect()
}

/// The letter of an item by its position; a dash beyond the last letter.
pub fn letter(words: &Words, position: usize) -> char {
    words.letters().chars().nth(position).unwrap_or('-')
}

/// The position of the item with a letter.
pub fn position(words: &Words, typed: &str) -> Option<usize> {
    let typed = typed.trim().to_lowercase();
    let mut characters = typed.chars();
    let (Some(letter), None) = (characters.next(), characters.next()) else { return None };
    words.letters().chars().position(|known| known == letter)
}
