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
    /// The ids of answers that are not offered.
    pub(crate) hidden: &'n [Node],
}

impl QuestionNode<'_> {
    pub(crate) fn kind(&self) -> QuestionKind {
        // Of the built-in questions only the symptom is evidence.
        let context = self.node.map_or(self.id != LISTED[0].0, |node| node.text("context") == "true");
        if context { QuestionKind::Context } else { QuestionKind::Evidence }
    }

    /// True if an answer is not offered.
    pub(crate) fn hides(&self, answer: &Node) -> bool {
        self.hidden.iter().any(|hidden| hidden.scalar() == Some(answer.text("id")))
    }
}
