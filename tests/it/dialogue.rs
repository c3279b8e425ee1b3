//! The dialogue as a machine: driven in memory, it shows what the program prints for the same lines.

use std::io::Write;
use std::process::{Command, Stdio};

use otp_triage::dialogue::{Dialogue, FileError, Greeting, Note, Noted, Options, Request, Surface, WriteError};
use otp_triage::engine::Session;
use otp_triage::privacy::quoted;
use otp_triage::render::diagnosis::fix::Weights;
use otp_triage::render::page::unstyled;
use otp_triage::rulebook::{Audience, Rulebook, SourceFile, load};

const BOOK: &str = "tests/books/small.yaml";

fn book() -> Rulebook {
    let bytes = std::fs::read(BOOK).expect("the book can be read");
    load(vec![vec![SourceFile::from_bytes(BOOK.to_owned(), bytes)]]).rulebook.expect("the book is sound")
}

fn begun(book: &Rulebook) -> Dialogue<'_> {
    let options = Options {
        greeting: Greeting::Shown,
        note: Note::Unwanted,
        weights: Weights::Hidden,
        surface: Surface::Terminal { columns: 80, paint: unstyled },
    };
    Dialogue::start(Session::start(book, Audience::User), options)
}

/// Everything that is shown to somebody who types these lines, and the lines themselves.
fn shown(dialogue: &mut Dialogue<'_>, lines: &[&str]) -> String {
    let mut shown = String::new();
    let mut lines = lines.iter();
    loop {
        match dialogue.request() {
            Request::Keep => dialogue.kept(Ok(())),
            Request::Save(_) => dialogue.saved(Err(FileError::NotNamed)),
            Request::Note(_) => dialogue.noted(Ok(Noted::Text(String::new()))),
            Request::End => return shown + &dialogue.screen(),
            Request::Line => {
                shown += &dialogue.screen();
                match lines.next() {
                    Some(line) => {
                        shown += &quoted(line);
                        shown += "\n";
                        dialogue.take(line);
                    }
                    None => dialogue.end_of_input(),
                }
            }
        }
    }
}

fn printed(lines: &[&str]) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(["ask", "--only-rules", BOOK])
        .env_remove("OTP_TRIAGE_FOR")
        .env("COLUMNS", "80")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("it has an input");
    input.write_all((lines.join("\n") + "\n").as_bytes()).expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    String::from_utf8(output.stderr).expect("the dialogue is text")
}

#[track_caller]
fn check(lines: &[&str]) {
    assert_eq!(shown(&mut begun(&book()), lines), printed(lines));
}

#[test]
fn a_whole_case_is_shown_as_the_program_prints_it() {
    check(&["1", "why", "sms", "list", "set signed-in=yes", "numbers", "list all", "failed", "back", "", "worked"]);
}

#[test]
fn every_command_and_mistake_is_shown_as_the_program_prints_it() {
    check(&[
        "banana",
        "482913",
        "?",
        "save",
        "edit 3",
        "1",
        "remark my code is 482913",
        "answers",
        "edit 1",
        "2",
        "edit 2",
        "",
        "tried find-signal",
        "find call",
        "why find-signal",
        "skip",
        "n/a",
        "quit",
    ]);
}

#[test]
fn a_choice_in_a_choice_leads_back_to_the_first() {
    check(&["1", "tried other-way=worked", "tried other-way=worked", "list", "1", "back", "go-on", "skip", "quit"]);
}

#[test]
fn a_session_that_cannot_be_kept_is_said_and_goes_on() {
    let book = book();
    let mut dialogue = begun(&book);
    assert_eq!(dialogue.request(), Request::Keep);
    dialogue.kept(Err(WriteError("the disk is full".to_owned())));
    assert_eq!(dialogue.request(), Request::Line);
    assert!(dialogue.screen().contains("The session could not be kept: the disk is full"));
    // Nothing new was said: nothing has to be kept.
    dialogue.take("list");
    assert_eq!(dialogue.request(), Request::Line);
    dialogue.take("1");
    assert_eq!(dialogue.request(), Request::Keep);
}

/// The screen after the last of these lines.
fn last_screen(lines: &[&str]) -> String {
    let book = book();
    let mut dialogue = begun(&book);
    for line in lines {
        while dialogue.request() == Request::Keep {
            dialogue.kept(Ok(()));
        }
        dialogue.screen();
        dialogue.take(line);
    }
    while dialogue.request() == Request::Keep {
        dialogue.kept(Ok(()));
    }
    dialogue.screen()
}

#[test]
fn the_options_stand_at_the_end_of_every_screen() {
    let (question, fix) = ("By text message", "Cannot do it");
    for (lines, options) in [(&["1"][..], question), (&["1", "1"], fix)] {
        for command in ["?", "why", "why a", "list", "list all", "answers", "find call", "find zebra"] {
            let screen = last_screen(&[lines, &[command]].concat());
            let end: Vec<&str> = screen.lines().rev().take(2).collect();
            assert_eq!(end[0], "» ", "{screen}");
            assert!(end[1].contains(options), "{command} after {lines:?}: {screen}");
        }
    }
}

#[test]
fn several_answers_in_one_line_are_taken_in_turn() {
    let screen = last_screen(&["1 sms 2"]);
    assert!(screen.contains("  Nothing comes.\n  How is it sent? By text message."), "{screen}");
    assert!(screen.contains("Not taken, because it fits nothing that follows: 2"), "{screen}");
    let screen = last_screen(&["1, 2."]);
    assert!(screen.contains("  Nothing comes.\n  How is it sent? By phone call."), "{screen}");
    assert!(screen.ends_with("3  Don't know\n» "), "{screen}");
    let screen = last_screen(&["1 7 2"]);
    assert!(screen.contains("Not taken, because it fits nothing that follows: 7 2\n\nHow is it sent?"), "{screen}");
}

#[test]
fn a_code_is_never_taken_for_answers() {
    for code in ["482913", "1 2 1 2", "1, 2, 1, 2", "1212.", "1212)", "12 12", "1 482913", "1 2 482 913"] {
        let screen = last_screen(&[code]);
        assert!(screen.starts_with("  No: that looks like a code"), "{code}: {screen}");
    }
    for mixed in ["nothing 482913", "nothing sms 4829", "code 482913"] {
        let screen = last_screen(&[mixed]);
        assert!(!screen.contains("4829") && screen.contains("none of the answers"), "{screen}");
    }
}

#[test]
fn a_pasted_receipt_answers_nothing() {
    let receipt = ["{", "  \"status\": \"failed\",", "  \"segments\": [", "1", "  ]", "}"];
    let book = book();
    let mut dialogue = begun(&book);
    let told = shown(&mut dialogue, &[&receipt[..], &["1"]].concat());
    assert_eq!(told.matches("That looks like a pasted receipt or log").count(), 1, "{told}");
    assert_eq!(dialogue.session().log().len(), 1, "{told}");
    for line in ["To=%2B1480&MessageStatus=failed", "2026-11-22T10:11:12Z failed", "[{\"a\":1}]"] {
        assert!(last_screen(&[line]).contains("pasted receipt or log"), "{line}");
    }
    // Brackets that do not match do not shut anybody out.
    assert!(last_screen(&["{", "1", "", "1"]).contains("How is it sent?"));
}

#[test]
fn a_search_is_refused_only_if_nothing_is_found() {
    let text = std::fs::read_to_string(BOOK).expect("the book can be read").replace("- Step outside.", "- Type 30034.");

    let loaded = load(vec![vec![SourceFile::from_bytes(BOOK.to_owned(), text.into_bytes())]]);
    let book = loaded.rulebook.expect("the book is sound");
    assert!(shown(&mut begun(&book), &["find 30034"]).contains("tried find-signal"));
    assert!(last_screen(&["find 30034"]).contains("No: that looks like a code"));
    assert!(last_screen(&["find 10DLC"]).contains("Nothing that can be asked or done here has that in it."));
}

#[test]
fn not_knowing_is_the_last_answer() {
    for line in ["3", "3.", "don't know", "Dont know", "idk", "skip"] {
        let screen = last_screen(&["1", line]);
        assert!(screen.starts_with("  Don't know.\n"), "{line}: {screen}");
    }
}

#[test]
fn help_is_short_and_all_of_it_is_at_hand() {
    let short = last_screen(&["1", "?"]);
    let (help, question) = short.split_once("\n\n").expect("the question stands below");
    assert!(help.lines().count() <= 5, "{help}");
    assert!(help.lines().all(|line| line.chars().count() <= 40), "{help}");
    assert!(question.starts_with("How is it sent?"), "{short}");
    let all = last_screen(&["1", "help all"]);
    assert!(all.contains("set QUESTION=ANSWER"), "{all}");
    assert_eq!(all, last_screen(&["1", "??"]));
}
