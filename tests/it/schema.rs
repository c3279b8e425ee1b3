//! The schema for editors says what the loader says, as far as a schema can.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use boon::{Compiler, SchemaIndex, Schemas};
use otp_triage::render;
use otp_triage::rulebook::{Finding, SourceFile, load, sentences};
use serde_json::{Value, json};

fn schema() -> Value {
    let mut out = Vec::new();
    render::rules::schema::json(&mut out).expect("a vector takes all");
    serde_json::from_slice(&out).expect("a schema is JSON")
}

pub(crate) fn accepts(book: &Value) -> bool {
    static COMPILED: LazyLock<(Schemas, SchemaIndex)> = LazyLock::new(|| {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("rulebook.json", schema()).expect("it has a name of its own");
        let index = compiler.compile("rulebook.json", &mut schemas).expect("it is a schema");
        (schemas, index)
    });
    COMPILED.0.validate(book, COMPILED.1).is_ok()
}

/// What an editor makes of YAML: JSON, by the same rules as the loader's.
fn yaml(text: &str) -> Value {
    as_json(text).expect("it is YAML")
}

/// The same; `None` for a text that is not YAML.
pub(crate) fn as_json(text: &str) -> Option<Value> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    serde_saphyr::from_str_with_options(text, options).ok()
}

fn findings(text: &str) -> Vec<Finding> {
    let file = SourceFile::from_bytes("book.yaml".to_owned(), text.as_bytes().to_vec());
    load(vec![vec![file]]).findings
}

fn read(path: impl Into<PathBuf>) -> String {
    let path = path.into();
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn yaml_files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(yaml_files(path));
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
    files
}

#[test]
fn every_sound_file_is_accepted() {
    let files = ["rules", "tests/books"].map(yaml_files).concat();
    let broken = ["many-mistakes.yaml", "earlier-forms.yaml", "allows.yaml", "broken-case.yaml", "hides-unknown.yaml"];
    let sound = files.iter().filter(|path| !broken.iter().any(|name| path.ends_with(name)));
    for path in sound.chain([&PathBuf::from("tests/schema/every-field.yaml")]) {
        assert!(accepts(&yaml(&read(path))), "{}", path.display());
    }
    assert!(accepts(&Value::Null), "a file may be empty");
}

#[test]
fn every_broken_book_is_refused_and_the_loader_says_why() {
    let broken = yaml(&read("tests/schema/broken.yaml"));
    let broken = broken.as_array().expect("a list of books");
    assert!(broken.len() >= 40);
    for entry in broken {
        let (why, text) = (entry["why"].as_str().expect("a reason"), entry["book"].as_str().expect("a book"));
        let codes: Vec<&str> = findings(text).iter().map(|finding| finding.code.name).collect();
        assert!(codes.contains(&entry["code"].as_str().expect("a code")), "{why}: {codes:?}");
        assert!(!accepts(&yaml(text)), "{why}");
    }
}

/// What is put in the place of every value in turn.
const REPLACEMENTS: &str = r#"[
    null, true, "true", 0, "0", 1, "1.0", 0.5, "0.5", -1, 12, "12",
    " ", "Two words", "often", "never", "1h30m", "1.5.5m", "2026-11-22", "all", "agent",
    [], ["nothing"], {}, { "nothing": "often" }, { "nothing": ["often"] }
]"#;

/// A value with something else in its place, without each of its keys, and with a key too many.
fn changes(value: &Value) -> Vec<Value> {
    let mut changes: Vec<Value> = serde_json::from_str(REPLACEMENTS).expect("a list");
    if let Value::Object(map) = value {
        changes.extend(map.keys().map(|key| {
            let mut without = map.clone();
            without.remove(key);
            Value::Object(without)
        }));
        let mut more = map.clone();
        more.insert("title_agent".to_owned(), Value::from("x"));
        changes.push(Value::Object(more));
    }
    changes
}

/// Where the values of a book stand, all of them.
fn pointers(value: &Value, at: &str) -> Vec<String> {
    let below: Vec<String> = match value {
        Value::Object(map) => map.iter().flat_map(|(key, value)| pointers(value, &format!("{at}/{key}"))).collect(),
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(item, value)| pointers(value, &format!("{at}/{item}"))).collect()
        }
        _ => Vec::new(),
    };
    std::iter::once(at.to_owned()).chain(below).collect()
}

/// What the loader says that a schema can foresee. Whether `format` stands in another file, and `answers` in another
/// list, it cannot.
fn foreseen(text: &str) -> Vec<Finding> {
    const CODES: [&str; 7] =
        ["wrong-shape", "unknown-field", "missing-field", "bad-value", "bad-id", "bad-frequency", "bad-duration"];
    let mut findings = findings(text);
    // The ids of sentences are in the schema, because they are not the rulebook's own.
    let is_sentence = |finding: &Finding| finding.message.starts_with("unknown sentence");
    findings.retain(|finding| CODES.contains(&finding.code.name) || is_sentence(finding));
    findings.retain(|finding| !["`format: 1` is missing", "`answers` is missing"].contains(&finding.message.as_str()));
    findings
}

#[test]
fn the_schema_and_the_loader_agree_on_everything_near_a_sound_book() {
    let book = yaml(&read("tests/schema/every-field.yaml"));
    let (mut tried, mut split) = (0, Vec::new());
    for (field, value) in book.as_object().expect("a book is a map") {
        // What is added to has to be there; a book of one field is read faster.
        let mut book = if field == "extend" { book.clone() } else { json!({ field: value }) };
        for pointer in pointers(value, &format!("/{field}")) {
            let here = book.pointer(&pointer).expect("it was found there").clone();
            for change in changes(&here) {
                tried += 1;
                *book.pointer_mut(&pointer).expect("it was found there") = change.clone();
                let told = foreseen(&book.to_string());
                if accepts(&book) != told.is_empty() {
                    split.push(format!("{pointer}: {change}, {told:?}"));
                }
            }
            *book.pointer_mut(&pointer).expect("it was found there") = here;
        }
    }
    assert_eq!(split, [""; 0], "the schema and the loader disagree");
    assert!(tried > 5_000, "{tried}");
}

#[test]
fn every_field_is_explained_and_stands_in_the_book_of_all_fields() {
    let every = read("tests/schema/every-field.yaml");
    let mut fields = 0;
    explained(&schema(), &mut |name, field| {
        fields += 1;
        let is_sentence = sentences().any(|sentence| sentence.id == name);
        assert!(is_sentence || every.contains(&format!("{name}:")), "{name}");
        assert!(field["description"].as_str().is_some_and(|says| says.ends_with('.')), "{name}: {field}");
    });
    assert!(fields > 100, "{fields}");
}

fn explained(schema: &Value, found: &mut impl FnMut(&str, &Value)) {
    if let Some(Value::Object(properties)) = schema.get("properties") {
        properties.iter().for_each(|(name, field)| found(name, field));
    }
    match schema {
        Value::Object(map) => map.values().for_each(|value| explained(value, found)),
        Value::Array(list) => list.iter().for_each(|value| explained(value, found)),
        _ => {}
    }
}
