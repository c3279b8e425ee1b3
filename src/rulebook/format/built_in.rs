//! Questions that every rulebook has, whether or not it words them.

use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::format::yaml::Node;

/// Questions that every rulebook has, with the list that holds their answers, for a book that does not word them.
pub(crate) const LISTED: [(&str, &str, &str); 2] =
    [("symptom", "symptoms", "What happens?"), ("service", "services", "Which account or service is it?")];
pub(crate) const ROLE: &str = "role";

/// A question as it stands in the tree, or one that is built in.
pub(crate) struct QuestionNode<'n> {
    pub(crate) id: &'n str,
    pub(crate) node: Option<&'n Node>,
    pub(crate) answers: &'n [Node],
}

impl QuestionNode<'_> {
    pub(crate) fn kind(&self) -> QuestionKind {
        let context = self.node.map_or(self.id != LISTED[0].0, |node| node.text("context") == "true");
        if context { QuestionKind::Context } else { QuestionKind::Evidence }
    }
}
