//! Words for agents that an end user could come to see.
//!
//! This is an error, so it is looked for at every load, in the tree: the table of the format says which fields people
//! read, among them short forms and things to bring, which the finished book keeps without a location.

use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::AGENT_WORD;
use crate::rulebook::format::table::{BOOK, Field, Shape};
use crate::rulebook::format::yaml::{Node, Value};
use crate::rulebook::lint::words::has_word;

/// Reports every text that an end user can see and that contains one of the book's `agent_words`.
pub(crate) fn agent_words(tree: &Node, findings: &mut Findings) {
    let words: Vec<&str> = tree.list("agent_words").iter().filter_map(Node::scalar).collect();
    record(tree, BOOK, &mut |span, text| {
        for word in words.iter().filter(|word| has_word(&text.to_lowercase(), &word.to_lowercase())) {
            let help = Some("word it for users, or mark it `for: agent`".to_owned());
            findings.add_with_help(&AGENT_WORD, span, format!("an end user must not see `{word}`"), help);
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
        (Shape::MapTo(of), Value::Map(entries)) => {
            for entry in entries {
                read_by_users(&entry.value, of, found);
            }
        }
        (Shape::Record(fields) | Shape::TextOr(fields), Value::Map(_)) => record(node, fields, found),
        _ => {}
    }
}

/// The `…_agent` siblings are skipped by their names: no end user reads them.
fn record(node: &Node, fields: &[Field], found: &mut impl FnMut(Span, &str)) {
    if !matches!(node.text("for"), "" | "user") {
        return;
    }
    for entry in node.entries() {
        if let Some(field) = fields.iter().find(|field| field.name == entry.key) {
            read_by_users(&entry.value, &field.shape, found);
        }
    }
}
