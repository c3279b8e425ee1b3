//! A page: lines of text, wrapped at its width, or the blocks that a browser lays out. Control characters are kept out of
//! both, and weight and space come before colour.
//!
//! The page names styles and leaves their escape codes to a function that the owner of the stream passes in: nothing
//! here knows a terminal. What is written is the same on both papers, so that a terminal and a browser say the same.

use std::borrow::Cow;
use std::io::{self, Write};

use textwrap::{Options, WordSplitter};

use crate::privacy::printable;
use crate::render::block::{Block, Style};

/// Turns a text into the bytes that show it in a style.
pub type Paint = for<'t> fn(Style, &'t str) -> Cow<'t, str>;

/// Shows every style as plain text.
pub fn unstyled(_: Style, text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// Something to write on.
pub struct Page<'w> {
    paper: Paper<'w>,
}

enum Paper<'w> {
    Lines(Lines<'w>),
    Blocks(&'w mut Vec<Block>),
}

/// A stream with a width and a way to show styles.
struct Lines<'w> {
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
        Self { paper: Paper::Lines(Lines { out, width: columns.clamp(NARROWEST, WIDEST), paint }) }
    }

    /// A page of blocks.
    pub fn of_blocks(blocks: &'w mut Vec<Block>) -> Self {
        Self { paper: Paper::Blocks(blocks) }
    }

    /// The number of columns of a line.
    pub fn width(&self) -> usize {
        match &self.paper {
            Paper::Lines(lines) => lines.width,
            Paper::Blocks(_) => WIDEST,
        }
    }

    /// An empty line. A browser sets its own distances.
    pub fn gap(&mut self) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => writeln!(lines.out),
            Paper::Blocks(_) => Ok(()),
        }
    }

    /// A paragraph of plain text.
    pub fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.paragraph(indent, text, Style::Plain)
    }

    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        self.paragraph(0, text, Style::Strong)
    }

    /// A paragraph of lesser weight.
    pub fn aside(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.paragraph(indent, text, Style::Aside)
    }

    /// A paragraph that must not be missed.
    pub fn warning(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.paragraph(indent, text, Style::Warning)
    }

    /// A list item behind its mark.
    pub fn item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => lines.hanging(mark, text, Style::Plain),
            Paper::Blocks(blocks) => push(blocks, Block::item(mark, text)),
        }
    }

    /// A list item behind its mark, in bold.
    pub fn strong_item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        self.item_with_tail(mark, text, "")
    }

    /// A list item behind its mark, in bold, with a tail at the right margin; below the item if both do not fit.
    pub fn item_with_tail(&mut self, mark: &str, text: &str, tail: &str) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => lines.item_with_tail(mark, text, tail),
            Paper::Blocks(blocks) => push(blocks, Block::title(text, tail)),
        }
    }

    /// A fix that its letter opens, or its id, with a tail like that of [`Self::item_with_tail`].
    pub fn option(&mut self, letter: char, id: &str, text: &str, tail: &str) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => lines.item_with_tail(&format!("  {letter}  "), text, tail),
            Paper::Blocks(blocks) => push(blocks, Block::option(id, text, tail)),
        }
    }

    /// A question with its numbered answers, which `layout` writes on a page of lines.
    pub fn menu(
        &mut self,
        ask: &str,
        notes: &[&str],
        answers: &[&str],
        layout: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(_) => layout(self),
            Paper::Blocks(blocks) => push(blocks, Block::menu(ask, notes, answers)),
        }
    }

    /// The mark that asks for input; the cursor stays behind it.
    pub fn prompt(&mut self) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => lines.prompt(),
            Paper::Blocks(_) => Ok(()),
        }
    }

    /// A line that is not wrapped, because it must stay in one piece.
    pub fn verbatim(&mut self, line: &str) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => writeln!(lines.out, "{}", printable(line)),
            Paper::Blocks(blocks) => push(blocks, Block::text(Style::Plain, line)),
        }
    }

    /// A heading, and plain text on the same line. Both have to fit into it.
    pub fn heading_with(&mut self, heading: &str, text: &str) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => lines.heading_with(heading, text),
            Paper::Blocks(blocks) => push(blocks, Block::title(heading, text)),
        }
    }

    fn paragraph(&mut self, indent: usize, text: &str, style: Style) -> io::Result<()> {
        match &mut self.paper {
            Paper::Lines(lines) => lines.hanging(&" ".repeat(indent), text, style),
            Paper::Blocks(blocks) => push(blocks, Block::text(style, text)),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a stream may fail where a list of blocks cannot")]
fn push(blocks: &mut Vec<Block>, block: Block) -> io::Result<()> {
    blocks.push(block);
    Ok(())
}

impl Lines<'_> {
    fn heading_with(&mut self, heading: &str, text: &str) -> io::Result<()> {
        let (heading, text) = (printable(heading), printable(text));
        writeln!(self.out, "{}{text}", (self.paint)(Style::Strong, &heading))
    }

    fn item_with_tail(&mut self, mark: &str, text: &str, tail: &str) -> io::Result<()> {
        let (mark, text, tail) = (&*printable(mark), printable(text), printable(tail));
        let width = |text: &str| textwrap::core::display_width(text);
        let used = width(mark) + width(&text) + width(&tail);
        if tail.is_empty() || used + 2 > self.width {
            self.hanging(mark, &text, Style::Strong)?;
            let under = " ".repeat(width(mark).max(2));
            return if tail.is_empty() { Ok(()) } else { self.hanging(&under, &tail, Style::Aside) };
        }
        let (text, room) = ((self.paint)(Style::Strong, &text), " ".repeat(self.width - used));
        writeln!(self.out, "{mark}{text}{room}{}", (self.paint)(Style::Aside, &tail))
    }

    fn prompt(&mut self) -> io::Result<()> {
        write!(self.out, "{} ", (self.paint)(Style::Strong, "»"))?;
        // The line has no end yet, so a stream that is buffered by lines would hold it back.
        self.out.flush()
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
