//! The lists for a real case: those of the program, and those of the baselines.

use crate::authoring::simulate::people::advice;
use crate::engine::{Session, View};
use crate::rulebook::{Audience, CauseId, FieldCase, FixId, QuestionId, Rulebook, SourceId};

/// The fixes and causes for a case, best first.
#[derive(Debug, Clone)]
pub(crate) struct Ranking {
    pub(crate) fixes: Vec<FixId>,
    pub(crate) causes: Vec<CauseId>,
}

/// The lists that the program shows an audience for the facts of the opening post.
pub(crate) fn by_program(book: &Rulebook, case: &FieldCase, audience: Audience) -> Ranking {
    let mut session = Session::start(book, audience);
    give(&mut session, case, |_| true);
    for (fix, outcome) in &case.tried {
        session.tried(*fix, *outcome);
    }
    ranking(&session)
}

/// The fixes that the program lists if only the opening questions are answered.
pub(crate) fn by_opening(book: &Rulebook, case: &FieldCase) -> Vec<FixId> {
    let mut session = Session::start(book, case.audience);
    give(&mut session, case, |question| book.opening.contains(&question));
    ranking(&session).fixes
}

/// The fixes by their chance of working while nothing is known: P(cause) times P(works | cause), over all causes.
pub(crate) fn by_frequency(book: &Rulebook, audience: Audience) -> Vec<FixId> {
    let causes = Session::start(book, audience).diagnosis().causes;
    let mut chances = Vec::new();
    for (id, fix) in book.fixes.entries() {
        if !fix.audience.includes(audience) {
            continue;
        }
        let chance: f64 = causes.iter().map(|ranked| ranked.weight * fix.works(Some(ranked.cause))).sum();
        if chance > 0.0 {
            chances.push((id, chance));
        }
    }
    chances.sort_by(|a, b| b.1.total_cmp(&a.1));
    chances.into_iter().map(|(fix, _)| fix).collect()
}

/// The fixes of a source from the top, except those that were tried or are known to be for another audience or other
/// circumstances.
pub(crate) fn by_source(book: &Rulebook, case: &FieldCase, source: SourceId) -> Vec<FixId> {
    let mut session = Session::start(book, case.audience);
    give(&mut session, case, |_| true);
    let facts = session.facts();
    let view = View { book, audience: case.audience, facts: &facts };
    let mut fixes = advice(book, source);
    fixes.retain(|fix| {
        let tried = case.tried.iter().any(|(tried, _)| tried == fix);
        !tried && view.sees(book[*fix].audience) && view.is_open(&book[*fix].when)
    });
    fixes
}

/// Gives the answers of a case to the questions that `includes` selects. Answers to questions that do not arise or that
/// this audience is not asked are skipped: a real post mentions more than the program would ask.
pub(crate) fn give(session: &mut Session<'_>, case: &FieldCase, includes: impl Fn(QuestionId) -> bool) {
    for (question, answer) in &case.answers {
        if includes(*question) && is_askable(session, *question) {
            // An answer that is still rejected is skipped as well.
            let _ = session.answer(*question, *answer);
        }
    }
}

fn is_askable(session: &Session<'_>, question: QuestionId) -> bool {
    let facts = session.facts();
    View { book: session.book(), audience: session.audience(), facts: &facts }.askable(question)
}

fn ranking(session: &Session<'_>) -> Ranking {
    let diagnosis = session.diagnosis();
    Ranking {
        fixes: diagnosis.fixes.iter().map(|ranked| ranked.fix).collect(),
        causes: diagnosis.causes.iter().map(|ranked| ranked.cause).collect(),
    }
}
