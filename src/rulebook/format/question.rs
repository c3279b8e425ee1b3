//! Reads questions and their answers, and the answers that hold by default.

use crate::rulebook::book::audience::{Audience, Wording};
use crate::rulebook::book::ids::{AnswerId, QuestionId};
use crate::rulebook::book::question::{Choice, Question};
use crate::rulebook::book::scale;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;
use crate::rulebook::format::built_in;
use crate::rulebook::format::built_in::{Place, QuestionNode, ROLE};
use crate::rulebook::format::read::{Reader, audience, optional, wording};
use crate::rulebook::format::yaml::Node;

const DEFAULT_QUESTION_EFFORT: f64 = 0.25;

/// The `usual` of an answer that is found by name and has none of its own: *sometimes*.
const UNNAMED_SHARE: f64 = 0.3;

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
                under: None,
                sources: Vec::new(),
                at: Span::default(),
            }));
        }
        let under = self.names.questions.get(question.id).map_or(&[][..], |position| &self.names.under[position]);
        for (answer, under) in answers.iter_mut().zip(under) {
            answer.under = *under;
        }
        let behind = |from: Place| question.answers.iter().filter(|answer| question.place(answer) >= from).count();
        let (offered, pickable) = (answers.len() - behind(Place::ByName), answers.len() - behind(Place::Hidden));
        let usual = usual(question, &answers);
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
            given: node.is_some_and(|node| node.text("given") == "true"),
            when: node.map(|node| self.names.when(node, "when", self.findings)).unwrap_or_default(),
            answers: answers.into(),
            offered,
            pickable,
            usual,
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
            under: None,
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }
}

/// P(answer), whatever the cause. The answers that stand under another and are found by name share half of what that one
/// would have without them, by their own `usual`: so they take nothing from the others, however many they are.
fn usual(question: &QuestionNode<'_>, answers: &[Choice]) -> Vec<f64> {
    let (mut main, mut weights, mut narrow) = (Vec::new(), Vec::new(), Vec::new());
    for (position, answer) in answers.iter().enumerate() {
        let node = question.answers.get(position);
        let place = node.map_or(Place::Offered, |node| question.place(node));
        let given = node.and_then(|node| scale::frequency(node.text("usual")));
        match (place, answer.under) {
            (Place::ByName, Some(broad)) => narrow.push((position, broad, given.unwrap_or(UNNAMED_SHARE))),
            (Place::Offered, _) => {
                main.push(position);
                weights.push(given);
            }
            // Nobody is expected to give an answer that is not offered.
            (Place::ByName | Place::Hidden, _) => {
                main.push(position);
                weights.push(Some(0.0));
            }
        }
    }
    let mut usual = vec![0.0; answers.len()];
    for (position, share) in main.into_iter().zip(scale::usual_row(&weights)) {
        usual[position] = share;
    }
    let whole = usual.clone();
    for (position, broad, weight) in &narrow {
        let among: f64 = narrow.iter().filter(|(_, other, _)| other == broad).map(|(.., weight)| weight).sum();
        usual[*position] = whole[broad.index()] / 2.0 * weight / among;
        usual[broad.index()] = whole[broad.index()] / 2.0;
    }
    usual
}
