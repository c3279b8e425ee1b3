//! A page of text: wraps at its width, keeps control characters out, and relies on weight and space before colour.
//!
//! The page names styles and leaves their escape codes to a function that the owner of the stream passes in: nothing
//! here knows a terminal, so that the same page can be written into a browser.

use std::borrow::Cow;
use std::io::{self, Write};

use textwrap::{Options, WordSplitter};

use crate::privacy::printable;

/// The weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// Headings and titles.
    Strong,
    /// Of lesser weight.
    Aside,
    /// Must not be missed.
    Warning,
}

/// Turns a text into the bytes that show it in a style.
pub type Paint = for<'t> fn(Style, &'t str) -> Cow<'t, str>;

/// Shows every style as plain text.
pub fn unstyled(_: Style, text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// A stream with a width and a way to show styles.
pub struct Page<'w> {
    out: &'w mut dyn Write,
    width: usize,
    paint: Paint,
}

/// Longer lines are hard to read.
const WIDEST: usize = 80;
/// In a narrower window the terminal wraps better than words do.
const NARROWEST: usize = 20;

impl<'w> Page<'w> {
    /// A page of plain text for this many columns.
    pub fn new(out: &'w mut dyn Write, columns: usize) -> Self {
        Self::painted(out, columns, unstyled)
    }

    /// A page for this many columns with styles.
    pub fn painted(out: &'w mut dyn Write, columns: usize, paint: Paint) -> Self {
        Self { out, width: columns.clamp(NARROWEST, WIDEST), paint }
    }

    /// The number of columns of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A paragraph of plain text.
    pub fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), text, Style::Plain)
    }

    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        self.hanging("", text, Style::Strong)
    }

    /// A heading, and plain text on the same line. Both have to fit into it.
    pub fn heading_with(&mut self, heading: &str, text: &str) -> io::Result<()> {
        let (heading, text) = (printable(heading), printable(text));
        writeln!(self.out, "{}{text}", (self.paint)(Style::Strong, &heading))
    }

    /// A paragraph of lesser weight.
    pub fn aside(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), text, Style::Aside)
    }

    /// A paragraph that must not be missed.
    pub fn warning(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.hanging(&" ".repeat(indent), text, Style::Warning)
    }

    /// A list item behind its mark.
    pub fn item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        self.hanging(mark, text, Style::Plain)
    }

    /// A list item behind its mark, in bold.
    pub fn strong_item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        self.hanging(mark, text, Style::Strong)
    }

    /// A list item behind its mark, in bold, with a tail at the right margin; below the item if both do not fit.
    pub fn item_with_tail(&mut self, mark: &str, text: &str, tail: &str) -> io::Result<()> {
        let (mark, text, tail) = (&*printable(mark), printable(text), printable(tail));
        let width = |text: &str| textwrap::core::display_width(text);
        let used = width(mark) + width(&text) + width(&tail);
        if tail.is_empty() || used + 2 > self.width {
            self.strong_item(mark, &text)?;
            return if tail.is_empty() { Ok(()) } else { self.aside(width(mark).max(2), &tail) };
        }
        let (text, room) = ((self.paint)(Style::Strong, &text), " ".repeat(self.width - used));
        writeln!(self.out, "{mark}{text}{room}{}", (self.paint)(Style::Aside, &tail))
    }

    /// The mark that asks for input; the cursor stays behind it.
    pub fn prompt(&mut self) -> io::Result<()> {
        write!(self.out, "{} ", (self.paint)(Style::Strong, "»"))?;
        // The line has no end yet, so a stream that is buffered by lines would hold it back.
        self.out.flush()
    }

    /// A line that is not wrapped, because it must stay in one piece.
    pub fn verbatim(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", printable(line))
    }

    /// Text behind a mark, wrapped so that the following lines stand under the first.
    fn hanging(&mut self, mark: &str, text: &str, style: Style) -> io::Result<()> {
        let (mark, text) = (printable(mark), printable(text));
        let under = " ".repeat(textwrap::core::display_width(&mark));
        // However wide the mark, some room is left: at width 0 every word would stand on a line of its own.
        let room = self.width.saturating_sub(under.len()).max(NARROWEST / 2);
        let options = Options::new(room).break_words(false).word_splitter(WordSplitter::NoHyphenation);
        for (number, line) in textwrap::wrap(&text, options).iter().enumerate() {
            let before = if number == 0 { &mark } else { &under };
            if line.is_empty() {
                // Behind an empty text the space of the mark would trail.
                writeln!(self.out, "{}", before.trim_end())?;
            } else {
                writeln!(self.out, "{before}{}", (self.paint)(style, line))?;
            }
        }
        Ok(())
    }
}
