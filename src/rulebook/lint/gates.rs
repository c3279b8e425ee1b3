//! Conditions that can never hold, and alerts that can never be raised.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::alert::Alert;
use crate::rulebook::book::audience::For;
use crate::rulebook::book::gate::When;
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warnings::{NEVER_HOLDS, UNREACHABLE_ALERT};

/// Something that hangs on conditions: an entry or a part of one.
struct Gated<'b> {
    what: &'static str,
    id: &'b str,
    entry: Span,
    at: Span,
    audiences: Vec<For>,
    whens: Vec<&'b When>,
}

/// Conditions that exclude each other, each told once: what stands inside an entry that never holds is not told again.
pub(crate) fn never(book: &Rulebook) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for Gated { what, id, entry, at, audiences, whens } in gated(book) {
        let Err(question) = Scene::of(book, &audiences, &whens) else { continue };
        if !findings.iter().any(|told| told.span == entry) {
            let message = format!("{what} `{id}` never holds: no answer to `{}` is left for it", book[question].id);
            findings.push(Finding::about(&NEVER_HOLDS, entry, message).at(at));
        }
    }
    findings.extend(never_meet(book));
    findings
}

/// Everything in the rulebook that hangs on conditions, each entry in front of its parts.
fn gated(book: &Rulebook) -> Vec<Gated<'_>> {
    let mut gated = Vec::new();
    for question in &book.questions {
        let (id, entry) = (question.id.as_str(), question.at);
        let whens = vec![&question.when];
        gated.push(Gated { what: "the question", id, entry, at: entry, audiences: vec![question.audience], whens });
    }
    for cause in &book.causes {
        let (id, entry) = (cause.id.as_str(), cause.at);
        gated.push(Gated { what: "the cause", id, entry, at: entry, audiences: Vec::new(), whens: vec![&cause.when] });
        for (when, _) in &cause.adjust {
            let whens = vec![&cause.when, when];
            gated.push(Gated { what: "an `adjust` of the cause", id, entry, at: entry, audiences: Vec::new(), whens });
        }
        for hint in &cause.prevent {
            let (at, audiences, whens) = (hint.text.at, vec![hint.audience], vec![&cause.when, &hint.when]);
            gated.push(Gated { what: "this hint of the cause", id, entry, at, audiences, whens });
        }
    }
    for fix in &book.fixes {
        let (id, entry) = (fix.id.as_str(), fix.at);
        let whens = |part| vec![&fix.when, &fix.needs, part];
        let audiences = |part| vec![fix.audience, part];
        let at = entry;
        gated.push(Gated { what: "the fix", id, entry, at, audiences: vec![fix.audience], whens: whens(&fix.needs) });
        for step in &fix.steps {
            let (at, audiences, whens) = (step.text.at, audiences(step.audience), whens(&step.when));
            gated.push(Gated { what: "this step of the fix", id, entry, at, audiences, whens });
        }
        for hint in &fix.prevent {
            let (at, audiences, whens) = (hint.text.at, audiences(hint.audience), whens(&hint.when));
            gated.push(Gated { what: "this hint of the fix", id, entry, at, audiences, whens });
        }
    }
    for limit in &book.limits {
        let (id, entry, whens) = (limit.id.as_str(), limit.at, vec![&limit.when]);
        gated.push(Gated { what: "the limit", id, entry, at: entry, audiences: vec![limit.audience], whens });
    }
    for alert in book.alerts.iter().filter(|alert| can_be_raised(book, alert)) {
        for when in &alert.when {
            let (id, entry, audiences) = (alert.id.as_str(), alert.at, vec![alert.audience]);
            gated.push(Gated { what: "a condition of the alert", id, entry, at: entry, audiences, whens: vec![when] });
        }
    }
    for place in &book.escalations {
        let (id, entry, whens) = (place.id.as_str(), place.at, vec![&place.when]);
        gated.push(Gated { what: "the escalation", id, entry, at: entry, audiences: vec![place.audience], whens });
    }
    gated
}

/// Cures and rows that never count: the fix or the question is out of place wherever the cause is.
fn never_meet(book: &Rulebook) -> Vec<Finding> {
    let never = |whens: &[&When]| Scene::of(book, &[], whens).is_err();
    // What never holds by itself is told by itself.
    let apart = |own: &[&When], cause: &When| !never(own) && !never(&[cause]) && never(&[own, &[cause]].concat());
    let mut findings = Vec::new();
    for fix in &book.fixes {
        for (cause, _) in fix.cures.iter().filter(|(_, works)| *works > 0.0) {
            let cause = &book[*cause];
            if apart(&[&fix.when, &fix.needs], &cause.when) {
                let message = format!("the fix `{}` is never open where the cause `{}` is", fix.id, cause.id);
                findings.push(Finding::about(&NEVER_HOLDS, fix.at, message));
            }
        }
    }
    for cause in &book.causes {
        for question in cause.rows.iter().map(|(question, _)| &book[*question]) {
            if apart(&[&question.when], &cause.when) {
                let message = format!("the question `{}` never arises where the cause `{}` is", question.id, cause.id);
                findings.push(Finding::about(&NEVER_HOLDS, cause.at, message));
            }
        }
    }
    findings
}

/// Alerts that no answer can raise.
pub(crate) fn alerts(book: &Rulebook) -> Vec<Finding> {
    let unreachable = book.alerts.iter().filter(|alert| !can_be_raised(book, alert));
    unreachable
        .map(|alert| Finding::about(&UNREACHABLE_ALERT, alert.at, format!("nothing raises the alert `{}`", alert.id)))
        .collect()
}

/// Whom the program speaks to is not enough to raise an alert.
fn can_be_raised(book: &Rulebook, alert: &Alert) -> bool {
    alert.when.iter().any(|when| {
        let said = when.0.iter().any(|condition| condition.question != book.role);
        said && Scene::of(book, &[alert.audience], &[when]).is_ok()
    })
}
