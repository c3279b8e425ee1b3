//! Fixes that are never worth trying first, because another one is at least as good in every respect.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::alert::Stops;
use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::fix::Fix;
use crate::rulebook::book::ids::FixId;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "dominated-fix",
        "Another fix is open wherever this one is, cures every cause at least as often, costs nobody more and needs no more: this one never comes before it. Say what it is better at, or drop it.",
        [
            "fixes:\n  - { id: climb, title: Climb a hill, cures: { no-signal: often }, effort: 1h, steps: [ { do: Ask for one code., sends: true } ] }",
            "fixes:\n  - { id: climb, title: Climb a hill, cures: { no-signal: always }, effort: 1h, steps: [ { do: Ask for one code., sends: true } ] }",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, worse) in book.fixes.entries() {
        if let Some(better) = book.fixes.ids().find(|better| comes_before(book, *better, id)) {
            let message = format!("the fix `{}` is never worth trying before `{}`", worse.id, book[better].id);
            let help = "merge the two, or say what the first does better: a cause it cures, or less effort";
            findings.push(Finding::about(&LINT.code, worse.at, message, help));
        }
    }
    findings
}

fn comes_before(book: &Rulebook, better: FixId, worse: FixId) -> bool {
    // Equal fixes dominate each other: only the later is reported, so that the advice is not to drop both.
    better != worse && dominates(book, better, worse) && (better < worse || !dominates(book, worse, better))
}

fn dominates(book: &Rulebook, better: FixId, worse: FixId) -> bool {
    let is_better = |better: &Fix, worse: &Fix| {
        cures_as_much(better, worse)
            && costs_no_more(book, better, worse)
            && (sends(worse) || !sends(better))
            && open_wherever(book, better, worse)
    };
    is_better(&book[better], &book[worse]) && !is_stopped_alone(book, better, worse)
}

/// True if an alert stops the one fix and not the other.
fn is_stopped_alone(book: &Rulebook, better: FixId, worse: FixId) -> bool {
    // `Stops::All` stops both, and `Stops::Sending` is compared by `sends`.
    book.alerts.iter().any(|alert| match &alert.stops {
        Stops::Fixes(fixes) => fixes.contains(&better) && !fixes.contains(&worse),
        _ => false,
    })
}

fn cures_as_much(better: &Fix, worse: &Fix) -> bool {
    // `works(None)` covers every cause that neither fix names.
    let mut named = better.cures.iter().chain(&worse.cures);
    better.works(None) >= worse.works(None)
        && named.all(|(cause, _)| better.works(Some(*cause)) >= worse.works(Some(*cause)))
}

/// Compares the costs for every audience that could get the worse fix as advice.
fn costs_no_more(book: &Rulebook, better: &Fix, worse: &Fix) -> bool {
    for audience in Audience::ALL {
        if worse.audience.includes(audience)
            && !(better.audience.includes(audience) && cost(book, better, audience) <= cost(book, worse, audience))
        {
            return false;
        }
    }
    true
}

fn cost(book: &Rulebook, fix: &Fix, audience: Audience) -> f64 {
    // Attention is left out: every suggestion costs the same.
    fix.effort + book.costs.waiting_for(fix.wait) + book.costs.reaching(fix.by, audience)
}

/// True if alerts and the limit on codes can stop the fix.
fn sends(fix: &Fix) -> bool {
    fix.steps.iter().any(|step| step.sends)
}

fn open_wherever(book: &Rulebook, better: &Fix, worse: &Fix) -> bool {
    let conditions = [&worse.when, &worse.needs, &worse.only_if];
    let Ok(scene) = Scene::of(book, &[worse.audience], &conditions) else { return false };
    let mut needed = better.when.0.iter().chain(&better.needs.0).chain(&better.only_if.0);
    needed.all(|condition| scene.implies(condition))
}
