//! The values of a rulebook as they stand in its files, for the lints that compare the text with what YAML makes of it.

use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::BOOK;
use crate::rulebook::format::table_of_cases::{CASE, FIELD_CASE};
use crate::rulebook::format::yaml::{Entry, Node, Value};

/// A rulebook before it is read: the merged tree of its values, and the files that their locations refer to.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'l> {
    pub(crate) tree: &'l Node,
    pub(crate) files: &'l [SourceFile],
}

/// A value with its shape.
pub(crate) struct Typed<'n> {
    pub(crate) node: &'n Node,
    pub(crate) shape: &'static Shape,
    /// The location of the entry that it belongs to, by which warnings are allowed; its own if it belongs to none.
    pub(crate) entry: Span,
}

/// Every value of a rulebook, in the order of the tree.
pub(crate) fn values(tree: &Node) -> Vec<Typed<'_>> {
    let mut found = Vec::new();
    add_fields(tree, BOOK, None, &mut found);
    found
}

fn add<'n>(node: &'n Node, shape: &'static Shape, entry: Option<Span>, found: &mut Vec<Typed<'n>>) {
    found.push(Typed { node, shape, entry: entry.unwrap_or(node.span) });
    match (shape, &node.value) {
        (Shape::List(of) | Shape::AnyOf(of), Value::List(items)) => {
            for item in items {
                add(item, of, entry, found);
            }
        }
        (Shape::AnyOf(of), Value::Map(_)) => add(node, of, entry, found),
        (Shape::MapTo(of), Value::Map(entries)) => {
            for field in entries {
                add(&field.value, of, entry, found);
            }
        }
        (Shape::Record(fields) | Shape::TextOr(fields), Value::Map(_)) => add_fields(node, fields, entry, found),
        (Shape::Case, Value::Map(_)) => add_fields(node, CASE, entry, found),
        (Shape::FieldCase, Value::Map(_)) => add_fields(node, FIELD_CASE, entry, found),
        _ => {}
    }
}

fn add_fields<'n>(node: &'n Node, fields: &'static [Field], entry: Option<Span>, found: &mut Vec<Typed<'n>>) {
    // Only entries, answers among them, have an id.
    let own = node.get("id").map(|id| id.span);
    for Entry { key, value, .. } in node.entries() {
        if let Some(field) = fields.iter().find(|field| field.admits(key)) {
            add(value, &field.shape, own.or(entry), found);
        }
    }
}

/// True if a value stands in its file without quotes, and not as a block of lines or behind a sign of YAML.
pub(crate) fn is_unquoted(node: &Node, files: &[SourceFile]) -> bool {
    let text = files[node.span.file as usize].text.as_bytes();
    text.get(node.span.start as usize).is_some_and(|first| !b"\"'|>&*!".contains(first))
}
