//! The dialogue in a real terminal: what no pipe shows.
#![cfg(unix)]

use std::io::{Read, Write};
use std::process::ExitStatus;

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};

/// The program in a terminal of so many columns.
struct Terminal {
    pty: Pty,
    child: std::process::Child,
    seen: String,
}

impl Terminal {
    fn start(columns: u16, arguments: &[&str]) -> Self {
        let (pty, end) = open().expect("there is a pseudo-terminal");
        pty.resize(Size::new(40, columns)).expect("it has a size");
        let child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
            .args(arguments)
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR")
            .env_remove("COLUMNS")
            .env_remove("OTP_TRIAGE_FOR")
            .env("TERM", "xterm-256color")
            .spawn(end)
            .expect("the program runs");
        Self { pty, child, seen: String::new() }
    }

    fn type_in(&mut self, keys: &str) {
        self.pty.write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    /// Reads until so many prompts were shown in all.
    fn wait_for_prompts(&mut self, count: usize) {
        while self.seen.matches('»').count() < count {
            assert!(self.read() > 0, "it ended too early: {}", self.seen);
        }
    }

    fn read(&mut self) -> usize {
        let mut bytes = [0; 8192];
        // A terminal whose program has ended is an error on some systems and an end on others.
        let count = self.pty.read(&mut bytes).unwrap_or(0);
        self.seen.push_str(&String::from_utf8_lossy(&bytes[..count]));
        count
    }

    fn end(mut self) -> (String, ExitStatus) {
        while self.read() > 0 {}
        let status = self.child.wait().expect("it ends");
        (self.seen, status)
    }
}

const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";

#[test]
fn ctrl_c_says_where_the_session_is_kept() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let mut terminal = Terminal::start(80, &["ask", "--session", file.to_str().expect("a path of letters")]);
    terminal.wait_for_prompts(1);
    terminal.type_in("1\n");
    terminal.wait_for_prompts(2);
    terminal.type_in(CTRL_C);
    let (seen, status) = terminal.end();
    assert_eq!(status.code(), Some(130), "{status}: {seen}");
    assert!(seen.contains("Interrupted. All that was said is kept in "), "{seen}");
    let kept = std::fs::read_to_string(&file).expect("the session is there");
    assert!(kept.contains("nothing-arrives"), "{kept}");
}

#[test]
fn ctrl_c_is_told_in_the_words_of_the_rulebook() {
    let mut terminal = Terminal::start(80, &["ask", "--only-rules", "tests/books/german.yaml"]);
    terminal.wait_for_prompts(1);
    terminal.type_in(CTRL_C);
    let (seen, status) = terminal.end();
    assert_eq!(status.code(), Some(130), "{seen}");
    assert!(seen.contains("Abgebrochen. Nichts wurde behalten") && !seen.contains("Interrupted"), "{seen}");
}

#[test]
fn ctrl_d_ends_with_what_is_known() {
    let mut terminal = Terminal::start(80, &[]);
    terminal.wait_for_prompts(1);
    terminal.type_in("1\n");
    terminal.wait_for_prompts(2);
    terminal.type_in(CTRL_D);
    let (seen, status) = terminal.end();
    assert_eq!(status.code(), Some(0), "{seen}");
    assert!(seen.contains("Mend it"), "{seen}");
}

/// The sign that a bar is made of.
const BAR: char = '█';

#[test]
fn progress_is_shown_on_a_terminal_for_what_takes_long() {
    // More than two seconds of work, of which nobody waits for the end.
    let long = ["rules", "simulate", "--submodels", "100000"];
    let mut terminal = Terminal::start(80, &long);
    while !terminal.seen.contains("of 100000") {
        assert!(terminal.read() > 0, "it ended too early: {}", terminal.seen);
    }
    terminal.type_in(CTRL_C);
    terminal.end();
    let (seen, _) = Terminal::start(80, &["rules", "simulate", "--submodels", "1"]).end();
    assert!(!seen.contains(BAR) && !seen.contains("to go"), "{seen}");
}

/// Without escape codes and what the terminal itself echoes.
fn plain(seen: &str) -> String {
    anstream::adapter::strip_str(seen).to_string().replace('\r', "")
}

#[test]
fn lines_fit_the_terminal() {
    for columns in [40, 80, 120] {
        let mut terminal = Terminal::start(columns, &["-a", "symptom=nothing-arrives", "-a", "service=amazon"]);
        terminal.wait_for_prompts(1);
        terminal.type_in("list\n");
        terminal.wait_for_prompts(2);
        terminal.type_in(CTRL_D);
        let seen = plain(&terminal.end().0);
        let longest = seen.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(longest <= usize::from(columns.min(80)), "{longest} of {columns}: {seen}");
    }
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let colours = |arguments: &[&str]| {
        let mut terminal = Terminal::start(80, arguments);
        terminal.wait_for_prompts(1);
        terminal.type_in(CTRL_D);
        terminal.end().0.contains("\u{1b}[1m")
    };
    assert!(colours(&["ask"]));
    assert!(!colours(&["ask", "--color", "never"]));
}

#[test]
fn a_paste_of_many_lines_is_answered_line_by_line() {
    let mut terminal = Terminal::start(80, &[]);
    terminal.wait_for_prompts(1);
    terminal.type_in("1\n3\n1\nwhy\n482913\nquit\n");
    let (seen, status) = terminal.end();
    let seen = plain(&seen);
    assert_eq!(status.code(), Some(0), "{seen}");
    assert!(seen.contains("Known: no code · Amazon · text message"), "{seen}");
    assert!(seen.contains("that looks like a code"), "{seen}");
}
