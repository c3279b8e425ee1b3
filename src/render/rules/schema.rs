//! The format of rulebooks as a JSON Schema (draft 2020-12), so that an editor completes and checks while one writes.
//!
//! It is made from the table that the loader itself goes by (`rulebook::format::table`). A schema derived from structs
//! would describe other types than those that are read, and would know neither the `…_agent` siblings nor the help
//! texts.
//!
//! What a schema cannot say, only the loader can: that an id exists, that a key stands there once, that a number is
//! written as it is meant (`1.0` is no format). It is stricter where nobody will notice: a word of a list must stand
//! without spaces around it even in quotes, and a frequency in quotes without an exponent. And `extend` offers lists
//! and maps only, because merging refuses single values.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::rulebook::format::table::{BOOK, CASE, FIELD_CASE, Field, KINDS, Shape};
use crate::rulebook::{allowable, scale};

/// Writes the schema.
pub fn json(out: &mut dyn Write) -> io::Result<()> {
    let mut schema = record(BOOK);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "A rulebook of otp-triage".into();
    schema["description"] = "One file of it: the files of a folder are merged.".into();
    // A file may be empty, or hold comments only.
    schema["type"] = json!(["object", "null"]);
    schema["$defs"] = definitions();
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    writeln!(out)
}

/// The schema of a shape.
fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Words | Shape::Wording => reference("text"),
        Shape::Id => reference("id"),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::AllowableCode => json!({ "enum": allowable().collect::<Vec<_>>() }),
        Shape::Flag => json!({ "enum": [true, false, "true", "false"] }),
        Shape::Format => json!({ "enum": [1, "1"] }),
        Shape::Number => reference("number"),
        Shape::Whole => reference("whole"),
        Shape::Duration => reference("duration"),
        Shape::Frequency => reference("frequency"),
        Shape::Prior => reference("prior"),
        Shape::Date => reference("date"),
        Shape::List(of) => list(of),
        Shape::AnyOf(of) => json!({ "anyOf": [value(of), list(of)] }),
        Shape::MapTo(of) => json!({ "type": "object", "additionalProperties": value(of) }),
        Shape::Record(fields) => record(fields),
        Shape::TextOr(fields) => json!({ "anyOf": [reference("text"), record(fields)] }),
        Shape::Stops => json!({ "anyOf": [{ "enum": ["all", "sending"] }, list(&Shape::Id)] }),
        Shape::Extensions => extensions(),
        Shape::Case => record(CASE),
        Shape::FieldCase => record(FIELD_CASE),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn list(of: &Shape) -> Value {
    json!({ "type": "array", "items": value(of) })
}

fn record(fields: &[Field]) -> Value {
    let required = fields.iter().filter(|field| field.required).map(|field| field.name);
    let mut schema = properties(fields);
    schema["required"] = required.collect();
    schema
}

/// A map with any of these keys, and with those that word them for others than the end user.
fn properties<'f>(fields: impl IntoIterator<Item = &'f Field>) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let described = |says: String| {
            let mut schema = value(&field.shape);
            schema["description"] = says.into();
            schema
        };
        properties.insert(field.name.to_owned(), described(field.says.to_owned()));
        if matches!(field.shape, Shape::Wording) {
            let says = format!("The same as everybody but the end user reads it. {}", field.says);
            properties.insert(format!("{}_agent", field.name), described(says));
        }
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// For each kind of entry, by id, what is added to its lists and maps.
fn extensions() -> Value {
    let holds_several =
        |field: &&Field| matches!(field.shape, Shape::List(_) | Shape::AnyOf(_) | Shape::MapTo(_) | Shape::Record(_));
    let kinds: Map<String, Value> = KINDS
        .iter()
        .map(|(many, one, fields)| {
            let added = properties(fields.iter().filter(holds_several));
            let says = format!("By the id of the {one}, what is added to it.");
            ((*many).to_owned(), json!({ "type": "object", "additionalProperties": added, "description": says }))
        })
        .collect();
    json!({ "type": "object", "properties": kinds, "additionalProperties": false })
}

/// Values without parts. Every value of YAML may stand for a text: `title: 12` is one.
fn definitions() -> Value {
    let words = scale::WORDS.map(|(word, _)| word);
    let stand_for: Vec<String> = scale::WORDS.iter().map(|(word, share)| format!("{word} {share}")).collect();
    let scale = format!("A word of the scale ({}) or a number between 0 and 1.", stand_for.join(", "));
    json!({
        "text": { "type": ["string", "number", "boolean"], "pattern": r"\S" },
        "id": { "type": ["string", "integer", "boolean"], "minimum": 0, "pattern": "^[a-z0-9][a-z0-9-]*$" },
        "number": { "type": ["number", "string"], "minimum": 0, "pattern": NUMBER },
        "whole": { "type": ["integer", "string"], "minimum": 0, "pattern": r"^\+?[0-9]+$" },
        "duration": {
            "type": "string",
            "pattern": r"^(([0-9]+\.?[0-9]*|\.[0-9]+)[smhd])+$",
            "examples": ["10s", "1m", "24h", "1h30m"],
        },
        "frequency": {
            "description": scale,
            "anyOf": [
                { "enum": words },
                { "type": "number", "minimum": 0, "maximum": 1 },
                { "type": "string", "pattern": SHARE },
            ],
        },
        "prior": {
            "description": format!("{scale} A cause is never there always, or never."),
            "anyOf": [
                { "enum": &words[1..5] },
                { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 },
                { "type": "string", "pattern": INSIDE },
            ],
        },
        "date": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" },
    })
}

/// Weights in quotes: not negative; between 0 and 1; between 0 and 1 and neither of the two.
const NUMBER: &str = r"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$";
const SHARE: &str = r"^\+?(0*\.[0-9]+|0+\.?|0*1(\.0*)?)$";
const INSIDE: &str = r"^\+?0*\.[0-9]*[1-9][0-9]*$";
