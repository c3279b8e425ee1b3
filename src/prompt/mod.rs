//! The terminal that drives a dialogue: reads lines, echoes them where nobody else does, and has the session kept.
//!
//! Lines, not a painted screen, so that it works over ssh, in a screen reader, in a pipe and in a transcript.

use std::io::{self, BufRead, Read, Write};

use crate::dialogue::{Dialogue, FileError, Request, WriteError};
use crate::engine::Session;
use crate::privacy::quoted;

/// The one who shows the lines that are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// The terminal itself.
    ByTerminal,
    /// This program: the lines are piped in, and without them a transcript could not be read.
    Ours,
}

/// Files, in the hands of whoever may open them.
pub trait Store {
    /// Keeps the session, if it is kept at all.
    fn keep(&mut self, session: &Session<'_>) -> Result<(), WriteError>;

    /// Keeps the session in this file from now on; returns the file that it is kept in.
    fn keep_in(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<String, FileError>;

    /// Writes the note about the case to this file, else to the one that is known; returns the file.
    fn note(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<String, FileError>;
}

/// A longer line is no answer; the rest of it is read as the next line, so that no input takes up all memory.
const LONGEST: u64 = 4096;

/// Drives a dialogue to its end.
pub fn converse(
    dialogue: &mut Dialogue<'_>,
    input: &mut dyn BufRead,
    echo: Echo,
    store: &mut dyn Store,
    out: &mut dyn Write,
) -> io::Result<()> {
    loop {
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
                take_line(dialogue, input, echo, out)?;
            }
            Request::End => return show(dialogue, out),
        }
    }
}

fn show(dialogue: &mut Dialogue<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(dialogue.screen().as_bytes())?;
    out.flush()
}

fn take_line(dialogue: &mut Dialogue<'_>, input: &mut dyn BufRead, echo: Echo, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    input.take(LONGEST).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        dialogue.end_of_input();
        return Ok(());
    }
    let line = String::from_utf8_lossy(&line).trim().to_owned();
    if echo == Echo::Ours {
        writeln!(out, "{}", quoted(&line))?;
    }
    dialogue.take(&line);
    Ok(())
}
