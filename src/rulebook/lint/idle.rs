//! What nothing hangs on: questions that change nothing, and answers that make no difference.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::escalation::Bring;
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::ids::{AnswerId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::alike::{alike, lifts_by_answer};
use crate::rulebook::lint::warnings::{IDLE_ANSWER, IDLE_QUESTION};

/// Questions that nobody need be asked.
pub(crate) fn questions(book: &Rulebook) -> Vec<Finding> {
    let mut used = vec![false; book.questions.len()];
    for cause in &book.causes {
        cause.rows.iter().for_each(|(question, _)| used[question.index()] = true);
    }
    conditions(book).for_each(|condition| used[condition.question.index()] = true);
    brought(book).for_each(|question| used[question.index()] = true);
    let idle = |question: &QuestionId| !used[question.index()] && book[*question].at != Span::default();
    book.questions
        .ids()
        .filter(idle)
        .map(|question| {
            let question = &book[question];
            Finding::about(&IDLE_QUESTION, question.at, format!("nothing hangs on the question `{}`", question.id))
        })
        .collect()
}

/// Answers that come to the same as an earlier answer of their question.
pub(crate) fn answers(book: &Rulebook) -> Vec<Finding> {
    let conditions: Vec<&Condition> = conditions(book).collect();
    let lifts = lifts_by_answer(book);
    let mut findings = Vec::new();
    for question in book.questions.ids() {
        let asked = &book[question];
        let conditions: Vec<&&Condition> =
            conditions.iter().filter(|condition| condition.question == question).collect();
        let lifts = &lifts[question.index()];
        let matters = !conditions.is_empty() || lifts.iter().any(|lift| !lift.is_empty());
        if question == book.role || !matters || brought(book).any(|brought| brought == question) {
            continue;
        }
        let same = |a: AnswerId, b: AnswerId| {
            let told_apart = |condition: &&&Condition| condition.answers.contains(&a) != condition.answers.contains(&b);
            alike(&lifts[a.index()], &lifts[b.index()]) && !conditions.iter().any(told_apart)
        };
        for answer in asked.answers.ids() {
            if let Some(earlier) = asked.answers.ids().take(answer.index()).find(|earlier| same(*earlier, answer)) {
                let (earlier, answer) = (&asked.answers[earlier], &asked.answers[answer]);
                let message =
                    format!("nothing tells the answers `{}` and `{}` of `{}` apart", earlier.id, answer.id, asked.id);
                findings.push(Finding::about(&IDLE_ANSWER, answer.at, message));
            }
        }
    }
    findings
}

/// Every condition in the rulebook.
fn conditions(book: &Rulebook) -> impl Iterator<Item = &Condition> {
    let of_fix = book.fixes.iter().flat_map(|fix| {
        let parts = fix.steps.iter().map(|step| &step.when).chain(fix.prevent.iter().map(|prevent| &prevent.when));
        [&fix.when, &fix.needs].into_iter().chain(parts)
    });
    let of_cause = book.causes.iter().flat_map(|cause| {
        let parts = cause.adjust.iter().map(|(when, _)| when).chain(cause.prevent.iter().map(|prevent| &prevent.when));
        std::iter::once(&cause.when).chain(parts)
    });
    let whens: Box<dyn Iterator<Item = &When>> = Box::new(
        of_cause
            .chain(of_fix)
            .chain(book.questions.iter().map(|question| &question.when))
            .chain(book.limits.iter().map(|limit| &limit.when))
            .chain(book.alerts.iter().flat_map(|alert| &alert.when))
            .chain(book.escalations.iter().map(|escalation| &escalation.when)),
    );
    whens.flat_map(|when| &when.0)
}

/// Questions whose answers an escalation hands on.
fn brought(book: &Rulebook) -> impl Iterator<Item = QuestionId> {
    book.escalations.iter().flat_map(|escalation| &escalation.bring).filter_map(|bring| match bring {
        Bring::Answer(question) => Some(*question),
        Bring::Words(_) => None,
    })
}
