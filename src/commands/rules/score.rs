//! `otp-triage rules score`: measures a rulebook on real cases.

use std::path::{Path, PathBuf};

use crate::authoring::score::score;
use crate::commands::book::{BookArgs, layers_over, require_rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::commands::rules::args::remark_left_out;
use crate::render::rules::score::{json, text};
use crate::rulebook::{FieldCase, Half, Rulebook, load};
use crate::shipped;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules score\n  \
    otp-triage rules score my-rules/\n  \
    otp-triage rules score my-rules/ --rules my-rules/ --learning\n  \
    otp-triage rules score --proof --format json\n\n\
    A real case is an entry of `field` in a file: the facts of the first message, and the outcome.\n\
    Authors may use the learning half to improve a rulebook. The proof half is kept aside: only sums\n\
    are printed for it. Each half is measured by itself; JSON is one line for each.\n\n\
    Exit codes:\n  \
    0  cases were scored\n  \
    1  there is no case to score\n  \
    3  the rulebook cannot be used")]
pub(crate) struct Args {
    /// The cases to score, such as the closed tickets of your desk, a file or a folder [default: those of the rulebook]
    #[arg(value_name = "PATH")]
    path: Vec<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
    /// Only the learning half, with its misses
    #[arg(long, conflicts_with = "proof")]
    learning: bool,
    /// Only the proof half
    #[arg(long)]
    proof: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    progress: ProgressArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let book = cases(args)?;
    let mut scored = Vec::new();
    for half in halves(args) {
        let cases: Vec<&FieldCase> = book.field.iter().filter(|case| case.half == half).collect();
        if !cases.is_empty() {
            let watch = Watch::begin(&args.progress);
            scored.push((half, score(&book, &cases, &watch.progress())));
        }
    }
    if scored.is_empty() {
        let error = anyhow::anyhow!("there is no case to score; `field` in a file of a rulebook holds them");
        return Err(Failure::new(Exit::Negative, error));
    }
    match args.format {
        Format::Text => output::page(|page| text(&scored, page))?,
        Format::Json => output::bytes(|out| json(&scored, out))?,
    }
    Ok(Exit::Success)
}

fn halves(args: &Args) -> Vec<Half> {
    match (args.learning, args.proof) {
        (true, _) => vec![Half::Learning],
        (_, true) => vec![Half::Proof],
        _ => Half::ALL.to_vec(),
    }
}

/// The rulebook with the cases to score.
fn cases(args: &Args) -> Result<Rulebook, Failure> {
    let BookArgs { rules, only_rules } = &args.book;
    let mut shipped = shipped::files();
    shipped.extend(shipped::field_files());
    let built_in = if only_rules.is_empty() { shipped.len() } else { 0 };
    // A layer on top: an account that the rulebook knows as well counts as it is told here. Laying the same folder on
    // twice would repeat what it extends.
    let new = args.path.iter().filter(|path| !rules.contains(path) && !only_rules.contains(path));
    let rules = rules.iter().chain(new).cloned().collect();
    let loaded = load(layers_over(shipped, &BookArgs { rules, only_rules: only_rules.clone() })?);
    let broken = loaded.broken_field_cases();
    let (mut book, files) = require_rulebook(loaded)?;
    if !args.path.is_empty() {
        book.field.retain(|case| {
            let file = case.at.file as usize;
            // The built-in files have names that a folder on disk may have as well.
            file >= built_in && args.path.iter().any(|path| Path::new(&files[file].name).starts_with(path))
        });
    }
    remark_left_out(broken);
    Ok(book)
}
