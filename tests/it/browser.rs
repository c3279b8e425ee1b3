//! The page in a browser: the same dialogue as at a prompt, an address that holds the session, an edition that holds
//! nothing for others, and a file that is always the same.

use std::collections::BTreeSet;
use std::process::{Command, Output};
use std::sync::LazyLock;

use otp_triage::browser::Browser;
use otp_triage::dialogue::{Dialogue, FileError, Greeting, Note, Noted, Options, Request, Surface};
use otp_triage::engine::Session;
use otp_triage::intake::address;
use otp_triage::render::block::Block;
use otp_triage::render::diagnosis::fix::Weights;
use otp_triage::render::diagnosis::json;
use otp_triage::render::page::unstyled;
use otp_triage::rulebook::{Audience, Edition, For, Rulebook, Wording};
use otp_triage::shipped;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::random::config;

static BOOK: LazyLock<Rulebook> = LazyLock::new(shipped::rulebook);
static EDITION: LazyLock<Edition> = LazyLock::new(|| Edition::of(shipped::rulebook(), Audience::User));

/// The lines that somebody presses or types.
const LINES: &[&str] = &[
    "1",
    "1",
    "1",
    "1",
    "2",
    "2",
    "2",
    "3",
    "3",
    "4",
    "5",
    "6",
    "why",
    "back",
    "edit 1",
    "edit 2",
    "",
    "skip",
    "amazon",
    "okta",
    "my texts do not come",
    "zzz",
    "482913",
    "list",
    "answers",
    "tried find-signal",
    "n/a",
    "?",
    "remark slow",
    "note",
];

fn call(browser: &mut Browser<'_>, call: &Value) -> Value {
    serde_json::from_str(&browser.call(&call.to_string())).expect("a screen is JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}"))
}

/// The question and the answers of a screen.
fn menu(screen: &Value) -> Option<(String, Vec<String>)> {
    let menu = screen["blocks"].as_array()?.iter().find(|block| block["is"] == "menu")?;
    let answers = menu["answers"].as_array()?.iter().map(|answer| text(answer).to_owned()).collect();
    Some((text(&menu["ask"]).to_owned(), answers))
}

fn terminal(session: Session<'_>) -> Dialogue<'_> {
    let surface = Surface::Terminal { columns: 80, paint: unstyled };
    Dialogue::start(
        session,
        Options { greeting: Greeting::Omitted, note: Note::Unwanted, weights: Weights::Hidden, surface },
    )
}

/// Carries out what a dialogue asks for until it awaits a line; false at its end.
fn settled(dialogue: &mut Dialogue<'_>) -> bool {
    loop {
        match dialogue.request() {
            Request::Line => return true,
            Request::End => return false,
            Request::Keep => dialogue.kept(Ok(())),
            Request::Save(_) => dialogue.saved(Err(FileError::NotNamed)),
            Request::Note(_) => dialogue.noted(Ok(Noted::Text(String::new()))),
        }
    }
}

fn diagnosis(session: &Session<'_>) -> String {
    let mut out = Vec::new();
    json::report(session, &session.diagnosis(), &[], &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("JSON is text")
}

/// A lapse in either would lead to another question, so the session and the last question tell all.
#[test]
fn a_page_and_a_prompt_ask_the_same_for_the_same_lines() {
    let walks = prop::collection::vec(select(LINES), 1..25);
    let walked = TestRunner::new(config(60)).run(&walks, |lines| {
        let mut prompt = terminal(Session::start(&BOOK, Audience::User).assuming_defaults());
        let mut page = Browser::open(&EDITION);
        let mut screen = call(&mut page, &json!({ "begin": "" }));
        let mut goes_on = settled(&mut prompt);
        for line in &lines {
            prop_assert_eq!(goes_on, screen["ended"] == false);
            if !goes_on {
                break;
            }
            let shown = unwrapped(&prompt.screen());
            if let Some((ask, answers)) = menu(&screen) {
                let numbered: Vec<String> =
                    (1..).zip(&answers).map(|(number, text)| format!("{number} {text}")).collect();
                let asked = format!("{ask} {}", numbered.join(" "));
                // Somebody who goes back has the earlier answer below.
                let (_, below) = shown.rsplit_once(asked.trim_start()).unwrap_or((&shown, "is missing"));
                prop_assert!(
                    [" »", " Before: "].iter().any(|sign| below.starts_with(sign)),
                    "{shown}\n--- lacks\n{asked}"
                );
            }
            prompt.take(line);
            goes_on = settled(&mut prompt);
            screen = call(&mut page, &json!({ "take": line }));
        }
        let address = text(&screen["address"]).to_owned();
        let mut again = Session::start(&BOOK, Audience::User).assuming_defaults();
        prop_assert_eq!(address::read(&mut again, &address).1.len(), 0);
        let without_remarks = |report: String| {
            serde_json::from_str::<Value>(&report).map(|mut report| {
                report["remarks"].take();
                report
            })
        };
        let said = without_remarks(diagnosis(prompt.session())).expect("it is JSON");
        prop_assert_eq!(&said, &without_remarks(diagnosis(&again)).expect("it is JSON"));
        let in_page = page.call(&json!({ "diagnose": address }).to_string());
        prop_assert_eq!(in_page, diagnosis(&again));
        Ok(())
    });
    walked.unwrap_or_else(|error| panic!("{error}"));
}

/// The text of a screen without its line breaks.
fn unwrapped(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_address_leads_back_to_the_screen() {
    let walks = prop::collection::vec(select(&["1", "2", "3", "4", "5"][..]), 1..15);
    let walked = TestRunner::new(config(60)).run(&walks, |lines| {
        let mut page = Browser::open(&EDITION);
        for line in lines {
            let screen = call(&mut page, &json!({ "take": line }));
            if screen["ended"] == true {
                break;
            }
            if screen["is_reply"] == true {
                continue;
            }
            let again = call(&mut Browser::open(&EDITION), &json!({ "begin": screen["address"] }));
            for part in ["address", "alerts", "lists", "said"] {
                prop_assert_eq!(&again[part], &screen[part]);
            }
            let asks = |screen: &Value| menu(screen).map_or(String::new(), |(ask, _)| ask);
            // The choice to try the rest is no fact, and is asked for once more.
            if !asks(&again).is_empty() {
                prop_assert_eq!(menu(&again), menu(&screen));
            }
        }
        Ok(())
    });
    walked.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_fix_that_is_opened_is_in_the_address_until_it_is_put_aside() {
    let mut page = Browser::open(&EDITION);
    call(&mut page, &json!({ "begin": "symptom=nothing-arrives&service=other&channel=sms" }));
    let screen = call(&mut page, &json!({ "open": "find-signal" }));
    assert_eq!(screen["address"], "symptom=nothing-arrives&service=other&channel=sms&find-signal");
    let again = call(&mut Browser::open(&EDITION), &json!({ "begin": screen["address"] }));
    assert_eq!(again["blocks"], screen["blocks"]);
    let screen = call(&mut page, &json!({ "take": "back" }));
    assert_eq!(screen["address"], "symptom=nothing-arrives&service=other&channel=sms");
    assert_eq!(call(&mut page, &json!({ "open": "zzz" }))["address"], screen["address"]);
}

#[test]
fn what_an_address_says_wrong_is_left_out_and_told() {
    let mut page = Browser::open(&EDITION);
    let screen = call(&mut page, &json!({ "begin": "symptom=zzz&channel=sms&zzz:failed&482913&<b>&role=agent&%" }));
    assert_eq!(screen["address"], "channel=sms");
    let told = screen["left_out"].as_array().expect("they are a list");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].as_str().map(|told| told.matches(',').count()), Some(6), "{told:#?}");
    assert!(!screen["left_out"].to_string().contains("482913"), "{told:#?}");
    assert_eq!(call(&mut page, &json!({ "take": "zzz" }))["left_out"], json!([]), "it is told once");
}

#[test]
fn a_mistake_is_a_reply_and_the_question_stays() {
    let mut page = Browser::open(&EDITION);
    call(&mut page, &json!({ "begin": "" }));
    for line in ["zzz", "482913", "", &"x".repeat(5000)] {
        let screen = call(&mut page, &json!({ "take": line }));
        assert_eq!(screen["is_reply"], true, "{screen}");
        assert!(!screen.to_string().contains("482913"), "{screen}");
    }
    // A call that does not exist changes nothing.
    assert_eq!(call(&mut page, &json!({ "zzz": 1 }))["address"], "");
    assert_eq!(call(&mut page, &json!({ "take": "1" }))["address"], "symptom=nothing-arrives");
}

#[test]
fn a_note_is_asked_for_and_names_its_time() {
    let mut page = Browser::open(&EDITION);
    call(&mut page, &json!({ "begin": "symptom=nothing-arrives" }));
    assert_eq!(call(&mut page, &json!({ "take": "note" }))["wants_note"], true);
    let note = page.call(&json!({ "note": "2026-12-01 12:50 UTC" }).to_string());
    assert!(note.contains("2026-12-01 12:50 UTC"), "{note}");
}

/// Everything that a reader may see of a rulebook, and what only others may.
fn texts(book: &Rulebook, reader: Audience) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut seen, mut hidden) = (BTreeSet::new(), BTreeSet::new());
    let mut wording = |text: &Wording, audience: For| {
        let shown = audience.includes(reader).then(|| text.to(reader));
        for version in text.all() {
            if shown == Some(version) { &mut seen } else { &mut hidden }.insert(version.to_owned());
        }
    };
    for fix in &book.fixes {
        wording(&fix.title, fix.audience);
        fix.warn.iter().chain(&fix.after).for_each(|text| wording(text, fix.audience));
        for step in &fix.steps {
            let audience = if fix.audience.includes(reader) { step.audience } else { fix.audience };
            std::iter::once(&step.text).chain(&step.expect).chain(&step.later).for_each(|text| wording(text, audience));
        }
        fix.notes.iter().for_each(|note| wording(&note.say, note.audience));
        fix.prevent.iter().for_each(|advice| wording(&advice.text, advice.audience));
    }
    for question in &book.questions {
        std::iter::once(&question.ask).chain(&question.why).for_each(|text| wording(text, question.audience));
        question.answers.iter().for_each(|answer| wording(&answer.text, question.audience));
        question.notes.iter().for_each(|note| wording(&note.say, note.audience));
    }
    for cause in &book.causes {
        wording(&cause.title, For::default());
        cause.notes.iter().for_each(|note| wording(&note.say, note.audience));
        cause.prevent.iter().for_each(|advice| wording(&advice.text, advice.audience));
    }
    book.alerts.iter().for_each(|alert| wording(&alert.say, alert.audience));
    book.limits.iter().for_each(|limit| wording(&limit.say, limit.audience));
    for escalation in &book.escalations {
        std::iter::once(&escalation.title).chain(&escalation.say).for_each(|text| wording(text, escalation.audience));
    }
    for claim in book.claims.iter().filter(|claim| !claim.audience.includes(reader)) {
        hidden.insert(claim.says.to_string());
        hidden.insert(claim.id.to_string());
    }
    (seen, hidden)
}

#[test]
fn an_edition_holds_what_its_reader_sees_and_nothing_for_others() {
    let book = shipped::rulebook_with_codes();
    for reader in Audience::ALL {
        let (seen, hidden) = texts(&book, reader);
        let bytes = postcard::to_stdvec(&Edition::of(book.clone(), reader)).expect("it can be written");
        let bytes = String::from_utf8_lossy(&bytes);
        // A claim that the reader may see can be worded like a text for others.
        let claims: Vec<&str> =
            book.claims.iter().filter(|claim| claim.audience.includes(reader)).map(|claim| &*claim.says).collect();
        // Short texts such as *Yes* stand for others as well.
        let (mut checked, visible) = (0, |text: &str| seen.iter().any(|other| other.contains(text)));
        for text in hidden.iter().filter(|text| {
            text.len() > 12 && !visible(text) && !claims.iter().any(|claim| claim.contains(text.as_str()))
        }) {
            assert!(!bytes.contains(text.as_str()), "{reader:?} would get: {text}");
            checked += 1;
        }
        for text in &seen {
            assert!(bytes.contains(text.as_str()), "{reader:?} lacks: {text}");
        }
        assert!(checked > 100 || reader != Audience::User, "only {checked} texts are for others");
    }
}

#[test]
fn an_edition_concludes_the_same() {
    let walks = prop::collection::vec(select(&["1", "2", "3", "4"][..]), 1..12);
    let walked = TestRunner::new(config(40)).run(&(walks, select(&Audience::ALL[..])), |(lines, reader)| {
        let mut prompt = terminal(Session::start(&BOOK, reader).assuming_defaults());
        for line in lines {
            if !settled(&mut prompt) {
                break;
            }
            prompt.take(line);
        }
        settled(&mut prompt);
        let edition = Edition::of(shipped::rulebook(), reader);
        let address = address::write(prompt.session(), None);
        let in_page = Browser::open(&edition).call(&json!({ "diagnose": address }).to_string());
        prop_assert_eq!(in_page, diagnosis(prompt.session()));
        Ok(())
    });
    walked.unwrap_or_else(|error| panic!("{error}"));
}

fn export(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_otp-triage"));
    program.env_remove("OTP_TRIAGE_RULES").args(["export", "page"]).args(arguments).output().expect("it runs")
}

#[track_caller]
fn page(arguments: &[&str]) -> String {
    let output = export(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a page is text")
}

#[test]
fn the_same_input_gives_the_same_page() {
    let arguments = ["--rules", "tests/books/own-service.yaml", "--title", "Help", "--contact", "Desk 12"];
    assert_eq!(page(&arguments), page(&arguments));
    assert_ne!(page(&arguments), page(&["--for", "agent"]));
}

#[test]
fn a_policy_names_the_script_and_the_style_and_allows_nothing_else() {
    for arguments in [&[][..], &["--accent", "#005a3c", "--ink", "#111", "--paper", "#fafafa"]] {
        let page = page(arguments);
        let between = |from: &str, to: &str| {
            page.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(found, _)| found)
        };
        let policy = between("Content-Security-Policy\" content=\"", "\"").expect("there is a policy");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for text in [
            between("<style>", "</style>"),
            page.rsplit_once("<script>").map(|(_, rest)| rest.split_once("</script>").expect("it ends").0),
        ] {
            use base64::Engine;
            let digest = Sha256::digest(text.expect("there is one"));
            let digest = base64::engine::general_purpose::STANDARD.encode(digest);
            assert!(policy.contains(&format!("'sha256-{digest}'")), "{policy}");
        }
        // Nothing in it names another place to load from, and nothing runs but the script.
        for sign in [" src=", "url(", "@import", " onclick", "javascript:", "<link", "<iframe", "<img"] {
            assert!(!page.contains(sign), "{sign}");
        }
    }
}

#[test]
fn texts_of_a_rulebook_are_never_markup() {
    let hostile = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\\\"'&";
    let text = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("hostile.yaml");
    let hostile_title = format!("title: '{}'", hostile.replace('\'', "''"));
    let lines = text.lines().map(|line| match line.split_once("title: ") {
        Some((before, _)) if before.trim().is_empty() => format!("{before}{hostile_title}\n"),
        _ => format!("{line}\n"),
    });
    let text: String = lines.collect();
    std::fs::write(&path, text).expect("a file can be written");
    let page = page(&["--only-rules", path.to_str().expect("it is text"), "--contact", hostile]);
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"), "it is shown as text");
    assert!(!page.contains("<img"));
    assert_eq!(page.matches("<script").count(), 4, "three blocks of data and the script");
}

#[test]
fn what_cannot_be_used_is_refused_with_the_way_out() {
    for (arguments, told) in [
        (["--service", "zzz"], "zzz"),
        (["--accent", "red"], "#005a3c"),
        (["--accent", "#ffff00"], "contrast"),
        (["--lang", "de\"><b>"], "pt-BR"),
        (["--for", "everybody"], "developer"),
    ] {
        let output = export(&arguments);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(output.stdout.is_empty() && error.contains(told), "{arguments:?}: {error}");
    }
}

#[test]
fn a_service_is_known_from_the_start() {
    let page = page(&["--service", "amazon"]);
    assert!(page.len() > 100_000);
    let mut edition = Edition::of(shipped::rulebook(), Audience::User);
    let service = edition.rulebook.service;
    let amazon = edition.rulebook[service].answers.find("amazon").expect("it is known");
    edition.rulebook.defaults.push((service, amazon));
    let screen = call(&mut Browser::open(&edition), &json!({ "begin": "symptom=nothing-arrives" }));
    assert!(screen["said"].to_string().contains("Amazon"), "{screen}");
    assert_eq!(menu(&screen).expect("it asks").0, "How is the code sent?");
}

/// The engine is built from the core by a script; a change of the core needs a new one.
#[test]
fn the_engine_is_made_from_these_sources() {
    let record = std::fs::read_to_string("page/engine.txt").expect("the record can be read");
    let mut lines = record.lines();
    let compiler = lines.next().expect("the compiler is named");
    assert!(compiler.starts_with("rustc "), "{compiler}");
    let stale: Vec<&str> = lines
        .filter_map(|line| {
            let (digest, file) = line.split_once("  ").expect("a digest and a file");
            let path = if file == "engine.wasm" { "page/engine.wasm" } else { file };
            let found = std::fs::read(path).map(|bytes| format!("{:x}", Sha256::digest(bytes))).unwrap_or_default();
            (found != digest).then_some(file)
        })
        .collect();
    assert_eq!(stale, [""; 0], "changed since the engine was built; `scripts/build-engine` builds it anew");
}

#[test]
fn every_block_that_asks_is_told_from_a_reply() {
    let menu = Block::Menu { ask: String::new(), notes: Vec::new(), answers: Vec::new() };
    assert!(menu.asks());
    assert!(!Block::Item { mark: "-".to_owned(), text: String::new() }.asks());
}
