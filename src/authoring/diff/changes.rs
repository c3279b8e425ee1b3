//! In which single values two entries differ.

use crate::authoring::entry::{Field, Value};
use crate::engine::rounded;

/// One value that is not what it was.
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
        let wording = |value: &Value| match value {
            Value::Text(_) | Value::Mention(_) => true,
            Value::List(items) => items.iter().all(|item| matches!(item, Value::Mention(_))),
            _ => false,
        };
        self.old.iter().chain(&self.new).all(wording)
    }
}

/// Everything in which fields differ, down to single values.
pub(crate) fn changes(old: &[Field], new: &[Field]) -> Vec<Change> {
    let mut changes = Vec::new();
    compare_fields("", old, new, &mut changes);
    changes
}

fn compare_fields(path: &str, old: &[Field], new: &[Field], changes: &mut Vec<Change>) {
    let under = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (name, value) in new {
        match old.iter().find(|(known, _)| known == name) {
            Some((_, before)) => compare(&under(name), before, value, changes),
            None => come(&under(name), value, changes),
        }
    }
    for (name, value) in old.iter().filter(|(name, _)| !new.iter().any(|(known, _)| known == name)) {
        gone(&under(name), value, changes);
    }
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
            come(path, new, changes);
            gone(path, old, changes);
        }
    }
}

/// Items that begin with the same text are the same item, wherever they stand now.
fn compare_items(path: &str, old: &[Value], new: &[Value], changes: &mut Vec<Change>) {
    let mut left: Vec<usize> = (0..old.len()).collect();
    let mut stayed: Vec<usize> = Vec::new();
    for (number, item) in (1..).zip(new) {
        let under = format!("{path}.{number}");
        match left.iter().position(|before| key(&old[*before]) == key(item)) {
            Some(position) => {
                let before = left.remove(position);
                stayed.push(before);
                compare(&under, &old[before], item, changes);
            }
            None => come(&under, item, changes),
        }
    }
    for before in left {
        gone(&format!("{path}.{}", before + 1), &old[before], changes);
    }
    if !stayed.is_sorted() {
        let order = |places: &[usize]| {
            Some(Value::List(places.iter().map(|place| Value::Mention((place + 1).to_string())).collect()))
        };
        let mut was = stayed.clone();
        was.sort_unstable();
        changes.push(Change { path: format!("{path}.order"), old: order(&was), new: order(&stayed) });
    }
}

/// The identity of a list item: the text that it begins with, or all of it.
fn key(item: &Value) -> &Value {
    let first = match item {
        Value::Map(fields) => fields.first().map(|(_, first)| first),
        _ => None,
    };
    first.filter(|first| matches!(first, Value::Text(_))).unwrap_or(item)
}

/// True for a value that is reported in one piece: a single one, or a list of names.
fn is_single(value: &Value) -> bool {
    match value {
        Value::Map(_) => false,
        Value::List(items) => items.iter().all(|item| matches!(item, Value::Name(_) | Value::Mention(_))),
        _ => true,
    }
}

fn alike(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Number(old), Value::Number(new)) | (Value::Minutes(old), Value::Minutes(new)) => {
            rounded(*old).total_cmp(&rounded(*new)).is_eq()
        }
        _ => old == new,
    }
}

/// Something is new, told by everything single in it.
fn come(path: &str, value: &Value, changes: &mut Vec<Change>) {
    for (path, value) in singles(path, value) {
        changes.push(Change { path, old: None, new: Some(value.clone()) });
    }
}

/// Something is gone, told likewise; what has come in its place takes it as what was there.
fn gone(path: &str, value: &Value, changes: &mut Vec<Change>) {
    for (path, value) in singles(path, value) {
        let old = Some(value.clone());
        match changes.iter_mut().find(|change| change.old.is_none() && change.path == path) {
            Some(come) => come.old = old,
            None => changes.push(Change { path, old, new: None }),
        }
    }
}

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
