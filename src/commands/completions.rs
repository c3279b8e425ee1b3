//! `otp-triage completions`: a completion script for a shell.

use clap_complete::Shell;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage completions bash > otp-triage.bash\n  \
    otp-triage completions zsh > _otp-triage\n  \
    otp-triage completions fish > otp-triage.fish\n\n\
    In bash, `source otp-triage.bash` enables it; zsh and fish look for the file in their own completion folders.")]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub(crate) fn run(args: &Args, program: &mut clap::Command) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, program, "otp-triage", &mut script);
    output::bytes(|out| out.write_all(&script))?;
    Ok(Exit::Success)
}
