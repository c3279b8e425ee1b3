//! `otp-triage rules …`: the rulebook itself. One file a command.

use std::path::PathBuf;

use crate::commands::book::{BookArgs, open, usable, used, whole};
use crate::commands::facts::{FactArgs, audience};
use crate::commands::output::Format;
use crate::commands::{Exit, Failure, output};

mod check;
mod coverage;
mod diff;
mod graph;
mod list;
mod new;
mod pages;
mod schema;
mod score;
mod show;
mod simulate;
mod test;

pub(crate) const EXAMPLES: &str = "Examples:\n  \
    otp-triage rules list\n  \
    otp-triage rules show no-signal\n  \
    otp-triage rules check my-rules/\n  \
    otp-triage rules test --rules my-rules/\n  \
    otp-triage rules new cause low-battery\n\n\
    `--rules PATH` lays a rulebook over the built-in one, `--only-rules PATH` takes its place.";

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Every mistake and all that is probably not meant, with its place and the way out
    Check(check::Args),
    /// Runs the worked cases
    Test(test::Args),
    /// Every entry with its id
    List(list::Args),
    /// One entry whole
    Show(show::Args),
    /// What became of every claim of the sources, and what the worked cases cover
    Coverage(coverage::Args),
    /// What another version of a rulebook changes: for people first, then entry by entry
    Diff(diff::Args),
    /// What plans cost simulated people, and how far they are from the best there is
    Simulate(simulate::Args),
    /// Measures a rulebook on real cases: how often the right fix and cause come first
    Score(score::Args),
    /// The decision tree as it would be walked, or the map of causes, questions and fixes
    Graph(graph::Args),
    /// A template to write a cause, a question, a fix or a case from
    New(new::Args),
    /// Writes a Markdown page for every finding, cause, question and fix
    Pages(pages::Args),
    /// The format of rulebooks as a JSON Schema, for editors
    Schema(schema::Args),
}

// Which rulebook to look at.
#[derive(Debug, clap::Args)]
pub(crate) struct PlaceArgs {
    /// The rulebook (a file or a folder) to look at by itself; without it the built-in one
    #[arg(value_name = "PATH", conflicts_with = "only_rules")]
    path: Vec<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
}

// Which rulebook to look at, and how the result is written.
#[derive(Debug, clap::Args)]
pub(crate) struct WhichArgs {
    #[command(flatten)]
    place: PlaceArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Runs the command.
pub(crate) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Test(args) => test::run(args),
        Command::List(args) => list::run(args),
        Command::Show(args) => show::run(args),
        Command::Coverage(args) => coverage::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Simulate(args) => simulate::run(args),
        Command::Score(args) => score::run(args),
        Command::Graph(args) => graph::run(args),
        Command::New(args) => new::run(args),
        Command::Pages(args) => pages::run(args),
        Command::Schema(args) => schema::run(args),
    }
}

impl WhichArgs {
    fn book(&self) -> BookArgs {
        self.place.book()
    }
}

impl PlaceArgs {
    /// A path by itself means the same as `--only-rules`.
    fn book(&self) -> BookArgs {
        let BookArgs { rules, only_rules } = &self.book;
        let only_rules = if self.path.is_empty() { only_rules } else { &self.path };
        BookArgs { rules: rules.clone(), only_rules: only_rules.clone() }
    }
}
