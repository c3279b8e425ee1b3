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
        assert!(
            told.contains(&format!(
                "the rulebook does not know `{gone}` any more; it is left out, and stays in the file"
            )),
            "{told}"
        );
    }
    let after = std::fs::read_to_string(&file).expect("the session is there");
    assert!(after.contains("nothing-arrives") && after.contains("\"for\": \"agent\""), "{after}");
    // Another rulebook may know it.
    for gone in ["gone", "pigeon", "pray"] {
        assert!(after.contains(gone), "{after}");
    }
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

#[test]
fn what_only_a_layer_knows_survives_a_dialogue_without_it() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let output = program()
        .args(["ask", "--no-input", "-a", "symptom=nothing-arrives", "-a", "channel=sms", "-a", "service=portal"])
        .args(["--rules", "tests/books/own-service.yaml", "--session"])
        .arg(&file)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    resumed(&file, &[], "remark the phone was off\nquit\n");
    let after = std::fs::read_to_string(&file).expect("the session is there");
    assert!(after.contains("\"portal\"") && after.contains("phone was off"), "{after}");
    // Said anew, the earlier answer is no longer right.
    resumed(&file, &["-a", "service=other"], "quit\n");
    let after = std::fs::read_to_string(&file).expect("the session is there");
    assert!(!after.contains("\"portal\""), "{after}");
}

#[test]
fn of_two_dialogues_with_one_new_file_one_fails() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("case.json");
        let mut children = Vec::new();
        for _ in 0..2 {
            children.push(program().args(["ask", "-q", "--session"]).arg(&file).spawn().expect("the program runs"));
        }
        for child in &mut children {
            // The one that fails does not read.
            let _ = child.stdin.take().expect("it has an input").write_all(b"remark nothing yet\nquit\n");
        }
        let ended = children.into_iter().map(|child| child.wait_with_output().expect("it ends").status.code());
        let mut codes: Vec<Option<i32>> = ended.collect();
        codes.sort_unstable();
        assert_eq!(codes, [Some(0), Some(4)]);
    }
}

/// A run without a dialogue, about a text that does not arrive.
fn without_input(option: &str, file: &Path) -> Output {
    program()
        .args(["ask", "--no-input", "-a", "symptom=nothing-arrives", "-a", "channel=sms", "-a", "service=other"])
        .arg(option)
        .arg(file)
        .output()
        .expect("the program runs")
}

#[test]
fn a_session_is_kept_without_a_dialogue_too() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    assert_eq!(without_input("--session", &file).status.code(), Some(0));
    assert!(std::fs::read_to_string(&file).expect("it is there").contains("nothing-arrives"));
    let output = without_input("--session", &folder.path().join("nowhere/case.json"));
    assert_eq!(output.status.code(), Some(4));
    // Without the name of the unfinished file, which nobody chose.
    let told = text(&output.stderr);
    assert!(told.contains("failed to write") && !told.contains(".otp-triage.tmp"), "{told}");
}

#[test]
fn a_note_that_cannot_be_written_does_not_cost_the_report() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let output = without_input("--note", &folder.path().join("nowhere/case.md"));
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stdout).contains("What may be behind it"), "{}", text(&output.stdout));
    let taken = folder.path().join("case.md");
    std::fs::write(&taken, "mine").expect("a file can be written");
    assert_eq!(without_input("--note", &taken).status.code(), Some(4));
    assert_eq!(std::fs::read_to_string(&taken).expect("it is there"), "mine");
}

#[test]
fn a_session_that_could_not_be_kept_is_a_failure() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let mut child = begun(&file, "nothing-arrives\n");
    std::fs::remove_dir_all(folder.path()).expect("the folder can be removed");
    let mut input = child.stdin.take().expect("it has an input");
    input.write_all(b"remark nothing yet\nquit\n").expect("it reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).contains("the session could not be kept"), "{}", text(&output.stderr));
    assert!(!output.stdout.is_empty());
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_and_a_link_stays_a_link() {
    use std::os::unix::fs::{MetadataExt, symlink};
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (file, link) = (folder.path().join("case.json"), folder.path().join("link.json"));
    assert_eq!(without_input("--session", &file).status.code(), Some(0));
    symlink(&file, &link).expect("a link can be made");
    // A leftover of a killed program.
    std::fs::write(folder.path().join(".case.json.aB3x.otp-triage.tmp"), "half").expect("a file can be written");
    let note = folder.path().join("case.md");
    resumed(&link, &["--note", note.to_str().expect("the path is text")], "remark nothing yet\nquit\n");
    assert!(link.is_symlink());
    assert!(std::fs::read_to_string(&file).expect("it is there").contains("nothing yet"));
    for path in [&file, &note] {
        assert_eq!(path.metadata().expect("it is there").mode() & 0o777, 0o600, "{}", path.display());
    }
    let entries = std::fs::read_dir(folder.path()).expect("the folder can be read");
    let mut names: Vec<_> = entries.map(|entry| entry.expect("the entry can be read").file_name()).collect();
    names.sort();
    assert_eq!(names, ["case.json", "case.md", "link.json"]);
}

#[test]
fn nobody_gets_no_report() {
    for input in ["", "junk\n", "?\n\n"] {
        let mut child = program().args(["ask", "-q"]).spawn().expect("the program runs");
        child.stdin.take().expect("it has an input").write_all(input.as_bytes()).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(5), "{input:?}");
        assert_eq!(text(&output.stdout), "", "{input:?}");
    }
}

#[test]
fn a_byte_order_mark_in_front_of_the_answers_is_skipped() {
    let mut child = program().args(["ask", "-q", "--format", "json"]).spawn().expect("the program runs");
    let lines = "\u{feff}nothing-arrives\nquit\n";
    child.stdin.take().expect("it has an input").write_all(lines.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(text(&output.stdout).contains("nothing-arrives"), "{}", text(&output.stdout));
}
