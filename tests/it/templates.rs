//! Templates can be used as they are, and mention everything that can be written.

use otp_triage::authoring::cases;
use otp_triage::render;
use otp_triage::render::rules::template::{Template, yaml};
use otp_triage::rulebook::{SourceFile, load, sentences};
use otp_triage::shipped;
use serde_json::Value;

#[test]
fn the_words_of_the_template_are_those_of_the_program() {
    let file = SourceFile::from_bytes("words.yaml".to_owned(), written(Template::Words, "example").into_bytes());
    let book = load(vec![shipped::files(), vec![file]]).rulebook.expect("it can be used as it is");
    assert_eq!(book.words.given().len(), sentences().count());
    for sentence in sentences() {
        let given = book.words.given().iter().find(|given| given.id == sentence.id).expect("it is there");
        assert_eq!(given.text, sentence.english);
    }
}

const TEMPLATES: [(Template, &str); 4] = [
    (Template::Question, "questions"),
    (Template::Cause, "causes"),
    (Template::Fix, "fixes"),
    (Template::Case, "cases"),
];

fn written(template: Template, id: &str) -> String {
    let mut out = Vec::new();
    yaml(template, id, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("a template is text")
}

fn files(id: &str) -> Vec<SourceFile> {
    let file = |(template, name)| SourceFile::from_bytes(format!("{name}.yaml"), written(template, id).into_bytes());
    TEMPLATES.map(file).into()
}

#[track_caller]
fn sound(layers: Vec<Vec<SourceFile>>, id: &str) {
    let loaded = load(layers);
    let book = loaded.rulebook.unwrap_or_else(|| panic!("{:#?}", loaded.findings));
    let case = book.cases.iter().find(|case| case.name.ends_with(id)).expect("the case is there");
    assert_eq!(cases::run(&book, case), []);
}

#[test]
fn the_four_of_an_id_make_a_rulebook_and_their_case_passes() {
    const SMALLEST: &[u8] = b"format: 1\nsymptoms: [ { id: nothing-arrives, title: No code arrives } ]\n";
    let smallest = SourceFile::from_bytes("smallest.yaml".to_owned(), SMALLEST.to_vec());
    for id in ["example", "low-battery", "2fa"] {
        sound(vec![[vec![smallest.clone()], files(id)].concat()], id);
        sound(vec![shipped::files(), files(id)], id);
    }
}

#[test]
fn every_field_is_mentioned() {
    let mut schema = Vec::new();
    render::rules::schema::json(&mut schema).expect("a vector takes all");
    let schema: Value = serde_json::from_slice(&schema).expect("a schema is JSON");
    for (template, many) in TEMPLATES {
        let text = written(template, "example");
        let fields = schema["properties"][many]["items"]["properties"].as_object().expect("they are listed");
        for field in fields.keys().filter(|field| !field.ends_with("_agent")) {
            assert!(text.contains(&format!("{field}:")), "the template for {many} lacks `{field}`");
        }
    }
}
