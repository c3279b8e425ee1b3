//! `otp-triage rules new`: a template for an entry.

use clap::builder::PossibleValuesParser;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::privacy;
use crate::render::rules::template::{Template, words, yaml};
use crate::rulebook::is_id;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules new cause low-battery > my-rules/low-battery.yaml\n  \
    otp-triage rules new question low-battery > my-rules/low-battery-question.yaml\n  \
    otp-triage rules new fix low-battery > my-rules/low-battery-fix.yaml\n  \
    otp-triage rules new case low-battery > my-rules/low-battery-case.yaml\n  \
    otp-triage rules new words > my-rules/words.yaml\n  \
    otp-triage rules check --rules my-rules/\n  \
    otp-triage rules test --rules my-rules/ --filter low-battery\n\n\
    The templates of one id belong together: the question is evidence for the cause, the fix cures it, the case tests\n\
    all three; limits and escalations are those of the service. `book` is the file itself, with its settings: a rulebook\n\
    that stands alone needs one, and symptoms. `words` has the sentences of the program, and no id. docs/format.md lists\n\
    every field.")]
pub(crate) struct Args {
    /// The kind of entry; `case` is a worked case, `field` a real one
    #[arg(value_parser = names())]
    kind: String,
    /// Its id: lower-case letters, digits and hyphens
    #[arg(default_value = "example", value_parser = id)]
    id: String,
}

/// The name of the template that has no id: it is made from the sentences of the program.
const WORDS: &str = "words";

/// The names of all templates.
fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(Template::ALL.into_iter().map(Template::name).chain([WORDS]))
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
    match Template::ALL.into_iter().find(|template| template.name() == args.kind) {
        Some(template) => output::bytes(|out| yaml(template, &args.id, out))?,
        None => output::bytes(|out| words(out))?,
    }
    Ok(Exit::Success)
}
