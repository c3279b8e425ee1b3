//! Templates can be used as they are, and mention everything that can be written.

use otp_triage::authoring::cases;
use otp_triage::authoring::check::{Depth, check};
use otp_triage::authoring::progress::unwatched;
use otp_triage::render;
use otp_triage::render::rules::template::{Template, words, yaml};
use otp_triage::rulebook::{SourceFile, load, sentences};
use otp_triage::shipped;
use serde_json::Value;

#[test]
fn the_words_of_the_template_are_those_of_the_program() {
    let mut text = Vec::new();
    words(&mut text).expect("a vector takes all");
    let file = SourceFile::from_bytes("words.yaml".to_owned(), text);
    let book = load(vec![shipped::files(), vec![file]]).rulebook.expect("it can be used as it is");
    assert_eq!(book.words.given().len(), sentences().count());
    for sentence in sentences() {
        let given = book.words.given().iter().find(|given| given.id == sentence.id).expect("it is there");
        assert_eq!(given.text, sentence.english);
    }
}

/// The four that can lie over the built-in rulebook without any other.
const MODEL: [Template; 4] = [Template::Question, Template::Cause, Template::Fix, Template::Case];

fn written(template: Template, id: &str) -> String {
    let mut out = Vec::new();
    yaml(template, id, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("a template is text")
}

fn file(template: Template, id: &str) -> SourceFile {
    SourceFile::from_bytes(format!("{template:?}-{id}.yaml"), written(template, id).into_bytes())
}

fn files(templates: &[Template], id: &str) -> Vec<SourceFile> {
    templates.iter().map(|template| file(*template, id)).collect()
}

#[track_caller]
fn sound(layers: Vec<Vec<SourceFile>>, id: &str) {
    let loaded = load(layers);
    let findings = check(&loaded, Depth::Quick, None, &unwatched).findings;
    assert!(findings.is_empty(), "{findings:#?}");
    let book = loaded.rulebook.expect("no finding, so a rulebook");
    let case = book.cases.iter().find(|case| case.name.ends_with(id)).expect("the case is there");
    assert_eq!(cases::run(&book, case), []);
}

#[test]
fn templates_of_one_id_make_a_rulebook_and_their_case_passes() {
    for id in ["example", "low-battery", "2fa"] {
        sound(vec![shipped::files(), files(&MODEL, id)], id);
        sound(vec![shipped::files(), files(&Template::ALL, id)], id);
        let mut alone = files(&Template::ALL, id);
        alone.push(file(Template::Symptom, "nothing-arrives"));
        sound(vec![alone], id);
    }
}

#[test]
fn every_field_is_mentioned() {
    let mut schema = Vec::new();
    render::rules::schema::json(&mut schema).expect("a vector takes all");
    let schema: Value = serde_json::from_slice(&schema).expect("a schema is JSON");
    for template in Template::ALL {
        let text = written(template, "example");
        let mut fields = Vec::new();
        if let Some(list) = template.list() {
            nested(&schema["properties"][list], &mut fields);
        } else {
            // The file itself, without the lists of entries.
            let lists: Vec<&str> = Template::ALL.into_iter().filter_map(Template::list).collect();
            let own = schema["properties"].as_object().expect("they are listed").iter();
            for (name, field) in own.filter(|(name, _)| !lists.contains(&name.as_str())) {
                fields.push(name.as_str());
                // Those of the entries that are added to, and the sentences, are in the other templates.
                if !["extend", "words"].contains(&name.as_str()) {
                    nested(field, &mut fields);
                }
            }
        }
        for field in fields.into_iter().filter(|field| !field.ends_with("_agent")) {
            assert!(text.contains(&format!("{field}:")), "the template {template:?} lacks `{field}`");
        }
    }
}

/// The names of all fields below a part of the schema.
fn nested<'s>(schema: &'s Value, found: &mut Vec<&'s str>) {
    if let Some(Value::Object(properties)) = schema.get("properties") {
        found.extend(properties.keys().map(String::as_str));
    }
    match schema {
        Value::Object(map) => map.values().for_each(|value| nested(value, found)),
        Value::Array(list) => list.iter().for_each(|value| nested(value, found)),
        _ => {}
    }
}
