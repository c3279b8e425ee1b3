//! The commands, a file each. The only layer that opens files and reads the environment.

mod ask;
mod batch;
mod book;
mod catalog;
mod completions;
mod diagnose;
mod exit;
mod explain;
mod export;
mod facts;
mod input;
mod interrupt;
mod keep;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod output;
mod progress;
mod report;
mod rules;
mod schema;
mod whole;

use clap::{CommandFactory, Parser, Subcommand};

pub use crate::commands::exit::{Exit, Failure};
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
        otp-triage rules check --rules my-rules/\n\n\
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
    /// Print a result for each ticket of a file or a pipe
    Batch(batch::Args),
    /// Explain an error code, a message or a delivery receipt
    Explain(explain::Args),
    /// Print the questions, answers, fixes and services, for a form or a bot
    Catalog(catalog::Args),
    /// Print the guide for another place: a page for a browser
    #[command(subcommand, after_long_help = export::EXAMPLES)]
    Export(export::Command),
    /// Check, test and inspect the rulebook
    #[command(subcommand, after_long_help = rules::EXAMPLES)]
    Rules(rules::Command),
    /// Print a shell completion script
    Completions(completions::Args),
    /// Print the JSON Schema of what the program reads or writes
    Schema(schema::Args),
    /// Serve an assistant with tools, over the input and output
    #[cfg(feature = "mcp")]
    Mcp(mcp::Args),
    /// Print the manual, a page for each command
    Man(man::Args),
}

/// Runs a command.
pub fn run(cli: Cli) -> Result<Exit, Failure> {
    output::set_color(cli.color);
    match cli.command {
        None => ask::run(&cli.ask),
        Some(Command::Ask(args)) => ask::run(&args),
        Some(Command::Diagnose(args)) => diagnose::run(&args),
        Some(Command::Batch(args)) => batch::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Catalog(args)) => catalog::run(&args),
        Some(Command::Export(command)) => export::run(&command),
        Some(Command::Rules(command)) => rules::run(&command),
        Some(Command::Completions(args)) => completions::run(&args, &mut Cli::command()),
        Some(Command::Schema(args)) => schema::run(&args),
        #[cfg(feature = "mcp")]
        Some(Command::Mcp(args)) => mcp::run(&args),
        Some(Command::Man(args)) => man::run(&args, Cli::command()),
    }
}
