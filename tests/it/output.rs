//! The JSON of a diagnosis: it conforms to its schema, and the page about it names every field.

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, Schemas};
use otp_triage::engine::{Answer, Session};
use otp_triage::render::diagnosis::json;
use otp_triage::rulebook::{Audience, Outcome, Rulebook};
use serde_json::Value;

use crate::shipped;

const PAGE: &str = "docs/exit-codes-and-json.md";

fn schema() -> Value {
    let mut out = Vec::new();
    json::schema(&mut out).expect("a vector takes all");
    serde_json::from_slice(&out).expect("a schema is JSON")
}

fn report(session: &Session<'_>) -> Value {
    let mut out = Vec::new();
    json::report(session, &session.diagnosis(), &[], &mut out).expect("a vector takes all");
    serde_json::from_slice(&out).expect("it is JSON")
}

/// A case for every answer to a question, for every reader, with trials of every outcome on the way.
fn cases(book: &Rulebook) -> Vec<Session<'_>> {
    let mut cases = Vec::new();
    for audience in Audience::ALL {
        for (question, asked) in book.questions.entries() {
            for (answer, outcome) in asked.answers.ids().zip(Outcome::ALL.into_iter().cycle()) {
                let mut session = Session::start(book, audience);
                // The answer to `role` follows from the audience.
                let _ = session.answer(question, Answer::Chosen(answer));
                cases.push(session.clone());
                if let Some(ranked) = session.diagnosis().fixes.first() {
                    session.tried(ranked.fix, outcome);
                    cases.push(session);
                }
            }
        }
    }
    cases
}

#[test]
fn every_diagnosis_conforms_to_the_schema_of_the_output() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("output.json", schema()).expect("it has a name of its own");
    let index = compiler.compile("output.json", &mut schemas).expect("it is a schema");
    let book = shipped::book();
    for session in cases(&book) {
        let report = report(&session);
        if let Err(error) = schemas.validate(&report, index) {
            panic!("{error}\n{report}");
        }
    }
}

/// The names of all properties in a schema.
fn properties(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                names.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| properties(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, names)),
        _ => {}
    }
}

#[test]
fn the_page_about_the_output_names_every_field() {
    let mut names = BTreeSet::new();
    properties(&schema(), &mut names);
    let page = fs::read_to_string(PAGE).expect("the page can be read");
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("`{name}`")), "{PAGE} says nothing about `{name}`");
    }
}

#[test]
fn a_solved_case_says_so_and_has_nothing_left_to_do() {
    let book = shipped::book();
    let mut session = Session::start(&book, Audience::User);
    for (question, answer) in [("symptom", "nothing-arrives"), ("channel", "email"), ("line-lost", "no")] {
        let question = book.questions.find(question).expect("it is shipped");
        let answer = book[question].answers.find(answer).expect("it is shipped");
        session.answer(question, Answer::Chosen(answer)).expect("it arises");
    }
    session.tried(book.fixes.find("search-mail").expect("it is shipped"), Outcome::Worked);
    let report = report(&session);
    assert_eq!((&report["outcome"], &report["fixes"]), (&"solved".into(), &Value::Array(Vec::new())));
    assert!(report["solution"]["behind"].is_string(), "{report}");
}
