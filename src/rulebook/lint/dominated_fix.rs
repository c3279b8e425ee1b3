//! Fixes that are never worth trying first, because another one is better in every respect.

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

/// Fixes that another one dominates; of two that are equal, the later.
fn look(book: &Rulebook) -> Vec<Finding> {
    let all = || book.fixes.ids();
    let comes_before = |better: FixId, worse: FixId| {
        dominates(book, better, worse) && (better < worse || !dominates(book, worse, better))
    };
    let better_than = |worse: FixId| all().find(|better| *better != worse && comes_before(*better, worse));
    all()
        .filter_map(|worse| {
            let (better, worse) = (&book[better_than(worse)?], &book[worse]);
            let message = format!("the fix `{}` is never worth trying before `{}`", worse.id, better.id);
            Some(Finding::about(&LINT.code, worse.at, message))
        })
        .collect()
}

fn dominates(book: &Rulebook, better: FixId, worse: FixId) -> bool {
    let stopped_alone = book.alerts.iter().any(|alert| match &alert.stops {
        Stops::Fixes(fixes) => fixes.contains(&better) && !fixes.contains(&worse),
        _ => false,
    });
    let (better, worse) = (&book[better], &book[worse]);
    cures_as_much(better, worse)
        && costs_no_more(book, better, worse)
        && (sends(worse) || !sends(better))
        && !stopped_alone
        && open_wherever(book, better, worse)
}

fn cures_as_much(better: &Fix, worse: &Fix) -> bool {
    let mut named = better.cures.iter().chain(&worse.cures).map(|(cause, _)| Some(*cause));
    better.works(None) >= worse.works(None) && named.all(|cause| better.works(cause) >= worse.works(cause))
}

/// Compares the costs for every audience that would be advised the worse fix.
fn costs_no_more(book: &Rulebook, better: &Fix, worse: &Fix) -> bool {
    let cost =
        |fix: &Fix, audience| fix.effort + book.costs.waiting_for(fix.wait) + book.costs.reaching(fix.by, audience);
    let mut advised = Audience::ALL.into_iter().filter(|audience| worse.audience.includes(*audience));
    advised.all(|audience| better.audience.includes(audience) && cost(better, audience) <= cost(worse, audience))
}

/// A fix that sends a code can be stopped by alerts and by the number of codes.
fn sends(fix: &Fix) -> bool {
    fix.steps.iter().any(|step| step.sends)
}

fn open_wherever(book: &Rulebook, better: &Fix, worse: &Fix) -> bool {
    let Ok(scene) = Scene::of(book, &[worse.audience], &[&worse.when, &worse.needs]) else { return false };
    better.when.0.iter().chain(&better.needs.0).all(|condition| scene.implies(condition))
}
