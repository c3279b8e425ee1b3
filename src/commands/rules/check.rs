//! `otp-triage rules check`: the errors and warnings of a rulebook.

use clap::ValueEnum;

use crate::authoring::check::{Checked, Depth, check};
use crate::authoring::overlay;
use crate::commands::book::load_layers;
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::commands::rules::args::PathArgs;
use crate::privacy;
use crate::render::rules::finding::{explain, explain_json, json, short, text};
use crate::render::rules::github::github;
use crate::render::rules::junit;
use crate::render::rules::sarif::sarif;
use crate::rulebook::scale;
use crate::rulebook::{Severity, codes, did_you_mean};
use crate::shipped;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules check\n  \
    otp-triage rules check --rules my-rules/ --deny warnings\n  \
    otp-triage rules check --rules my-rules/ --format short\n  \
    otp-triage rules check --rules my-rules/ --format sarif > findings.sarif\n  \
    otp-triage rules check --explain dominated-fix\n  \
    otp-triage rules check --today 2026-11-22\n\n\
    A PATH is checked by itself; `--rules` checks the built-in rulebook with yours laid over it.\n\
    Of a folder all files *.yaml and *.yml are read, also those in folders below it, but no hidden ones.\n\
    All findings are reported in one run. The exit code is 1 if there is an error, and with\n\
    --deny warnings also if there is a warning.")]
pub(crate) struct Args {
    #[command(flatten)]
    path: PathArgs,
    /// Output format; short is one line per finding, for editors
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Explain a code with a wrong and a right example, and check nothing
    #[arg(long, value_name = "CODE", conflicts_with_all = ["path", "rules", "only_rules", "deny", "deep", "today"])]
    explain: Option<String>,
    /// Exit with code 1 on warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Denied>,
    /// Also search for answers that rank each cause and each fix first, which takes a while
    #[arg(long)]
    deep: bool,
    /// Report sources last checked more than a year before DAY, such as 2026-11-22
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<scale::Day>,
    #[command(flatten)]
    progress: ProgressArgs,
}

/// The format of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Short,
    /// SARIF 2.1.0, for code hosts
    Sarif,
    /// Messages beside the lines of a change on GitHub
    Github,
    /// A test for each file, for build servers
    Junit,
}

/// Which findings count as failure.
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
    let loaded = load_layers(&args.path.book())?;
    let depth = if args.deep { Depth::Deep } else { Depth::Quick };
    let watch = Watch::begin(&args.progress);
    let Checked { mut findings, not_searched } = check(&loaded, depth, args.today, &watch.progress());
    drop(watch);
    if let Some(laid_over) = args.path.laid_over()
        && loaded.rulebook.is_none()
    {
        // Loaded again only now: a rulebook that can be used alone is not meant to lie over another.
        let named: Vec<String> = laid_over.rules.iter().map(|path| path.display().to_string()).collect();
        let over = load_layers(&laid_over)?;
        overlay::explain(&mut findings, &over, shipped::files().len(), &named.join(" --rules "));
    }
    if not_searched > 0 {
        output::remark(&format!(
            "--deep has a bound; it left {not_searched} causes and fixes of this large rulebook out"
        ));
    }
    let files = &loaded.files;
    match args.format {
        Format::Text => output::bytes(|out| text(&findings, files, &output::renderer(), out))?,
        Format::Json => output::bytes(|out| json(&findings, files, out))?,
        Format::Short => output::bytes(|out| short(&findings, files, out))?,
        Format::Sarif => output::bytes(|out| sarif(&findings, files, out))?,
        Format::Github => output::bytes(|out| github(&findings, files, out))?,
        Format::Junit => output::bytes(|out| junit::check(&findings, files, args.deny.is_some(), out))?,
    }
    let failure = findings.iter().any(|finding| finding.code.severity == Severity::Error || args.deny.is_some());
    Ok(if failure { Exit::Negative } else { Exit::Success })
}

fn explained(name: &str, args: &Args) -> Result<Exit, Failure> {
    let Some(code) = codes().find(|code| code.name == name) else {
        let help = did_you_mean(name, codes().map(|code| code.name))
            .unwrap_or_else(|| "docs/findings.md lists them all".to_owned());
        return Err(Failure::usage(format!("no finding has the code `{}`; {help}", privacy::quoted(name))));
    };
    match args.format {
        Format::Json => output::bytes(|out| explain_json(code, out))?,
        _ => output::page(|page| explain(code, page))?,
    }
    Ok(Exit::Success)
}
