//! Searches for witnesses: answers that put a cause or a fix first.
//!
//! A hill climb, not a proof. From each symptom it repeatedly gives the answer that brings the goal nearest. Where no
//! answer helps, it marks the fix that is first now as impossible; a failure would also count against the causes that
//! the goal mends. A witness is real and can be replayed, but a search that finds none does not show that none exists.

use crate::engine::plan::problem::QueryId;
use crate::engine::plan::state::State;
use crate::engine::{Answer, Event, Session, Standing, causes};
use crate::rulebook::{AnswerId, Audience, CauseId, FixId, Outcome, QuestionId, Rulebook};

/// The goal of a search: the cause or the fix to put first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Top {
    /// The most believed cause.
    Cause(CauseId),
    /// The first fix on the list, if necessary with a few others marked as impossible.
    Fix(FixId),
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The audience and the events, if a witness was found.
    pub witness: Option<(Audience, Vec<Event>)>,
    /// The number of logs that were tried.
    pub tried: usize,
    /// The number of these that were worked out in full, which takes far longer.
    pub worked_out: usize,
}

/// The largest number of fixes that a witness marks as impossible.
const MAX_IMPOSSIBLE: usize = 3;

/// Every cause and every fix of a rulebook.
pub fn all(book: &Rulebook) -> impl Iterator<Item = Top> {
    book.causes.ids().map(Top::Cause).chain(book.fixes.ids().map(Top::Fix))
}

/// Searches for a witness for a cause or a fix.
pub fn search(book: &Rulebook, top: Top) -> Search {
    let mut search = Search { witness: None, tried: 0, worked_out: 0 };
    for audience in Audience::ALL.into_iter().filter(|audience| concerns(book, top, *audience)) {
        let symptoms = book[book.symptom].answers.ids().map(Some);
        for symptom in std::iter::once(None).chain(symptoms) {
            let mut session = Session::start(book, audience);
            if let Some(symptom) = symptom
                && session.answer(book.symptom, Answer::Chosen(symptom)).is_err()
            {
                continue;
            }
            if climb(&mut session, top, &mut search) {
                return Search { witness: Some((audience, session.log().to_vec())), ..search };
            }
        }
    }
    search
}

fn concerns(book: &Rulebook, top: Top, audience: Audience) -> bool {
    match top {
        Top::Cause(_) => true,
        Top::Fix(fix) => book[fix].audience.includes(audience),
    }
}

/// Gives the best answer repeatedly. True once the goal is reached, false if no answer brings it nearer.
fn climb(session: &mut Session<'_>, top: Top, search: &mut Search) -> bool {
    let mut impossible = 0;
    loop {
        let standing = session.standing();
        search.tried += 1;
        search.worked_out += 1;
        let start = standing.start();
        let mut first = start.turns().next().map(|turn| standing.compiled.fix(turn.action));
        // The plan may put another one first. It is costly to work out, and seldom needed.
        if let Top::Fix(fix) = top
            && first == Some(fix)
        {
            first = session.diagnosis().fixes.first().map(|ranked| ranked.fix);
        }
        let reached = match top {
            Top::Cause(cause) => causes(&standing.belief).first().is_some_and(|first| first.cause == cause),
            Top::Fix(fix) => first == Some(fix),
        };
        if reached {
            return true;
        }
        if let Some((question, answer)) = best(session, &standing, &start, top, &mut search.tried) {
            session.answer(question, Answer::Chosen(answer)).expect("only questions that arise are considered");
        } else if let Some(first) = first
            && impossible < MAX_IMPOSSIBLE
        {
            session.tried(first, Outcome::Cannot);
            impossible += 1;
        } else {
            return false;
        }
    }
}

/// The answer after which the goal is nearest, if any brings it nearer.
fn best(
    session: &Session<'_>,
    standing: &Standing<'_>,
    start: &State<'_>,
    top: Top,
    tried: &mut usize,
) -> Option<(QuestionId, AnswerId)> {
    let Standing { book, compiled, .. } = standing;
    let mut best = None;
    // A gain that rounding alone could produce does not count.
    let mut nearest = nearness(standing, start, top) * (1.0 + 1e-9);
    for (query, question) in compiled.questions.iter().enumerate() {
        if !standing.view().askable(*question) {
            continue;
        }
        for answer in book[*question].answers.ids() {
            *tried += 1;
            let near = nearness(standing, &start.answered(QueryId(query), answer.index()), top);
            // Compared first: checking that no earlier answer becomes inert takes a copy of the session.
            if near > nearest && keeps_all(session, *question, answer) {
                (best, nearest) = (Some((*question, answer)), near);
            }
        }
    }
    best
}

/// The ratio of the goal to its greatest rival: in belief for a cause, in mass per minute for a fix.
fn nearness(standing: &Standing<'_>, state: &State<'_>, top: Top) -> f64 {
    match top {
        Top::Cause(cause) => {
            let known = &standing.compiled.hypotheses;
            // *Other* follows the known causes and is no rival: it is not on the list of causes.
            ratio_to_rivals(&state.belief()[..known.len()], known.binary_search(&cause).ok())
        }
        Top::Fix(fix) => {
            let fixes = &standing.compiled.fixes;
            // By the measure that orders the list.
            ratio_to_rivals(&state.worths(), fixes.iter().position(|known| *known == fix))
        }
    }
}

fn ratio_to_rivals(values: &[f64], own: Option<usize>) -> f64 {
    // Without a position the goal is impossible here; the positive start keeps the quotient finite.
    let mut greatest = f64::MIN_POSITIVE;
    for (position, value) in values.iter().enumerate() {
        if Some(position) != own {
            greatest = greatest.max(*value);
        }
    }
    own.map_or(0.0, |own| values[own]) / greatest
}

/// True if every earlier answer still arises after this one.
fn keeps_all(session: &Session<'_>, question: QuestionId, answer: AnswerId) -> bool {
    let mut then = session.clone();
    then.answer(question, Answer::Chosen(answer)).is_ok() && then.inert().is_empty()
}
