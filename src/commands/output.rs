//! Output streams: their width, their colour, and writing to them at once.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use annotate_snippets::Renderer;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use colored::Colorize;
use terminal_size::Width;

use crate::privacy::printable_lines;
use crate::render::block::Style;
use crate::render::page::{Page, Paint, unstyled};

// Options of presentation.
#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// Show the model's weights next to the words
    #[arg(long)]
    pub(crate) numbers: bool,
    /// Show the steps of every fix; without it, whoever helps others sees those of the first
    #[arg(long)]
    pub(crate) steps: bool,
    /// Print the result only: no greeting, no remarks
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// The format of a table or a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// The use of colour.
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

/// Sets the use of colour for all output.
pub(crate) fn set_color(color: Color) {
    ColorChoice::from(color).write_global();
    // `colored` would decide for both streams by stdout alone. Here each stream decides for itself: a page gets a
    // painter or none, and the stream for messages strips the codes that its terminal does not support.
    colored::control::set_override(true);
}

/// Paints styles with escape codes.
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

/// The renderer of findings for stdout.
pub(crate) fn renderer() -> Renderer {
    if stdout_shows_styles() { Renderer::styled() } else { Renderer::plain() }
}

/// Writes a page to stdout at once.
pub(crate) fn page(render: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> io::Result<()> {
    // Plain output is written without styles rather than stripped of them afterwards: a strip costs time at every start.
    let paint: Paint = if stdout_shows_styles() { paint } else { unstyled };
    bytes(|out| render(&mut Page::painted(out, columns(), paint)))
}

/// True if stdout is a file, and no pipe or terminal.
pub(crate) fn is_file() -> bool {
    #[cfg(unix)]
    {
        use std::fs::File;
        use std::os::fd::AsFd;

        let out = io::stdout().as_fd().try_clone_to_owned().map(File::from);
        out.and_then(|file| file.metadata()).is_ok_and(|metadata| metadata.is_file())
    }
    #[cfg(not(unix))]
    false
}

/// Writes the output of `render` to stdout at once. A reader who has seen enough (`head`, `less`) is no failure: the
/// command goes on to the exit code that it has anyway.
pub(crate) fn bytes(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // Stdout is line-buffered: without a buffer each line of a page would be a system call.
    let mut buffer = Vec::new();
    render(&mut buffer)?;
    let mut out = io::stdout().lock();
    unless_closed(out.write_all(&buffer).and_then(|()| out.flush()))
}

/// The result of writing, without the failure that nobody reads any more. Rust ignores SIGPIPE, so it is a failure of
/// writing like any other.
pub(crate) fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes a message to stderr. If that cannot be written, there is no other place for it. Paths, arguments and texts of
/// files in it cannot steer the terminal.
pub(crate) fn remark(message: &str) {
    let _ = writeln!(messages(), "{}", printable_lines(&format!("otp-triage: {message}")));
}

/// The stream for dialogue and messages, which strips styles that its terminal does not show. It is not locked, because
/// the handler of Ctrl-C writes to it from another thread.
pub(crate) fn messages() -> AutoStream<io::Stderr> {
    AutoStream::auto(io::stderr())
}

/// The number of columns: `COLUMNS`, or the width of the terminal, or 80.
pub(crate) fn columns() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    set.unwrap_or_else(|| terminal_size::terminal_size().map_or(80, |(Width(columns), _)| usize::from(columns)))
}

/// True if stdin is a file that holds something and was not read from: somebody meant it for this program. A pipe may
/// belong to the script around it, and a file that was read from to a loop over its lines.
#[cfg(unix)]
pub(crate) fn input_is_unread_file() -> bool {
    use std::fs::File;
    use std::io::Seek;
    use std::os::fd::AsFd;
    let Ok(mut input) = io::stdin().as_fd().try_clone_to_owned().map(File::from) else { return false };
    input.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0)
        && input.stream_position().is_ok_and(|at| at == 0)
}

/// Elsewhere nobody can tell.
#[cfg(not(unix))]
pub(crate) fn input_is_unread_file() -> bool {
    false
}

/// Whether stdin is a terminal.
pub(crate) fn at_terminal() -> bool {
    io::stdin().is_terminal()
}
