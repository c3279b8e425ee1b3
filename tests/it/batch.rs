//! The batch: each ticket has the result that `diagnose` has for the same facts, whatever stands around it.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};
use std::thread;

use otp_triage::authoring::simulate::Rng;
use otp_triage::engine::{Answer, Brief, Desk, Event, Ranking, Session};
use otp_triage::intake::ticket::facts::Known;
use otp_triage::intake::ticket::json as tickets;
use otp_triage::intake::ticket::names::Names;
use otp_triage::render::batch::result::{self, Place};
use otp_triage::render::diagnosis::json;
use otp_triage::rulebook::{Audience, Outcome, Rulebook};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::random::{book, config, events, plans, sayings, session};
use crate::shipped;

pub(crate) const SMALL: [&str; 2] = ["--only-rules", "tests/books/small.yaml"];

/// More fixes and causes than any of these rulebooks has.
const ALL: usize = 10_000;

fn value(line: &[u8]) -> Value {
    serde_json::from_slice(line).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(line)))
}

fn in_brief(session: &Session<'_>, brief: &Brief) -> Value {
    let mut line = Vec::new();
    let place = Place { file: None, line: 1, id: None };
    result::brief(session.book(), session.audience(), &[], place, brief, &mut line);
    assert!(line.ends_with(b"}\n"));
    value(&line)
}

/// An entry of the whole diagnosis with the fields that the brief one has.
fn with_fields_of(brief: &Value, whole: &Value) -> Value {
    let fields = brief.as_object().expect("an entry is an object").keys();
    fields.map(|field| (field.clone(), whole[field].clone())).collect()
}

#[track_caller]
fn check_list(brief: &Value, whole: &[Value]) {
    let brief = brief.as_array().expect("a list");
    assert_eq!(brief.len(), whole.len());
    for (brief, whole) in brief.iter().zip(whole) {
        assert_eq!(*brief, with_fields_of(brief, whole));
    }
}

fn ids(list: &Value) -> Value {
    list.as_array().expect("a list").iter().map(|entry| entry["id"].clone()).collect()
}

/// The result that the tables have for the log of a session.
#[track_caller]
fn ranked(session: &Session<'_>, ranking: &Ranking<'_>, desk: &mut Desk, top: usize) -> Brief {
    let (mut said, mut trials) = (Vec::new(), Vec::new());
    for event in session.log() {
        match event {
            Event::Answered(question, answer) => said.push((*question, *answer)),
            Event::Tried(fix, outcome) => trials.push((*fix, *outcome)),
            Event::Remarked(_) => {}
        }
    }
    ranking.brief(desk, &said, &trials, top)
}

/// Compares every field that a brief result shares with the whole diagnosis.
#[track_caller]
fn check(session: &Session<'_>) {
    let mut line = Vec::new();
    json::report(session, &session.diagnosis(), &[], &mut line).expect("a vector takes all");
    let whole = value(&line);
    let planned = in_brief(session, &Brief::planned(session, ALL));
    let unplanned = in_brief(session, &Brief::of(session, ALL));
    for brief in [&planned, &unplanned] {
        for field in ["for", "fits_nothing", "dangers", "solved_by"] {
            assert_eq!(brief[field], whole[field], "{field}");
        }
        assert_eq!(brief["rulebook"], whole["rulebook"]["digest"]);
        assert_eq!(*brief.get("left_out").unwrap_or(&json!([])), whole["left_out"]);
        assert_eq!((&brief["alerts"], &brief["escalate"]), (&ids(&whole["alerts"]), &ids(&whole["escalation"])));
        check_list(&brief["causes"], whole["causes"].as_array().expect("a list"));
    }
    assert_eq!(planned["outcome"], whole["outcome"]);
    let next = match &whole["next"]["ask"]["id"] {
        Value::Null => whole["next"].clone(),
        question => json!({ "ask": question }),
    };
    assert_eq!(planned["next"], next);
    let mut fixes = whole["fixes"].as_array().expect("a list").clone();
    check_list(&planned["fixes"], &fixes);
    // A fix that only a plan moves to the front stands in its turn without one.
    let mut turns = unplanned["turns"].as_array().expect("a list").clone();
    let first = fixes.first().map(|fix| fix["id"].clone());
    if turns.first().map(|fix| fix["id"].clone()) != first {
        assert!([&next["try"], &next["start"], &next["wait"]].contains(&&first.expect("it is on both lists")));
        let moved = fixes.remove(0);
        turns.retain(|fix| fix["id"] != moved["id"]);
    }
    check_list(&Value::Array(turns), &fixes);
    let (ranking, mut desk) = (Ranking::new(session.book(), session.audience()), Desk::default());
    // The second time with what the first has left on the desk.
    for top in [ALL, 0, 1, 3, 5] {
        assert_eq!(ranked(session, &ranking, &mut desk, top), Brief::of(session, top));
    }
    let few = in_brief(session, &Brief::of(session, 2));
    for field in ["causes", "turns"] {
        let all = unplanned[field].as_array().expect("a list");
        assert_eq!(few[field], Value::from(all[..all.len().min(2)].to_vec()), "{field}");
    }
}

/// The ticket that says the same as some events.
fn ticket(book: &Rulebook, events: &[Event], reader: Audience) -> String {
    let (mut answers, mut tried) = (serde_json::Map::new(), serde_json::Map::new());
    for event in events {
        match event {
            Event::Answered(question, answer) => {
                let question = &book[*question];
                answers.insert(question.id.to_string(), question.answer_id(*answer).into());
            }
            Event::Tried(fix, outcome) => {
                tried.insert(book[*fix].id.to_string(), outcome.name().into());
            }
            Event::Remarked(_) => {}
        }
    }
    json!({ "id": 1, "answers": answers, "tried": tried, "role": reader.name() }).to_string()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_brief_result_is_a_part_of_the_whole(plan in plans(), said in sayings(), worked in any::<prop::sample::Index>(), solves in 0..8_u8) {
        let book = book(&plan, 1);
        let mut session = session(&book, &events(&book, &said));
        if solves == 0 {
            let fix = book.fixes.at(worked.index(book.fixes.len())).expect("there is one");
            session.tried(fix, Outcome::Worked);
        }
        check(&session);
    }

    #[test]
    fn a_ticket_says_what_the_same_events_say(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let events = events(&book, &said);
        let line = ticket(&book, &events, Audience::User);
        let ticket = tickets::ticket(line.as_bytes()).expect("it is sound");
        let known = Known::of(&Names::new(&book), Audience::Agent, &ticket).expect("it is known");
        let read = known.session(&book);
        let mut session = Session::start(&book, Audience::User);
        for event in events {
            session.restore(event);
        }
        prop_assert_eq!(read.facts(), session.facts());
        check(&read);
    }
}

/// Random answers and trials of the built-in rulebook for every reader, ranked by the tables and by a diagnosis.
#[test]
fn the_tables_rank_as_the_diagnosis_does() {
    let book = shipped::book();
    let mut rng = Rng::seeded(1);
    for audience in Audience::ALL {
        let (ranking, mut desk) = (Ranking::new(&book, audience), Desk::default());
        for _ in 0..500 {
            let mut session = Session::start(&book, audience).assuming_defaults();
            for _ in 0..rng.below(12) {
                let question = book.questions.at(rng.below(book.questions.len())).expect("there is one");
                // The opening more often than others.
                let question = if rng.below(3) == 0 { book.opening[rng.below(book.opening.len())] } else { question };
                let answer = book[question].answers.at(rng.below(book[question].answers.len() + 1));
                session.restore(Event::Answered(question, answer.map_or(Answer::Unknown, Answer::Chosen)));
            }
            for _ in 0..rng.below(4) {
                let fix = book.fixes.at(rng.below(book.fixes.len())).expect("there is one");
                let outcomes = [Outcome::Failed, Outcome::Cannot, Outcome::Helped, Outcome::Started, Outcome::Worked];
                session.tried(fix, outcomes[rng.below(8) % 5]);
            }
            assert_eq!(ranked(&session, &ranking, &mut desk, 5), Brief::of(&session, 5), "{:?}", session.log());
            assert_eq!(ranked(&session, &ranking, &mut desk, ALL), Brief::of(&session, ALL), "{:?}", session.log());
        }
    }
}

#[test]
fn brief_results_of_all_worked_cases_are_parts_of_the_whole() {
    let book = shipped::book();
    for case in &book.cases {
        let mut session = Session::start(&book, case.audience);
        for (question, answer) in &case.answers {
            session.restore(Event::Answered(*question, *answer));
        }
        for (fix, outcome) in &case.tried {
            session.tried(*fix, *outcome);
        }
        check(&session);
    }
}

pub(crate) fn batch(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_otp-triage"));
    command.arg("batch").args(arguments).env_remove("OTP_TRIAGE_FOR").env_remove("OTP_TRIAGE_RULES");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let (mut to, input) = (child.stdin.take().expect("it has an input"), input.into());
    // From another thread, because the program writes while it reads.
    let writer = thread::spawn(move || drop(to.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("it writes to the end");
    output
}

pub(crate) fn results(output: &Output) -> Vec<Value> {
    output.stdout.split_inclusive(|byte| *byte == b'\n').map(value).collect()
}

/// A sound ticket of the small rulebook.
pub(crate) fn sound(number: usize) -> Vec<u8> {
    let channel = ["sms", "voice", "unknown", "n/a"][number % 4];
    let signal = ["yes", "no"][number / 4 % 2];
    format!(r#"{{"id":{number},"answers":{{"symptom":"nothing","channel":"{channel}","signal":"{signal}"}}}}"#).into()
}

/// Ten ways in which a line can be broken, each with a part of the reason.
pub(crate) fn broken(way: usize) -> (Vec<u8>, &'static str) {
    match way % 10 {
        0 => (b"".to_vec(), "is empty"),
        1 => (br#"{"id":1,"answers":{"symptom":"nothing""#.to_vec(), "not JSON"),
        2 => (br#"{"id":1,"answrs":{}}"#.to_vec(), "did you mean `answers`"),
        3 => (br#"{"id":1,"answers":{"signl":"no"}}"#.to_vec(), "did you mean `signal`"),
        4 => (br#"{"id":1,"answers":{"symptom":"nohtign"}}"#.to_vec(), "did you mean `nothing`"),
        5 => (b"{\"id\":1,\"error\":\"\xff\xfe\"}".to_vec(), "not UTF-8"),
        6 => (b"{\"id\":1,\"error\":\"\0\"}".to_vec(), "NUL"),
        7 => ([br#"{"receipt":"#.to_vec(), vec![b'['; 50_000]].concat(), "recursion limit"),
        8 => (br#"{"id":1,"answers":{"signal":"no","signal":"no"}}"#.to_vec(), "`signal` stands there twice"),
        _ => ([br#"{"id":1,"error":""#.to_vec(), vec![b'x'; 1 << 20], b"\"}".to_vec()].concat(), "longer than 1 MB"),
    }
}

#[test]
fn of_ten_thousand_lines_the_broken_hundred_are_told() {
    let mut input = Vec::new();
    for number in 1..=10_000 {
        let line = if number % 100 == 37 { broken(number / 100).0 } else { sound(number) };
        input.extend(line);
        input.push(b'\n');
    }
    let output = batch(&SMALL, input.clone());
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).contains("100 of 10000 tickets cannot be used"));
    let results = results(&output);
    assert_eq!(results.len(), 10_000);
    for (number, result) in (1..).zip(&results) {
        assert_eq!((&result["schema"], &result["line"]), (&json!(1), &json!(number)));
        if number % 100 == 37 {
            let (_, reason) = broken(number / 100);
            let error = result["error"].as_str().unwrap_or_else(|| panic!("line {number} is broken: {result}"));
            assert!(error.contains(reason), "{error} does not say {reason}");
        } else {
            assert_eq!((&result["id"], &result["error"]), (&json!(number), &Value::Null));
        }
    }
    for jobs in ["2", "3", "7"] {
        let threads = batch(&[SMALL[0], SMALL[1], "--jobs", jobs, "--exit-zero"], input.clone());
        assert_eq!((threads.status.code(), threads.stdout == output.stdout), (Some(0), true), "{jobs} threads");
    }
}

#[test]
fn nothing_secret_is_repeated() {
    let secrets = ["482913", "JBSWY3DPEHPK3PXP", "maria.lopez@example.org", "+4915112345678"];
    for secret in secrets {
        let lines = [
            format!(r#"{{"answers":{{"symptom":"{secret}"}}}}"#),
            format!(r#"{{"answers":{{"{secret}":"x"}}}}"#),
            format!(r#"{{"{secret}":1}}"#),
            format!(r#"{{"tried":["{secret}"]}}"#),
            format!(r#"{{"tried":{{"find-signal":"{secret}"}}}}"#),
            format!(r#"{{"role":"{secret}"}}"#),
            format!(r#"{{"answers":{{"{secret}":5}}}}"#),
            format!(r#"{{"answers":"{secret}"}}"#),
            format!(r#"{{"error":["{secret}"]}}"#),
            format!(r#""{secret}""#),
            format!(r#"{{"error" "{secret}"}}"#),
            format!(r#"{{"answers":{{"{secret}":"x","{secret}":"x"}}}}"#),
        ];
        let output = batch(&SMALL, lines.join("\n"));
        let text = String::from_utf8(output.stdout).expect("it is text");
        assert_eq!(text.lines().count(), lines.len());
        assert!(text.lines().all(|line| line.contains("\"error\"") && !line.contains(secret)), "{text}");
    }
}

#[test]
fn a_table_says_what_lines_say() {
    let lines = concat!(
        r#"{"id":"1","answers":{"symptom":"nothing","channel":"sms"},"tried":{"find-signal":"failed","other-way":"cannot"}}"#,
        "\n",
        r#"{"id":"a \"b\"","answers":{"symptom":"nothing"},"role":"agent","error":"x\ny"}"#,
        "\n",
        r#"{"id":"3","answers":{}}"#,
        "\n",
    );
    let table = concat!(
        "\u{feff}id, symptom,channel,tried,role,error\r\n",
        "1,nothing,sms,find-signal other-way=cannot,,\r\n",
        "\"a \"\"b\"\"\",nothing,,,agent,\"x\ny\"\r\n",
        "3,,,,,",
    );
    let without_lines = |output: &Output| {
        let mut results = results(output);
        for result in &mut results {
            result.as_object_mut().expect("an object").remove("line");
        }
        results
    };
    let (lines, table) = (batch(&SMALL, lines), batch(&SMALL, table));
    assert_eq!(without_lines(&lines), without_lines(&table));
    assert_eq!((lines.status.code(), table.status.code()), (Some(0), Some(0)));
    let numbers: Vec<Value> = results(&table).iter().map(|result| result["line"].clone()).collect();
    assert_eq!(numbers, [2, 3, 5]);
}

#[test]
fn rows_that_are_broken_are_told_and_the_rest_is_read() {
    let table = "id,symptom\n1,nothing\n2\n\n3,\"nothing\n4,nothing\n5,\u{0}\n6,asked,\n7,nohtign\n8,nothing\n";
    let output = batch(&SMALL, table);
    let results = results(&output);
    let told: Vec<(Value, bool)> =
        results.iter().map(|result| (result["line"].clone(), result["error"].is_string())).collect();
    let expected =
        [(2, false), (3, true), (4, true), (5, true), (6, false), (7, true), (8, true), (9, true), (10, false)];
    assert_eq!(told, expected.map(|(line, error)| (json!(line), error)), "{results:#?}");
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn what_is_wrong_with_an_input_is_told_before_anything_is_done() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (good, bad) = (folder.path().join("good.jsonl"), folder.path().join("bad.csv"));
    fs::write(&good, sound(1)).expect("it can be written");
    for (header, reason) in [
        ("id,signl\n1,no\n", "did you mean `signal`?"),
        ("id,id\n1,2\n", "two columns have the name `id`"),
        ("id,role,482913\n", "unknown column `••••••`"),
        ("[1]\n", "neither JSON Lines nor a table"),
    ] {
        fs::write(&bad, header).expect("it can be written");
        let output = batch(&[SMALL[0], SMALL[1], good.to_str().expect("text"), bad.to_str().expect("text")], "");
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(4), 0), "{message}");
        assert!(message.contains(reason), "{message}");
    }
    fs::remove_file(&bad).expect("it can be removed");
    let output = batch(&[good.to_str().expect("text"), bad.to_str().expect("text")], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(4), 0));
}

#[test]
fn several_files_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let paths = ["a.jsonl", "b.jsonl"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    for path in &paths {
        fs::write(path, [sound(1), sound(2)].join(&b'\n')).expect("it can be written");
    }
    let output = batch(&[SMALL[0], SMALL[1], &paths[0], &paths[1]], "");
    let places: Vec<Value> = results(&output).iter().map(|result| json!([result["file"], result["line"]])).collect();
    let expected = [json!([paths[0], 1]), json!([paths[0], 2]), json!([paths[1], 1]), json!([paths[1], 2])];
    assert_eq!(places, expected);
}

#[test]
fn a_full_result_holds_what_diagnose_prints() {
    let output = batch(&[SMALL[0], SMALL[1], "--full"], sound(0));
    let whole = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(["diagnose", "--format", "json", "-a", "symptom=nothing", "-a", "channel=sms", "-a", "signal=yes"])
        .args(SMALL)
        .env_remove("OTP_TRIAGE_FOR")
        .output()
        .expect("the program runs");
    assert_eq!(results(&output)[0]["diagnosis"], value(&whole.stdout));
}

/// A slow pipe is answered as it speaks.
#[test]
fn a_ticket_is_answered_before_the_next_one_comes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .arg("batch")
        .args(SMALL)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("it has an input");
    let mut output = std::io::BufReader::new(child.stdout.take().expect("it has an output"));
    for number in 1..=3 {
        input.write_all(&[sound(number), b"\n".to_vec()].concat()).expect("it reads");
        let mut line = String::new();
        std::io::BufRead::read_line(&mut output, &mut line).expect("it writes");
        assert_eq!(value(line.as_bytes())["id"], number);
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

/// A pipe takes a piece whole or not at all. Of a file, the system may write a part when it ends a program.
#[test]
fn a_kill_leaves_whole_lines() {
    for trial in 0..10 {
        let jobs = if trial % 2 == 0 { "1" } else { "3" };
        let mut child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
            .args(["batch", SMALL[0], SMALL[1], "--jobs", jobs])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut input = child.stdin.take().expect("it has an input");
        let writer = thread::spawn(move || {
            for number in 0.. {
                if input.write_all(&[sound(number), b"\n".to_vec()].concat()).is_err() {
                    return;
                }
            }
        });
        let mut output = child.stdout.take().expect("it has an output");
        let mut text = vec![0; 100_000 * (1 + trial % 3)];
        output.read_exact(&mut text).expect("it writes");
        child.kill().expect("it runs");
        output.read_to_end(&mut text).expect("it can be read");
        child.wait().expect("it ends");
        writer.join().expect("it ends with its reader");
        for (number, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
            assert!(line.ends_with(b"\n"), "half a line is left: {}", String::from_utf8_lossy(line));
            assert_eq!(value(line)["id"], number);
        }
    }
}

/// Whatever `Answer` may become, a ticket can say it.
#[test]
fn not_knowing_and_not_applying_are_answers() {
    let book = shipped::book();
    let line = br#"{"answers":{"channel":"unknown","service":"n/a","symptom":null}}"#;
    let ticket = tickets::ticket(line).expect("it is sound");
    let known = Known::of(&Names::new(&book), Audience::User, &ticket).expect("it is known");
    let facts = known.session(&book).facts();
    let channel = book.questions.find("channel").expect("it is shipped");
    assert_eq!(facts.answer(channel), Some(Answer::Unknown));
    assert_eq!(facts.answer(book.service), Some(Answer::NotApplicable));
    assert_eq!(facts.answer(book.symptom), None);
}
