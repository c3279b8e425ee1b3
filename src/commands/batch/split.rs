//! The splitting of an input into tickets, in bounded memory whatever the input is.
//!
//! Each read becomes a chunk of the tickets that it completes, so that a slow pipe is answered as it speaks. The rest of
//! a read is kept for the next one, up to the bound; what exceeds it is skipped without being kept.

use std::io::{self, ErrorKind, Read};

use crate::intake::ticket::LONGEST;

/// The bytes that are read at once.
const READ: usize = 64 * 1024;

/// The most tickets of a chunk, so that what is done is written soon.
const MOST: usize = 64;

/// The most line breaks in the cells of one row. Behind a quotation mark that nothing closes, all rows would be one.
pub(crate) const MOST_BREAKS: u64 = 100;

/// The form of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A ticket each line.
    Lines,
    /// A ticket each row of a table; the cells of a row may hold line breaks.
    Rows,
}

/// Tickets that follow each other.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    text: Vec<u8>,
    pieces: Vec<Piece>,
}

/// The text of one ticket, without the line break at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raw<'c> {
    Text(&'c [u8]),
    /// It was longer than [`LONGEST`].
    TooLong,
    /// A quotation mark opens a cell and none closes it.
    OpenQuote,
}

#[derive(Debug)]
struct Piece {
    line: u64,
    from: usize,
    to: usize,
    end: End,
}

/// The end of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Complete,
    TooLong,
    OpenQuote,
}

impl Chunk {
    /// The tickets with the numbers of their first lines.
    pub(crate) fn tickets(&self) -> impl Iterator<Item = (u64, Raw<'_>)> {
        self.pieces.iter().map(|piece| {
            let text = &self.text[piece.from..piece.to];
            let raw = match piece.end {
                End::Complete => Raw::Text(text),
                End::TooLong => Raw::TooLong,
                End::OpenQuote => Raw::OpenQuote,
            };
            (piece.line, raw)
        })
    }

    /// The number of its bytes.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The number of its tickets.
    pub(crate) fn count(&self) -> usize {
        self.pieces.len()
    }
}

/// An input that is split.
pub(crate) struct Splitter<R> {
    input: R,
    form: Form,
    /// The number of the next line.
    line: u64,
    /// The bytes of a ticket that is not complete.
    rest: Vec<u8>,
    /// True while the rest of a line that is too long is skipped.
    skips: bool,
    is_at_end: bool,
}

impl<R: Read> Splitter<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, form: Form::Lines, line: 1, rest: Vec::new(), skips: false, is_at_end: false }
    }

    /// The first line, which tells the form of the input; it stays to be read. `None` for an empty input.
    pub(crate) fn peek(&mut self) -> io::Result<Option<&[u8]>> {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        while !self.rest.contains(&b'\n') && self.rest.len() <= LONGEST && self.fill()? {}
        if self.rest.starts_with(MARK) {
            self.rest.drain(..MARK.len());
        }
        let end = self.rest.iter().position(|byte| *byte == b'\n').unwrap_or(self.rest.len());
        Ok(if self.rest.is_empty() { None } else { Some(&self.rest[..end]) })
    }

    /// The first row, whose cells name the columns, and from here on rows. `None` if it is no complete row.
    pub(crate) fn header(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.form = Form::Rows;
        self.peek()?;
        let Found::End { to, next, breaks, end: End::Complete } = row(&self.rest, self.is_at_end) else {
            return Ok(None);
        };
        self.line += breaks;
        let header = self.rest[..to].to_vec();
        self.rest.drain(..next);
        Ok(Some(header))
    }

    /// The tickets that the next read completes; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk>> {
        loop {
            let chunk = self.take();
            if chunk.count() > 0 {
                return Ok(Some(chunk));
            }
            if self.is_at_end {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    /// Reads more. False at the end.
    fn fill(&mut self) -> io::Result<bool> {
        let before = self.rest.len();
        self.rest.resize(before + READ, 0);
        let read = loop {
            match self.input.read(&mut self.rest[before..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.rest.truncate(before + *read.as_ref().unwrap_or(&0));
        self.is_at_end = matches!(read, Ok(0));
        Ok(read? > 0)
    }

    /// Takes the complete tickets out of what has been read.
    fn take(&mut self) -> Chunk {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < self.rest.len() && pieces.len() < MOST {
            if self.skips {
                let Some(end) = self.rest[at..].iter().position(|byte| *byte == b'\n') else {
                    at = self.rest.len();
                    break;
                };
                (at, self.skips) = (at + end + 1, false);
                self.line += 1;
                continue;
            }
            let rest = &self.rest[at..];
            let found = match self.form {
                Form::Lines => line(rest, self.is_at_end),
                Form::Rows => row(rest, self.is_at_end),
            };
            let Found::End { to, next, breaks, end } = found else { break };
            let (from, to) = if end == End::TooLong { (at, at) } else { (at, at + to) };
            pieces.push(Piece { line: self.line, from, to, end });
            self.line += breaks;
            // If the end of the line has been read already, nothing is left to skip.
            self.skips = end == End::TooLong && breaks == 0;
            at += next;
        }
        // The text goes with the chunk, and what is not complete stays.
        let rest = self.rest.split_off(at);
        Chunk { text: std::mem::replace(&mut self.rest, rest), pieces }
    }
}

/// A search for the end of a ticket.
enum Found {
    /// The text ends at `to`, and the next one begins at `next`, so many line breaks later.
    End { to: usize, next: usize, breaks: u64, end: End },
    /// More has to be read.
    Nothing,
}

/// The end of the line that begins here.
fn line(text: &[u8], is_all: bool) -> Found {
    match text.iter().position(|byte| *byte == b'\n') {
        Some(end) => complete(text, end, 1),
        None if text.len() > LONGEST => too_long(text),
        None if is_all => complete(text, text.len(), 1),
        None => Found::Nothing,
    }
}

/// The place within a row, by the rules of the library that reads its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// At the beginning of a cell: the only place where a quotation mark opens it.
    Beginning,
    Plain,
    Quoted,
    /// Behind a mark that closes a cell, unless another one follows.
    Closed,
}

impl Within {
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Beginning | Self::Closed, b'"') | (Self::Quoted, _) => Self::Quoted,
            (_, b',') => Self::Beginning,
            _ => Self::Plain,
        }
    }
}

/// The end of the row that begins here: a line break outside of quotation marks.
fn row(text: &[u8], is_all: bool) -> Found {
    let mut within = Within::Beginning;
    let (mut breaks, mut first_break) = (0, text.len());
    for (at, byte) in text.iter().enumerate().take(LONGEST + 1) {
        if *byte == b'\n' {
            if within != Within::Quoted {
                return complete(text, at, breaks + 1);
            }
            breaks += 1;
            first_break = first_break.min(at);
            if breaks > MOST_BREAKS {
                return open_quote(text, first_break);
            }
        }
        within = within.after(*byte);
    }
    match within == Within::Quoted {
        // The rows behind the first line may be sound.
        true if is_all || text.len() > LONGEST && breaks > 0 => open_quote(text, first_break),
        _ if text.len() > LONGEST => too_long(text),
        false if is_all => complete(text, text.len(), breaks + 1),
        _ => Found::Nothing,
    }
}

fn complete(text: &[u8], end: usize, breaks: u64) -> Found {
    // Lines of Windows end with two signs.
    let to = end - usize::from(text[..end].ends_with(b"\r"));
    let kind = if to > LONGEST { End::TooLong } else { End::Complete };
    Found::End { to, next: (end + 1).min(text.len()), breaks, end: kind }
}

fn open_quote(text: &[u8], end: usize) -> Found {
    Found::End { to: end, next: (end + 1).min(text.len()), breaks: 1, end: End::OpenQuote }
}

/// The beginning of a line that is too long; the rest of it is skipped.
fn too_long(text: &[u8]) -> Found {
    Found::End { to: 0, next: text.len(), breaks: 0, end: End::TooLong }
}
