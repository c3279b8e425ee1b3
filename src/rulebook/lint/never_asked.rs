//! Questions that some readers would have to answer and are never asked.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::{Audience, For};
use crate::rulebook::book::gate::Condition;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::walk::Gate;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::values::Reading;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "never-asked",
        "The question is for some readers only (`for`), and others would need its answer: an opening with it passes over it, steps behind `only_if` are never shown to them, and `needs` never keeps them from what is impossible. Mark the fix or the step with the same `for`, or let everybody answer.",
        [
            "questions:\n  - { id: log, for: agent, ask: Is it in the log?, answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ] }\nfixes: [ { id: step-outside, title: Step outside, cures: { no-signal: often }, effort: 1m, only_if: { log: [yes] }, steps: [ Go out. ] } ]",
            "questions:\n  - { id: log, for: agent, ask: Is it in the log?, answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ] }\nfixes: [ { id: step-outside, for: agent, title: Step outside, cures: { no-signal: often }, effort: 1m, only_if: { log: [yes] }, steps: [ Go out. ] } ]",
        ],
    ),
    look: Look::InText(look),
};

fn look(book: &Rulebook, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = in_opening(book, reading);
    for gate in book.gates() {
        // A gate that is open while nothing is known is no requirement.
        if !matches!(gate.path.rsplit('.').next(), Some("needs" | "only_if")) {
            continue;
        }
        for condition in &gate.when.0 {
            if is_shown_to_others(book, &gate, condition.question) {
                let question = &book[condition.question];
                let readers = asked(question.audience);
                let message = format!("`{}` is `for: {readers}`, and this is for others too", question.id);
                let help = format!("mark the fix or the step `for: {readers}` too, or ask everybody");
                findings.push(Finding::about(&LINT.code, gate.spot.entry, message, help).at(condition.at));
            }
        }
    }
    findings
}

/// The questions of the opening that end users are never asked.
fn in_opening(book: &Rulebook, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for node in reading.tree.list("opening") {
        let Some(question) = node.scalar().and_then(|id| book.questions.find(id)) else { continue };
        let question = &book[question];
        if !question.audience.includes(Audience::User) {
            let readers = asked(question.audience);
            let message = format!("`{}` is `for: {readers}`: end users are never asked it", question.id);
            let help = "take it out of the opening, or ask everybody";
            findings.push(Finding::about(&LINT.code, node.span, message, help));
        }
    }
    findings
}

fn asked(audience: For) -> &'static str {
    audience.only().map_or("everybody", Audience::name)
}

/// True if somebody who is never asked the question is shown what stands behind the gate.
fn is_shown_to_others(book: &Rulebook, gate: &Gate<'_>, question: QuestionId) -> bool {
    let audience = book[question].audience;
    let asked = Audience::ALL.into_iter().filter(|reader| audience.includes(*reader));
    let answers = asked.map(|reader| book.role_of(reader)).collect();
    let is_asked = Condition { question: book.role, answers, at: Span::default() };
    // Conditions that exclude each other show it to nobody, and have a warning of their own.
    gate.spot
        .within
        .iter()
        .any(|whens| Scene::of(book, &gate.spot.audiences, whens).is_ok_and(|scene| !scene.implies(&is_asked)))
}
