//! `otp-triage rules graph`: the decision tree, or the map of the rulebook.

use std::io;

use clap::ValueEnum;

use crate::authoring::map;
use crate::commands::book::{BookArgs, rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::FactArgs;
use crate::commands::output;
use crate::engine::tree::{Bounds, Tree, grow};
use crate::render;
use crate::render::graph::{Graph, dot, mermaid};
use crate::render::page::Page;
use crate::rulebook::Audience;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules graph -a symptom=nothing-arrives -a channel=sms\n  \
    otp-triage rules graph -a symptom=locked --depth 6 --format dot > tree.dot\n  \
    otp-triage rules graph --map -a symptom=code-refused -a channel=sms --format mermaid\n  \
    otp-triage rules graph --map --probability 0 --format dot > map.dot\n\n\
    Graphviz draws the output of --format dot: dot -Tsvg tree.dot > tree.svg.\n\
    The output of --format mermaid goes between ```mermaid and ``` in a wiki or a README.")]
pub(crate) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Draw the map instead of the tree: the open causes, the questions that distinguish them, the fixes that cure them
    #[arg(long, conflicts_with = "depth")]
    map: bool,
    /// Maximum number of questions and fixes in a row; a tree of more than 500 steps lacks its deepest ones
    #[arg(long, default_value_t = 4, value_name = "STEPS")]
    depth: usize,
    /// Minimum probability, from 0 to 1, of a branch of the tree [default: 0.05] or a cause of the map [default: 0.01]
    #[arg(long, value_name = "SHARE")]
    probability: Option<f64>,
}

/// The largest number of branches of a tree: each takes a plan of its own, and no screen shows more.
const BRANCHES: usize = 500;

/// The format of a tree or a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    /// For Graphviz
    Dot,
    /// For wikis and repositories that draw Mermaid
    Mermaid,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook(&args.book)?;
    let (session, _) = args.facts.session_with(book, Audience::default(), &[])?;
    if args.map {
        let map = map::map(&session, args.probability.unwrap_or(0.01));
        write(
            args,
            |page| render::graph::map::text(&session, &map, page),
            || render::graph::map::graph(&session, &map),
        )?;
    } else {
        let probability = args.probability.unwrap_or(0.05);
        let Tree { root, full } = grow(&session, Bounds { depth: args.depth, probability, branches: BRANCHES });
        write(
            args,
            |page| render::graph::tree::text(&session, &root, page),
            || render::graph::tree::graph(&session, &root),
        )?;
        if full {
            output::remark(&format!(
                "the tree has more than {BRANCHES} steps, and the rest is left out; --depth, --probability and -a \
                 choose a part of it"
            ));
        }
    }
    Ok(Exit::Success)
}

/// Writes the text or the picture, whichever the format asks for.
fn write(
    args: &Args,
    text: impl FnOnce(&mut Page<'_>) -> io::Result<()>,
    picture: impl FnOnce() -> Graph,
) -> io::Result<()> {
    match args.format {
        Format::Text => output::page(text),
        Format::Dot => output::bytes(|out| dot::dot(&picture(), out)),
        Format::Mermaid => output::bytes(|out| mermaid::mermaid(&picture(), out)),
    }
}
