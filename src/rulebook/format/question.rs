//! Reads questions and their answers, and the answers that hold by default.

use crate::rulebook::book::audience::{Audience, Wording};
use crate::rulebook::book::ids::{AnswerId, QuestionId};
use crate::rulebook::book::question::{Choice, Question};
use crate::rulebook::book::scale;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;
use crate::rulebook::format::built_in;
use crate::rulebook::format::built_in::{QuestionNode, ROLE};
use crate::rulebook::format::read::{Reader, audience, optional, wording};
use crate::rulebook::format::yaml::Node;

const DEFAULT_QUESTION_EFFORT: f64 = 0.25;

impl Reader<'_, '_> {
    pub(crate) fn question(&mut self, question: &QuestionNode<'_>) -> Question {
        let kind = question.kind();
        let mut answers: Vec<Choice> = self.all(question.answers, Self::choice);
        // The tree does not list the answers of `role`: they are the audiences of the program.
        if question.id == ROLE {
            answers.extend(Audience::ALL.map(|role| Choice {
                id: role.name().into(),
                text: Wording::same(built_in::role(self.words, role)),
                short: None,
                also: Vec::new(),
                matches: Vec::new(),
                sources: Vec::new(),
                at: Span::default(),
            }));
        }
        let mut usual: Vec<Option<f64>> = Vec::with_capacity(answers.len());
        for answer in question.answers {
            // Nobody is expected to give an answer that is not offered.
            usual.push(if question.hides(answer) { Some(0.0) } else { scale::frequency(answer.text("usual")) });
        }
        usual.resize(answers.len(), None);
        let answers_offered = answers.len() - question.answers.iter().filter(|answer| question.hides(answer)).count();
        let node = question.node;
        Question {
            id: question.id.into(),
            kind,
            ask: node
                .and_then(|node| wording(node, "ask"))
                .unwrap_or_else(|| Wording::same(built_in::ask(self.words, question.id))),
            why: node.and_then(|node| wording(node, "why")),
            effort: node.and_then(|node| scale::minutes(node.text("effort"))).unwrap_or(DEFAULT_QUESTION_EFFORT),
            audience: node.map(audience).unwrap_or_default(),
            when: node.map(|node| self.names.when(node, "when", self.findings)).unwrap_or_default(),
            answers: answers.into(),
            offered: answers_offered,
            usual: scale::usual_row(&usual),
            notes: node.map(|node| self.all(node.list("notes"), Self::hint)).unwrap_or_default(),
            sources: node.map(|node| self.names.claims(node, self.findings)).unwrap_or_default(),
            at: node.map(Node::entry_span).unwrap_or_default(),
        }
    }

    /// The answers that hold until something else is said, to context questions only.
    pub(crate) fn defaults(&mut self, book: &Node) -> Vec<(QuestionId, AnswerId)> {
        let mut defaults = Vec::new();
        for entry in book.map("default") {
            let Some(question) = self.names.question(&entry.key, entry.span, self.findings) else { continue };
            self.require_context(entry);
            let Some(id) = entry.value.scalar() else { continue };
            let answer = self.names.answer(question, id, entry.value.span, self.findings);
            defaults.extend(answer.map(|answer| (question, answer)));
        }
        defaults
    }

    fn choice(&mut self, node: &Node) -> Choice {
        // The answers in the lists of symptoms and services have a title, those of a question a text.
        let key = if node.get("title").is_some() { "title" } else { "text" };
        Choice {
            id: node.text("id").into(),
            text: wording(node, key).unwrap_or_default(),
            short: optional(node, "short"),
            also: node.list("also").iter().filter_map(Node::scalar).map(Text::from).collect(),
            matches: node.list("matches").iter().filter_map(Node::scalar).map(Text::from).collect(),
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }
}
