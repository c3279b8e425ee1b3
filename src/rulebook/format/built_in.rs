//! Questions that every rulebook has, with or without an entry for them.

use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::book::words::given::Words;
use crate::rulebook::format::yaml::Node;

/// Built-in questions, each with the list of its answers.
pub(crate) const LISTED: [(&str, &str); 2] = [("symptom", "symptoms"), ("service", "services")];
pub(crate) const ROLE: &str = "role";

/// A question of the tree, or a built-in one.
pub(crate) struct QuestionNode<'n> {
    pub(crate) id: &'n str,
    pub(crate) node: Option<&'n Node>,
    pub(crate) answers: &'n [Node],
    /// The ids of answers that are not offered.
    pub(crate) hidden: &'n [Node],
}

/// The text of a built-in question in a book without an entry for it.
pub(crate) fn ask<'w>(words: &'w Words, id: &str) -> &'w str {
    match id {
        id if id == LISTED[0].0 => words.ask_symptom(),
        id if id == LISTED[1].0 => words.ask_service(),
        _ => words.ask_role(),
    }
}

/// The text of an answer of `role`.
pub(crate) fn role(words: &Words, role: Audience) -> &str {
    match role {
        Audience::User => words.role_user(),
        Audience::Agent => words.role_agent(),
        Audience::Admin => words.role_admin(),
        Audience::Developer => words.role_developer(),
    }
}

/// The place of an answer: answers stand in their list in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// On the menu.
    Offered,
    /// Found by typing a part of its name.
    ByName,
    /// Off the menus of this rulebook.
    Hidden,
}

impl Place {
    /// The place of an answer, given the ids that are hidden.
    pub(crate) fn of(answer: &Node, hidden: &[Node]) -> Self {
        if hidden.iter().any(|hidden| hidden.scalar() == Some(answer.text("id"))) {
            Self::Hidden
        } else if answer.text("by_name") == "true" {
            Self::ByName
        } else {
            Self::Offered
        }
    }
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

    /// The place of an answer in its list.
    pub(crate) fn place(&self, answer: &Node) -> Place {
        Place::of(answer, self.hidden)
    }
}
