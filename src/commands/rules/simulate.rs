//! `otp-triage rules simulate`: the quality of the plans, measured.

use crate::authoring::simulate::compare::{compare, single};
use crate::authoring::simulate::people::{Person, person};
use crate::authoring::simulate::submodels::submodel;
use crate::authoring::simulate::{Rng, excess, random_problem};
use crate::commands::book::{BookArgs, rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::engine::plan::policy::Policy;
use crate::render::rules::simulate::{json, submodels_json, submodels_text, text};
use crate::rulebook::Rulebook;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules simulate --cases 20\n  \
    otp-triage rules simulate --cases 20 --policy plan --seed 7\n  \
    otp-triage rules simulate --submodels 5 --format json\n\n\
    More cases give steadier figures and take longer: `--random 40` takes a few minutes.")]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Number of people to simulate
    #[arg(long, value_name = "N", default_value_t = 200)]
    cases: usize,
    /// Only this policy, without the guides for comparison: plan, myopic or order
    #[arg(long, value_name = "POLICY", value_parser = policy)]
    policy: Option<Policy>,
    /// Seed of the random numbers; the same seed gives the same figures
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Compare with the exact optimum instead, on N small problems cut out of the rulebook
    #[arg(long, value_name = "N", conflicts_with_all = ["cases", "random"])]
    submodels: Option<usize>,
    /// Compare with the exact optimum instead, on N random problems of 8/5/8 and N of 10/6/10 causes, questions and fixes
    #[arg(long, value_name = "N", conflicts_with = "cases")]
    random: Option<usize>,
    #[command(flatten)]
    progress: ProgressArgs,
}

fn policy(name: &str) -> Result<Policy, String> {
    let known = Policy::ALL.into_iter().find(|policy| policy.name() == name);
    known.ok_or_else(|| "one of plan, myopic, order".to_owned())
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook(&args.book)?;
    if args.submodels.is_some() || args.random.is_some() {
        return against_optimum(args, book);
    }
    let mut rng = Rng::seeded(args.seed);
    let people: Vec<Person> = (0..args.cases).map(|_| person(book, &mut rng)).collect();
    let watch = Watch::begin(&args.progress);
    let rows = match args.policy {
        Some(policy) => vec![single(book, &people, policy, &watch.progress())],
        None => compare(book, &people, &watch.progress()),
    };
    drop(watch);
    match args.format {
        Format::Text => output::page(|page| text(book, &rows, page))?,
        Format::Json => output::bytes(|out| json(book, &rows, out))?,
    }
    Ok(Exit::Success)
}

/// Compares a policy with the exact optimum.
fn against_optimum(args: &Args, book: &Rulebook) -> Result<Exit, Failure> {
    let policy = args.policy.unwrap_or(Policy::Plan);
    let mut rng = Rng::seeded(args.seed);
    let watch = Watch::begin(&args.progress);
    let found = match (args.submodels, args.random) {
        (Some(count), _) => excess((0..count).map(|_| submodel(book, &mut rng)), policy, &watch.progress()),
        (None, count) => {
            let mut problems = Vec::new();
            for (causes, queries, actions) in [(8, 5, 8), (10, 6, 10)] {
                for _ in 0..count.unwrap_or(0) {
                    problems.push(random_problem(&mut rng, causes, queries, actions));
                }
            }
            excess(problems.into_iter(), policy, &watch.progress())
        }
    };
    drop(watch);
    match args.format {
        Format::Text => output::page(|page| submodels_text(&found, policy.name(), page))?,
        Format::Json => output::bytes(|out| submodels_json(&found, out))?,
    }
    Ok(Exit::Success)
}
