//! Places in a record: paths of keys joined by dots, which pass through lists.

use std::borrow::Cow;

use serde_json::Value;

/// True if a place is there, whatever its value.
pub(super) fn is_there(record: &Value, place: &str) -> bool {
    record.get(place).is_some() || !nodes(record, place).is_empty()
}

/// The texts at a place, in order. Two places joined by `/` give the first text of each, joined likewise.
pub(super) fn texts<'v>(record: &'v Value, place: &str) -> Vec<Cow<'v, str>> {
    let Some((first, second)) = place.split_once('/') else {
        return nodes(record, place).into_iter().filter_map(text).collect();
    };
    let first = texts(record, first).into_iter().next();
    match first.zip(texts(record, second).into_iter().next()) {
        Some((first, second)) => vec![Cow::Owned(format!("{first}/{second}"))],
        None => Vec::new(),
    }
}

fn nodes<'v>(record: &'v Value, place: &str) -> Vec<&'v Value> {
    // Most places are a key of the record itself.
    if let Some(value) = record.get(place) {
        return vec![value];
    }
    if !place.contains('.') {
        return Vec::new();
    }
    let mut found = vec![record];
    for key in place.split('.') {
        let mut next = Vec::new();
        for value in found {
            step(value, key, &mut next);
        }
        found = next;
    }
    found
}

fn step<'v>(value: &'v Value, key: &str, into: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => into.extend(fields.get(key)),
        Value::Array(items) => {
            for item in items {
                // A list in a list is no form that any sender uses.
                if let Value::Object(fields) = item {
                    into.extend(fields.get(key));
                }
            }
        }
        _ => {}
    }
}

/// The text of a scalar; `None` if there is nothing in it.
fn text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(Cow::Borrowed(text.trim())),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
        Value::Array(items) => items.iter().find_map(text),
        Value::Null | Value::Object(_) => None,
    }
}
