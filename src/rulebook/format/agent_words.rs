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

/// Reports every text that an end user can see and that contains one of the book's `agent_words`. The files before
/// `checked` have been through this before.
pub(crate) fn agent_words(tree: &Node, checked: u32, findings: &mut Findings) {
    let listed = tree.list("agent_words");
    let words: Vec<(&str, String)> =
        listed.iter().filter_map(Node::scalar).map(|word| (word, word.to_lowercase())).collect();
    // Another list asks something else of the same texts.
    let checked = if listed.iter().any(|word| word.span.file >= checked) { 0 } else { checked };
    record(tree, BOOK, checked, &mut |span, text| {
        let text = text.to_lowercase();
        for (word, lower) in &words {
            if has_word(&text, lower) {
                let help = "word it for users, or mark it `for: agent`";
                findings.add(&AGENT_WORD, span, format!("an end user must not see `{word}`"), help);
            }
        }
    });
}

/// Calls `found` with every text in a value that an end user can see and that was not checked before.
fn read_by_users(node: &Node, shape: &Shape, checked: u32, found: &mut impl FnMut(Span, &str)) {
    match (shape, &node.value) {
        (Shape::Wording | Shape::Words | Shape::TextOr(_), Value::Scalar(text)) if node.span.file >= checked => {
            found(node.span, text);
        }
        (Shape::List(of) | Shape::AnyOf(of), Value::List(items)) => {
            for item in items {
                read_by_users(item, of, checked, found);
            }
        }
        (Shape::MapTo(of), Value::Map(entries)) => all(entries, of, checked, found),
        (Shape::Sentences, Value::Map(entries)) => all(entries, &Shape::Words, checked, found),
        (Shape::Record(fields) | Shape::TextOr(fields), Value::Map(_)) => record(node, fields, checked, found),
        _ => {}
    }
}

fn all(entries: &[Entry], of: &Shape, checked: u32, found: &mut impl FnMut(Span, &str)) {
    for entry in entries {
        read_by_users(&entry.value, of, checked, found);
    }
}

fn record(node: &Node, fields: &[Field], checked: u32, found: &mut impl FnMut(Span, &str)) {
    let readers = node.get("for");
    if !matches!(readers.and_then(Node::scalar), None | Some("user")) {
        return;
    }
    // An entry that was for agents may have become one for users.
    let checked = if readers.is_some_and(|readers| readers.span.file >= checked) { 0 } else { checked };
    for entry in node.entries() {
        // No field has the name of an `…_agent` sibling, which no end user reads, so those are skipped.
        if let Some(field) = fields.iter().find(|field| entry.key == *field.name) {
            read_by_users(&entry.value, &field.shape, checked, found);
        }
    }
}
