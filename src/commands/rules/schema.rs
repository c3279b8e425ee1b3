//! `otp-triage rules schema`: the format of rulebooks, for editors.

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::render;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules schema > rulebook.schema.json\n\n\
    An editor that supports YAML schemas completes and checks a rulebook that begins with\n  \
    # yaml-language-server: $schema=rulebook.schema.json\n\
    The schema cannot tell whether ids exist; `otp-triage rules check` does. docs/format.md is the same for people.")]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_: &Args) -> Result<Exit, Failure> {
    output::bytes(render::rules::schema::json)?;
    Ok(Exit::Success)
}
