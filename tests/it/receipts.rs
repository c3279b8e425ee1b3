//! Delivery receipts and error codes: the samples, the catalogue, the maps of others, and what is never shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use otp_triage::engine::{Diagnosis, Session};
use otp_triage::intake::receipt;
use otp_triage::intake::receipt::{Index, Reading, forms, lookup};
use otp_triage::intake::ticket;
use otp_triage::intake::ticket::facts::Known;
use otp_triage::intake::ticket::names::Names;
use otp_triage::render::Page;
use otp_triage::render::codes;
use otp_triage::render::diagnosis::{json as report, markdown};
use otp_triage::rulebook::{Answer, AnswerId, Audience, Persistence, QuestionId, ReceiptCode, Rulebook};
use otp_triage::shipped;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::random::config;

const SAMPLES: &str = "tests/receipts/samples";

fn book() -> &'static Rulebook {
    static BOOK: OnceLock<Rulebook> = OnceLock::new();
    BOOK.get_or_init(shipped::rulebook_with_codes)
}

fn table(file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(format!("tests/receipts/{file}")).expect("the file can be read");
    let table: Value = serde_saphyr::from_str(&text).expect("it is YAML");
    table.as_array().expect("a list").clone()
}

fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row[key].as_str().unwrap_or_default()
}

fn list<'v>(row: &'v Value, key: &str) -> &'v [Value] {
    row[key].as_array().map_or(&[][..], Vec::as_slice)
}

/// The text of a sample: a whole file, or one record of a file with a record a line.
fn sample(row: &Value) -> String {
    let path = format!("{SAMPLES}/{}", text(row, "file"));
    let whole = std::fs::read_to_string(&path).expect("the sample can be read");
    let Some(line) = row["line"].as_u64() else { return whole };
    let lines: Vec<&str> = whole.lines().filter(|line| !line.trim().is_empty()).collect();
    let line = usize::try_from(line).expect("a small number");
    // The rows of a table need its first.
    if lines[0].contains("MessageId,") {
        format!("{}\n{}\n", lines[0], lines[line])
    } else {
        lines[line - 1].to_owned()
    }
}

fn readings(text: &str) -> Vec<Reading<'static>> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    let index = INDEX.get_or_init(|| Index::of(&book().catalogue));
    forms::records(text).iter().flat_map(|record| receipt::read_by(index, &record.value)).collect()
}

/// The session of a reader who knows these answers alone.
fn session(reader: Audience, answers: &[(QuestionId, AnswerId)]) -> Session<'static> {
    let mut session = Session::start(book(), reader);
    for (question, answer) in answers {
        let _ = session.answer(*question, Answer::Chosen(*answer));
    }
    session
}

/// The ids of the first three causes.
fn first_three(session: &Session<'_>) -> Vec<&'static str> {
    session.causes().iter().take(3).map(|ranked| book()[ranked.cause].id.as_str()).collect()
}

#[test]
fn every_sample_is_recognised_and_its_cause_comes_first() {
    let mut wrong = Vec::new();
    let samples = table("samples.yaml");
    for row in &samples {
        let readings = readings(&sample(row));
        let hits: Vec<_> = readings.iter().flat_map(|reading| &reading.hits).collect();
        for expected in list(row, "expect") {
            let found = hits.iter().any(|hit| {
                let means = hit.code.means.map(|means| book().catalogue[means].id.as_str());
                book().catalogue[hit.list].id.as_str() == text(expected, "list")
                    && hit.code.is_written(text(expected, "code"))
                    && expected["means"].as_str().is_none_or(|expected| means == Some(expected))
            });
            if !found {
                wrong.push(format!("{}: {expected} is not found", row["name"]));
            }
        }
        let causes: Vec<&str> = list(row, "causes").iter().filter_map(Value::as_str).collect();
        let first = first_three(&session(Audience::Developer, &receipt::facts(book(), &readings)));
        if !causes.is_empty() && !first.iter().any(|cause| causes.contains(cause)) {
            wrong.push(format!("{}: {first:?} and none of {causes:?}", row["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let files: BTreeSet<&str> = samples.iter().map(|row| text(row, "file")).collect();
    assert_eq!(files.len(), std::fs::read_dir(SAMPLES).expect("the folder can be read").count());
}

/// A ticket with a receipt says what `diagnose --receipt` says, and so does the receipt in the place of a ticket.
#[test]
fn a_ticket_says_what_its_receipt_says() {
    let names = Names::new(book());
    for row in table("samples.yaml") {
        let text = sample(&row);
        let readings = readings(&text);
        let line = json!({ "role": "developer", "receipt": text }).to_string();
        let ticket = ticket::json::ticket(line.as_bytes()).expect("it is a ticket");
        let Ok(known) = Known::of(&names, Audience::User, &ticket) else {
            assert!(readings.is_empty(), "{}", row["name"]);
            continue;
        };
        let expected = session(Audience::Developer, &receipt::facts(book(), &readings));
        assert_eq!(known.session(book()).facts(), expected.facts(), "{}", row["name"]);
    }
}

/// Every code and status of the catalogue, with its list.
fn all_codes() -> impl Iterator<Item = (&'static str, &'static ReceiptCode)> {
    book().catalogue.lists.iter().flat_map(|list| {
        let codes = list.codes.iter().chain(&list.statuses);
        codes.map(|code| (list.id.as_str(), code))
    })
}

#[test]
fn the_catalogue_is_large_and_every_code_has_a_source_with_its_day() {
    let undated: BTreeSet<&str> = all_codes()
        .map(|(_, code)| &book()[code.source])
        .filter(|source| source.checked.is_none())
        .map(|source| source.id.as_str())
        .collect();
    assert_eq!(undated, BTreeSet::new());
    let lists = book().catalogue.lists.iter();
    let codes: usize = lists.clone().map(|list| list.codes.len()).sum();
    assert!(codes >= 1600, "{codes}");
    assert!(lists.len() >= 60, "{}", lists.len());
}

#[test]
fn every_code_is_found_behind_the_id_of_its_list() {
    let mut wrong = Vec::new();
    for (list, code) in all_codes() {
        for spelling in code.spellings() {
            let found = lookup::find(&book().catalogue, spelling, Some(list));
            if !found.iter().any(|found| std::ptr::eq(found.code, code)) {
                wrong.push(format!("{list}: {spelling}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A law of the meanings: by what a code means alone, whoever can act on it has a cause among the first three for which it
/// speaks.
#[test]
fn every_meaning_that_speaks_for_a_cause_brings_one_to_the_top() {
    let book = book();
    let receipt = book.questions.find("receipt").expect("the question is there");
    let usual = &book[receipt].usual;
    let mut wrong = Vec::new();
    for meaning in &book.catalogue.meanings {
        let answer = meaning.answers.iter().find(|(question, _)| *question == receipt).map(|(_, answer)| *answer);
        let Some(answer) = answer.filter(|_| meaning.stage.is_none()) else { continue };
        let speaks = |cause: &str| {
            let cause = book.causes.find(cause).expect("it is ranked");
            book[cause].row(receipt).is_some_and(|row| row[answer.index()] > usual[answer.index()])
        };
        let is_first = |reader| first_three(&session(reader, &meaning.answers)).into_iter().any(speaks);
        let spoken_for = book.causes.iter().any(|cause| speaks(&cause.id));
        if spoken_for && !Audience::ALL.into_iter().any(is_first) {
            wrong.push(meaning.id.to_string());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_maps_of_three_public_services_are_covered() {
    let mut wrong = Vec::new();
    let mut agreement: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in table("maps.yaml") {
        let code = lookup::find(&book().catalogue, text(&row, "code"), Some(text(&row, "sender")));
        let agrees = text(&row, "agree");
        *agreement.entry((text(&row, "service").to_owned(), agrees.to_owned())).or_default() += 1;
        // The one number for which no page that was read has a meaning.
        if code.is_empty() && text(&row, "code") != "21268" {
            wrong.push(format!("{} {} is in no list", text(&row, "sender"), text(&row, "code")));
        }
        let kind = code.first().and_then(|found| found.code.persistence);
        let contradicts = match text(&row, "verdict") {
            "permanent" => kind == Some(Persistence::Temporary),
            "temporary" => kind == Some(Persistence::Permanent),
            _ => false,
        };
        if contradicts && agrees == "yes" {
            wrong.push(format!("{} {}: {kind:?} does not agree", text(&row, "sender"), text(&row, "code")));
        }
        if text(&row, "why").is_empty() {
            wrong.push(format!("{row} is not explained"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The table in docs/receipts.md has these figures.
    let figures: Vec<String> =
        agreement.iter().map(|((who, agrees), count)| format!("{who} {agrees} {count}")).collect();
    assert_eq!(figures.join(", "), FIGURES);
}

/// By service, how many of its codes agree with ours.
const FIGURES: &str = "cds no 7, cds partly 2, cds yes 7, gov-uk no 4, gov-uk partly 2, gov-uk unclear 2, gov-uk yes 39, va no 7, va partly 8, va unclear 1, va yes 31";

/// A text that is personal or a secret, and that no output may have in it.
fn planted() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\+[1-9][0-9]{9,12}",
        "[2-9][0-9]{9}",
        "[0-9]{6}",
        "[a-z]{5,9}\\.[a-z]{5,9}@[a-z]{6,9}\\.org",
        "Your code is [0-9]{6}\\. Tell nobody, [A-Z][a-z]{7,9}\\.",
        "eyJ[A-Za-z0-9]{24}\\.[A-Za-z0-9]{24}",
        "https://x\\.org/t\\?token=[a-f0-9]{24}",
    ]
}

/// Replaces the text or number at a position of the leaves of a value, or adds it behind it.
fn plant(value: &mut Value, at: &mut usize, secret: &str, adds: bool) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|value| plant(value, at, secret, adds)),
        Value::Array(items) => items.iter_mut().for_each(|value| plant(value, at, secret, adds)),
        leaf => {
            if *at == 0 {
                let before = leaf.as_str().unwrap_or_default();
                *leaf = if adds { format!("{before} {secret}").into() } else { secret.into() };
            }
            *at = at.wrapping_sub(1);
        }
    }
}

/// Everything that is written about receipts. What follows from them is known by ids alone, so the diagnosis is the same
/// each time: it would take most of the time.
fn outputs(index: &Index<'_>, (session, diagnosis): (&Session<'_>, &Diagnosis<'_>), text: &str) -> String {
    let records = forms::records(text);
    let readings: Vec<Reading<'_>> = records.iter().flat_map(|record| receipt::read_by(index, &record.value)).collect();
    let mut out = Vec::new();
    report::report(session, diagnosis, &readings, &mut out).expect("a vector takes all");
    markdown::report(session, diagnosis, &readings, &mut out).expect("a vector takes all");
    codes::receipts(book(), &readings, &mut Page::new(&mut out, 80)).expect("a vector takes all");
    String::from_utf8(out).expect("it is text")
}

#[test]
fn nothing_personal_comes_out_of_a_receipt() {
    let mut texts = Vec::new();
    for row in table("samples.yaml") {
        texts.push(sample(&row));
    }
    let index = Index::of(&book().catalogue);
    let session = Session::start(book(), Audience::Developer);
    let diagnosis = session.diagnosis();
    let cases = (select(texts), planted(), any::<usize>(), any::<bool>(), any::<bool>());
    let tried = TestRunner::new(config(1000)).run(&cases, |(text, secret, place, adds, outside)| {
        let planted = match serde_json::from_str::<Value>(&text) {
            Ok(mut value) if !outside => {
                plant(&mut value, &mut (place % 40), &secret, adds);
                value.to_string()
            }
            // Behind a word of the text, wherever that is.
            _ => {
                let ends: Vec<usize> = text.match_indices([' ', '&', ',', '"', '\n']).map(|(at, _)| at).collect();
                let at = ends.get(place % ends.len().max(1)).copied().unwrap_or(0);
                format!("{}{secret}{}", &text[..at], &text[at..])
            }
        };
        let outputs = outputs(&index, (&session, &diagnosis), &planted);
        // The digits of a secret may be part of the digest, which stands in every output.
        let outputs = outputs.replace(book().digest.as_str(), "");
        prop_assert!(!outputs.contains(&secret), "{secret} in {outputs}");
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{error}");
    }
}
