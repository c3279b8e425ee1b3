//! Streams: how wide they are, whether they show colour, and writing to them in one go.

use std::io::{self, IsTerminal, Write};

use anstream::adapter::strip_bytes;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::render::Page;

/// How things are shown.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// When to use colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", global = true)]
    pub(super) color: Color,
    /// Show the model's weights beside the words
    #[arg(long)]
    pub(super) numbers: bool,
    /// Only the result: no greeting, no remarks
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// How a result is written that is a table or a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` or TERM=dumb says otherwise
    Auto,
    Always,
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// Writes to stdout in one go what `render` puts on a page.
pub(super) fn page(color: Color, render: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> io::Result<()> {
    bytes(color, |out| render(&mut Page::new(out, columns())))
}

/// Writes to stdout in one go what `render` writes.
pub(super) fn bytes(color: Color, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffer = Vec::new();
    render(&mut buffer)?;
    let mut out = AutoStream::new(io::stdout().lock(), color.into());
    if out.current_choice() == ColorChoice::Never {
        // All at once: the stream itself would write from one style to the next.
        let mut out = out.into_inner();
        out.write_all(&strip_bytes(&buffer).into_vec())?;
        return out.flush();
    }
    out.write_all(&buffer)?;
    out.flush()
}

/// The stream for dialogue and messages. It is not locked: on Ctrl-C somebody else has to write to it as well.
pub(super) fn messages(color: Color) -> AutoStream<io::Stderr> {
    AutoStream::new(io::stderr(), color.into())
}

/// How many columns there are: as `COLUMNS` says, else as the terminal says, else 80.
pub(super) fn columns() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    set.unwrap_or_else(textwrap::termwidth)
}

/// Whether somebody sits at the input.
pub(super) fn at_terminal() -> bool {
    io::stdin().is_terminal()
}
