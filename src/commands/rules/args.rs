//! Arguments that several commands for authors share.

use std::path::PathBuf;

use crate::commands::book::BookArgs;
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::audience;
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::ProgressArgs;
use crate::privacy;
use crate::rulebook::{Audience, SourceFile, Span};

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

    /// The same rulebooks laid over the built-in one, if they are used without it.
    pub(crate) fn laid_over(&self) -> Option<BookArgs> {
        let BookArgs { mut rules, only_rules } = self.book();
        if only_rules.is_empty() {
            return None;
        }
        rules.splice(0..0, only_rules);
        Some(BookArgs { rules, only_rules: Vec::new() })
    }
}

/// True if the name or the file of a case contains a text, regardless of upper and lower case.
pub(super) fn is_chosen(filter: &str, name: &str, at: Span, files: &[SourceFile]) -> bool {
    let filter = filter.to_lowercase();
    [name, at.location(files).file].iter().any(|text| text.to_lowercase().contains(&filter))
}

/// The failure of a filter that no case passes.
pub(super) fn no_case(filter: &str) -> Failure {
    let error = anyhow::anyhow!("no case has `{}` in its name or file", privacy::quoted(filter));
    Failure::new(Exit::Negative, error)
}

/// Tells on stderr how many malformed cases are not measured.
pub(super) fn remark_left_out(broken: usize) {
    if broken > 0 {
        let cases = if broken == 1 { "1 malformed case is" } else { &format!("{broken} malformed cases are") };
        output::remark(&format!("{cases} left out; `otp-triage rules check` says why"));
    }
}
