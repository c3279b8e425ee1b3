//! The map of a rulebook: which answer speaks for which cause, and which fix helps, as far as a session leaves it open.

use crate::engine::{RankedCause, Reason, Session, causes, likelihood, rounded};
use crate::rulebook::scale;
use crate::rulebook::{AnswerId, CauseId, FixId, QuestionId, QuestionKind};

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

/// An answer that speaks for a cause more than for what is usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    pub cause: CauseId,
    /// The question, the answer and its weight.
    pub reason: Reason,
}

/// A fix and what it is good for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cure {
    pub fix: FixId,
    /// The cause that it mends; `None` for a way round, which helps whatever the cause is.
    pub cause: Option<CauseId>,
    /// P(works), between 0 and 1.
    pub works: f64,
}

/// Draws the map of what a session leaves open: causes that are at least so likely (between 0 and 1), questions that can
/// still be asked, fixes that can still be advised.
pub fn map(session: &Session<'_>, likely: f64) -> Map {
    let book = session.book();
    let standing = session.standing();
    let mut causes = causes(&standing);
    causes.retain(|cause| cause.weight >= likely);
    let shown = |cause: &CauseId| causes.iter().any(|ranked| ranked.cause == *cause);
    let questions = book
        .questions
        .ids()
        .filter(|question| book[*question].kind == QuestionKind::Evidence && standing.view().askable(*question));
    let signs = questions.flat_map(|question| {
        let shown = causes.iter().map(|ranked| ranked.cause);
        shown.filter_map(move |cause| Some(Sign { cause, reason: strongest(session, question, cause)? }))
    });
    let cures = standing.compiled.fixes.iter().flat_map(|fix| {
        // Where a way round works as well as anywhere, naming the cause says nothing.
        let anywhere = book[*fix].cures_any.unwrap_or(0.0);
        let named = book[*fix].cures.iter().filter(move |(cause, works)| shown(cause) && *works > anywhere);
        let named = named.map(|(cause, works)| Cure { fix: *fix, cause: Some(*cause), works: *works });
        let any = book[*fix].cures_any.map(|works| Cure { fix: *fix, cause: None, works });
        named.chain(any)
    });
    let (signs, cures) = (signs.collect(), cures.collect());
    Map { causes, signs, cures }
}

/// The answer that speaks most for a cause, if it is worth telling.
fn strongest(session: &Session<'_>, question: QuestionId, cause: CauseId) -> Option<Reason> {
    let book = session.book();
    book[cause].row(question)?;
    let speaks = |answer: AnswerId| {
        let ratio = likelihood(book, Some(cause), question, answer) / likelihood(book, None, question, answer);
        Reason { question, answer, decibans: rounded(scale::decibans(ratio)) }
    };
    let reasons = book[question].answers.ids().map(speaks);
    let strongest = reasons.reduce(|best, next| if next.decibans > best.decibans { next } else { best })?;
    (strongest.speaks_for() && strongest.strength().is_some()).then_some(strongest)
}
