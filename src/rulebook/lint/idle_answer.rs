//! Answers that come to the same as an earlier answer of their question.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::gate::Condition;
use crate::rulebook::book::ids::AnswerId;
use crate::rulebook::book::ids::CauseId;
use crate::rulebook::book::walk::Gate;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::idle_question::brought;
use crate::rulebook::lint::lifts::{Lifts, alike, lifts_by_answer};
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "idle-answer",
        "Nothing depends on which of two answers is given: they speak alike for every cause, and every condition takes both or neither. One answer for *all the rest* is enough.",
        [
            "questions:\n  - id: signal\n    ask: How many bars does the phone show?\n    answers: [ { id: yes, text: Some }, { id: many, text: Many }, { id: no, text: None } ]",
            "questions:\n  - id: signal\n    ask: How many bars does the phone show?\n    answers: [ { id: yes, text: Some or many }, { id: no, text: None } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let gates = book.gates();
    let lifts = lifts_by_answer(book);
    let mut findings = Vec::new();
    for (id, question) in book.questions.entries() {
        let conditions: Vec<&Condition> = conditions(&gates).filter(|condition| condition.question == id).collect();
        let lifts = &lifts[id.index()];
        let matters = !conditions.is_empty() || lifts.iter().any(|lift| !lift.is_empty());
        if id == book.role || !matters || brought(book).any(|brought| brought == id) {
            continue;
        }
        for answer in question.answers.ids() {
            let mut earlier = question.answers.ids().take(answer.index());
            if let Some(twin) = earlier.find(|earlier| same(*earlier, answer, lifts, &conditions)) {
                let (twin, answer) = (&question.answers[twin], &question.answers[answer]);
                let message =
                    format!("nothing tells the answers `{}` and `{}` of `{}` apart", twin.id, answer.id, question.id);
                findings.push(Finding::about(&LINT.code, answer.at, message).related_to(twin.at, "compare with this"));
            }
        }
    }
    findings
}

fn conditions<'g>(gates: &'g [Gate<'_>]) -> impl Iterator<Item = &'g Condition> {
    gates.iter().flat_map(|gate| &gate.when.0)
}

/// True if two answers speak alike for every cause, and every condition takes both or neither.
fn same(a: AnswerId, b: AnswerId, lifts: &[Lifts<CauseId>], conditions: &[&Condition]) -> bool {
    let apart = conditions.iter().any(|condition| condition.answers.contains(&a) != condition.answers.contains(&b));
    !apart && alike(&lifts[a.index()], &lifts[b.index()])
}
