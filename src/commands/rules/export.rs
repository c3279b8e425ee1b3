//! `otp-triage rules export`: the merged rulebook as one file.

use crate::commands::book::{BookArgs, layers, rulebook_with_cases};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::rulebook::merged;

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "Rulebooks that lie over each other become one, for a reviewer or for a tool that reads one file. What\n\
    `extend`, `remove` and `hide` did is done in it. Comments are lost.\n\n\
    Examples:\n  \
    otp-triage rules export --rules my-rules/ > all.yaml\n  \
    otp-triage rules check all.yaml"
)]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    // A rulebook with errors is reported, not written.
    rulebook_with_cases(&args.book)?;
    let text = merged(layers(&args.book)?);
    output::bytes(|out| out.write_all(text.as_bytes()))?;
    Ok(Exit::Success)
}
