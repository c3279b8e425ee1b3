//! `otp-triage rules coverage`: the claims of the sources that are used, and the entries that worked cases cover.

use crate::authoring::coverage::cases::case_coverage;
use crate::authoring::coverage::claims::coverage;
use crate::commands::book::rulebook_with_cases;
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::Watch;
use crate::commands::rules::args::{InspectArgs, is_chosen, no_case};
use crate::render::rules::coverage::{cases, claims, json, pairs};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules coverage\n  \
    otp-triage rules coverage --claims --pairs\n  \
    otp-triage rules coverage --cases --min 80\n  \
    otp-triage rules coverage --cases --own --rules my-rules/\n\n\
    The exit code is 1 if a claim is missing (no entry names it in `sources`, and none gives a reason to leave it out),\n\
    or if the cases cover less than --min.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Args {
    #[command(flatten)]
    inspect: InspectArgs,
    /// Only the claims of the sources: carried, not followed, missing
    #[arg(long)]
    claims: bool,
    /// Only the coverage by worked cases: entries, answers and both sides of every branch
    #[arg(long, conflicts_with = "claims")]
    cases: bool,
    /// Only the cases whose name or file contains TEXT
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["claims", "pairs"])]
    filter: Option<String>,
    /// Only the entries and cases of the rulebooks that --rules names, without those below
    #[arg(long, requires = "rules", conflicts_with_all = ["claims", "pairs"])]
    own: bool,
    /// Print each claim next to the text that is based on it
    #[arg(long, conflicts_with = "cases")]
    pairs: bool,
    /// Fail if the worked cases cover less than PERCENT
    #[arg(long, value_name = "PERCENT", conflicts_with_all = ["claims", "pairs"], value_parser = clap::value_parser!(u8).range(..=100))]
    min: Option<u8>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let InspectArgs { format, progress, .. } = &args.inspect;
    let choice = args.inspect.book();
    let (mut book, files) = rulebook_with_cases(&choice)?;
    let first_own = if args.own { choice.first_over()? } else { 0 };
    book.cases.retain(|case| case.at.file >= first_own);
    if let Some(filter) = &args.filter {
        book.cases.retain(|case| is_chosen(filter, &case.name, case.at, &files));
        if book.cases.is_empty() {
            return Err(no_case(filter));
        }
    }
    let of_claims = (!args.cases && !args.own && args.filter.is_none()).then(|| coverage(&book));
    let of_cases = (!args.claims && !args.pairs).then(|| {
        let watch = Watch::begin(progress);
        case_coverage(&book, first_own, &watch.progress())
    });
    match format {
        Format::Json => {
            output::bytes(|out| json(&book, &files, of_claims.as_deref(), of_cases.as_ref(), out))?;
        }
        Format::Text => output::page(|page| {
            match &of_claims {
                Some(coverage) if args.pairs => pairs(&book, coverage, page)?,
                Some(coverage) => claims(&book, coverage, page)?,
                None => {}
            }
            if let Some(coverage) = &of_cases {
                if of_claims.is_some() {
                    page.gap()?;
                }
                cases(coverage, &files, page)?;
            }
            Ok(())
        })?,
    }
    let complete = of_claims.iter().flatten().all(|source| source.missing().is_empty());
    if let (Some(coverage), Some(min)) = (&of_cases, args.min)
        && coverage.percent() < usize::from(min)
    {
        let error = anyhow::anyhow!("the worked cases cover {} %, less than the {min} % required", coverage.percent());
        return Err(Failure::new(Exit::Negative, error));
    }
    Ok(if complete { Exit::Success } else { Exit::Negative })
}
