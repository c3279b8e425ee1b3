//! The README says what happens: every block that begins with `$ otp-triage` is run, and must come out as printed.
//!
//! In such a block a line `» …` is what somebody types, and a line `...` stands for any number of lines.

use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn every_example_of_the_readme_comes_out_as_printed() {
    let readme = std::fs::read_to_string("README.md").expect("the README can be read");
    let blocks: Vec<&str> =
        readme.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("console\n")).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let (command, expected) = block.split_once('\n').expect("a command and what it prints");
        let found = run(command.strip_prefix("$ otp-triage").expect("the program's own command"), expected);
        assert!(matches(&lines(expected), &lines(&found)), "{command}\n--- expected\n{expected}\n--- found\n{found}");
    }
}

fn run(arguments: &str, expected: &str) -> String {
    let typed: String =
        expected.lines().filter_map(|line| line.strip_prefix("» ")).flat_map(|line| [line, "\n"]).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(arguments.split_whitespace())
        .env("COLUMNS", "80")
        .env_remove("OTP_TRIAGE_FOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // What is typed after the program has ended goes nowhere, and that is fine.
    let _ = child.stdin.take().expect("it has an input").write_all(typed.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    String::from_utf8([output.stderr, output.stdout].concat()).expect("the output is text")
}

fn lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

fn matches(expected: &[&str], found: &[&str]) -> bool {
    match expected {
        [] => found.is_empty(),
        ["..."] => true,
        ["...", rest @ ..] => (0..=found.len()).any(|skipped| matches(rest, &found[skipped..])),
        [line, rest @ ..] => found.first() == Some(line) && matches(rest, &found[1..]),
    }
}

#[test]
fn every_code_and_every_word_of_the_scale_is_documented() {
    let readme = std::fs::read_to_string("README.md").expect("the README can be read");
    for code in otp_triage::rulebook::codes() {
        assert!(readme.contains(&format!("| {} | {} |", code.name, code.explain)), "{}", code.name);
    }
    for (word, number) in otp_triage::rulebook::scale::WORDS {
        assert!(readme.contains(&format!("| {word} | {number} |")), "{word}");
    }
}

#[test]
fn the_rulebook_of_the_readme_can_be_used() {
    let readme = std::fs::read_to_string("README.md").expect("the README can be read");
    let (_, book) = readme.split_once("```yaml\n").expect("there is one");
    let (book, _) = book.split_once("```").expect("it ends");
    let file = otp_triage::rulebook::SourceFile::from_bytes("README.md".to_owned(), book.as_bytes().to_vec());
    let loaded = otp_triage::rulebook::load(vec![vec![file]]);
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
}

#[test]
fn the_own_service_that_the_readme_prints_is_the_one_that_is_tested() {
    let readme = std::fs::read_to_string("README.md").expect("the README can be read");
    let tested = std::fs::read_to_string("tests/books/own-service.yaml").expect("the rulebook can be read");
    let head = tested.lines().next().expect("it says what it is");
    for printed in readme.split("```").filter_map(|block| block.strip_prefix("yaml\n")) {
        assert!(!printed.starts_with(head) || printed == tested);
    }
}
