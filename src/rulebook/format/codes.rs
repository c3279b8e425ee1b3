//! Reads the catalogue: meanings, and the code lists with their receipts.

use std::collections::BTreeMap;

use crate::rulebook::book::catalogue::{Catalogue, Code, CodeList, Detail, Meaning, Payload, Persistence, Stage};
use crate::rulebook::book::ids::{AnswerId, ListId, MeaningId, QuestionId, SourceId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
use crate::rulebook::book::text::Text;
use crate::rulebook::finding::errors::DUPLICATE_ID;
use crate::rulebook::format::read::Reader;
use crate::rulebook::format::yaml::Node;

impl Reader<'_, '_> {
    pub(crate) fn catalogue(&mut self, book: &Node) -> Catalogue {
        let meanings = self.all(book.list("meanings"), Self::meaning);
        let mut lists = Vec::new();
        for (number, node) in book.list("receipts").iter().enumerate() {
            lists.push(self.code_list(node, ListId::at(number)));
        }
        Catalogue { meanings, lists: lists.into() }
    }

    fn meaning(&mut self, node: &Node) -> Meaning {
        Meaning {
            id: node.text("id").into(),
            stage: Stage::ALL.into_iter().find(|stage| stage.name() == node.text("stage")),
            answers: self.given_answers(node),
            at: node.entry_span(),
        }
    }

    /// The answers under the key `answers`.
    fn given_answers(&mut self, node: &Node) -> Vec<(QuestionId, AnswerId)> {
        let mut answers = Vec::new();
        for entry in node.map("answers") {
            let Some(question) = self.names.question(&entry.key, entry.span, self.findings) else { continue };
            let Some(id) = entry.value.scalar() else { continue };
            let answer = self.names.answer(question, id, entry.value.span, self.findings);
            answers.extend(answer.map(|answer| (question, answer)));
        }
        answers
    }

    fn code_list(&mut self, node: &Node, list: ListId) -> CodeList {
        let source = node.get("source").and_then(|source| self.source_of(source));
        let codes = |reader: &mut Self, key| -> Vec<Code> {
            let mut codes = Vec::new();
            for node in node.list(key) {
                codes.extend(reader.code(node, source));
            }
            reader.repeated_codes(&codes);
            codes
        };
        CodeList {
            id: node.text("id").into(),
            name: node.text("name").into(),
            also: texts(node, "also"),
            statuses: codes(self, "statuses"),
            codes: codes(self, "codes"),
            payloads: node.list("payloads").iter().map(|node| self.payload(node, list)).collect(),
            at: node.entry_span(),
        }
    }

    fn source_of(&mut self, node: &Node) -> Option<SourceId> {
        self.names.sources.resolve(node.scalar()?, node.span, self.findings).map(SourceId::at)
    }

    /// A code; `None` if it has no source, which has been reported.
    fn code(&mut self, node: &Node, source: Option<SourceId>) -> Option<Code> {
        let means = node.get("means").and_then(|means| {
            self.names.meanings.resolve(means.scalar()?, means.span, self.findings).map(MeaningId::at)
        });
        let own = node.get("source").and_then(|source| self.source_of(source));
        Some(Code {
            text: node.text("code").into(),
            also: texts(node, "also"),
            matches: texts(node, "matches"),
            says: node.text("says").into(),
            means,
            persistence: match node.text("kind") {
                "temporary" => Some(Persistence::Temporary),
                "permanent" => Some(Persistence::Permanent),
                _ => None,
            },
            source: own.or(source)?,
            at: node.span,
        })
    }

    /// A code that stands twice in a list would have two meanings.
    fn repeated_codes(&mut self, codes: &[Code]) {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for code in codes {
            for text in code.spellings().chain(code.matches.iter().map(Text::as_str)) {
                if let Some(first) = seen.insert(text.to_lowercase(), code.at) {
                    let message = format!("the code `{text}` stands twice in one list");
                    self.findings.add_repeated(&DUPLICATE_ID, [first, code.at], message, "keep one of the two");
                }
            }
        }
    }

    fn payload(&mut self, node: &Node, list: ListId) -> Payload {
        let mut codes = Vec::new();
        for place in node.list("code") {
            if let Some(text) = place.scalar() {
                codes.push((text.into(), list));
                continue;
            }
            let Some(other) = place.get("in") else { continue };
            let Some(id) = other.scalar() else { continue };
            if let Some(found) = self.names.lists.resolve(id, other.span, self.findings) {
                codes.push((place.text("at").into(), ListId::at(found)));
            }
        }
        for entry in node.map("answers") {
            self.require_context(entry);
        }
        let about = node.get("about");
        let detail = |detail: Detail| Some((detail, about?.get(detail.name())?.scalar()?.into()));
        Payload {
            says: node.text("says").into(),
            has: texts(node, "has"),
            holds: node
                .map("where")
                .iter()
                .filter_map(|entry| Some((entry.key.as_str().into(), entry.value.scalar()?.into())))
                .collect(),
            codes,
            status: texts(node, "status"),
            words: texts(node, "words"),
            answers: self.given_answers(node),
            about: Detail::ALL.into_iter().filter_map(detail).collect(),
            at: node.span,
        }
    }
}

fn texts(node: &Node, key: &str) -> Vec<Text> {
    node.list(key).iter().filter_map(Node::scalar).map(Text::from).collect()
}
