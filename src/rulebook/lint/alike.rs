//! What nothing tells apart: questions that say the same, causes that look the same, causes that look like *other*.
//!
//! Compared in decibans, as reasons are: what differs by less than three is no evidence to anybody.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::ids::{AnswerId, CauseId, FixId, QuestionId};
use crate::rulebook::book::{Rulebook, scale};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warnings::{CAUSE_LIKE_OTHER, TWIN_CAUSES, TWIN_QUESTIONS};

/// Less than this, in decibans, says nothing.
const NOTHING: f64 = 3.0;

/// Fixes that work in shares so near to each other cure two causes equally well.
const AS_OFTEN: f64 = 0.1;

/// How strongly something speaks for each of several things, in decibans; not at all for what is not mentioned.
pub(crate) type Lifts<K> = BTreeMap<K, f64>;

/// Whether two say the same, of everything.
pub(crate) fn alike<K: Ord>(a: &Lifts<K>, b: &Lifts<K>) -> bool {
    let lift = |lifts: &Lifts<K>, of: &K| lifts.get(of).copied().unwrap_or(0.0);
    a.keys().chain(b.keys()).all(|of| (lift(a, of) - lift(b, of)).abs() < NOTHING)
}

/// By question and answer, how strongly the answer speaks for each cause that speaks of the question.
pub(crate) fn lifts_by_answer(book: &Rulebook) -> Vec<Vec<Lifts<CauseId>>> {
    let mut lifts: Vec<Vec<Lifts<CauseId>>> =
        book.questions.iter().map(|question| vec![Lifts::new(); question.answers.len()]).collect();
    for cause in book.causes.ids() {
        for ((question, answer), lift) in lifts_of(book, &book[cause]) {
            lifts[question.index()][answer.index()].insert(cause, lift);
        }
    }
    lifts
}

/// How strongly each answer speaks for a cause, against *other*.
fn lifts_of(book: &Rulebook, cause: &Cause) -> Lifts<(QuestionId, AnswerId)> {
    let of_row = |(question, row): &(QuestionId, Vec<f64>)| {
        let (question, asked) = (*question, &book[*question]);
        let lifts: Vec<f64> = row.iter().zip(&asked.usual).map(|(row, usual)| scale::decibans(row / usual)).collect();
        asked.answers.ids().zip(lifts).map(move |(answer, lift)| ((question, answer), lift))
    };
    cause.rows.iter().flat_map(of_row).collect()
}

/// Questions that say the same as an earlier one and can be asked along with it. With a single cause it could be by
/// chance that two observations speak for it equally strongly, and every cause speaks of the symptom.
pub(crate) fn questions(book: &Rulebook) -> Vec<Finding> {
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
            Finding::about(&TWIN_QUESTIONS, later.at, message)
        })
        .collect()
}

/// Causes that look the same as an earlier one, behind the same gate and cured by the same.
pub(crate) fn causes(book: &Rulebook) -> Vec<Finding> {
    let lifts: Vec<Lifts<(QuestionId, AnswerId)>> = book.causes.iter().map(|cause| lifts_of(book, cause)).collect();
    let cured_alike = |a: CauseId, b: CauseId| {
        let works = |fix: FixId, cause| book[fix].works(Some(cause));
        book.fixes.ids().all(|fix| (works(fix, a) - works(fix, b)).abs() < AS_OFTEN)
    };
    let twins = |a: CauseId, b: CauseId| {
        alike(&lifts[a.index()], &lifts[b.index()]) && book[a].when == book[b].when && cured_alike(a, b)
    };
    let all: Vec<CauseId> = book.causes.ids().collect();
    pairs(&all, twins)
        .map(|(earlier, later)| {
            let (earlier, later) = (&book[earlier], &book[later]);
            let message = format!("nothing tells the cause `{}` from `{}`", later.id, earlier.id);
            Finding::about(&TWIN_CAUSES, later.at, message)
        })
        .collect()
}

/// Each that has an earlier one like it, with the first such.
fn pairs<K: Copy>(all: &[K], twins: impl Fn(K, K) -> bool) -> impl Iterator<Item = (K, K)> {
    all.iter().enumerate().filter_map(move |(position, later)| {
        let earlier = all[..position].iter().find(|earlier| twins(**earlier, *later))?;
        Some((*earlier, *later))
    })
}

/// Causes for which no answer speaks.
pub(crate) fn other(book: &Rulebook) -> Vec<Finding> {
    let like_other = |cause: &&Cause| alike(&lifts_of(book, cause), &Lifts::new());
    book.causes
        .iter()
        .filter(like_other)
        .map(|cause| {
            let message = format!("nothing tells the cause `{}` from causes that are not known", cause.id);
            Finding::about(&CAUSE_LIKE_OTHER, cause.at, message)
        })
        .collect()
}
