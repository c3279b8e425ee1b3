//! The map of a rulebook: the links between the answers, causes and fixes that a session leaves open.

use crate::engine::{RankedCause, Reason, Session, causes, likelihood, rounded};
use crate::rulebook::scale;
use crate::rulebook::{CauseId, FixId, QuestionId, QuestionKind};

/// The links between causes, answers and fixes.
#[derive(Debug, Clone)]
pub struct Map {
    /// The causes, the most believed first.
    pub causes: Vec<RankedCause>,
    /// The answers that speak for causes, question by question in rulebook order.
    pub signs: Vec<Sign>,
    /// The fixes that help, in rulebook order.
    pub cures: Vec<Cure>,
}

/// An answer that speaks for a cause, compared with the usual answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    pub cause: CauseId,
    /// The question, the answer and its weight.
    pub reason: Reason,
}

/// A fix that helps, for one cause or for all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cure {
    pub fix: FixId,
    /// The cause that it mends; `None` for a way round, which helps for every cause.
    pub cause: Option<CauseId>,
    /// P(works), between 0 and 1.
    pub works: f64,
}

/// The map of a session: causes with a weight of at least `likely` (between 0 and 1), questions that can still be
/// asked, fixes that can still be advised.
pub fn map(session: &Session<'_>, likely: f64) -> Map {
    let book = session.book();
    let standing = session.standing();
    let mut possible = causes(&standing.belief);
    possible.retain(|ranked| ranked.weight >= likely);
    let mut signs = Vec::new();
    for question in book.questions.ids() {
        if book[question].kind != QuestionKind::Evidence || !standing.view().askable(question) {
            continue;
        }
        for ranked in &possible {
            if let Some(reason) = strongest(session, question, ranked.cause) {
                signs.push(Sign { cause: ranked.cause, reason });
            }
        }
    }
    let mut cures = Vec::new();
    for fix in standing.compiled.fixes.iter().copied() {
        let any = book[fix].cures_any;
        for (cause, works) in book[fix].cures.iter().copied() {
            // A cause for which a way round works no better than for the others needs no link of its own.
            if works > any.unwrap_or(0.0) && possible.iter().any(|ranked| ranked.cause == cause) {
                cures.push(Cure { fix, cause: Some(cause), works });
            }
        }
        if let Some(works) = any {
            cures.push(Cure { fix, cause: None, works });
        }
    }
    Map { causes: possible, signs, cures }
}

/// The answer that speaks most for a cause, if it is strong enough to be shown.
fn strongest(session: &Session<'_>, question: QuestionId, cause: CauseId) -> Option<Reason> {
    let book = session.book();
    // A cause without a row of its own answers as usual, so no answer speaks for it.
    book[cause].row(question)?;
    let mut strongest: Option<Reason> = None;
    for answer in book[question].answers.ids() {
        let ratio = likelihood(book, Some(cause), question, answer) / likelihood(book, None, question, answer);
        let reason = Reason { question, answer, decibans: rounded(scale::decibans(ratio)) };
        if strongest.is_none_or(|best| reason.decibans > best.decibans) {
            strongest = Some(reason);
        }
    }
    strongest.filter(|reason| reason.speaks_for() && reason.strength().is_some())
}
