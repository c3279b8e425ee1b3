//! The tour of the book against the table of the format: no field that people read, and no condition, is left out.

use std::collections::BTreeSet;

use otp_triage::rulebook::format::shape::{Field, Shape};
use otp_triage::rulebook::format::table::KINDS;
use otp_triage::rulebook::{Rulebook, SourceFile, load};

/// A book in which every field of the format stands.
fn every_field() -> Rulebook {
    let text = std::fs::read("tests/schema/every-field.yaml").expect("the file can be read");
    load(vec![vec![SourceFile::from_bytes("every-field".to_owned(), text)]]).rulebook.expect("it is valid")
}

/// Paths of the fields of a kind that `wanted` picks, such as `fixes.steps.expect`.
fn fields(prefix: &str, fields: &[Field], wanted: fn(&Shape) -> bool, found: &mut BTreeSet<String>) {
    for field in fields {
        let path = format!("{prefix}.{}", field.name);
        match &field.shape {
            shape if wanted(shape) => _ = found.insert(path),
            Shape::List(Shape::Record(inner) | Shape::TextOr(inner)) => self::fields(&path, inner, wanted, found),
            _ => {}
        }
    }
}

fn in_the_table(wanted: fn(&Shape) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (many, _, inner) in KINDS {
        fields(many, inner, wanted, &mut found);
    }
    found
}

/// `fixes.resend.steps.2` with its field as the table has it: without ids and numbers.
fn without_ids(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
    // The id of the entry, and of an answer behind it.
    parts.remove(1);
    if parts.get(1) == Some(&"answers") {
        parts.remove(2);
    }
    parts.join(".")
}

#[test]
fn every_text_of_the_format_is_on_the_tour() {
    let book = every_field();
    let toured: BTreeSet<String> =
        book.texts().iter().map(|text| without_ids(&format!("{}.{}", text.spot.path, text.field))).collect();
    let is_text = |shape: &Shape| matches!(shape, Shape::Wording | Shape::Words | Shape::List(Shape::Words));
    let mut in_the_table = in_the_table(is_text);
    in_the_table.insert("words.text".to_owned());
    // Titles of publications and reasons for leaving a claim aside are quoted; they do not speak to the reader.
    in_the_table.retain(|path| !path.starts_with("sources."));
    assert_eq!(toured, in_the_table);
}

#[test]
fn every_condition_of_the_format_is_on_the_tour() {
    let book = every_field();
    let toured: BTreeSet<String> = book.gates().iter().map(|gate| without_ids(&gate.path)).collect();
    let is_when = |shape: &Shape| {
        matches!(shape, Shape::MapTo(Shape::List(Shape::Id)) | Shape::AnyOf(Shape::MapTo(Shape::List(Shape::Id))))
    };
    assert_eq!(toured, in_the_table(is_when));
}

#[test]
fn every_list_of_sources_is_on_the_tour() {
    let book = every_field();
    let toured: BTreeSet<String> = book.citations().iter().map(|citation| without_ids(&citation.spot.path)).collect();
    let mut with_sources = BTreeSet::new();
    for (many, _, inner) in KINDS {
        sources(many, inner, &mut with_sources);
    }
    // Answers of questions are listed without sources of their own, as symptoms and services may have them.
    with_sources.insert("questions.answers".to_owned());
    with_sources.insert("cases".to_owned());
    assert_eq!(toured, with_sources);
}

fn sources(prefix: &str, fields: &[Field], found: &mut BTreeSet<String>) {
    for field in fields {
        match &field.shape {
            Shape::List(Shape::Record(inner) | Shape::TextOr(inner)) => {
                sources(&format!("{prefix}.{}", field.name), inner, found);
            }
            _ if field.name == "sources" => _ = found.insert(prefix.to_owned()),
            _ => {}
        }
    }
}
