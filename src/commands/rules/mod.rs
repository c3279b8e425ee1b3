//! `otp-triage rules …`: the commands for authors, a file each.

use crate::commands::exit::{Exit, Failure};

mod args;
mod check;
mod coverage;
mod diff;
mod export;
mod graph;
mod list;
mod new;
mod pages;
mod robustness;
mod schema;
mod score;
mod show;
mod simulate;
mod test;

pub(crate) const EXAMPLES: &str = "Examples:\n  \
    otp-triage rules list\n  \
    otp-triage rules show no-signal\n  \
    otp-triage rules check --rules my-rules/\n  \
    otp-triage rules test --rules my-rules/\n  \
    otp-triage rules new cause low-battery\n\n\
    `--rules PATH` lays a rulebook over the built-in one, `--only-rules PATH` replaces it.";

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Check a rulebook: report every error and warning with its location and a suggested fix
    Check(check::Args),
    /// Run the worked cases
    Test(test::Args),
    /// List every entry with its id
    List(list::Args),
    /// Show an entry in full
    Show(show::Args),
    /// Report which claims of the sources are used, and what the worked cases cover
    Coverage(coverage::Args),
    /// Compare two rulebooks: what changes for people, then entry by entry
    Diff(diff::Args),
    /// Print the merged rulebook as one file
    Export(export::Args),
    /// Measure on simulated people what the plans cost, and how far they are from the optimum
    Simulate(simulate::Args),
    /// Measure a rulebook on real cases: how often the right fix and cause come first
    Score(score::Args),
    /// Measure how much of the advice survives a missing or wrong answer
    Robustness(robustness::Args),
    /// Draw the decision tree, or a map of causes, questions and fixes
    Graph(graph::Args),
    /// Print a template for an entry of any kind, or for the program's own sentences
    New(new::Args),
    /// Write a Markdown page for every finding, cause, question and fix
    Pages(pages::Args),
    /// Print the format of rulebooks as a JSON Schema, for editors
    Schema(schema::Args),
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
        Command::Export(args) => export::run(args),
        Command::Simulate(args) => simulate::run(args),
        Command::Score(args) => score::run(args),
        Command::Robustness(args) => robustness::run(args),
        Command::Graph(args) => graph::run(args),
        Command::New(args) => new::run(args),
        Command::Pages(args) => pages::run(args),
        Command::Schema(args) => schema::run(args),
    }
}
