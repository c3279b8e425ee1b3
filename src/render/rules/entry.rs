//! The fields of an entry: for people much as they look in YAML, for programs as JSON.

use std::io;

use serde::{Serialize, Serializer};

use crate::authoring::entry::{Field, Value};
use crate::engine::rounded;
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::Words;

/// The mark of a list item.
const DASH: &str = "- ";

/// Writes fields one below the other.
pub(crate) fn fields<'f>(
    fields: impl IntoIterator<Item = &'f Field>,
    indent: usize,
    page: &mut Page<'_>,
) -> io::Result<()> {
    for (name, value) in fields {
        field(&format!("{name}: "), value, indent, page)?;
    }
    Ok(())
}

/// Writes a value behind its name or the dash of a list.
fn field(mark: &str, value: &Value, indent: usize, page: &mut Page<'_>) -> io::Result<()> {
    let before = " ".repeat(indent);
    match (value, inline(value)) {
        // Parts such as steps are recognised by their text, so it stands first and without the name of its field.
        (Value::Map(parts), _) if matches!(&parts[..], [(_, Value::Text(_)), ..]) => {
            field(mark, &parts[0].1, indent, page)?;
            fields(&parts[1..], indent + 2, page)
        }
        (Value::Map(parts), _) if mark == DASH => {
            // The first field stands beside the dash, as in YAML.
            let (name, first) = &parts[0];
            field(&format!("{DASH}{name}: "), first, indent, page)?;
            fields(&parts[1..], indent + 2, page)
        }
        (_, Some(line)) => page.item(&format!("{before}{mark}"), &line),
        (Value::Map(parts), None) => {
            page.text(indent, mark)?;
            fields(parts, indent + 2, page)
        }
        (value, None) => {
            page.text(indent, mark)?;
            for item in value.items() {
                field(DASH, item, indent + 2, page)?;
            }
            Ok(())
        }
    }
}

/// A value that fits in a line: a single one, names, or numbers under their names.
pub(crate) fn inline(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Name(text) | Value::Mention(text) => Some(text.clone()),
        Value::Flag => Some("true".to_owned()),
        Value::Number(number) => Some(rounded(*number).to_string()),
        Value::Minutes(minutes) => Some(words::minutes(Words::ENGLISH, *minutes)),
        Value::List(items) if items.iter().all(|item| matches!(item, Value::Name(_) | Value::Mention(_))) => {
            Some(items.iter().filter_map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Map(parts) if parts.iter().all(|(_, part)| matches!(part, Value::Number(_) | Value::Minutes(_))) => {
            let mut numbers = Vec::with_capacity(parts.len());
            for (name, part) in parts {
                numbers.push(format!("{name} {}", inline(part)?));
            }
            Some(numbers.join(", "))
        }
        Value::List(_) | Value::Map(_) => None,
    }
}

/// A value as JSON.
pub(crate) struct Json<'a>(pub(crate) &'a Value);

/// Fields as JSON. A duration is a number of minutes, and its name says so.
pub(crate) struct JsonFields<'a>(pub(crate) &'a [Field]);

impl Serialize for JsonFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| match value {
            Value::Minutes(_) => (format!("{name}_minutes"), Json(value)),
            _ => (name.clone(), Json(value)),
        }))
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) | Value::Name(text) | Value::Mention(text) => serializer.serialize_str(text),
            Value::Flag => serializer.serialize_bool(true),
            Value::Number(number) | Value::Minutes(number) => serializer.serialize_f64(rounded(*number)),
            Value::List(items) => serializer.collect_seq(items.iter().map(Json)),
            Value::Map(fields) => JsonFields(fields).serialize(serializer),
        }
    }
}
