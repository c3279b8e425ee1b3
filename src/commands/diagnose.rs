//! `otp-triage diagnose`: the diagnosis for the facts of the command line, without asking anything.

use std::path::{Path, PathBuf};

use crate::commands::book::{BookArgs, rulebook, rulebook_with_codes};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::FactArgs;
use crate::commands::input;
use crate::commands::output;
use crate::commands::output::OutputArgs;
use crate::commands::report::{ReportFormat, exit, nothing_missing, write};
use crate::intake::receipt;
use crate::intake::receipt::Reading;
use crate::rulebook::{Audience, Rulebook};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage diagnose -a symptom=nothing-arrives -a channel=voice\n  \
    otp-triage diagnose -a symptom=code-refused -a channel=app --numbers\n  \
    otp-triage diagnose --for agent -a symptom=nothing-arrives --tried find-signal --format json\n  \
    otp-triage diagnose --receipt callback.json -a symptom=nothing-arrives\n  \
    echo '{\"answers\":{\"symptom\":\"locked\"}}' | otp-triage diagnose --facts - --format json\n\n\
    `otp-triage rules list` prints the ids of questions and fixes, `otp-triage rules show ID` the answers of a question.\n\
    The exit code is 0 if there is something to try, and 1 if not.")]
pub(crate) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    /// A delivery receipt or a log line: JSON, a form post, a table, SMPP or mail; `-` reads the input; may be repeated
    ///
    /// Whoever has a receipt sends codes: without --for the reader is then the developer.
    #[arg(long, value_name = "FILE")]
    receipt: Vec<PathBuf>,
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
    let reads_receipts = !args.receipt.is_empty();
    let (book, _) = if reads_receipts || args.facts.need_codes() {
        rulebook_with_codes(&args.book)?
    } else {
        rulebook(&args.book)?
    };
    let reads_input = args.receipt.iter().any(|path| path.as_os_str() == "-");
    if reads_input && args.facts.read_input() {
        return Err(Failure::usage("there is one input: --facts and --receipt cannot both be `-`".to_owned()));
    }
    let reads_input = reads_input || args.facts.read_input();
    if !args.output.quiet && !reads_input && output::input_is_unread_file() {
        output::remark(
            "the input is not read; -a and --tried name facts, and `otp-triage ask` takes answers line by line",
        );
    }
    let mut readings = Vec::new();
    for path in &args.receipt {
        readings.extend(read(book, path)?);
    }
    let reader = if reads_receipts { Audience::Developer } else { Audience::default() };
    let (session, of_facts) = args.facts.session_with(book, reader, &receipt::facts(book, &readings))?;
    readings.extend(of_facts);
    if args.no_input {
        nothing_missing(&session)?;
    }
    let diagnosis = session.diagnosis();
    write(&session, &diagnosis, &readings, args.format, &args.output)?;
    Ok(exit(&diagnosis))
}

/// The receipts in a file. Fails if there is none that is known: nothing is guessed.
fn read<'r>(book: &'r Rulebook, path: &Path) -> Result<Vec<Reading<'r>>, Failure> {
    let text = input::text(path)?;
    let mut readings = Vec::new();
    for record in receipt::forms::records(&text) {
        readings.extend(receipt::read(book, &record.value));
    }
    if readings.is_empty() {
        let error = anyhow::anyhow!(
            "`{}` holds no receipt that is known: JSON, a form post, a table, a receipt of SMPP or the reply of a mail \
             server, of one of the lists in `otp-triage rules list`",
            path.display()
        );
        return Err(Failure::new(Exit::Input, error));
    }
    Ok(readings)
}
