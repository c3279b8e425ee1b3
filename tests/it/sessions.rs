//! Sessions in files: kept after every step, gone on with, and never in two hands.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_otp-triage"));
    command.env_remove("OTP_TRIAGE_FOR").env("COLUMNS", "80");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A dialogue that was told some lines, and waits for more.
fn begun(file: &Path, lines: &str) -> Child {
    let mut child = program().args(["ask", "--session"]).arg(file).spawn().expect("the program runs");
    let input = child.stdin.as_mut().expect("it has an input");
    input.write_all(lines.as_bytes()).expect("it reads");
    // It has dealt with all lines when it shows the prompt after the last.
    let mut shown = BufReader::new(child.stderr.as_mut().expect("it shows something"));
    for _ in 0..=lines.lines().count() {
        let mut text = Vec::new();
        shown.read_until(b'\xbb', &mut text).expect("it goes on");
    }
    child
}

fn resumed(file: &Path, arguments: &[&str], lines: &str) -> Output {
    let mut child = program().args(["ask", "--resume"]).arg(file).args(arguments).spawn().expect("the program runs");
    // A program that refuses to begin does not read.
    let _ = child.stdin.take().expect("it has an input").write_all(lines.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_session_goes_on_after_a_kill() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let mut child = begun(&file, "nothing-arrives\namazon\nsms\nset signed-in=yes\ntried find-signal\n");
    child.kill().expect("it can be killed");
    child.wait().expect("it has ended");
    let output = resumed(&file, &["--format", "json"], "");
    let direct = program()
        .args(["diagnose", "--format", "json", "--tried", "find-signal"])
        .args(["-a", "symptom=nothing-arrives", "-a", "service=amazon", "-a", "channel=sms", "-a", "signed-in=yes"])
        .output()
        .expect("the program runs");
    assert_eq!(text(&output.stdout), text(&direct.stdout));
}

#[test]
fn a_session_is_in_one_hand_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let mut child = begun(&file, "nothing-arrives\n");
    let output = resumed(&file, &[], "");
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).contains("is in use by another otp-triage"));
    // Nor may a new one take its place.
    let output = program().args(["ask", "--session"]).arg(&file).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).contains("already exists"), "{}", text(&output.stderr));
    child.kill().expect("it can be killed");
    child.wait().expect("it has ended");
    assert_eq!(resumed(&file, &[], "").status.code(), Some(0));
}

#[test]
fn what_a_newer_rulebook_does_not_know_is_named_and_left_out() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let kept = r#"{"session": 1, "rulebook": "Older", "for": "agent", "said": [
        {"question": "symptom", "answer": "nothing-arrives"}, {"question": "gone", "answer": "yes"},
        {"question": "channel", "answer": "pigeon"}, {"fix": "pray", "outcome": "failed"},
        {"remark": "call +1 480 360 5516"}]}"#;
    std::fs::write(&file, kept).expect("a file can be written");
    let output = resumed(&file, &[], "");
    let told = text(&output.stderr);
    for gone in ["gone=yes", "channel=pigeon", "pray=failed"] {
        assert!(told.contains(&format!("the rulebook does not know `{gone}` any more; it is left out")), "{told}");
    }
    let after = std::fs::read_to_string(&file).expect("the session is there");
    assert!(after.contains("nothing-arrives") && after.contains("\"for\": \"agent\""), "{after}");
    assert!(!after.contains("5516"), "{after}");
}

#[test]
fn what_is_no_session_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    for broken in [
        "",
        "{",
        "[]",
        r#"{"session": 2, "rulebook": "", "for": "user", "said": []}"#,
        r#"{"session": 1, "rulebook": "", "for": "user", "said": [{"fix": 1}]}"#,
    ] {
        std::fs::write(&file, broken).expect("a file can be written");
        let output = resumed(&file, &[], "");
        assert_eq!(output.status.code(), Some(4), "{broken}");
        assert!(text(&output.stderr).contains("failed to resume"), "{}", text(&output.stderr));
        assert_eq!(std::fs::read_to_string(&file).expect("it is as it was"), broken);
    }
    let output = resumed(&folder.path().join("nowhere.json"), &[], "");
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn what_worked_and_came_back_goes_on() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let mut child = begun(&file, "nothing-arrives\namazon\nsms\n");
    drop(child.stdin.take());
    child.wait().expect("it has ended");
    let output = resumed(&file, &["--tried", "correct-number=worked"], "came back\n2\nquit\n");
    let told = text(&output.stderr);
    assert!(told.contains("Is it still so?"), "{told}");
    assert!(text(&output.stdout).contains("helped for now"), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("Mend it"), "{}", text(&output.stdout));
}

#[test]
fn a_note_tells_the_case_in_three_formats() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, holds) in [
        ("case.md", "## Tried\n\n- Find a signal"),
        ("case.txt", "Tried\n\n- Find a signal"),
        ("case.json", "\"tried\":[\"Find a signal"),
    ] {
        let file = folder.path().join(name);
        let mut child = program()
            .args([
                "ask",
                "--for",
                "agent",
                "-a",
                "symptom=nothing-arrives",
                "-a",
                "service=plaid",
                "-a",
                "channel=sms",
            ])
            .args(["--tried", "find-signal", "--note"])
            .arg(&file)
            .spawn()
            .expect("the program runs");
        let lines = b"remark the mail is ann@example.org, the phone +1 (480) 360-5516, and +1 480 360 5516 again\n";
        child.stdin.take().expect("it has an input").write_all(lines).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        let note = std::fs::read_to_string(&file).expect("the note is there");
        assert!(note.contains(holds), "{note}");
        assert!(note.contains("a•••@example.org, the phone +1••••16, and +1••••16 again"), "{note}");
        assert!(note.contains("2 phone numbers, 1 mail address"), "{note}");
        assert!(!note.contains("360") && !text(&output.stderr).contains("360"), "{note}");
    }
    let output = program().args(["ask", "--note", "case.doc"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_line_that_is_too_long_is_refused_whole() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    // The rest of the line would be the answer to the question.
    let lines = format!("remark {}4\nnothing-arrives\n", "x".repeat(4089));
    let mut child = program().args(["ask", "--session"]).arg(&file).spawn().expect("the program runs");
    child.stdin.take().expect("it has an input").write_all(lines.as_bytes()).expect("it reads");
    let told = text(&child.wait_with_output().expect("it ends").stderr);
    assert!(told.contains("a line of more than 4096 bytes"), "{told}");
    let kept = std::fs::read_to_string(&file).expect("the session is there");
    assert!(kept.contains("nothing-arrives") && !kept.contains("remark") && !kept.contains("locked"), "{kept}");
}

#[test]
fn what_somebody_wrote_into_the_file_is_masked() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let kept = r#"{"session": 1, "rulebook": "", "for": "user", "said": [
        {"about": "his number 4255550156 code 482913", "remark": "AB12CD and tel T4255550157"},
        {"question": "phone 4255550158", "answer": "591774"}]}"#;
    std::fs::write(&file, kept).expect("a file can be written");
    let output = resumed(&file, &["--format", "json"], "nothing-arrives\n");
    let after = std::fs::read_to_string(&file).expect("the session is there");
    for secret in ["4255550156", "482913", "AB12CD", "4255550157", "4255550158", "591774"] {
        for shown in [&text(&output.stdout), &text(&output.stderr), &after] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
    let code = r#"{"session": "482913", "rulebook": "x", "for": "u", "said": []}"#;
    std::fs::write(&file, code).expect("a file can be written");
    assert!(!text(&resumed(&file, &[], "").stderr).contains("482913"));
}
