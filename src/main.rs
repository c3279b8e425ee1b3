//! The program: parse, run, print the error once, and the exit code.

use std::io::Write;
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
        Err(Failure { exit, error }) => {
            if let Some(error) = error {
                // Nobody is left to tell if even this cannot be written.
                let _ = writeln!(anstream::stderr(), "otp-triage: {error:#}");
            }
            ExitCode::from(exit as u8)
        }
    }
}

/// The command line cannot be understood, or help was asked for. A code typed as an argument is not repeated.
fn usage(error: &clap::Error) -> ExitCode {
    let typed: Vec<String> =
        std::env::args().skip(1).filter(|argument| privacy::quoted(argument) != *argument).collect();
    let exit = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    if typed.is_empty() {
        let _ = error.print();
        return exit;
    }
    let message = error.render().to_string();
    let message = typed.iter().fold(message, |message, typed| message.replace(typed.as_str(), &privacy::quoted(typed)));
    let _ = write!(anstream::stderr(), "{message}");
    exit
}
