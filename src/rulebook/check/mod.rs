//! What must hold between the entries of a rulebook.

mod unusable;
mod wording;

use super::Rulebook;
use super::finding::Findings;
use super::yaml::Node;

/// Looks for every error that takes more than one entry to see.
pub(super) fn check(book: &Rulebook, tree: &Node, findings: &mut Findings) {
    unusable::repeated_answers(tree, findings);
    unusable::silent_causes(book, findings);
    unusable::causes_without_fix(book, findings);
    unusable::fixes_that_cure_nothing(book, tree, findings);
    wording::agent_words(tree, findings);
}
