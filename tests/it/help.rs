//! The help teaches: every command has examples, and every example works.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder with the rulebooks `my-rules/` and `last-week/`, with a receipt and with some tickets in it, gone when it is
/// dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("otp-triage-{}-{name}", std::process::id()));
        for folder in ["my-rules", "last-week"] {
            fs::create_dir_all(path.join(folder)).expect("a folder can be made");
            fs::copy("tests/books/my-rules.yaml", path.join(folder).join("book.yaml")).expect("a file can be copied");
        }
        fs::copy("tests/receipts/samples/twilio-messaging-event-undelivered.json", path.join("callback.json"))
            .expect("a file can be copied");
        let tickets = [
            ("tickets.jsonl", r#"{"answers": {"symptom": "nothing-arrives"}}"#),
            ("tickets.csv", "symptom\nnothing-arrives"),
        ];
        for (name, text) in tickets {
            fs::write(path.join(name), text).expect("a file can be written");
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).expect("the folder can be removed");
    }
}

/// Runs a line as a shell would, with the program on its path and nobody at the input.
fn shell(line: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_otp-triage")).parent().expect("it lies in a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("there is one"));
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder).stdin(Stdio::null());
    command.env("PATH", path).env("COLUMNS", "100").env_remove("OTP_TRIAGE_FOR").env_remove("RUST_BACKTRACE");
    command.output().expect("there is a shell")
}

fn text(line: &str) -> String {
    String::from_utf8(shell(line, Path::new(".")).stdout).expect("the output is text")
}

/// Every command as it is called, with its long help.
fn commands() -> Vec<(String, String)> {
    fn below(command: String, found: &mut Vec<(String, String)>) {
        let help = text(&format!("{command} --help"));
        let lines = section(&help, "Commands:").into_iter();
        let names = lines.filter_map(|line| line.split(' ').next()).filter(|name| *name != "help");
        let commands: Vec<String> = names.map(|name| format!("{command} {name}")).collect();
        found.push((command, help));
        for command in commands {
            below(command, found);
        }
    }
    let mut found = Vec::new();
    below("otp-triage".to_owned(), &mut found);
    found
}

/// The lines of a section of a help text, as far as they are set in by two spaces.
fn section<'h>(help: &'h str, heading: &str) -> Vec<&'h str> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    lines.map_while(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' ')).collect()
}

#[test]
fn every_example_of_every_help_text_works() {
    let commands = commands();
    assert!(commands.len() >= 14, "{commands:#?}");
    for (command, help) in commands {
        let examples = section(&help, "Examples:");
        assert!(examples.iter().any(|example| example.contains(&command)), "`{command} --help` does not show it");
        let folder = Folder::new(&command.replace(' ', "-"));
        for example in examples {
            let output = shell(example, &folder.0);
            let message = String::from_utf8_lossy(&output.stderr);
            // Nobody answers here: a dialogue ends with 5, if the example says nothing beforehand.
            let is_dialogue = message.contains("an answer is needed, and the input ended");
            let works = matches!((output.status.code(), is_dialogue), (Some(0 | 1), false) | (Some(5), true));
            assert!(works, "{example}: {}\n{message}", output.status);
        }
    }
}

#[test]
fn the_examples_for_authors_work_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir(folder.path().join("my-rules")).expect("a folder can be made");
    for command in ["otp-triage rules new", "otp-triage rules check"] {
        let help = text(&format!("{command} --help"));
        for example in section(&help, "Examples:") {
            let output = shell(example, folder.path());
            assert!(output.status.success(), "{example}: {}", String::from_utf8_lossy(&output.stdout));
        }
    }
}

#[test]
fn short_help_is_short() {
    for (command, long) in commands() {
        let short = text(&format!("{command} -h"));
        assert!(!short.contains("Examples:") && short.lines().count() <= 46, "{short}");
        assert!(short.lines().count() < long.lines().count(), "{short}");
    }
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let manual = text("otp-triage man");
    let scripts = ["bash", "zsh", "fish", "elvish", "powershell"]
        .map(|shell| (shell, text(&format!("otp-triage completions {shell}"))));
    for (command, _) in commands() {
        let title = format!(".TH {} 1", command.replace(' ', "-"));
        assert!(manual.contains(&title), "{title} is not in the manual");
        let name = command.split(' ').next_back().expect("a command has a name");
        for (shell, script) in &scripts {
            assert!(script.contains(name), "{shell} does not complete `{command}`");
        }
    }
}
