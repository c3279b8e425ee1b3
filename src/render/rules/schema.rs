//! The format of rulebooks as a JSON Schema (draft 2020-12), for completion and checks in an editor.
//!
//! It is made from the table that the loader itself uses (`rulebook::format::table`). A schema derived from structs
//! would describe other types than those that are read, and would lack the `…_agent` siblings and the help texts.
//!
//! Some rules are beyond a schema, and only the loader checks them: that an id exists, that a key is not repeated, that
//! a number has the expected notation (`1.0` is no format). The schema is stricter where nobody will notice: a word of
//! a list must have no spaces around it even in quotes, and a frequency in quotes no exponent. And `extend` offers
//! lists and maps only, because merging refuses single values.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::rulebook::format::bounds::most;
use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::{BOOK, KINDS};
use crate::rulebook::format::table_of_cases::{CASE, FIELD_CASE};
use crate::rulebook::{Answer, allowable, scale, sentences};

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
        Shape::Reply => json!({ "anyOf": [reference("id"), { "const": Answer::NOT_APPLICABLE }] }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::AllowableCode => json!({ "enum": allowable().collect::<Vec<_>>() }),
        Shape::Flag => json!({ "enum": [true, false, "true", "false"] }),
        Shape::Format => json!({ "enum": [1, "1"] }),
        Shape::Number => reference("number"),
        Shape::Whole => reference("whole"),
        Shape::Rank => reference("rank"),
        Shape::Duration => reference("duration"),
        Shape::Frequency => reference("frequency"),
        Shape::Prior => reference("prior"),
        Shape::Pattern => reference("pattern"),
        Shape::Date => reference("date"),
        Shape::List(of) => list(of),
        Shape::AnyOf(of) => json!({ "anyOf": [value(of), list(of)] }),
        Shape::MapTo(of) => json!({ "type": "object", "additionalProperties": value(of) }),
        Shape::Record(fields) => record(fields),
        Shape::TextOr(fields) => json!({ "anyOf": [reference("text"), record(fields)] }),
        Shape::Stops => json!({ "anyOf": [{ "enum": ["all", "sending"] }, list(&Shape::Id)] }),
        Shape::Sentences => words(),
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

/// A map with any of these keys, and with the `…_agent` sibling of each wording.
fn properties<'f>(fields: impl IntoIterator<Item = &'f Field>) -> Value {
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.name.to_owned(), bounded(field));
        if matches!(field.shape, Shape::Wording) {
            let says = format!("The same as everybody but the end user reads it. {}", field.says);
            properties.insert(format!("{}_agent", field.name), described(&field.shape, &says));
        }
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// A field, with the largest number of its items.
fn bounded(field: &Field) -> Value {
    let mut schema = described(&field.shape, field.says);
    if let Some(most) = most(field) {
        let key = if matches!(field.shape, Shape::MapTo(_)) { "maxProperties" } else { "maxItems" };
        schema[key] = most.into();
    }
    schema
}

fn described(shape: &Shape, description: &str) -> Value {
    let mut schema = value(shape);
    schema["description"] = description.into();
    schema
}

/// A map with any sentences of the program.
fn words() -> Value {
    let mut properties = Map::new();
    for sentence in sentences() {
        let mut schema = reference("text");
        schema["description"] = format!("In English: {} — {}", sentence.english, sentence.says()).into();
        properties.insert(sentence.id.to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// The additions to entries, by kind and id. Whether a single value may be replaced depends on the layers.
fn extensions() -> Value {
    let mut kinds = Map::new();
    for (many, one, fields) in KINDS {
        let added = properties(fields.iter().filter(|field| field.name != "id"));
        let says = format!("By the id of the {one}, what is added to it.");
        let schema = json!({ "type": "object", "additionalProperties": added, "description": says });
        kinds.insert((*many).to_owned(), schema);
    }
    json!({ "type": "object", "properties": kinds, "additionalProperties": false })
}

/// Values without parts. A text may be any scalar of YAML: `title: 12` has one.
fn definitions() -> Value {
    let words = scale::WORDS.map(|(word, _)| word);
    let stand_for: Vec<String> = scale::WORDS.iter().map(|(word, share)| format!("{word} {share}")).collect();
    let scale = format!("A word of the scale ({}) or a number between 0 and 1.", stand_for.join(", "));
    json!({
        "text": { "type": ["string", "number", "boolean"], "pattern": r"\S" },
        "id": { "type": ["string", "integer", "boolean"], "minimum": 0, "pattern": "^[a-z0-9][a-z0-9-]*$" },
        "number": { "type": ["number", "string"], "minimum": 0, "maximum": 1_000_000, "pattern": NUMBER },
        "whole": { "type": ["integer", "string"], "minimum": 0, "pattern": r"^\+?[0-9]+$" },
        "rank": { "type": ["integer", "string"], "minimum": 1, "pattern": r"^\+?0*[1-9][0-9]*$" },
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
                // All words of the scale but its ends, `always` and `never`.
                { "enum": &words[1..5] },
                { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 },
                { "type": "string", "pattern": INSIDE },
            ],
        },
        "pattern": {
            "type": ["string", "number", "boolean"],
            "pattern": pattern(),
            "examples": ["E<7 digits>", "<1-3 digits> <hour|hours>"],
        },
        "date": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" },
    })
}

/// Texts with parts in angle brackets, of which only the order of bounds cannot be told.
fn pattern() -> String {
    const PART: &str = r"<[^<>|]*(\|[^<>|]*)+>|<[1-9][0-9]{0,2}(-[1-9][0-9]{0,2})? (digits|hex|alphanumerics)>|<[0-9]{1,4}-[0-9]{1,4}>";
    format!(r"^\s*([^<>\s]|{PART})([^<>]|{PART})*$")
}

/// Weights in quotes: not negative; between 0 and 1; between 0 and 1 and neither of the two.
const NUMBER: &str = r"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$";
const SHARE: &str = r"^\+?(0*\.[0-9]+|0+\.?|0*1(\.0*)?)$";
const INSIDE: &str = r"^\+?0*\.[0-9]*[1-9][0-9]*$";
