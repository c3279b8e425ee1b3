//! The summary of a batch: counted from tickets, or added up from the summaries of parts.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::commands::exit::{Exit, Failure};
use crate::commands::{input, output};
use crate::render::summary::{Summed, html, json, text};
use crate::rulebook::{Audience, Rulebook};
use crate::summary::Counts;
use crate::summary::saved::{Saved, read};

// Options of the summary.
#[derive(Debug, clap::Args)]
pub(crate) struct SummaryArgs {
    /// Sum up what is going on, in place of a result for each ticket: counts, and what stands out
    #[arg(long, conflicts_with_all = ["full", "next"], help_heading = "Summary")]
    pub(crate) summary: bool,
    /// The format of the summary
    #[arg(long, value_enum, default_value = "text", requires = "summary", help_heading = "Summary")]
    format: Format,
    /// Compare with an earlier summary in JSON, for what is going on only now
    #[arg(long, value_name = "FILE", requires = "summary", help_heading = "Summary")]
    baseline: Option<PathBuf>,
    /// The files are summaries in JSON: add them up
    #[arg(long, requires = "summary", help_heading = "Summary")]
    pub(crate) merge: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    /// One file without scripts, with charts
    Html,
}

/// Adds up the summaries in files.
pub(crate) fn merged(book: &Rulebook, files: &[&Path]) -> Result<Counts, Failure> {
    let mut all = Counts::default();
    for path in files {
        let saved = saved(path)?;
        if saved.rulebook != *book.digest {
            let message = format!(
                "`{}` was made with other rules: name the same with --rules, or make it again from its tickets",
                path.display()
            );
            return Err(Failure::new(Exit::Input, anyhow::Error::msg(message)));
        }
        all += &saved.counts;
    }
    Ok(all)
}

fn saved(path: &Path) -> Result<Saved, Failure> {
    let text = input::text(path)?;
    read(&text).map_err(|reason| {
        let message = format!("`{}`: {reason}; `batch --summary --format json` writes one", path.display());
        Failure::new(Exit::Input, anyhow::Error::msg(message))
    })
}

impl SummaryArgs {
    /// The earlier summary, if one is named.
    pub(crate) fn earlier(&self) -> Result<Option<Counts>, Failure> {
        self.baseline.as_deref().map(|path| saved(path).map(|saved| saved.counts)).transpose()
    }

    /// Writes the summary to stdout.
    pub(crate) fn write(
        &self,
        book: &Rulebook,
        audience: Audience,
        counts: &Counts,
        earlier: Option<&Counts>,
        top: usize,
    ) -> Result<(), Failure> {
        let summed = Summed::of(book, audience, counts, earlier, top);
        match self.format {
            Format::Text => output::page(|page| text::text(&summed, page))?,
            Format::Json => output::bytes(|out| json::json(&summed, out))?,
            Format::Html => output::bytes(|out| html::html(&summed, out))?,
        }
        Ok(())
    }
}
