//! The program: parses the command line, runs the command, prints an error once and sets the exit code.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use otp_triage::commands;
use otp_triage::commands::Cli;
use otp_triage::commands::Failure;
use otp_triage::privacy;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    match commands::run(cli) {
        Ok(exit) => ExitCode::from(exit as u8),
        Err(failure) => failed(&failure),
    }
}

fn failed(Failure { exit, error }: &Failure) -> ExitCode {
    // A failure to write to standard error cannot be reported anywhere.
    let _ = writeln!(anstream::stderr(), "{}", privacy::printable_lines(&format!("otp-triage: {error:#}")));
    ExitCode::from(*exit as u8)
}

/// Prints help, or the error for a command line that cannot be parsed. A code typed as an argument is not repeated.
fn usage(error: &clap::Error) -> ExitCode {
    let mut typed = Vec::new();
    for argument in std::env::args_os().skip(1) {
        let argument = argument.to_string_lossy().into_owned();
        // Of `--for=482913` the message repeats the value only.
        typed.extend(argument.split_once('=').map(|(_, value)| value.to_owned()));
        typed.push(argument);
    }
    typed.retain(|argument| privacy::quoted(argument) != *argument);
    // The longest first: a shorter one may be a part of it.
    typed.sort_by_key(|argument| std::cmp::Reverse(argument.len()));
    let exit = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    if typed.is_empty() {
        // clap prints by itself where nothing has to be masked: in colour, and help to standard output.
        return match error.print().and_then(|()| std::io::stdout().flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => failed(&Failure::from(error)),
            _ => exit,
        };
    }
    let mut message = error.render().to_string();
    for argument in &typed {
        message = message.replace(argument.as_str(), &privacy::quoted(argument));
    }
    // The colours of the message are gone with the first rendering, so all that is hidden came from an argument.
    let _ = writeln!(anstream::stderr(), "{}", privacy::printable_lines(&message));
    exit
}
