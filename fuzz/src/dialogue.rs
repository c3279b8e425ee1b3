//! Any lines at the prompt: every screen can be shown, none repeats a code, and the dialogue ends with its input.

use otp_triage::dialogue::{Dialogue, FileError, Greeting, Note, Noted, Options, Request, Surface, WriteError};
use otp_triage::engine::Session;
use otp_triage::intake::Saved;
use otp_triage::privacy::{Secret, is_code};
use otp_triage::render::diagnosis::fix::Weights;
use otp_triage::render::page::unstyled;
use otp_triage::rulebook::Audience;

use super::held;

/// The most lines of a dialogue: each is answered by a plan.
const LINES: usize = 24;

/// The most requests between two lines: to keep, to save, to write a note.
const REQUESTS: usize = 6;

pub fn run(bytes: &[u8]) {
    let Some((first, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let options = Options {
        greeting: if first & 2 == 0 { Greeting::Shown } else { Greeting::Omitted },
        note: if first & 4 == 0 { Note::Wanted } else { Note::Unwanted },
        weights: if first & 8 == 0 { Weights::Hidden } else { Weights::Shown },
        surface: Surface::Terminal { columns: 80, paint: unstyled },
    };
    let audience = Audience::ALL[usize::from(first / 16) % Audience::ALL.len()];
    let mut dialogue = Dialogue::start(Session::start(held::either(first & 1 == 1), audience), options);
    answered(&mut dialogue);
    for line in text.lines().take(LINES) {
        dialogue.take(line);
        let screen = answered(&mut dialogue);
        if is_code(line) && Secret::in_line(line).is_some() {
            let digits: String = line.chars().filter(char::is_ascii_digit).collect();
            assert!(digits.len() < 6 || !screen.contains(&digits), "{line:?}: {screen}");
            assert!(!screen.contains(line), "{line:?}: {screen}");
        }
    }
    dialogue.end_of_input();
    for _ in 0..LINES {
        answered(&mut dialogue);
        if dialogue.request() == Request::End {
            let saved = Saved::of(&dialogue.into_session()).text();
            Saved::read(&saved).expect("what is written can be read");
            return;
        }
        // A choice or a detail may still be asked for.
        dialogue.end_of_input();
    }
    panic!("it does not end");
}

/// Carries out requests until a line is awaited or the dialogue is over, and returns the screen.
fn answered(dialogue: &mut Dialogue<'_>) -> String {
    for request in 0..REQUESTS {
        match dialogue.request() {
            Request::Keep => dialogue.kept(if request > 0 { Ok(()) } else { Err(WriteError("full".to_owned())) }),
            Request::Save(None) => dialogue.saved(Err(FileError::NotNamed)),
            Request::Save(Some(file)) => dialogue.saved(Ok(file)),
            Request::Note(_) => dialogue.noted(Ok(Noted::Text("a note".to_owned()))),
            Request::Line | Request::End => {
                let screen = dialogue.screen();
                held::assert_printable(&screen);
                return screen;
            }
        }
    }
    panic!("it never awaits a line");
}
