//! `otp-triage man`: the manual, a page for each command.

use std::io::{self, Write};

use clap::Command;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage man > otp-triage.1\n\n\
    `man ./otp-triage.1` shows the pages one after another.")]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_: &Args, mut program: Command) -> Result<Exit, Failure> {
    program.build();
    output::bytes(|out| pages(&program, out))?;
    Ok(Exit::Success)
}

/// The page of a command, then those of the commands below it.
fn pages(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(&mut &mut *out)?;
    let below = command.get_subcommands().filter(|command| command.get_name() != "help");
    below.into_iter().try_for_each(|command| pages(command, out))
}
