//! Arguments that several commands for authors share.

use std::path::PathBuf;

use crate::commands::book::BookArgs;
use crate::commands::facts::audience;
use crate::commands::output::Format;
use crate::commands::progress::ProgressArgs;
use crate::rulebook::Audience;

// The choice of a rulebook, by path as well.
#[derive(Debug, clap::Args)]
pub(crate) struct PathArgs {
    /// The rulebook, a file or a folder [default: the built-in one]
    #[arg(value_name = "PATH", conflicts_with = "only_rules")]
    path: Vec<PathBuf>,
    #[command(flatten)]
    book: BookArgs,
}

// The choice of a rulebook, and the format of the result, which may take a while.
#[derive(Debug, clap::Args)]
pub(crate) struct InspectArgs {
    #[command(flatten)]
    path: PathArgs,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) progress: ProgressArgs,
}

// The choice of a rulebook, its audience, and the format of the result.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadingArgs {
    #[command(flatten)]
    pub(crate) book: BookArgs,
    /// The audience: user, agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = audience, default_value = "user", env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    pub(crate) audience: Audience,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

impl InspectArgs {
    pub(crate) fn book(&self) -> BookArgs {
        self.path.book()
    }
}

impl PathArgs {
    /// The choice of layers: a path means the same as `--only-rules`.
    pub(crate) fn book(&self) -> BookArgs {
        let BookArgs { rules, only_rules } = &self.book;
        let only_rules = if self.path.is_empty() { only_rules } else { &self.path };
        BookArgs { rules: rules.clone(), only_rules: only_rules.clone() }
    }
}
