//! Words for agents in texts that end users can see.
//!
//! This is an error, so every load checks for it, in the tree rather than the finished book: the table of the format marks
//! the fields that people read, among them short forms and things to bring, which the book keeps without a location.

use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::AGENT_WORD;
use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::BOOK;
use crate::rulebook::format::yaml::{Entry, Node, Value};
use crate::rulebook::lint::words::has_word;

/// Reports every text that an end user can see and that contains one of the book's `agent_words`.
pub(crate) fn agent_words(tree: &Node, findings: &mut Findings) {
    let words: Vec<&str> = tree.list("agent_words").iter().filter_map(Node::scalar).collect();
    record(tree, BOOK, &mut |span, text| {
        let text = text.to_lowercase();
        for word in &words {
            if !has_word(&text, &word.to_lowercase()) {
                continue;
            }
            let help = "word it for users, or mark it `for: agent`";
            findings.add(&AGENT_WORD, span, format!("an end user must not see `{word}`"), help);
        }
    });
}

/// Calls `found` with every text in a value that an end user can see.
fn read_by_users(node: &Node, shape: &Shape, found: &mut impl FnMut(Span, &str)) {
    match (shape, &node.value) {
        (Shape::Wording | Shape::Words | Shape::TextOr(_), Value::Scalar(text)) => found(node.span, text),
        (Shape::List(of) | Shape::AnyOf(of), Value::List(items)) => {
            for item in items {
                read_by_users(item, of, found);
            }
        }
        (Shape::MapTo(of), Value::Map(entries)) => all(entries, of, found),
        (Shape::Sentences, Value::Map(entries)) => all(entries, &Shape::Words, found),
        (Shape::Record(fields) | Shape::TextOr(fields), Value::Map(_)) => record(node, fields, found),
        _ => {}
    }
}

fn all(entries: &[Entry], of: &Shape, found: &mut impl FnMut(Span, &str)) {
    for entry in entries {
        read_by_users(&entry.value, of, found);
    }
}

fn record(node: &Node, fields: &[Field], found: &mut impl FnMut(Span, &str)) {
    if !matches!(node.text("for"), "" | "user") {
        return;
    }
    for entry in node.entries() {
        // No field has the name of an `…_agent` sibling, which no end user reads, so those are skipped.
        if let Some(field) = fields.iter().find(|field| entry.key == *field.name) {
            read_by_users(&entry.value, &field.shape, found);
        }
    }
}
