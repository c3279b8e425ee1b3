//! Questions that every rulebook has, with or without an entry for them.

use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::format::yaml::Node;

/// Built-in questions, each with the list of its answers and its text in a book without an entry for it.
pub(crate) const LISTED: [(&str, &str, &str); 2] =
    [("symptom", "symptoms", "What happens?"), ("service", "services", "Which account or service is it?")];
pub(crate) const ROLE: &str = "role";

/// A question of the tree, or a built-in one.
pub(crate) struct QuestionNode<'n> {
    pub(crate) id: &'n str,
    pub(crate) node: Option<&'n Node>,
    pub(crate) answers: &'n [Node],
}

impl QuestionNode<'_> {
    pub(crate) fn kind(&self) -> QuestionKind {
        let built_in = LISTED.iter().any(|(id, ..)| *id == self.id) || self.id == ROLE;
        let context = if built_in {
            // Every cause says how often it shows a symptom, and the others open gates: that cannot be changed.
            self.id != LISTED[0].0
        } else {
            self.node.is_some_and(|node| node.text("context") == "true")
        };
        if context { QuestionKind::Context } else { QuestionKind::Evidence }
    }
}
