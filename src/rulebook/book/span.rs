//! Files and locations in them: every value of a rulebook knows the text it came from.
//!
//! A [`Span`] is a file and a range of bytes; line and column are worked out only when a finding is shown.

use serde::{Deserialize, Serialize};

use std::borrow::Cow;
use std::sync::OnceLock;

/// One file of a rulebook, with its content: nothing in this layer opens files.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name that people see: the path, or a name for a built-in file.
    pub name: String,
    /// The text. It may begin with a byte order mark.
    pub text: Cow<'static, str>,
    /// The index of the first byte that is not UTF-8, if there is one.
    pub(crate) broken_at: Option<usize>,
    /// The first byte of each line, once somebody has asked for a location.
    lines: OnceLock<Vec<usize>>,
    /// The number of characters before each block of [`BLOCK`] bytes, likewise.
    chars: OnceLock<Vec<usize>>,
}

/// The bytes that are counted anew for a column: a file may be a single line.
const BLOCK: usize = 1024;

impl SourceFile {
    /// The largest number of bytes of a file that is parsed. Whoever reads a file may stop behind the next one.
    pub const LARGEST: usize = 4 * 1024 * 1024;

    /// A file that is embedded in the program.
    pub fn embedded(name: &str, text: &'static str) -> Self {
        Self { name: name.to_owned(), text: Cow::Borrowed(text), broken_at: None, ..Self::empty() }
    }

    /// A file from disk. Bytes that are not UTF-8 become a finding when the rulebook is loaded.
    pub fn from_bytes(name: String, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self { name, text: Cow::Owned(text), broken_at: None, ..Self::empty() },
            Err(error) => {
                let broken_at = Some(error.utf8_error().valid_up_to());
                let text = Cow::Owned(String::from_utf8_lossy(error.as_bytes()).into_owned());
                Self { name, text, broken_at, ..Self::empty() }
            }
        }
    }

    fn empty() -> Self {
        let text = Cow::Borrowed("");
        Self { name: String::new(), text, broken_at: None, lines: OnceLock::new(), chars: OnceLock::new() }
    }

    /// The number of characters before a byte, which begins one.
    fn chars_before(&self, byte: usize) -> usize {
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| !is_continuation(**byte)).count();
        let blocks = self.chars.get_or_init(|| {
            let mut sum = 0;
            let counts = self.text.as_bytes().chunks(BLOCK).map(|block| {
                sum += count(block);
                sum
            });
            std::iter::once(0).chain(counts).collect()
        });
        let block = byte / BLOCK;
        blocks[block] + count(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// The first byte of each line. Worked out once: a file can have as many findings as lines.
    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }
}

/// A range of bytes in one of the files that were loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The file, by its position in the list that was loaded.
    pub file: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A span as people and editors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location<'f> {
    /// The file's name.
    pub file: &'f str,
    /// Counted from 1.
    pub line: usize,
    /// Counted in characters, from 1.
    pub column: usize,
    /// The whole line, without its end.
    pub text: &'f str,
    /// The number of characters of the line that the span covers, from 1 to [`Location::WIDEST`].
    pub width: usize,
    /// The bytes of the line before the span.
    pub offset: usize,
}

impl Location<'_> {
    /// The largest width: nobody needs a longer mark, and a line may be as long as its file.
    pub const WIDEST: usize = 500;
}

impl Span {
    /// The span as file, line and column.
    ///
    /// # Panics
    /// If the span does not belong to these files.
    pub fn location(self, files: &[SourceFile]) -> Location<'_> {
        let file = &files[self.file as usize];
        let text: &str = &file.text;
        // Spans come from the YAML library: one that falls inside a character must not panic here.
        let start = floor_char_boundary(text, self.start as usize);
        let end = floor_char_boundary(text, (self.end as usize).max(start));
        let starts = file.line_starts();
        let number = starts.partition_point(|first| *first <= start);
        let line_start = starts[number - 1];
        let line_end = starts.get(number).map_or(text.len(), |next| next - 1);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let bare = line.trim_start_matches('\u{feff}');
        let first = line_start + line.len() - bare.len();
        let covered = text[start..end.min(line_end).max(start)].trim_end();
        Location {
            file: &file.name,
            line: number,
            column: file.chars_before(start.max(first)) - file.chars_before(first) + 1,
            text: bare,
            width: covered.chars().take(Location::WIDEST).count().max(1),
            offset: start.saturating_sub(first),
        }
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// The first byte of the character at a byte, or the length of the text.
pub(crate) fn floor_char_boundary(text: &str, at: usize) -> usize {
    // `str::floor_char_boundary` is newer than the oldest Rust that the crate builds with.
    (0..=at.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0)
}
