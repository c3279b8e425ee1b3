//! The rank of each cause for the most telling answers of its own evidence.

use crate::authoring::progress::Progress;
use crate::authoring::robustness::answers::answers;
use crate::authoring::score::interview::IN_SIGHT;
use crate::engine::{Answer, Belief, Session, View, likelihood, rounded};
use crate::rulebook::scale;
use crate::rulebook::{AnswerId, Audience, CauseId, QuestionId, Rulebook};

/// The number of answers that are given for a cause.
pub const TELLING: usize = 3;

/// The ranks of causes for their own evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnEvidence {
    /// The number of causes.
    pub causes: usize,
    /// Those that are not among the first three, in rulebook order.
    pub missed: Vec<Missed>,
}

/// A cause that its own evidence does not bring among the first three.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    pub cause: CauseId,
    /// The audience whose answers tell most about it.
    pub audience: Audience,
    /// The answers that open its gate, then those of its evidence, the most telling first.
    pub answers: Vec<(QuestionId, Answer)>,
    /// Its rank, counted from 1; `None` if it is impossible for every audience.
    pub rank: Option<usize>,
}

/// Gives every cause its gate and the three most telling answers of its evidence. An answer tells more the greater its
/// likelihood under the cause is than its mean under all others, weighted by the beliefs once the gate is open. Of all
/// audiences the one counts whose answers tell most; on a tie the first.
pub(crate) fn own_evidence(book: &Rulebook, progress: Progress<'_>) -> OwnEvidence {
    let all = book.causes.len();
    let mut found = OwnEvidence { causes: all, missed: Vec::new() };
    for (done, cause) in book.causes.ids().enumerate() {
        progress(done, all);
        found.missed.extend(missed(book, cause));
    }
    found
}

fn missed(book: &Rulebook, cause: CauseId) -> Option<Missed> {
    let mut best: Option<(Session<'_>, f64)> = None;
    for audience in Audience::ALL {
        if let Some((session, weight)) = told(book, cause, audience)
            && best.as_ref().is_none_or(|(_, most)| weight > *most)
        {
            best = Some((session, weight));
        }
    }
    let Some((session, _)) = best else {
        return Some(Missed { cause, audience: Audience::User, answers: Vec::new(), rank: None });
    };
    let position = session.causes().iter().position(|ranked| ranked.cause == cause);
    let rank = position.map(|position| position + 1);
    if rank.is_some_and(|rank| rank <= IN_SIGHT) {
        return None;
    }
    Some(Missed { cause, audience: session.audience(), answers: answers(&session), rank })
}

/// The session of an audience that gives the most telling answers for a cause, with their weight in decibans; `None` if
/// its gate cannot be open for this audience.
fn told(book: &Rulebook, cause: CauseId, audience: Audience) -> Option<(Session<'_>, f64)> {
    let mut session = Session::start(book, audience);
    open_gate(&mut session, cause)?;
    let (mut given, mut weight) = (0, 0.0);
    for (question, answer, decibans) in telling(&session, cause) {
        if given < TELLING && arises_with_all(&session, question, answer) {
            session.answer(question, Answer::Chosen(answer)).ok()?;
            given += 1;
            weight += decibans;
        }
    }
    Some((session, weight))
}

/// Gives the most usual answers that open the gate of a cause.
fn open_gate(session: &mut Session<'_>, cause: CauseId) -> Option<()> {
    let book = session.book();
    let gate = &book[cause].when;
    for condition in &gate.0 {
        let question = condition.question;
        let usual = &book[question].usual;
        let mut opening: Option<AnswerId> = None;
        for answer in book[question].answers.ids() {
            let mut same = gate.0.iter().filter(|other| other.question == question);
            if same.all(|other| other.answers.contains(&answer))
                && opening.is_none_or(|best| usual[answer.index()] > usual[best.index()])
            {
                opening = Some(answer);
            }
        }
        if question != book.role {
            session.answer(question, Answer::Chosen(opening?)).ok()?;
        } else if !condition.answers.contains(&book.role_of(session.audience())) {
            return None;
        }
    }
    session.inert().is_empty().then_some(())
}

/// The answers that tell for a cause, with their weights in decibans, the most telling first: one of each question in
/// its evidence that this audience is asked.
fn telling(session: &Session<'_>, cause: CauseId) -> Vec<(QuestionId, AnswerId, f64)> {
    let book = session.book();
    let facts = session.facts();
    let belief = Belief::given(book, &facts);
    let view = View { book, audience: session.audience(), facts: &facts };
    let mut telling = Vec::new();
    for (question, row) in &book[cause].rows {
        if !view.askable(*question) {
            continue;
        }
        let mut best: Option<(QuestionId, AnswerId, f64)> = None;
        for answer in book[*question].answers.ids().take(book[*question].offered) {
            let ratio = row[answer.index()] / mean_of_others(book, cause, *question, answer, &belief);
            let decibans = rounded(scale::decibans(ratio));
            if decibans > best.map_or(0.0, |(_, _, most)| most) {
                best = Some((*question, answer, decibans));
            }
        }
        telling.extend(best);
    }
    // Stable and on rounded values, so that ties are in rulebook order on every platform.
    telling.sort_by(|a, b| b.2.total_cmp(&a.2));
    telling
}

/// P(answer | any cause but this one).
fn mean_of_others(book: &Rulebook, cause: CauseId, question: QuestionId, answer: AnswerId, belief: &Belief) -> f64 {
    let mut sum = belief.other() * likelihood(book, None, question, answer);
    for (other, belief) in belief.iter() {
        if other != cause {
            sum += belief * likelihood(book, Some(other), question, answer);
        }
    }
    sum / (belief.mass() - belief[cause])
}

/// True if an answer leaves all earlier ones in place.
fn arises_with_all(session: &Session<'_>, question: QuestionId, answer: AnswerId) -> bool {
    let mut then = session.clone();
    then.answer(question, Answer::Chosen(answer)).is_ok() && then.inert().is_empty()
}
