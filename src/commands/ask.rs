//! `otp-triage ask`, and `otp-triage` alone: triage at a prompt.
//!
//! The dialogue goes to stderr; stdout gets one thing, the final report.

use std::io;

use super::book::{BookArgs, usable};
use super::diagnose::{Format, exit, nothing_missing, write};
use super::facts::FactArgs;
use super::output::{self, OutputArgs};
use super::{Exit, Failure};
use crate::engine::Next;
use crate::prompt::{self, Echo, Greeting};
use crate::render::{Page, text};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage ask\n  \
    otp-triage ask --for agent -a symptom=locked -a channel=sms\n  \
    otp-triage ask -a symptom=nothing-arrives --tried find-signal --format markdown > note.md\n  \
    printf 'nothing-arrives\\nother\\nsms\\n' | otp-triage ask --quiet\n\n\
    Answer with a number, an id or how the answer begins; `?` at a prompt tells the rest.\n\
    The dialogue goes to stderr, the report at the end to stdout.")]
pub(super) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// How the final report is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Never ask: fail and name the questions of the opening that are not answered
    #[arg(long)]
    no_input: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = usable(&args.book, args.output.color)?;
    let mut session = args.facts.session(&book)?;
    if args.no_input {
        nothing_missing(&session)?;
    } else {
        let mut stream = output::messages(args.output.color);
        let mut page = Page::new(&mut stream, output::columns());
        let echo = if output::at_terminal() { Echo::ByTerminal } else { Echo::Ours };
        let greeting = if args.output.quiet { Greeting::Left } else { Greeting::Given };
        prompt::converse(&mut session, &mut io::stdin().lock(), echo, greeting, &mut page)?;
    }
    let diagnosis = session.diagnosis();
    match args.format {
        Format::Text if !args.no_input => {
            output::page(args.output.color, |page| text::ending(&session, &diagnosis, page))?;
        }
        format => write(&session, &diagnosis, format, &args.output)?,
    }
    Ok(match diagnosis.next {
        Next::Escalate(_) => Exit::No,
        _ => exit(&session, &diagnosis),
    })
}
