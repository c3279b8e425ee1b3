//! `otp-triage rules new`: a template for an entry.

use clap::ValueEnum;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::privacy;
use crate::render::rules::template::{Template, yaml};
use crate::rulebook::is_id;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules new cause low-battery > my-rules/low-battery.yaml\n  \
    otp-triage rules new question low-battery > my-rules/low-battery-question.yaml\n  \
    otp-triage rules new fix low-battery > my-rules/low-battery-fix.yaml\n  \
    otp-triage rules new case low-battery > my-rules/low-battery-case.yaml\n  \
    otp-triage rules new words > my-rules/words.yaml\n  \
    otp-triage rules check --rules my-rules/\n  \
    otp-triage rules test --rules my-rules/\n\n\
    The four templates of one id belong together: the question is evidence for the cause, the fix cures it, the case\n\
    tests all three. The template `words` has the sentences of the program, and no id.")]
pub(crate) struct Args {
    /// The kind of entry
    #[arg(value_enum)]
    kind: Kind,
    /// Its id: lower-case letters, digits and hyphens
    #[arg(default_value = "example", value_parser = id)]
    id: String,
}

/// The kinds of entries that have a template.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Cause,
    Question,
    Fix,
    Case,
    Words,
}

/// Parses an id. Refuses anything that looks like a one-time code, because the template repeats it.
fn id(text: &str) -> Result<String, String> {
    if is_id(text) && !privacy::is_code(text) {
        return Ok(text.to_owned());
    }
    Err("an id is a name of lower-case letters, digits and hyphens".to_owned())
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let template = match args.kind {
        Kind::Cause => Template::Cause,
        Kind::Question => Template::Question,
        Kind::Fix => Template::Fix,
        Kind::Case => Template::Case,
        Kind::Words => Template::Words,
    };
    output::bytes(|out| yaml(template, &args.id, out))?;
    Ok(Exit::Success)
}
