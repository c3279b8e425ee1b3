//! The differences between two entries, down to single values.

use crate::authoring::entry::{Field, Value};
use crate::engine::rounded;

/// A value that was added, removed or replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The path inside its entry.
    pub path: String,
    /// `None` if it was added.
    pub old: Option<Value>,
    /// `None` if it was removed.
    pub new: Option<Value>,
}

impl Change {
    /// True if only texts or mentions differ, which no calculation uses.
    pub(crate) fn is_wording(&self) -> bool {
        self.old.iter().chain(&self.new).all(is_wording)
    }
}

fn is_wording(value: &Value) -> bool {
    match value {
        Value::Text(_) | Value::Mention(_) => true,
        Value::List(items) => items.iter().all(|item| matches!(item, Value::Mention(_))),
        _ => false,
    }
}

/// The differences between the fields of two entries.
pub(crate) fn changes(old: &[Field], new: &[Field]) -> Vec<Change> {
    let mut changes = Vec::new();
    compare_fields("", old, new, &mut changes);
    changes
}

fn compare_fields(path: &str, old: &[Field], new: &[Field], changes: &mut Vec<Change>) {
    for (name, value) in new {
        match field(old, name) {
            Some(before) => compare(&join(path, name), before, value, changes),
            None => add(&join(path, name), value, changes),
        }
    }
    // Removals last, see `remove`.
    for (name, value) in old {
        if field(new, name).is_none() {
            remove(&join(path, name), value, changes);
        }
    }
}

fn field<'f>(fields: &'f [Field], name: &str) -> Option<&'f Value> {
    let (_, value) = fields.iter().find(|(known, _)| known == name)?;
    Some(value)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn compare(path: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    match (old, new) {
        (Value::Map(old), Value::Map(new)) => compare_fields(path, old, new, changes),
        (Value::List(before), Value::List(after)) if !(is_single(old) && is_single(new)) => {
            compare_items(path, before, after, changes);
        }
        _ if alike(old, new) => {}
        _ if is_single(old) && is_single(new) => {
            changes.push(Change { path: path.to_owned(), old: Some(old.clone()), new: Some(new.clone()) });
        }
        _ => {
            add(path, new, changes);
            remove(path, old, changes);
        }
    }
}

/// Compares lists. Items with the same key are the same item, at whatever position.
fn compare_items(path: &str, old: &[Value], new: &[Value], changes: &mut Vec<Change>) {
    let mut left: Vec<usize> = (0..old.len()).collect();
    // The old positions of the items in both lists, in their new order.
    let mut stayed: Vec<usize> = Vec::new();
    for (number, item) in (1..).zip(new) {
        let under = format!("{path}.{number}");
        match left.iter().position(|before| key(&old[*before]) == key(item)) {
            Some(position) => {
                let before = left.remove(position);
                stayed.push(before);
                compare(&under, &old[before], item, changes);
            }
            None => add(&under, item, changes),
        }
    }
    for before in left {
        remove(&format!("{path}.{}", before + 1), &old[before], changes);
    }
    if !stayed.is_sorted() {
        let mut before = stayed.clone();
        before.sort_unstable();
        let path = format!("{path}.order");
        changes.push(Change { path, old: Some(order(&before)), new: Some(order(&stayed)) });
    }
}

/// An order as the old positions of the items, counted from 1.
fn order(positions: &[usize]) -> Value {
    // Mentions, so that a change of order counts as wording.
    Value::List(positions.iter().map(|position| Value::Mention((position + 1).to_string())).collect())
}

/// The key of a list item: its first field if that is a text, or the whole item.
fn key(item: &Value) -> &Value {
    let Value::Map(fields) = item else { return item };
    match fields.first() {
        Some((_, text @ Value::Text(_))) => text,
        _ => item,
    }
}

/// True if a value is reported as a whole: a scalar, or a list of names.
fn is_single(value: &Value) -> bool {
    match value {
        Value::Map(_) => false,
        Value::List(items) => items.iter().all(|item| matches!(item, Value::Name(_) | Value::Mention(_))),
        _ => true,
    }
}

fn alike(old: &Value, new: &Value) -> bool {
    match (old, new) {
        // Rounded as for printing: a smaller difference would be reported as two equal numbers.
        (Value::Number(old), Value::Number(new)) | (Value::Minutes(old), Value::Minutes(new)) => {
            rounded(*old).total_cmp(&rounded(*new)).is_eq()
        }
        _ => old == new,
    }
}

/// Reports everything in a new value as added.
fn add(path: &str, value: &Value, changes: &mut Vec<Change>) {
    for (path, value) in singles(path, value) {
        changes.push(Change { path, old: None, new: Some(value.clone()) });
    }
}

/// Reports everything in an old value as removed, or as replaced if a value was added at the same path.
fn remove(path: &str, value: &Value, changes: &mut Vec<Change>) {
    for (path, value) in singles(path, value) {
        let old = Some(value.clone());
        match changes.iter_mut().find(|change| change.old.is_none() && change.path == path) {
            Some(added) => added.old = old,
            None => changes.push(Change { path, old, new: None }),
        }
    }
}

/// The values inside a value that are reported as a whole, with their paths.
fn singles<'v>(path: &str, value: &'v Value) -> Vec<(String, &'v Value)> {
    match value {
        value if is_single(value) => vec![(path.to_owned(), value)],
        Value::Map(fields) => {
            fields.iter().flat_map(|(name, value)| singles(&format!("{path}.{name}"), value)).collect()
        }
        value => {
            (1..).zip(value.items()).flat_map(|(number, item)| singles(&format!("{path}.{number}"), item)).collect()
        }
    }
}
