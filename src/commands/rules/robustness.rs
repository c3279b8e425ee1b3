//! `otp-triage rules robustness`: the share of the advice that survives a missing or wrong answer.

use crate::authoring::robustness::answers::Effect;
use crate::authoring::robustness::robustness;
use crate::commands::book::{layers_over, require_rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::commands::output::Format;
use crate::commands::progress::Watch;
use crate::commands::rules::args::{InspectArgs, remark_left_out};
use crate::render::rules::robustness::{json, text};
use crate::rulebook::{FieldCase, Half, load};
use crate::shipped;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules robustness\n  \
    otp-triage rules robustness my-rules/\n  \
    otp-triage rules robustness --rules my-rules/ --format json\n  \
    otp-triage rules robustness my-rules/ --min-withheld 95 --min-replaced 80\n\n\
    Measured on the worked cases that expect a fix among the first three or as the next step, and on the\n\
    learning half of the real cases. A case counts if a right fix is among the first three with all of its\n\
    answers. Every answer is withheld, and then replaced by each other one that is offered for its\n\
    question; these count together as one, so that a question with twenty answers counts no more than one\n\
    with two. The symptom and the service stay, because nobody asks for help without naming them, and so\n\
    does the role. `unknown` and `n/a` are no answers to lose.\n\n\
    Each cause gets the answers that open its gate, and the three of its own evidence that tell most\n\
    about it. Finally the opening is answered in every way: no cause whose frequency is `rarely` or less\n\
    may come first then, unless one of these answers speaks for it.\n\n\
    Nothing is drawn at random: the same rulebook gives the same figures.\n\n\
    Exit codes:\n  \
    0  measured\n  \
    1  a share is less than --min-withheld or --min-replaced\n  \
    3  the rulebook cannot be used")]
pub(crate) struct Args {
    #[command(flatten)]
    inspect: InspectArgs,
    /// Fail if a right fix stays among the first three in less than PERCENT when one answer is withheld
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(..=100))]
    min_withheld: Option<u8>,
    /// Fail if it stays there in less than PERCENT when one answer is replaced
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(..=100))]
    min_replaced: Option<u8>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let InspectArgs { format, progress, .. } = &args.inspect;
    let mut shipped = shipped::files();
    shipped.extend(shipped::field_files());
    let loaded = load(layers_over(shipped, &args.inspect.book())?);
    let broken = loaded.broken_cases().len() + loaded.broken_field_cases();
    let (book, files) = require_rulebook(loaded)?;
    remark_left_out(broken);
    let learning: Vec<&FieldCase> = book.field.iter().filter(|case| case.half == Half::Learning).collect();
    let watch = Watch::begin(progress);
    let measured = robustness(&book, &learning, &watch.progress());
    drop(watch);
    match format {
        Format::Text => output::page(|page| text(&book, &files, &measured, page))?,
        Format::Json => output::bytes(|out| json(&book, &files, &measured, out))?,
    }
    require(&measured.withheld, args.min_withheld, "withheld")?;
    require(&measured.replaced, args.min_replaced, "replaced")?;
    Ok(Exit::Success)
}

/// Fails if a share is less than the required one.
fn require(effect: &Effect, min: Option<u8>, change: &str) -> Result<(), Failure> {
    let share = effect.all.share();
    match min {
        Some(min) if share < f64::from(min) / 100.0 => {
            let error = anyhow::anyhow!(
                "with an answer {change}, a right fix stays in {:.1} %, less than the {min} % required",
                share * 100.0
            );
            Err(Failure::new(Exit::Negative, error))
        }
        _ => Ok(()),
    }
}
