//! The commands, a file each. The only layer that opens files and reads the environment.

mod ask;
mod book;
mod completions;
mod diagnose;
mod facts;
mod interrupt;
mod keep;
mod man;
mod output;
mod report;
mod rules;

use std::io;

use clap::{Parser, Subcommand};

use crate::commands::output::Color;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "otp-triage",
    version,
    about = "Find out why a one-time code does not arrive or is refused, and what to do about it",
    long_about = "Find out why a one-time code does not arrive or is refused, and what to do about it.\n\n\
        Without a command it asks at a prompt. It works offline: nothing is sent anywhere, and no code is ever asked for.",
    after_long_help = "Examples:\n  \
        otp-triage\n  \
        otp-triage --for agent -a symptom=locked -a channel=sms\n  \
        otp-triage diagnose -a symptom=nothing-arrives -a channel=sms --format json\n  \
        otp-triage rules list\n  \
        otp-triage rules check my-rules/\n\n\
        Exit codes:\n  \
        0    a list of fixes, a solved case, or nothing found wrong\n  \
        1    it ran, and the answer is no: escalated, errors found, cases failed\n  \
        2    the command line cannot be understood\n  \
        3    the rulebook cannot be used\n  \
        4    an input or output cannot be used\n  \
        5    an answer is missing and --no-input forbids asking for it\n  \
        130  interrupted",
    args_conflicts_with_subcommands = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    ask: ask::Args,
    /// When to use colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", global = true)]
    color: Color,
}

// Deferred: the flags of a command are built only if it is the one that runs; building all of them would cost a start
// more than most commands do. With `defer` a doc comment on an `Args` struct would take the place of the command's about,
// which is why those structs have none.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Triage at a prompt: questions, a ranked list, then one fix at a time (the default)
    Ask(ask::Args),
    /// Print the ranked fixes for the facts given, without asking anything
    Diagnose(diagnose::Args),
    /// Check, test and inspect the rulebook
    #[command(subcommand, after_long_help = rules::EXAMPLES)]
    Rules(rules::Command),
    /// Print a shell completion script
    Completions(completions::Args),
    /// Print the manual, a page for each command
    Man(man::Args),
}

/// The outcome of a run; its number is the exit code, whose meaning no flag changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// A list of fixes, a solved case, or nothing found wrong.
    Success = 0,
    /// It ran, and the answer is no.
    Negative = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// The rulebook cannot be used.
    Rulebook = 3,
    /// An input or output cannot be used.
    Input = 4,
    /// An answer is missing, and `--no-input` forbids asking for it.
    Needed = 5,
    /// Somebody pressed Ctrl-C.
    Interrupted = 130,
}

/// The reason why a run ended early.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The message, with a way out; `None` if the message is printed already or nobody reads any more.
    pub error: Option<anyhow::Error>,
}

impl Failure {
    fn new(exit: Exit, error: anyhow::Error) -> Self {
        Self { exit, error: Some(error) }
    }

    fn usage(message: String) -> Self {
        Self::new(Exit::Usage, anyhow::Error::msg(message))
    }
}

/// A failure to write the output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // The reader (`head`, `less`) has seen enough. Rust ignores SIGPIPE, so the run has to end quietly by itself.
            io::ErrorKind::BrokenPipe => Self { exit: Exit::Success, error: None },
            _ => Self::new(Exit::Input, anyhow::Error::new(error).context("failed to write the output")),
        }
    }
}

/// Runs a command.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    output::set_color(cli.color);
    match cli.command {
        None => ask::run(&cli.ask),
        Some(Command::Ask(args)) => ask::run(&args),
        Some(Command::Diagnose(args)) => diagnose::run(&args),
        Some(Command::Rules(command)) => rules::run(&command),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man(args)) => man::run(&args),
    }
}
