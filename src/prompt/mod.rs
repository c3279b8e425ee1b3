//! The terminal that drives a dialogue: reads lines, echoes piped ones and has the session saved.
//!
//! Line by line rather than full-screen, so that it works over ssh, in a screen reader, in a pipe and in a transcript.

use std::io::{self, BufRead, Read, Write};

use crate::dialogue::{Dialogue, FileError, LONGEST, Noted, Request, WriteError};
use crate::engine::Session;
use crate::privacy::quoted;

/// The source of the echo of typed lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// The terminal itself.
    ByTerminal,
    /// This program: the lines are piped in, and a transcript is unreadable without them.
    Ours,
}

/// The end of a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Somebody ended it, or everything was said.
    Dialogue,
    /// There were no more lines.
    Input,
}

/// Access to files, which this layer does not open.
pub trait Store {
    /// Saves the session if it has a file.
    fn keep(&mut self, session: &Session<'_>) -> Result<(), WriteError>;

    /// Saves the session to this file from now on; returns the file in use.
    fn keep_in(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<String, FileError>;

    /// Writes the note about the session to this file, or returns its text.
    fn note(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<Noted, WriteError>;
}

/// Runs a dialogue to its end.
pub fn converse(
    dialogue: &mut Dialogue<'_>,
    input: &mut dyn BufRead,
    echo: Echo,
    store: &mut dyn Store,
    columns: fn() -> usize,
    out: &mut dyn Write,
) -> io::Result<Ending> {
    let mut ending = Ending::Dialogue;
    loop {
        // The window may have changed since the last line.
        dialogue.resize(columns());
        match dialogue.request() {
            Request::Keep => {
                let result = store.keep(dialogue.session());
                dialogue.kept(result);
            }
            Request::Save(file) => {
                let result = store.keep_in(file.as_deref(), dialogue.session());
                dialogue.saved(result);
            }
            Request::Note(file) => {
                let result = store.note(file.as_deref(), dialogue.session());
                dialogue.noted(result);
            }
            Request::Line => {
                show(dialogue, out)?;
                if !take_line(dialogue, input, echo, out)? {
                    ending = Ending::Input;
                }
            }
            Request::End => {
                show(dialogue, out)?;
                return Ok(ending);
            }
        }
    }
}

fn show(dialogue: &mut Dialogue<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(dialogue.screen().as_bytes())?;
    out.flush()
}

/// Passes the next line on; returns false if there is none.
fn take_line(
    dialogue: &mut Dialogue<'_>,
    input: &mut dyn BufRead,
    echo: Echo,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let mut line = Vec::new();
    input.take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        // A blank line still has its line break: no byte at all is the end of the input.
        dialogue.end_of_input();
        return Ok(false);
    }
    let is_too_long = line.len() > LONGEST && !line.ends_with(b"\n");
    if is_too_long {
        // Its end would answer the next question.
        input.skip_until(b'\n')?;
    }
    // A line that is not UTF-8 gets the reply to an unknown answer, where a strict decoder would end the dialogue.
    // Some shells put a byte order mark in front of what they pipe.
    let line = String::from_utf8_lossy(&line).trim_start_matches('\u{feff}').trim().to_owned();
    if echo == Echo::Ours {
        // Transcripts are kept, so a code in one is masked.
        writeln!(out, "{}", quoted(&line))?;
    }
    if is_too_long {
        dialogue.refuse_long_line(LONGEST);
    } else {
        dialogue.take(&line);
    }
    Ok(true)
}
