//! Answers that have the same effect as an earlier answer of their question.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::gate::Condition;
use crate::rulebook::book::ids::{AnswerId, CauseId, QuestionId};
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
        let conditions = conditions_on(id, &gates);
        let lifts = &lifts[id.index()];
        // A question without any effect has a warning of its own.
        let matters = !conditions.is_empty() || lifts.iter().any(|lift| !lift.is_empty());
        // An escalation passes the answer on, to people to whom any difference may matter.
        if id == book.role || !matters || brought(book).contains(&id) {
            continue;
        }
        for answer in question.answers.ids() {
            let mut earlier = question.answers.ids().take(answer.index());
            if let Some(twin) = earlier.find(|earlier| same(*earlier, answer, lifts, &conditions)) {
                let (twin, answer) = (&question.answers[twin], &question.answers[answer]);
                let message =
                    format!("nothing tells the answers `{}` and `{}` of `{}` apart", twin.id, answer.id, question.id);
                let help = "make one answer of the two, or name one of them in a condition or in evidence";
                let finding = Finding::about(&LINT.code, answer.at, message, help);
                findings.push(finding.related_to(twin.at, "compare with this"));
            }
        }
    }
    findings
}

fn conditions_on<'g>(question: QuestionId, gates: &'g [Gate<'_>]) -> Vec<&'g Condition> {
    let conditions = gates.iter().flat_map(|gate| &gate.when.0);
    conditions.filter(|condition| condition.question == question).collect()
}

/// True if two answers are the same evidence for every cause, and every condition accepts both or neither.
fn same(a: AnswerId, b: AnswerId, lifts: &[Lifts<CauseId>], conditions: &[&Condition]) -> bool {
    for condition in conditions {
        if condition.answers.contains(&a) != condition.answers.contains(&b) {
            return false;
        }
    }
    alike(&lifts[a.index()], &lifts[b.index()])
}
