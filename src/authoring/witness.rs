//! Witnesses: what somebody would have to say for a cause to be believed most, or for a fix to be advised first.
//!
//! A search, not a proof: from each symptom on it takes, again and again, the answer that does most for what is to come
//! first, and where no answer does anything, takes what stands first as impossible here: if it failed, that would speak
//! against what the goal mends as well. What it finds is true and can be replayed; what it does not find may exist.

use crate::engine::plan::problem::{ActionId, QueryId};
use crate::engine::plan::state::State;
use crate::engine::{Answer, Event, Session, Standing, causes};
use crate::rulebook::{AnswerId, Audience, CauseId, FixId, Outcome, QuestionId, Rulebook};

/// The goal of a search: a cause or a fix that shall come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Top {
    /// This cause is believed most.
    Cause(CauseId),
    /// This fix stands first, if need be where a few others are impossible.
    Fix(FixId),
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The reader and the events that were found, if any.
    pub witness: Option<(Audience, Vec<Event>)>,
    /// The number of logs that were tried.
    pub tried: usize,
}

/// So many fixes may be impossible before the one that is looked for.
const IMPOSSIBLE: usize = 3;

/// Every cause and every fix of a rulebook.
pub fn all(book: &Rulebook) -> impl Iterator<Item = Top> {
    let causes = book.causes.ids().map(Top::Cause);
    causes.chain(book.fixes.ids().map(Top::Fix))
}

/// Looks for something to say that brings a cause or a fix to the top.
pub fn search(book: &Rulebook, top: Top) -> Search {
    let mut tried = 0;
    for audience in Audience::ALL.into_iter().filter(|audience| concerns(book, top, *audience)) {
        let symptoms = book[book.symptom].answers.ids().map(Some);
        for symptom in std::iter::once(None).chain(symptoms) {
            let mut session = Session::start(book, audience);
            let told = symptom.is_none_or(|symptom| session.answer(book.symptom, Answer::Chosen(symptom)).is_ok());
            if told && climb(&mut session, top, &mut tried) {
                return Search { witness: Some((audience, session.log().to_vec())), tried };
            }
        }
    }
    Search { witness: None, tried }
}

fn concerns(book: &Rulebook, top: Top, audience: Audience) -> bool {
    match top {
        Top::Cause(_) => true,
        Top::Fix(fix) => book[fix].audience.includes(audience),
    }
}

/// Says what does most for the goal until it is reached, or until nothing does anything for it any more.
fn climb(session: &mut Session<'_>, top: Top, tried: &mut usize) -> bool {
    let mut impossible = 0;
    loop {
        let standing = session.standing();
        *tried += 1;
        let start = standing.start();
        let first = start.turns().next().map(|turn| standing.compiled.fix(turn.action));
        let reached = match top {
            Top::Cause(cause) => causes(&standing).first().is_some_and(|first| first.cause == cause),
            Top::Fix(fix) => first == Some(fix),
        };
        if reached {
            return true;
        }
        if let Some((question, answer)) = best(session, &standing, &start, top, tried) {
            session.answer(question, Answer::Chosen(answer)).expect("only what arises is looked at");
        } else if let Some(first) = first.filter(|_| impossible < IMPOSSIBLE) {
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
    // What rounding alone could bring is no gain.
    let mut nearest = nearness(standing, start, top) * (1.0 + 1e-9);
    for (query, question) in compiled.questions.iter().enumerate() {
        if !standing.view().askable(*question) {
            continue;
        }
        for answer in book[*question].answers.ids() {
            *tried += 1;
            let near = nearness(standing, &start.answered(QueryId(query), answer.index()), top);
            if near > nearest && keeps_all(session, *question, answer) {
                (best, nearest) = (Some((*question, answer)), near);
            }
        }
    }
    best
}

/// How many times more the goal has of what counts than the greatest of its rivals.
fn nearness(standing: &Standing<'_>, state: &State<'_>, top: Top) -> f64 {
    match top {
        Top::Cause(cause) => {
            let known = &standing.compiled.hypotheses;
            // *Other* stands behind the known causes, and is no rival.
            lead(&state.belief()[..known.len()], known.binary_search(&cause).ok())
        }
        Top::Fix(fix) => {
            let fixes = &standing.compiled.fixes;
            let worth: Vec<f64> = (0..fixes.len()).map(|action| state.worth(ActionId(action))).collect();
            lead(&worth, fixes.iter().position(|known| *known == fix))
        }
    }
}

fn lead(all: &[f64], own: Option<usize>) -> f64 {
    let rivals = all.iter().enumerate().filter(|(position, _)| Some(*position) != own).map(|(_, value)| *value);
    own.map_or(0.0, |own| all[own]) / rivals.fold(f64::MIN_POSITIVE, f64::max)
}

/// True if every earlier answer still arises after this one.
fn keeps_all(session: &Session<'_>, question: QuestionId, answer: AnswerId) -> bool {
    let mut then = session.clone();
    then.answer(question, Answer::Chosen(answer)).is_ok() && then.inert().is_empty()
}
