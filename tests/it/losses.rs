//! Losses: whatever happens to the program, its files or its disk, a session is whole, and nothing lies beside it.
//!
//! `LOSSES=10 cargo test losses` tries ten times as many kills, changes and races: 300, 1,000 and 200.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Instant;

use otp_triage::authoring::simulate::Rng;
use otp_triage::privacy::quoted;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_otp-triage"));
    command.env_remove("OTP_TRIAGE_FOR").env("COLUMNS", "80");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The number of trials: `few`, times the number that the environment asks for.
fn trials(few: usize) -> usize {
    few * std::env::var("LOSSES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// The lines of a dialogue, each of which is kept.
fn lines() -> String {
    let lines: Vec<String> = (0..40).map(|number| format!("remark the {number}th thing\n")).collect();
    lines.concat()
}

/// The remarks of a session, which must be whole.
#[track_caller]
fn remarks(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("the session is there");
    let session: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let said = session["said"].as_array().expect("it has a log").iter();
    said.filter_map(|entry| entry["remark"].as_str().map(str::to_owned)).collect()
}

#[track_caller]
fn assert_holds_only(folder: &Path, names: &[&str]) {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let found = entries.map(|entry| entry.expect("the entry can be read").file_name().to_string_lossy().into_owned());
    let found: BTreeSet<String> = found.collect();
    assert!(found.iter().all(|name| names.contains(&name.as_str())), "{found:?}");
}

fn say(mut child: Child, lines: &str) -> Output {
    // A program that refuses to begin does not read.
    let _ = child.stdin.take().expect("it has an input").write_all(lines.as_bytes());
    child.wait_with_output().expect("it ends")
}

#[test]
fn a_kill_at_any_moment_loses_nothing() {
    let signals = [Signal::KILL, Signal::INT, Signal::TERM, Signal::HUP, Signal::QUIT];
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (file, note) = (folder.path().join("case.json"), folder.path().join("case.md"));
    let lines = format!("{}note {}\n", lines(), note.display());
    let begun = Instant::now();
    say(program().args(["ask", "-q", "--session"]).arg(&file).spawn().expect("the program runs"), &lines);
    let whole = begun.elapsed();
    let (mut rng, mut left) = (Rng::seeded(1), 0);
    for trial in 0..trials(30) {
        // Every second one is resumed, and replaces a file that is there.
        if trial % 2 == 0 {
            let _ = fs::remove_file(&file);
        }
        let _ = fs::remove_file(&note);
        let before = if file.exists() { remarks(&file).len() } else { 0 };
        let option = if file.exists() { "--resume" } else { "--session" };
        let mut child = program().args(["ask", "-q", option]).arg(&file).spawn().expect("the program runs");
        let mut shown = child.stderr.take().expect("it shows something");
        let reader = thread::spawn(move || {
            let mut text = Vec::new();
            shown.read_to_end(&mut text).expect("it can be read");
            String::from_utf8_lossy(&text).into_owned()
        });
        let _ = child.stdin.as_mut().expect("it has an input").write_all(lines.as_bytes());
        thread::sleep(whole.mul_f64(rng.share()));
        let pid = Pid::from_child(&child);
        kill_process(pid, signals[trial % signals.len()]).expect("it takes a signal");
        child.wait().expect("it ends");
        // Whatever was confirmed is in the file.
        let confirmed = reader.join().expect("it reads to the end").matches("Noted: ").count();
        if confirmed > 0 || file.exists() {
            let kept = remarks(&file);
            assert!(kept.len() >= before + confirmed, "{} of {}", kept.len(), before + confirmed);
            assert!(
                kept[before..].iter().enumerate().all(|(at, text)| *text == format!("the {at}th thing")),
                "{kept:?}"
            );
        }
        if note.exists() {
            assert!(fs::read_to_string(&note).expect("it can be read").contains("the 39th thing"));
        }
        left += fs::read_dir(folder.path()).expect("it can be read").count()
            - usize::from(file.exists())
            - usize::from(note.exists());
        if file.exists() {
            say(program().args(["ask", "-q", "--resume"]).arg(&file).spawn().expect("the program runs"), "");
        }
        assert_holds_only(folder.path(), &["case.json", "case.md"]);
    }
    // Only a kill in the instant between two calls of the system leaves a file, and the next start removes it.
    assert!(left * 10 <= trials(30), "{left} files removed by the next start");
}

/// A session as somebody may have damaged it.
fn damaged(rng: &mut Rng, text: &[u8]) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=rng.below(3) {
        let at = rng.below(text.len().max(1));
        match rng.below(5) {
            _ if text.is_empty() => text.push(b'{'),
            0 => text[at] ^= 1 << rng.below(8),
            1 => text.truncate(at),
            2 => drop(text.remove(at)),
            3 => {
                let part = text[at..(at + 40).min(text.len())].to_vec();
                let to = rng.below(text.len());
                text.splice(to..to, part);
            }
            _ => {
                const PARTS: [&str; 8] = [
                    "{}",
                    "[]",
                    "null",
                    "\"said\": [],",
                    "{\"fix\": \"x\", \"outcome\": \"failed\"},",
                    "1e999",
                    "\\ud800",
                    "\u{202e}",
                ];
                text.splice(at..at, PARTS[rng.below(PARTS.len())].bytes());
            }
        }
    }
    text
}

#[test]
fn a_damaged_session_is_refused_or_read() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let lines = "nothing-arrives\namazon\nsms\ntried find-signal\nremark the phone was off\n";
    say(program().args(["ask", "-q", "--session"]).arg(&file).spawn().expect("the program runs"), lines);
    let sound = fs::read(&file).expect("the session is there");
    let mut rng = Rng::seeded(2);
    let mut refused = 0;
    for _ in 0..trials(100) {
        let text = damaged(&mut rng, &sound);
        fs::write(&file, &text).expect("a file can be written");
        let output = say(
            program().args(["ask", "-q", "--resume"]).arg(&file).spawn().expect("the program runs"),
            "remark more\n",
        );
        let after = fs::read(&file).expect("the session is there");
        match output.status.code() {
            Some(4) => {
                refused += 1;
                assert_eq!(after, text, "a file that cannot be read stays as it is");
            }
            Some(0 | 1) => {
                assert!(remarks(&file).iter().any(|remark| remark == "more"));
                assert_kept(&text, &after);
            }
            code => panic!("{code:?}: {}\n{}", String::from_utf8_lossy(&text), String::from_utf8_lossy(&output.stderr)),
        }
        assert_holds_only(folder.path(), &["case.json"]);
    }
    assert!(refused > 0 && refused < trials(100), "{refused}");
}

/// Asserts that answers and outcomes are kept, but for codes and for what contradicts another entry.
fn assert_kept(before: &[u8], after: &[u8]) {
    let facts = |bytes: &[u8]| {
        let session: Value = serde_json::from_slice(bytes).expect("it was read");
        let mut facts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for entry in session["said"].as_array().into_iter().flatten() {
            for (name, value) in [("question", "answer"), ("fix", "outcome")] {
                if let (Some(subject), Some(value)) = (entry[name].as_str(), entry[value].as_str())
                    && [subject, value].iter().all(|text| quoted(text) == **text)
                {
                    facts.entry(format!("{name} {subject}")).or_default().push(value.to_owned());
                }
            }
        }
        facts
    };
    let after = facts(after);
    for (subject, values) in facts(before).into_iter().filter(|(_, values)| values.len() == 1) {
        assert_eq!(after.get(&subject), Some(&values), "{subject}");
    }
}

#[test]
fn of_two_dialogues_with_one_session_both_end_well() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    for race in 0..trials(20) {
        // Every second race is for a session that is there.
        let begin = if race % 2 == 0 { "--session" } else { "--resume" };
        if race % 2 == 0 {
            let _ = fs::remove_file(&file);
        }
        let before = if file.exists() { remarks(&file).len() } else { 0 };
        let mut children = Vec::new();
        for _ in 0..2 {
            children.push(program().args(["ask", "-q", begin]).arg(&file).spawn().expect("the program runs"));
        }
        let mut won = 0;
        for (number, child) in children.into_iter().enumerate() {
            let output = say(child, &format!("remark from {number}\nremark again from {number}\n"));
            match output.status.code() {
                Some(0 | 1) => won += 1,
                Some(4) => {}
                code => panic!("{code:?}: {}", String::from_utf8_lossy(&output.stderr)),
            }
        }
        // One may have ended before the other began.
        let most = if race % 2 == 0 { 1 } else { 2 };
        assert!((1..=most).contains(&won), "{won}");
        assert_eq!(remarks(&file).len(), before + 2 * won, "{}", fs::read_to_string(&file).expect("it is there"));
        assert_holds_only(folder.path(), &["case.json"]);
    }
}

#[test]
fn a_full_disk_keeps_the_session_before() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    say(program().args(["ask", "-q", "--session"]).arg(&file).spawn().expect("the program runs"), "remark before\n");
    let sound = fs::read(&file).expect("the session is there");
    // A file of more than one block cannot be written, as on a full disk.
    let long = format!("remark {}\n", "a word ".repeat(500));
    for arguments in ["--resume case.json", "--session new.json", "--note note.md -a symptom=locked"] {
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" ask -q {arguments}");
        let child = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_otp-triage")])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("there is a shell");
        let output = say(child, &long);
        assert_eq!(output.status.code(), Some(4), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{arguments}");
        assert_eq!(fs::read(&file).expect("the session is there"), sound);
        assert!(!folder.path().join("note.md").exists());
        let _ = fs::remove_file(folder.path().join("new.json"));
        assert_holds_only(folder.path(), &["case.json"]);
    }
}

#[test]
fn a_folder_that_takes_no_file_is_told_before_anything_is_asked() {
    // Root may write into a folder that is read-only for others, so a folder of the kernel stands for one.
    let child = program().args(["ask", "-q", "--session", "/proc/case.json"]).spawn().expect("the program runs");
    let output = say(child, "remark nothing yet\n");
    assert_eq!(output.status.code(), Some(4));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("failed to write `/proc/case.json`") && !told.contains('»'), "{told}");
}
