//! A bar on stderr for a command that takes more than two seconds, where somebody watches.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

// The choice to see no progress.
#[derive(Debug, clap::Args)]
pub(crate) struct ProgressArgs {
    /// Show no progress; without it, what takes longer than two seconds shows it on a terminal
    #[arg(long, short)]
    quiet: bool,
}

/// A shorter run ends before anybody wonders.
const PATIENCE: Duration = Duration::from_secs(2);

/// The bar. Dropped, it leaves the line empty.
pub(crate) struct Watch {
    bar: ProgressBar,
    begun: Instant,
    is_shown: Cell<bool>,
}

impl Watch {
    pub(crate) fn begin(args: &ProgressArgs) -> Self {
        let can_redraw = io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        let watched = can_redraw && !args.quiet;
        // Counts as shown where nobody may see it: then it never will be.
        Self { bar: ProgressBar::hidden(), begun: Instant::now(), is_shown: Cell::new(!watched) }
    }

    /// Shows the progress of some work.
    pub(crate) fn progress(&self) -> impl Fn(usize, usize) {
        |done, all| self.take(done, all)
    }

    /// Takes the number of pieces that are done and the number of all pieces.
    pub(crate) fn take(&self, done: usize, all: usize) {
        self.show("  {bar:40} {pos} of {len}, about {eta} to go", done as u64, Some(all as u64));
    }

    /// Takes the number of bytes that are done and the number of all bytes.
    pub(crate) fn bytes(&self, done: u64, all: u64) {
        self.show("  {bar:40} {bytes} of {total_bytes}, about {eta} to go", done, Some(all));
    }

    /// Takes the number of lines that are done, if nobody knows how many there will be.
    pub(crate) fn lines(&self, done: u64) {
        self.show("  {pos} lines", done, None);
    }

    fn show(&self, template: &str, done: u64, all: Option<u64>) {
        if !self.is_shown.get() && self.begun.elapsed() > PATIENCE {
            self.is_shown.set(true);
            let style = ProgressStyle::with_template(template);
            self.bar.set_style(style.expect("the template is sound"));
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if let Some(all) = all {
            self.bar.set_length(all);
        }
        self.bar.set_position(done);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
