//! Suggested corrections for values of the wrong shape and for fields in the wrong place.

use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::{BOOK, KINDS};
use crate::rulebook::format::table_of_cases::CASE;
use crate::rulebook::format::yaml::Value;

/// The most places that are named for a field in the wrong one: with more, the fields of the record are listed instead.
const PLACES: usize = 3;

/// The way out of a value that does not have its shape.
pub(crate) fn for_shape(shape: &Shape, found: &Value) -> String {
    let form = form(shape);
    match (shape, found) {
        (Shape::Text | Shape::Words | Shape::Wording | Shape::TextOr(_), Value::Empty) => {
            "write the text behind the colon or hyphen; one that begins with `#` needs quotes".to_owned()
        }
        (_, Value::Empty) => format!("write it as `{form}`, or leave the field out"),
        (Shape::List(of), Value::Scalar(text)) if of.fields().is_none() => {
            format!("a list of one thing is written in brackets: `[{text}]`")
        }
        (Shape::List(_), Value::Map(_)) => format!("begin each entry with `- `, or write it as `{form}`"),
        (
            Shape::List(_) | Shape::MapTo(_) | Shape::Record(_) | Shape::Extensions | Shape::Case | Shape::FieldCase,
            _,
        ) => {
            format!("write it as `{form}`")
        }
        (_, Value::List(_)) => "remove the brackets or the hyphen, or put the text in quotes".to_owned(),
        _ => "a text that contains `: ` or begins with `{` needs quotes".to_owned(),
    }
}

/// The way out of a required field that is missing.
pub(crate) fn for_missing(field: &Field) -> String {
    format!("add `{}: {}`", field.name, form(&field.shape))
}

/// The way out of a key that is the rest of a text; `None` if a field may have such a name.
pub(crate) fn for_text_as_key(key: &str, value: &Value) -> Option<&'static str> {
    match value {
        _ if !key.contains(' ') => None,
        Value::Empty => Some("between braces, a text with a comma needs quotes"),
        _ => Some("a text that contains `: ` needs quotes"),
    }
}

/// The field of this record whose entries have a field with this name, and how it is written there.
pub(crate) fn inside(key: &str, fields: &[Field]) -> Option<String> {
    let mut holders = fields.iter().filter_map(|field| Some((field, find(field.shape.fields()?, key)?)));
    match (holders.next(), holders.next()) {
        (Some((holder, field)), None) => {
            let form = form_with(&holder.shape, Some(field));
            Some(format!("`{key}` belongs in `{0}`, as in `{0}: {form}`", holder.name))
        }
        _ => None,
    }
}

/// The other records that have a field with this name, if they are few.
pub(crate) fn elsewhere(key: &str) -> Option<String> {
    let mut places = Vec::new();
    if find(BOOK, key).is_some() {
        places.push("the top of the file".to_owned());
    }
    for (_, one, fields) in KINDS.iter().chain([&("cases", "case", CASE)]) {
        let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        if find(fields, key).is_some() {
            places.push(format!("{article} {one}"));
        }
        for field in *fields {
            if field.shape.fields().is_some_and(|inner| find(inner, key).is_some()) {
                places.push(format!("`{}` of {article} {one}", field.name));
            }
        }
    }
    let is_help = (1..=PLACES).contains(&places.len());
    is_help.then(|| format!("`{key}` belongs to {}", places.join(" or ")))
}

fn find<'f>(fields: &'f [Field], key: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.name == key)
}

/// A value of a shape, as it is written, with the required fields of records.
fn form(shape: &Shape) -> String {
    form_with(shape, None)
}

/// The same, with one more field in the record.
fn form_with(shape: &Shape, more: Option<&Field>) -> String {
    let text = match shape {
        Shape::Text
        | Shape::Words
        | Shape::Wording
        | Shape::Id
        | Shape::Reply
        | Shape::AllowableCode
        | Shape::Pattern => "…",
        Shape::OneOf(words) => words[0],
        Shape::Flag => "true",
        Shape::Format | Shape::Number | Shape::Whole | Shape::Rank => "1",
        Shape::Duration => "1m",
        Shape::Frequency | Shape::Prior => "often",
        Shape::Date => "2026-11-22",
        Shape::Stops => "sending",
        Shape::Sentences => "{ solved-by: … }",
        Shape::Extensions => "{ fixes: { …: { … } } }",
        Shape::Case | Shape::FieldCase => "{ … }",
        Shape::TextOr(_) if more.is_none() => "…",
        Shape::AnyOf(of) => return form_with(of, more),
        Shape::List(of) => return format!("[ {} ]", form_with(of, more)),
        Shape::MapTo(of) => return format!("{{ …: {} }}", form_with(of, more)),
        Shape::Record(fields) | Shape::TextOr(fields) => return form_of_record(fields, more),
    };
    text.to_owned()
}

fn form_of_record(fields: &[Field], more: Option<&Field>) -> String {
    let shown = fields.iter().filter(|field| field.required || more.is_some_and(|more| more.name == field.name));
    let shown: Vec<String> = shown.map(|field| format!("{}: {}", field.name, form(&field.shape))).collect();
    if shown.is_empty() { "{ … }".to_owned() } else { format!("{{ {} }}", shown.join(", ")) }
}
