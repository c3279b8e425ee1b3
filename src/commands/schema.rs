//! `otp-triage schema`: JSON Schemas of what the program writes and reads.

use clap::ValueEnum;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::render;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage schema input > ticket.schema.json\n  \
    otp-triage schema output > diagnosis.schema.json\n  \
    otp-triage schema rulebook > rulebook.schema.json")]
pub(crate) struct Args {
    /// The subject of the schema
    #[arg(value_enum)]
    of: Of,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    /// A ticket of `batch`
    Input,
    /// The JSON of `diagnose` and `ask`
    Output,
    /// A line of `batch`
    Batch,
    /// The JSON of `batch --summary`
    Summary,
    /// The JSON of `explain`
    Explain,
    /// The output of `catalog`
    Catalog,
    /// A rulebook file, as `otp-triage rules schema` prints it
    Rulebook,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    match args.of {
        Of::Input => output::bytes(render::batch::schema::input)?,
        Of::Batch => output::bytes(render::batch::schema::output)?,
        Of::Summary => output::bytes(render::summary::json::schema)?,
        Of::Explain => output::bytes(render::codes::explain::schema)?,
        Of::Catalog => output::bytes(render::catalog::schema)?,
        Of::Output => output::bytes(render::diagnosis::json::schema)?,
        Of::Rulebook => output::bytes(render::rules::schema::json)?,
    }
    Ok(Exit::Success)
}
