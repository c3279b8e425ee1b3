//! Worked cases that pass whatever comes of them.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::case::Expect;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "expects-nothing",
        "A case with an empty `expect` passes whatever is advised, so it tests nothing. Say what must come of it: a cause or a fix within a rank, say, or what must never be advised.",
        [
            "cases: [ { name: Nothing comes, answers: { symptom: nothing }, expect: {} } ]",
            "cases: [ { name: Nothing comes, answers: { symptom: nothing }, expect: { never: [hang-up] } } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for case in &book.cases {
        if is_empty(&case.expect) {
            let message = format!("the case `{}` passes whatever comes of it", case.name);
            let help = "add what must come of it: `expect: { cause: { …: 1 } }`";
            findings.push(Finding::about(&LINT.code, case.at, message, help));
        }
    }
    findings
}

/// True if nothing is expected. Every field is named, so that a new one cannot be forgotten.
fn is_empty(expect: &Expect) -> bool {
    let Expect {
        causes,
        fixes,
        never,
        postponed,
        asks,
        tries,
        outcome,
        likelihoods,
        steps,
        alerts,
        limits,
        escalations,
        not_offered,
        needs,
        not_asked,
    } = expect;
    causes.is_empty()
        && [fixes, steps].iter().all(|fixes| fixes.is_empty())
        && [never, postponed].iter().all(|fixes| fixes.is_empty())
        && (asks, tries, outcome) == (&None, &None, &None)
        && likelihoods.is_empty()
        && alerts.is_none()
        && limits.is_empty()
        && [escalations, not_offered].iter().all(|escalations| escalations.is_empty())
        && [needs, not_asked].iter().all(|questions| questions.is_empty())
}
