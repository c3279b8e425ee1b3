//! Conditions that exclude each other.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::gate::When;
use crate::rulebook::book::walk::{Gate, Kind, Part};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::unreachable_alert::can_be_raised;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "never-holds",
        "Conditions that exclude each other never hold together: what hangs on them is never asked, shown or advised. The condition of a question counts too, as it is asked only there.",
        [
            "limits: [ { id: fast-texts, when: { channel: [sms], second-call: [yes] }, say: One text a minute. } ]",
            "limits: [ { id: fast-calls, when: { channel: [voice], second-call: [yes] }, say: One call a minute. } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for gate in book.gates() {
        // An alert that nothing raises has a warning of its own.
        if gate.spot.kind == Kind::Alert
            && book.alerts.find(gate.spot.id).is_some_and(|id| !can_be_raised(book, &book[id]))
        {
            continue;
        }
        let [within] = &gate.spot.within[..] else { continue };
        let whens: Vec<&When> = within.iter().copied().chain([gate.when]).collect();
        let Err(question) = Scene::of(book, &gate.spot.audiences, &whens) else { continue };
        // If an entry or a part never holds, neither do the parts and conditions below it: one warning is enough.
        if !findings.iter().any(|found| [gate.spot.entry, gate.spot.at].contains(&found.span)) {
            let what = format!("{} `{}`", subject(&gate), gate.spot.id);
            let message = format!("{what} never holds: no answer to `{}` is left for it", book[question].id);
            let help = "allow more answers, or remove a condition that excludes them";
            findings.push(Finding::about(&LINT.code, gate.spot.entry, message, help).at(gate.spot.at));
        }
    }
    findings.extend(never_meet(book));
    findings
}

/// The part of an entry that a gate belongs to, as the beginning of a sentence.
fn subject(gate: &Gate<'_>) -> &'static str {
    match (gate.spot.kind, gate.spot.part) {
        (Kind::Cause, Part::Adjustment) => "an `adjust` of the cause",
        (Kind::Cause, Part::Prevention) => "this hint of the cause",
        (Kind::Fix, Part::Step) => "this step of the fix",
        (Kind::Fix, Part::Prevention) => "this hint of the fix",
        (Kind::Alert, _) => "a condition of the alert",
        (Kind::Question, _) => "the question",
        (Kind::Cause, _) => "the cause",
        (Kind::Fix, _) => "the fix",
        (Kind::Limit, _) => "the limit",
        (Kind::Escalation, _) => "the escalation",
        (Kind::CodeList, _) => "the code list",
        (Kind::Sentence, _) => "the sentence",
        (Kind::Case, _) => "the case",
    }
}

/// True if the conditions of an entry and of a cause exclude each other.
fn apart(book: &Rulebook, own: &[&When], cause: &When) -> bool {
    // Conditions that never hold even by themselves have a finding of their own.
    let each_holds = Scene::of(book, &[], own).is_ok() && Scene::of(book, &[], &[cause]).is_ok();
    each_holds && Scene::of(book, &[], &[own, &[cause]].concat()).is_err()
}

/// Cures and rows of evidence that never count, because the fix or the question excludes the gate of the cause.
fn never_meet(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fix in &book.fixes {
        for (cause, works) in &fix.cures {
            let cause = &book[*cause];
            // Zero only takes the cause out of `any`, so nothing is lost where it cannot be.
            if *works > 0.0 && apart(book, &[&fix.when, &fix.needs, &fix.only_if], &cause.when) {
                let message = format!("the fix `{}` is never open where the cause `{}` is", fix.id, cause.id);
                let help = "remove the cause from its `cures`, or widen the conditions of one of the two";
                findings.push(Finding::about(&LINT.code, fix.at, message, help));
            }
        }
    }
    for cause in &book.causes {
        for (question, _) in &cause.rows {
            let question = &book[*question];
            if apart(book, &[&question.when], &cause.when) {
                let message = format!("the question `{}` never arises where the cause `{}` is", question.id, cause.id);
                let help = "remove the question from its `evidence`, or widen the `when` of one of the two";
                findings.push(Finding::about(&LINT.code, cause.at, message, help));
            }
        }
    }
    findings
}
