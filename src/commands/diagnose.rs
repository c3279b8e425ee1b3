//! `otp-triage diagnose`: the diagnosis for the facts of the command line, without asking anything.

use crate::commands::book::{BookArgs, rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::FactArgs;
use crate::commands::output;
use crate::commands::output::OutputArgs;
use crate::commands::report::{ReportFormat, exit, nothing_missing, write};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage diagnose -a symptom=nothing-arrives -a channel=voice\n  \
    otp-triage diagnose -a symptom=code-refused -a channel=app --numbers\n  \
    otp-triage diagnose --for agent -a symptom=nothing-arrives --tried find-signal --format json\n\n\
    `otp-triage rules list` prints the ids of questions and fixes, `otp-triage rules show ID` the answers of a question.\n\
    The exit code is 0 if there is something to try, and 1 if not.")]
pub(crate) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,
    /// Fail if an opening question is not answered, and name it
    #[arg(long)]
    no_input: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook(&args.book)?;
    if !args.output.quiet && output::input_is_unread_file() {
        output::remark(
            "the input is not read; -a and --tried name facts, and `otp-triage ask` takes answers line by line",
        );
    }
    let session = args.facts.session(book)?;
    if args.no_input {
        nothing_missing(&session)?;
    }
    let diagnosis = session.diagnosis();
    write(&session, &diagnosis, args.format, &args.output)?;
    Ok(exit(&diagnosis))
}
