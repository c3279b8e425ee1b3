//! The first cause after each way to answer the opening.

use crate::authoring::robustness::answers::answers;
use crate::engine::{Answer, Facts, Session, Strength, Truth, View};
use crate::rulebook::scale;
use crate::rulebook::{Audience, Cause, CauseId, QuestionId, QuestionKind, Rulebook};

/// The largest number of combinations that are tried for an audience: an opening of many questions has too many.
pub const MOST: usize = 5_000;

/// The first causes for the opening alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Openings {
    /// The number of combinations of answers, over all audiences; the most that are tried is [`MOST`] for each.
    pub combinations: usize,
    /// True if there are more.
    pub is_cut: bool,
    /// The rare causes that are first for some of them, in rulebook order, those that an answer speaks for last.
    pub rare: Vec<RareFirst>,
}

/// A cause that is first for some openings although it is rare.
#[derive(Debug, Clone, PartialEq)]
pub struct RareFirst {
    pub cause: CauseId,
    /// True if an answer of the opening speaks for the cause, at least slightly, compared with the usual answers.
    pub spoken_for: bool,
    /// The number of combinations of answers.
    pub combinations: usize,
    /// The first of them.
    pub audience: Audience,
    pub answers: Vec<(QuestionId, Answer)>,
    /// The frequency of the cause in that context.
    pub frequency: f64,
}

impl Openings {
    /// The number of combinations with a rare cause first that an answer speaks for, or that none does.
    pub fn count(&self, spoken_for: bool) -> usize {
        self.rare.iter().filter(|rare| rare.spoken_for == spoken_for).map(|rare| rare.combinations).sum()
    }
}

/// Answers the opening in every way, for each audience, with the answers that are offered.
pub(crate) fn openings(book: &Rulebook) -> Openings {
    let mut openings = Openings { combinations: 0, is_cut: false, rare: Vec::new() };
    for audience in Audience::ALL {
        let most = openings.combinations + MOST;
        answer_all(&Session::start(book, audience), most, &mut openings);
    }
    openings.rare.sort_by_key(|rare| (rare.spoken_for, rare.cause));
    openings
}

/// Goes on with the opening of a session in every way, until there are `most` combinations.
fn answer_all(session: &Session<'_>, most: usize, openings: &mut Openings) {
    let book = session.book();
    let facts = session.facts();
    let view = View { book, audience: session.audience(), facts: &facts };
    let Some(question) = book.opening.iter().copied().find(|question| view.askable(*question)) else {
        openings.combinations += 1;
        take_first(session, &facts, openings);
        return;
    };
    for answer in book[question].answers.ids().take(book[question].offered) {
        if openings.combinations == most {
            openings.is_cut = true;
            return;
        }
        let mut then = session.clone();
        then.answer(question, Answer::Chosen(answer)).expect("a question that can be asked can be answered");
        answer_all(&then, most, openings);
    }
}

/// Counts the first cause if it is rare.
fn take_first(session: &Session<'_>, facts: &Facts, openings: &mut Openings) {
    let book = session.book();
    let Some(first) = session.causes().first().map(|ranked| ranked.cause) else { return };
    let frequency = frequency(&book[first], facts);
    if frequency > scale::frequency("rarely").expect("it is a word of the scale") {
        return;
    }
    let spoken_for = is_spoken_for(book, first, facts);
    let known = openings.rare.iter_mut().find(|rare| rare.cause == first && rare.spoken_for == spoken_for);
    if let Some(rare) = known {
        rare.combinations += 1;
        return;
    }
    openings.rare.push(RareFirst {
        cause: first,
        spoken_for,
        combinations: 1,
        audience: session.audience(),
        answers: answers(session),
        frequency,
    });
}

/// The frequency of a cause where its gate is open: the first adjustment that is known to hold, or its own.
fn frequency(cause: &Cause, facts: &Facts) -> f64 {
    let adjusted = cause.adjust.iter().find(|(when, _)| facts.truth(when) == Truth::Holds);
    adjusted.map_or(cause.frequency, |(_, frequency)| *frequency)
}

fn is_spoken_for(book: &Rulebook, cause: CauseId, facts: &Facts) -> bool {
    book[cause].rows.iter().any(|(question, row)| {
        let Some(answer) = facts.chosen(*question) else { return false };
        let decibans = scale::decibans(row[answer.index()] / book[*question].usual[answer.index()]);
        book[*question].kind == QuestionKind::Evidence && decibans > 0.0 && Strength::of(decibans).is_some()
    })
}
