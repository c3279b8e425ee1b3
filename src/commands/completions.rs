//! `otp-triage completions`: what a shell needs to complete commands and flags.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::commands::{Cli, Exit, Failure, output};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage completions bash > otp-triage.bash\n  \
    otp-triage completions zsh > _otp-triage\n  \
    otp-triage completions fish > otp-triage.fish\n\n\
    In bash, `source otp-triage.bash` turns it on; zsh and fish look for the file in a folder of their own.")]
pub(crate) struct Args {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "otp-triage", &mut script);
    output::bytes(|out| out.write_all(&script))?;
    Ok(Exit::Success)
}
