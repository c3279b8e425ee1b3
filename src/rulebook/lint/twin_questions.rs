//! Questions that say the same about every cause.

use std::collections::BTreeSet;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::lifts::{NOTHING, alike, lifts_by_answer, pairs};
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

/// Compares questions that can be asked in the same session. Both must say something about several causes: about a
/// single one, two observations may weigh the same by chance. The symptom is left out because every cause lists it.
fn look(book: &Rulebook) -> Vec<Finding> {
    let lifts = lifts_by_answer(book);
    let told = |question: &QuestionId| {
        let strong = lifts[question.index()].iter().flatten().filter(|(_, lift)| lift.abs() >= NOTHING);
        *question != book.symptom && strong.map(|(cause, _)| cause).collect::<BTreeSet<_>>().len() > 1
    };
    let echoed = |a: QuestionId, b: QuestionId| {
        let (a, b) = (&lifts[a.index()], &lifts[b.index()]);
        a.iter().all(|one| b.iter().any(|other| alike(one, other)))
    };
    let together = |a: QuestionId, b: QuestionId| {
        let (a, b) = (&book[a], &book[b]);
        Scene::of(book, &[a.audience, b.audience], &[&a.when, &b.when]).is_ok()
    };
    let twins = |a: QuestionId, b: QuestionId| echoed(a, b) && echoed(b, a) && together(a, b);
    let telling: Vec<QuestionId> = book.questions.ids().filter(told).collect();
    pairs(&telling, twins)
        .map(|(earlier, later)| {
            let (earlier, later) = (&book[earlier], &book[later]);
            let message = format!("the question `{}` says of every cause what `{}` says", later.id, earlier.id);
            Finding::about(&LINT.code, later.at, message).related_to(earlier.at, "compare with this")
        })
        .collect()
}
