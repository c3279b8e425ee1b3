//! Streams: how wide they are, whether they show colour, and writing to them in one go.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::render::page::Page;

// How things are shown.
#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// Show the model's weights beside the words
    #[arg(long)]
    pub(crate) numbers: bool,
    /// Only the result: no greeting, no remarks
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// How a result is written that is a table or a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Color {
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

/// Sets when colour is used, for all that is written.
pub(crate) fn set_color(color: Color) {
    ColorChoice::from(color).write_global();
    colored::control::set_override(true);
}

/// Writes to stdout in one go what `render` puts on a page.
pub(crate) fn page(render: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> io::Result<()> {
    styled(|out| render(&mut Page::new(out, columns())))
}

/// Writes to stdout in one go what `render` writes, styled if stdout shows it.
pub(crate) fn styled(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let shown = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    colored::control::set_override(shown);
    let written = bytes(render);
    colored::control::set_override(true);
    written
}

/// Writes to stdout in one go what `render` writes.
pub(crate) fn bytes(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffer = Vec::new();
    render(&mut buffer)?;
    let mut out = io::stdout().lock();
    out.write_all(&buffer)?;
    out.flush()
}

/// The stream for dialogue and messages: styled, and it takes out itself what is not shown. It is not locked: on Ctrl-C
/// somebody else has to write to it as well.
pub(crate) fn messages() -> AutoStream<io::Stderr> {
    AutoStream::auto(io::stderr())
}

/// How many columns there are: as `COLUMNS` says, else as the terminal says, else 80.
pub(crate) fn columns() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    set.unwrap_or_else(textwrap::termwidth)
}

/// Whether somebody sits at the input.
pub(crate) fn at_terminal() -> bool {
    io::stdin().is_terminal()
}
