//! `otp-triage rules …`: the rulebook itself.

use std::path::PathBuf;

use clap::ValueEnum;

use super::book::{BookArgs, open, usable};
use super::facts::FactArgs;
use super::output::{self, Color, Format, OutputArgs};
use super::{Exit, Failure};
use crate::engine::coverage::coverage;
use crate::engine::{Limits, cases, grow};
use crate::render::book::Entry;
use crate::render::cases::Failed;
use crate::render::{self, safe};
use crate::rulebook::{Audience, Severity, did_you_mean};

/// What to do with the rulebook.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Every mistake, with its place and the way out
    Check(CheckArgs),
    /// Runs the worked cases
    Test(CheckArgs),
    /// Every entry with its id
    List(ListArgs),
    /// One entry whole
    Show(ShowArgs),
    /// What became of every claim of the sources: carried, not followed, missing
    Coverage(CoverageArgs),
    /// What plans cost simulated people, and how far they are from the best there is
    Simulate(super::simulate::Args),
    /// The decision tree, as it would be walked from what is known
    Graph(GraphArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The rulebook (a file or a folder) to look at by itself; without it the built-in one
    #[arg(value_name = "PATH", conflicts_with = "only_rules")]
    path: Vec<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct CoverageArgs {
    #[command(flatten)]
    check: CheckArgs,
    /// Print each claim beside the text that carries it
    #[arg(long)]
    pairs: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Who reads: user, agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = super::facts::audience, default_value = "user", env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    audience: Audience,
    /// How the result is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// The id of a question, cause, fix, …
    id: String,
    #[command(flatten)]
    list: ListArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct GraphArgs {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// How the tree is drawn
    #[arg(long, value_enum, default_value = "text")]
    format: GraphFormat,
    /// At most so many questions and fixes in a row
    #[arg(long, default_value_t = 4, value_name = "STEPS")]
    depth: usize,
    /// Only branches that are reached at least this often, between 0 and 1
    #[arg(long, default_value_t = 0.05, value_name = "SHARE")]
    probability: f64,
}

/// How a tree is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GraphFormat {
    Text,
}

/// Runs the command.
pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Check(args) => check(args),
        Command::Test(args) => test(args),
        Command::List(args) => list(args),
        Command::Show(args) => show(args),
        Command::Coverage(args) => covered(args),
        Command::Simulate(args) => super::simulate::run(args),
        Command::Graph(args) => graph(args),
    }
}

impl CheckArgs {
    /// A path by itself means the same as `--only-rules`.
    fn book(&self) -> BookArgs {
        let BookArgs { rules, only_rules } = &self.book;
        let only_rules = if self.path.is_empty() { only_rules } else { &self.path };
        BookArgs { rules: rules.clone(), only_rules: only_rules.clone() }
    }
}

fn check(args: &CheckArgs) -> Result<Exit, Failure> {
    let loaded = open(&args.book())?;
    let (findings, files) = (&loaded.findings, &loaded.files);
    match args.format {
        Format::Text => output::bytes(args.output.color, |out| render::finding::text(findings, files, out))?,
        Format::Json => output::bytes(Color::Never, |out| render::finding::json(findings, files, out))?,
    }
    let broken = findings.iter().any(|finding| finding.code.severity == Severity::Error);
    Ok(if broken { Exit::No } else { Exit::Success })
}

fn test(args: &CheckArgs) -> Result<Exit, Failure> {
    let (book, files) = usable(&args.book(), args.output.color)?;
    let outcomes = book.cases.iter().map(|case| Failed { case, mismatches: cases::run(&book, case) });
    let (passed, failed): (Vec<Failed<'_>>, Vec<Failed<'_>>) =
        outcomes.partition(|outcome| outcome.mismatches.is_empty());
    let passed = passed.len();
    match args.format {
        Format::Text => {
            output::page(args.output.color, |page| render::cases::text(&book, &files, passed, &failed, page))?;
        }
        Format::Json => {
            output::bytes(Color::Never, |out| render::cases::json(&book, &files, passed, &failed, out))?;
        }
    }
    Ok(if failed.is_empty() { Exit::Success } else { Exit::No })
}

fn covered(args: &CoverageArgs) -> Result<Exit, Failure> {
    let CheckArgs { output, format, .. } = &args.check;
    let (book, _) = usable(&args.check.book(), output.color)?;
    let coverage = coverage(&book);
    match (format, args.pairs) {
        (Format::Json, _) => output::bytes(Color::Never, |out| render::coverage::json(&book, &coverage, out))?,
        (Format::Text, false) => output::page(output.color, |page| render::coverage::text(&book, &coverage, page))?,
        (Format::Text, true) => output::page(output.color, |page| render::coverage::pairs(&book, &coverage, page))?,
    }
    let complete = coverage.iter().all(|source| source.missing().is_empty());
    Ok(if complete { Exit::Success } else { Exit::No })
}

fn list(args: &ListArgs) -> Result<Exit, Failure> {
    let (book, files) = usable(&args.book, args.output.color)?;
    let entries = render::book::entries(&book, args.audience, &files);
    match args.format {
        Format::Text => output::page(args.output.color, |page| render::book::list(&entries, page))?,
        Format::Json => output::bytes(Color::Never, |out| render::book::list_json(&entries, out))?,
    }
    Ok(Exit::Success)
}

fn show(args: &ShowArgs) -> Result<Exit, Failure> {
    let ListArgs { book, output, audience, format } = &args.list;
    let (book, files) = usable(book, output.color)?;
    let entries = render::book::entries(&book, *audience, &files);
    let shown: Vec<&Entry> = entries.iter().filter(|entry| entry.id == args.id).collect();
    if shown.is_empty() {
        let help = did_you_mean(&args.id, entries.iter().map(|entry| entry.id.as_str()))
            .unwrap_or_else(|| "`otp-triage rules list` shows them all".to_owned());
        return Err(Failure::usage(format!("nothing is called `{}`; {help}", safe::quoted(&args.id))));
    }
    match format {
        Format::Text => output::page(output.color, |page| {
            shown.iter().try_for_each(|entry| render::book::show(&book, *audience, entry, page))
        })?,
        Format::Json => output::bytes(Color::Never, |out| render::book::show_json(&book, *audience, &shown, out))?,
    }
    Ok(Exit::Success)
}

fn graph(args: &GraphArgs) -> Result<Exit, Failure> {
    let (book, _) = usable(&args.book, args.output.color)?;
    let session = args.facts.session(&book)?;
    let tree = grow(&session, Limits { depth: args.depth, probability: args.probability });
    match args.format {
        GraphFormat::Text => output::page(args.output.color, |page| render::tree::text(&session, &tree, page))?,
    }
    Ok(Exit::Success)
}
