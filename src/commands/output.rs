//! Streams: how wide they are, whether they show colour, and writing to them in one go.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use annotate_snippets::Renderer;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use colored::Colorize;
use terminal_size::Width;

use crate::render::page::{Page, Paint, Style, unstyled};

// Options of presentation.
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
    // `colored` would decide by stdout for both streams. Each stream decides for itself here: a page gets a painter or
    // none, and the stream for messages strips what its terminal does not show.
    colored::control::set_override(true);
}

/// Shows styles by escape codes.
pub(crate) fn paint(style: Style, text: &str) -> Cow<'_, str> {
    match style {
        Style::Plain => Cow::Borrowed(text),
        Style::Strong => Cow::Owned(text.bold().to_string()),
        Style::Aside => Cow::Owned(text.dimmed().to_string()),
        Style::Warning => Cow::Owned(text.bold().yellow().to_string()),
    }
}

fn stdout_shows_styles() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Draws findings for stdout.
pub(crate) fn renderer() -> Renderer {
    if stdout_shows_styles() { Renderer::styled() } else { Renderer::plain() }
}

/// Writes a page to stdout in one go.
pub(crate) fn page(render: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> io::Result<()> {
    // Plain output is written without styles instead of being stripped of them, which costs a start less.
    let paint: Paint = if stdout_shows_styles() { paint } else { unstyled };
    bytes(|out| render(&mut Page::painted(out, columns(), paint)))
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
    set.unwrap_or_else(|| terminal_size::terminal_size().map_or(80, |(Width(columns), _)| usize::from(columns)))
}

/// Whether somebody sits at the input.
pub(crate) fn at_terminal() -> bool {
    io::stdin().is_terminal()
}
