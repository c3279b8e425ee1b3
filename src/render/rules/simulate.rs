//! Figures of simulations.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::simulate::Excess;
use crate::authoring::simulate::compare::{Row, Subject};
use crate::authoring::simulate::people::Summary;
use crate::engine::rounded;
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::rulebook::Rulebook;

/// The name of a strategy.
fn name(book: &Rulebook, subject: Subject) -> String {
    match subject {
        Subject::Policy(policy) => policy.name().to_owned(),
        Subject::Bound => "if the cause were known".to_owned(),
        Subject::Guide(source) => format!("{}, its own order", book[source].id),
        Subject::PlanBesideGuide(source) => format!("{}, the same people by plan", book[source].id),
    }
}

/// Writes the table as text.
pub fn text(book: &Rulebook, rows: &[Row], page: &mut Page<'_>) -> io::Result<()> {
    for Row { subject, summary } in rows {
        page.heading(&name(book, *subject))?;
        let Summary { people, cost, interval, questions, in_sight, solved } = summary;
        let solved = solved * 100.0;
        // Without an interval it is the bound, which is computed: nobody was asked or helped there.
        if *interval > 0.0 {
            page.text(
                2,
                &format!(
                    "{people} people: {cost:.1} ± {interval:.1} min, {questions:.1} questions, a right fix among the first two after {in_sight:.1} steps, {solved:.1} % solved, {:.1} % escalated",
                    100.0 - solved
                ),
            )?;
        } else {
            page.text(2, &format!("{people} people: {cost:.1} min"))?;
        }
    }
    page.gap()?;
    page.aside(0, "Minutes of patience by the costs of the rulebook, with the 95 % confidence interval of the mean. The people are simulated from the rulebook's own judgement.")
}

/// Writes the table as one line of JSON.
pub fn json(book: &Rulebook, rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Policy {
        name: String,
        people: usize,
        cost_minutes: f64,
        interval_minutes: f64,
        questions: f64,
        in_sight_after: f64,
        solved: f64,
    }
    #[derive(Serialize)]
    struct Report {
        schema: u8,
        policies: Vec<Policy>,
    }
    let policies = rows.iter().map(|Row { subject, summary }| Policy {
        name: name(book, *subject),
        people: summary.people,
        cost_minutes: rounded(summary.cost),
        interval_minutes: rounded(summary.interval),
        questions: rounded(summary.questions),
        in_sight_after: rounded(summary.in_sight),
        solved: rounded(summary.solved),
    });
    json::line(&Report { schema: 1, policies: policies.collect() }, out)
}

/// Writes the distance from the optimum as text.
pub fn submodels_text(excess: &Excess, policy: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.text(
        0,
        &format!(
            "{} problems, {policy}: above the exact optimum by {:.2} % on average, {:.2} % at most in 95 of 100, {:.2} % at worst. Trying other fixes during a wait saves another {:.2} %.",
            excess.count,
            excess.mean * 100.0,
            excess.p95 * 100.0,
            excess.worst * 100.0,
            excess.saved_by_starting * 100.0
        ),
    )
}

/// Writes the distance from the optimum as one line of JSON, in fractions: 0.005 is half a per cent.
pub fn submodels_json(excess: &Excess, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Figures {
        count: usize,
        mean_excess: f64,
        p95_excess: f64,
        worst_excess: f64,
        least_excess: f64,
        saved_by_starting: f64,
    }
    #[derive(Serialize)]
    struct Report {
        schema: u8,
        submodels: Figures,
    }
    let Excess { count, mean, p95, worst, least, saved_by_starting } = *excess;
    let submodels = Figures {
        count,
        mean_excess: mean,
        p95_excess: p95,
        worst_excess: worst,
        least_excess: least,
        saved_by_starting,
    };
    json::line(&Report { schema: 1, submodels }, out)
}
