//! The lists that the program and its rivals would show for a real case.

use crate::authoring::simulate::people::advice;
use crate::engine::{Answer, Session, View};
use crate::rulebook::{Audience, CauseId, FieldCase, FixId, QuestionId, Rulebook, SourceId};

/// The fixes and causes for a case, best first.
#[derive(Debug, Clone)]
pub(crate) struct Ranking {
    pub(crate) fixes: Vec<FixId>,
    pub(crate) causes: Vec<CauseId>,
}

/// The lists of the program for what the opening post says, as this audience sees them.
pub(crate) fn by_program(book: &Rulebook, case: &FieldCase, audience: Audience) -> Ranking {
    let mut session = Session::start(book, audience);
    say(&mut session, case, |_| true);
    for (fix, outcome) in &case.tried {
        session.tried(*fix, *outcome);
    }
    ranking(&session)
}

/// The fixes of the program if nothing but the opening questions is known.
pub(crate) fn by_opening(book: &Rulebook, case: &FieldCase) -> Vec<FixId> {
    let mut session = Session::start(book, case.audience);
    say(&mut session, case, |question| book.opening.contains(&question));
    ranking(&session).fixes
}

/// The fixes by how many cases they would help if nothing were known: the frequency of each cause times how often the
/// fix works for it.
pub(crate) fn by_frequency(book: &Rulebook, audience: Audience) -> Vec<FixId> {
    let causes = Session::start(book, audience).diagnosis().causes;
    let mut weighed = Vec::new();
    for (id, fix) in book.fixes.entries().filter(|(_, fix)| fix.audience.includes(audience)) {
        let helped: f64 = causes.iter().map(|ranked| ranked.weight * fix.works(Some(ranked.cause))).sum();
        if helped > 0.0 {
            weighed.push((id, helped));
        }
    }
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1));
    weighed.into_iter().map(|(fix, _)| fix).collect()
}

/// The fixes of a source from the top, without those that are evidently meant for somebody else or somewhere else, or
/// were tried.
pub(crate) fn by_source(book: &Rulebook, case: &FieldCase, source: SourceId) -> Vec<FixId> {
    let mut session = Session::start(book, case.audience);
    say(&mut session, case, |_| true);
    let facts = session.facts();
    let view = View { book, audience: case.audience, facts: &facts };
    let fits = |fix: &FixId| {
        let tried = case.tried.iter().any(|(tried, _)| tried == fix);
        !tried && view.sees(book[*fix].audience) && view.is_open(&book[*fix].when)
    };
    advice(book, source).into_iter().filter(fits).collect()
}

/// Gives the answers of a case. One that this reader is not asked, or that does not arise, is left out: it was said all
/// the same, so the case is not a failure of the program.
fn say(session: &mut Session<'_>, case: &FieldCase, chosen: impl Fn(QuestionId) -> bool) {
    for (question, answer) in case.answers.iter().filter(|(question, _)| chosen(*question)) {
        if open(session, *question) {
            // Whatever is still refused is left out as well.
            let _ = session.answer(*question, Answer::Chosen(*answer));
        }
    }
}

fn open(session: &Session<'_>, question: QuestionId) -> bool {
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
