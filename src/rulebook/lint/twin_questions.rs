//! Questions that are the same evidence for every cause.

use std::collections::BTreeSet;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::{CauseId, QuestionId};
use crate::rulebook::book::question::Question;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::lifts::{Lifts, NOTHING, alike, lifts_by_answer, pairs};
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "twin-questions",
        "Two questions say the same about every cause, and about more than one. Beliefs take them for two pieces of evidence, so one thing that is asked in two wordings counts twice. Keep one, or let them differ.",
        [
            "questions:\n  - { id: bars, ask: Are there bars?, answers: [ { id: yes, text: \"Yes\", usual: usually }, { id: no, text: \"No\" } ] }\nextend:\n  causes:\n    no-signal: { evidence: { bars: { no: usually } } }\n    wrong-number: { evidence: { signal: { no: never }, bars: { no: never } } }",
            "questions:\n  - { id: calls, ask: Do calls come?, answers: [ { id: yes, text: \"Yes\", usual: usually }, { id: no, text: \"No\" } ] }\nextend:\n  causes:\n    no-signal: { evidence: { calls: { no: usually } } }\n    wrong-number: { evidence: { calls: { yes: always } } }",
        ],
    ),
    look: Look::Always(look),
};

/// Compares questions that can be asked in the same session.
fn look(book: &Rulebook) -> Vec<Finding> {
    let lifts = lifts_by_answer(book);
    let mut telling: Vec<QuestionId> = Vec::new();
    for question in book.questions.ids() {
        // The symptom is left out because every cause lists it. About a single cause, two observations may weigh the
        // same by chance.
        if question != book.symptom && causes_in(&lifts[question.index()]) > 1 {
            telling.push(question);
        }
    }
    let twins = pairs(&telling, |a, b| {
        let (lifts_a, lifts_b) = (&lifts[a.index()], &lifts[b.index()]);
        echoed(lifts_a, lifts_b) && echoed(lifts_b, lifts_a) && together(&book[a], &book[b], book)
    });
    let mut findings = Vec::new();
    for (earlier, later) in twins {
        let (earlier, later) = (&book[earlier], &book[later]);
        let message = format!("the question `{}` says of every cause what `{}` says", later.id, earlier.id);
        let help = "remove one of the two, or let a cause say something else of one of them";
        let finding = Finding::about(&LINT.code, later.at, message, help);
        findings.push(finding.related_to(earlier.at, "compare with this"));
    }
    findings
}

/// The number of causes for which some answer of a question is evidence.
fn causes_in(answers: &[Lifts<CauseId>]) -> usize {
    let mut causes = BTreeSet::new();
    for (cause, lift) in answers.iter().flatten() {
        if lift.abs() >= NOTHING {
            causes.insert(*cause);
        }
    }
    causes.len()
}

/// True if every answer of one question has an answer of the other that is the same evidence.
fn echoed(answers: &[Lifts<CauseId>], others: &[Lifts<CauseId>]) -> bool {
    answers.iter().all(|answer| others.iter().any(|other| alike(answer, other)))
}

fn together(a: &Question, b: &Question, book: &Rulebook) -> bool {
    Scene::of(book, &[a.audience, b.audience], &[&a.when, &b.when]).is_ok()
}
