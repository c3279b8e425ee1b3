//! Nothing from outside steers a terminal: neither texts and ids of a rulebook, nor sessions, paths or arguments.

use std::path::Path;
use std::process::{Command, Stdio};

use otp_triage::privacy::is_hidden;
use otp_triage::rulebook::{SourceFile, load};

/// A title that rings, colours, reorders and hides.
const STEERING: &str =
    "\u{1b}]0;PWNED\u{7}\u{1b}[31m\u{9b}5m\u{7f}\u{202e}\u{200b}\u{2066}\u{61c}\u{feff}\u{fff9}\u{e0041}";

/// Runs the program and looks at every character that it prints.
#[track_caller]
fn prints_nothing_hidden(arguments: &[&str]) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_otp-triage"));
    program.env_remove("OTP_TRIAGE_FOR").env("COLUMNS", "80").stdin(Stdio::null());
    let output = program.args(arguments).output().expect("the program runs");
    for bytes in [&output.stdout, &output.stderr] {
        let text = String::from_utf8_lossy(bytes);
        let hidden: Vec<char> = text.chars().filter(|c| *c != '\n' && is_hidden(*c)).collect();
        assert!(hidden.is_empty(), "{arguments:?} prints {hidden:?}: {text}");
    }
    assert!(output.stdout.len() + output.stderr.len() > 0, "{arguments:?} prints nothing");
}

/// A rulebook with such texts and claim ids.
fn book(folder: &Path, says: &str) -> String {
    let text = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    // In YAML these characters stand by their numbers.
    let numbers: Vec<String> = STEERING.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    let numbers = numbers.concat();
    let steering = format!("\"{numbers}{says}\"");
    let text = text.replace("title: Nothing comes", &format!("title: {steering}"));
    let more = format!(
        "\nshapes: [ {{ id: bad, pattern: {steering}, says: {steering} }} ]\n\
         extend: {{ sources: {{ notes: {{ claims: {{ {steering}: {{ kind: background, says: {steering} }} }} }} }} }}\n"
    );
    let path = folder.join(format!("{says}.yaml"));
    std::fs::write(&path, text + &more).expect("a file can be written");
    path.display().to_string()
}

#[test]
fn rulebooks_cannot() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (old, new) = (book(folder.path(), "old"), book(folder.path(), "new"));
    let file = SourceFile::from_bytes("new.yaml".to_owned(), std::fs::read(&new).expect("it is there"));
    assert!(load(vec![vec![file]]).rulebook.is_some(), "the rulebook can be used, or it would not be printed");
    for format in ["text", "json"] {
        prints_nothing_hidden(&["rules", "show", "notes", "--only-rules", &new, "--format", format]);
        prints_nothing_hidden(&["rules", "list", "--only-rules", &new, "--format", format]);
        prints_nothing_hidden(&["rules", "diff", "--format", format, &old, &new]);
        prints_nothing_hidden(&["rules", "check", "--format", format, &new]);
        prints_nothing_hidden(&["diagnose", "--only-rules", &new, "-a", "symptom=nothing", "--format", format]);
    }
}

#[test]
fn paths_and_arguments_cannot() {
    let path = "e\u{1b}]0;PWN\u{7}\u{202e}";
    prints_nothing_hidden(&["diagnose", "--rules", path]);
    prints_nothing_hidden(&["rules", "check", path]);
    prints_nothing_hidden(&["ask", "--resume", path]);
    prints_nothing_hidden(&["ask", "--note", path]);
    prints_nothing_hidden(&["diagnose", "-a", path]);
    prints_nothing_hidden(&["rules", "show", path]);
    prints_nothing_hidden(&[path]);
    prints_nothing_hidden(&[&format!("--for={path}")]);
}

#[test]
fn sessions_cannot() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let steering = serde_json::to_string(STEERING).expect("it is a text");
    for session in [
        format!("{{{steering}: 1}}"),
        format!(r#"{{"session": 1, "rulebook": {steering}, "for": {steering}, "said": []}}"#),
        format!(
            r#"{{"session": 1, "rulebook": "", "for": "user", "said": [{{"about": {steering}, "remark": {steering}}},
                {{"question": {steering}, "answer": {steering}}}]}}"#
        ),
    ] {
        std::fs::write(&file, session).expect("a file can be written");
        prints_nothing_hidden(&["ask", "--resume", &file.display().to_string()]);
    }
}
