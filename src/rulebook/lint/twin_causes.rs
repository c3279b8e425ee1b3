//! Causes that nothing tells apart.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::{AnswerId, CauseId, FixId, QuestionId};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::lifts::{Lifts, alike, lifts_of, pairs};
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "twin-causes",
        "Nothing tells two causes apart: they show the same evidence behind the same gate, and the same fixes cure them. They are one cause under two names, and each halves the belief in the other.",
        [
            "causes:\n  - id: no-bars\n    title: The phone shows no bars\n    frequency: rarely\n    evidence: { symptom: { nothing: always }, signal: { no: usually } }\nextend: { fixes: { find-signal: { cures: { no-bars: usually } } } }",
            "causes:\n  - id: no-bars\n    title: The phone shows no bars\n    frequency: rarely\n    evidence: { symptom: { nothing: always }, signal: { no: usually }, signed-in: { yes: always } }\nextend: { fixes: { find-signal: { cures: { no-bars: usually } } } }",
        ],
    ),
    look: Look::Always(look),
};

/// A fix cures two causes equally well if its success rates for them differ by less than this.
const AS_OFTEN: f64 = 0.1;

fn look(book: &Rulebook) -> Vec<Finding> {
    // Worked out once, because every cause is compared with all others.
    let lifts: Vec<Lifts<(QuestionId, AnswerId)>> = book.causes.iter().map(|cause| lifts_of(book, cause)).collect();
    let mut cured_by: Vec<Vec<FixId>> = vec![Vec::new(); book.causes.len()];
    for (id, fix) in book.fixes.entries() {
        for (cause, _) in &fix.cures {
            cured_by[cause.index()].push(id);
        }
    }
    let all: Vec<CauseId> = book.causes.ids().collect();
    let twins = pairs(&all, |a, b| {
        // The cheapest comparison first: most causes have fixes of their own.
        cured_alike(book, &cured_by, a, b)
            && book[a].when == book[b].when
            && alike(&lifts[a.index()], &lifts[b.index()])
    });
    let mut findings = Vec::new();
    for (earlier, later) in twins {
        let (earlier, later) = (&book[earlier], &book[later]);
        let message = format!("nothing tells the cause `{}` from `{}`", later.id, earlier.id);
        let help = "merge the two, or add an answer to `evidence` that goes with only one of them";
        let finding = Finding::about(&LINT.code, later.at, message, help);
        findings.push(finding.related_to(earlier.at, "compare with this"));
    }
    findings
}

/// Compares the fixes that name either: any other one cures both equally well.
fn cured_alike(book: &Rulebook, cured_by: &[Vec<FixId>], a: CauseId, b: CauseId) -> bool {
    let mut fixes = cured_by[a.index()].iter().chain(&cured_by[b.index()]).map(|fix| &book[*fix]);
    fixes.all(|fix| (fix.works(Some(a)) - fix.works(Some(b))).abs() < AS_OFTEN)
}
