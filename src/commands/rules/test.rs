//! `otp-triage rules test`: the worked cases.
//!
//! A malformed case counts as failed; the other cases still run.

use crate::authoring::cases;
use crate::commands::book::{load_layers, require_rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::Watch;
use crate::commands::rules::args::{InspectArgs, is_chosen, no_case};
use crate::render::rules::cases::{Failed, json, text};
use crate::rulebook::Case;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules test\n  \
    otp-triage rules test --filter delay\n  \
    otp-triage rules test my-rules/\n  \
    otp-triage rules test --rules my-rules/ --format json\n\n\
    With `--rules` the cases of the built-in rulebook run too, so that you see whether yours breaks one.\n\
    The exit code is 1 if a case fails.")]
pub(crate) struct Args {
    #[command(flatten)]
    inspect: InspectArgs,
    /// Only cases whose name or file contains TEXT
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let InspectArgs { format, progress, .. } = &args.inspect;
    let loaded = load_layers(&args.inspect.book())?;
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
    let mut failed = Vec::new();
    let watch = Watch::begin(progress);
    for (done, case) in cases.iter().enumerate() {
        watch.take(done, cases.len());
        let mismatches = cases::run(&book, case);
        if !mismatches.is_empty() {
            failed.push(Failed::unexpected(&book, case, &mismatches));
        }
    }
    drop(watch);
    for case in &broken {
        failed.push(Failed::broken(case, &files));
    }
    let passed = cases.len() + broken.len() - failed.len();
    match format {
        Format::Text => output::page(|page| text(&files, passed, &failed, page))?,
        Format::Json => output::bytes(|out| json(&files, passed, &failed, out))?,
    }
    Ok(if failed.is_empty() { Exit::Success } else { Exit::Negative })
}
