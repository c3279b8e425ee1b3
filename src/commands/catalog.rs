//! `otp-triage catalog`: what a form or a bot has to show, in one call.

use crate::commands::book::{BookArgs, rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::audience;
use crate::commands::output;
use crate::render;
use crate::rulebook::Audience;

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "One line of JSON with the questions and their answers, the fixes, the services, the causes and the people to turn\n\
    to, each by its id and in the words for the reader. `otp-triage schema catalog` describes it.\n\n\
    Examples:\n  \
    otp-triage catalog > catalog.json\n  \
    otp-triage catalog --for agent --rules my-rules/ > catalog.json"
)]
pub(crate) struct Args {
    #[command(flatten)]
    book: BookArgs,
    /// The reader: user, agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = audience, default_value = "user", env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    reader: Audience,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook(&args.book)?;
    output::bytes(|out| render::catalog::json(book, args.reader, out))?;
    Ok(Exit::Success)
}
