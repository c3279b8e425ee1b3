//! `otp-triage rules test`: the worked cases.
//!
//! A malformed case counts as failed; the other cases still run.

use clap::ValueEnum;

use crate::authoring::cases;
use crate::commands::book::{load_layers, require_rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::commands::rules::args::{PathArgs, is_chosen, no_case};
use crate::render::rules::cases::{Failed, json, text};
use crate::render::rules::junit;
use crate::rulebook::Case;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules test\n  \
    otp-triage rules test --filter delay\n  \
    otp-triage rules test my-rules/\n  \
    otp-triage rules test --rules my-rules/ --format junit > cases.xml\n\n\
    With `--rules` the cases of the built-in rulebook run too, so that you see whether yours breaks one.\n\
    The exit code is 1 if a case fails.")]
pub(crate) struct Args {
    #[command(flatten)]
    path: PathArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    progress: ProgressArgs,
    /// Only cases whose name or file contains TEXT
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

/// The format of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    /// `JUnit` XML, for build servers
    Junit,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let loaded = load_layers(&args.path.book())?;
    let mut broken = loaded.broken_cases();
    let (book, files) = require_rulebook(loaded)?;
    let mut cases: Vec<&Case> = book.cases.iter().collect();
    if let Some(filter) = &args.filter {
        cases.retain(|case| is_chosen(filter, &case.name, case.at, &files));
        broken.retain(|case| is_chosen(filter, &case.name, case.at, &files));
        if cases.is_empty() && broken.is_empty() {
            return Err(no_case(filter));
        }
    }
    if cases.is_empty() && broken.is_empty() {
        let error = anyhow::anyhow!("the rulebook has no `cases`; `otp-triage rules new case` prints a first one");
        return Err(Failure::new(Exit::Negative, error));
    }
    let (mut failed, mut sound) = (Vec::new(), Vec::new());
    let watch = Watch::begin(&args.progress);
    for (done, case) in cases.iter().enumerate() {
        watch.take(done, cases.len());
        let mismatches = cases::run(&book, case);
        if mismatches.is_empty() {
            sound.push(*case);
        } else {
            failed.push(Failed::unexpected(&book, case, &mismatches));
        }
    }
    drop(watch);
    for case in &broken {
        failed.push(Failed::broken(case, &files));
    }
    match args.format {
        Format::Text => output::page(|page| text(&files, sound.len(), &failed, page))?,
        Format::Json => output::bytes(|out| json(&files, sound.len(), &failed, out))?,
        Format::Junit => {
            let passed: Vec<(&str, &str)> =
                sound.iter().map(|case| (case.name.as_str(), case.at.location(&files).file)).collect();
            output::bytes(|out| junit::cases(&passed, &failed, &files, out))?;
        }
    }
    Ok(if failed.is_empty() { Exit::Success } else { Exit::Negative })
}
