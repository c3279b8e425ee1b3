//! A page of text: wraps at its width, keeps control characters out, and puts weight and space before colour.
//!
//! Styles are always written; the stream that the page is given strips them where they are not wanted.

use std::io::{self, Write};

use colored::{ColoredString, Colorize};

use crate::privacy::printable;

/// Where text is written, and how wide it may be.
pub struct Page<'w> {
    out: &'w mut dyn Write,
    width: usize,
}

/// No line is made longer than this: long lines are hard to read.
const WIDEST: usize = 80;
const NARROWEST: usize = 20;

impl<'w> Page<'w> {
    /// A page on a stream that shows so many columns.
    pub fn new(out: &'w mut dyn Write, columns: usize) -> Self {
        Self { out, width: columns.clamp(NARROWEST, WIDEST) }
    }

    /// How many columns a line may have.
    pub fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A paragraph of plain text.
    pub fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), text, |line| line.normal())
    }

    /// A heading: bold.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        self.hanging("", text, |line| line.bold())
    }

    /// Something of lesser weight.
    pub fn aside(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), text, |line| line.dimmed())
    }

    /// Something that must not be missed.
    pub fn warning(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), text, |line| line.bold().yellow())
    }

    /// An entry of a list behind its mark.
    pub fn item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        self.hanging(mark, text, |line| line.normal())
    }

    /// An entry of a list behind its mark, in bold.
    pub fn strong_item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        self.hanging(mark, text, |line| line.bold())
    }

    /// What asks for an input; the cursor stays behind it.
    pub fn prompt(&mut self) -> io::Result<()> {
        write!(self.out, "{} ", "»".bold())?;
        self.out.flush()
    }

    /// A line as it is, not wrapped: for what must stay in one piece.
    pub fn verbatim(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", printable(line))
    }

    /// Text behind a mark, wrapped so that the following lines stand under the first.
    fn hanging(&mut self, mark: &str, text: &str, style: impl Fn(&str) -> ColoredString) -> io::Result<()> {
        let under = " ".repeat(textwrap::core::display_width(mark));
        let text = printable(text);
        let room = self.width.saturating_sub(under.len()).max(NARROWEST / 2);
        let options =
            textwrap::Options::new(room).break_words(false).word_splitter(textwrap::WordSplitter::NoHyphenation);
        for (number, line) in textwrap::wrap(&text, options).iter().enumerate() {
            let before = if number == 0 { mark } else { &under };
            if line.is_empty() {
                writeln!(self.out, "{}", before.trim_end())?;
            } else {
                writeln!(self.out, "{before}{}", style(line))?;
            }
        }
        Ok(())
    }
}
