//! `otp-triage rules check`: every mistake in a rulebook, and everything that was probably not meant.

use clap::ValueEnum;

use crate::authoring::check::{Depth, check};
use crate::commands::rules::{Exit, Failure, PlaceArgs, open, output};
use crate::privacy;
use crate::render::rules::finding::{explain, explain_json, json, short, text};
use crate::rulebook::scale;
use crate::rulebook::{Severity, codes, did_you_mean};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules check\n  \
    otp-triage rules check my-rules/ --format short\n  \
    otp-triage rules check --rules my-rules/ --deny warnings\n  \
    otp-triage rules check --explain dominated-fix\n  \
    otp-triage rules check --today 2026-11-22\n\n\
    A PATH is looked at by itself; `--rules` looks at the built-in rulebook with yours on top.\n\
    All mistakes are told at once. The exit code is 1 if there is an error, with --deny warnings also if there is a\n\
    warning.")]
pub(crate) struct Args {
    #[command(flatten)]
    place: PlaceArgs,
    /// Output format; short is one line per finding, for editors
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Say what a code means, with an example of wrong and right, and check nothing
    #[arg(long, value_name = "CODE", conflicts_with_all = ["path", "rules", "only_rules", "deny", "deep", "today"])]
    explain: Option<String>,
    /// Warnings are reason enough for exit code 1
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Denied>,
    /// Search for answers that put each cause and each fix first, which takes a while
    #[arg(long)]
    deep: bool,
    /// Tell sources that were last read more than a year before this day, such as 2026-11-22
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<scale::Day>,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Short,
}

/// What is not let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    Warnings,
}

fn day(text: &str) -> Result<scale::Day, String> {
    scale::day(text).ok_or_else(|| "a day is written as 2026-11-22".to_owned())
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    if let Some(name) = &args.explain {
        return explained(name, args);
    }
    let loaded = open(&args.place.book())?;
    // A rulebook that can be used has errors in its cases at most: what is left to find are warnings.
    let mut findings = loaded.findings;
    if let Some(book) = &loaded.rulebook {
        let depth = if args.deep { Depth::Deep } else { Depth::Quick };
        findings.extend(check(book, depth, args.today));
    }
    let files = &loaded.files;
    match args.format {
        Format::Text => output::bytes(|out| text(&findings, files, &output::renderer(), out))?,
        Format::Json => output::bytes(|out| json(&findings, files, out))?,
        Format::Short => output::bytes(|out| short(&findings, files, out))?,
    }
    let let_through = |severity| severity == Severity::Warning && args.deny.is_none();
    let clean = findings.iter().all(|finding| let_through(finding.code.severity));
    Ok(if clean { Exit::Success } else { Exit::Negative })
}

fn explained(name: &str, args: &Args) -> Result<Exit, Failure> {
    let Some(code) = codes().find(|code| code.name == name) else {
        let help =
            did_you_mean(name, codes().map(|code| code.name)).unwrap_or_else(|| "the README lists them all".to_owned());
        return Err(Failure::usage(format!("no finding has the code `{}`; {help}", privacy::quoted(name))));
    };
    match args.format {
        Format::Json => output::bytes(|out| explain_json(code, out))?,
        Format::Text | Format::Short => output::page(|page| explain(code, page))?,
    }
    Ok(Exit::Success)
}
