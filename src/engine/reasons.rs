//! Reasons as data: why a fix stands where it stands, and what a question is worth.
//!
//! The weight of evidence of an answer between two causes is `10·log10 P(a|c)/P(a|rival)` decibans: it adds up and
//! does not depend on the order of the answers.

use crate::engine::belief::likelihood;
use crate::engine::diagnosis::{Likelihood, rounded};
use crate::engine::facts::Facts;
use crate::engine::plan::decide::{Reach, saving};
use crate::engine::plan::state::State;
use crate::engine::session::{Next, Session, Standing};
use crate::rulebook::scale;
use crate::rulebook::{AnswerId, CauseId, FixId, QuestionId, QuestionKind, Rulebook};

/// An answer that speaks for or against a fix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    pub question: QuestionId,
    /// What was answered.
    pub answer: AnswerId,
    /// The weight of evidence in decibans: positive speaks for the fix, negative against it.
    pub decibans: f64,
}

/// How strongly an answer speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// 3 to 7 decibans.
    Slightly,
    /// 7 to 13 decibans.
    Clearly,
    /// Over 13 decibans.
    Strongly,
}

impl Reason {
    /// Whether it speaks for the fix rather than against it.
    pub fn speaks_for(&self) -> bool {
        self.decibans > 0.0
    }

    /// How strongly it speaks; `None` under 3 decibans, which is not worth telling.
    pub fn strength(&self) -> Option<Strength> {
        Strength::of(self.decibans)
    }
}

impl Strength {
    /// How strongly so many decibans speak, for or against; `None` under 3, which is not worth telling.
    pub fn of(decibans: f64) -> Option<Self> {
        match decibans.abs() {
            weight if weight < 3.0 => None,
            weight if weight < 7.0 => Some(Self::Slightly),
            weight if weight <= 13.0 => Some(Self::Clearly),
            _ => Some(Self::Strongly),
        }
    }

    /// The word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slightly => "slightly",
            Self::Clearly => "clearly",
            Self::Strongly => "strongly",
        }
    }
}

/// What speaks for and against a fix: the two strongest for, the strongest against. The cause that the fix most likely
/// mends is held against the most believed one that it does not.
pub fn because(book: &Rulebook, facts: &Facts, belief: &[f64], fix: FixId) -> Vec<Reason> {
    let fix = &book[fix];
    // A way round is not advised for what is behind it, so nothing speaks for or against it.
    if fix.cures_any.is_some() {
        return Vec::new();
    }
    let mended = fix.cures.iter().filter(|(cause, works)| belief[cause.index()] * works > 0.0);
    let mended = mended.max_by(|a, b| (belief[a.0.index()] * a.1).total_cmp(&(belief[b.0.index()] * b.1)));
    let Some((mended, _)) = mended else { return Vec::new() };
    let rival = most_believed(book, belief, |cause| !fix.cures.iter().any(|(cured, _)| *cured == cause));
    weighed(book, facts, *mended, rival)
}

/// What speaks for and against a cause, held against the most believed other one: the two strongest for, the strongest
/// against.
pub fn because_of(book: &Rulebook, facts: &Facts, belief: &[f64], cause: CauseId) -> Vec<Reason> {
    weighed(book, facts, cause, most_believed(book, belief, |other| other != cause))
}

fn most_believed(book: &Rulebook, belief: &[f64], among: impl Fn(CauseId) -> bool) -> Option<CauseId> {
    book.causes
        .ids()
        .filter(|cause| among(*cause))
        .max_by(|a, b| belief[a.index()].total_cmp(&belief[b.index()]).then(b.cmp(a)))
}

/// What was answered, by how much more it speaks for a cause than for its rival.
fn weighed(book: &Rulebook, facts: &Facts, cause: CauseId, rival: Option<CauseId>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = book
        .questions
        .ids()
        .filter(|question| book[*question].kind == QuestionKind::Evidence)
        .filter_map(|question| {
            let answer = facts.chosen(question)?;
            let ratio = likelihood(book, Some(cause), question, answer) / likelihood(book, rival, question, answer);
            let reason = Reason { question, answer, decibans: rounded(scale::decibans(ratio)) };
            reason.strength().map(|_| reason)
        })
        .collect();
    reasons.sort_by(|a, b| b.decibans.abs().total_cmp(&a.decibans.abs()));
    let (speak_for, against): (Vec<Reason>, Vec<Reason>) = reasons.into_iter().partition(Reason::speaks_for);
    speak_for.into_iter().take(2).chain(against.into_iter().take(1)).collect()
}

/// The causes that the failure of a fix would make unlikely, of those that are not so already.
pub fn ruled_out(book: &Rulebook, belief: &[f64], fix: FixId) -> Vec<CauseId> {
    let fix = &book[fix];
    let after: Vec<f64> = (0..).zip(belief).map(|(at, belief)| belief * (1.0 - fix.works(book.cause_at(at)))).collect();
    let (before_all, after_all): (f64, f64) = (belief.iter().sum(), after.iter().sum());
    let unlikely = |belief: f64, all: f64| Likelihood::of(belief / all) == Likelihood::Unlikely;
    book.causes
        .ids()
        .filter(|cause| !unlikely(belief[cause.index()], before_all) && unlikely(after[cause.index()], after_all))
        .collect()
}

/// The one question, of those whose answer is not known and the one that comes next, whose answer would save the most
/// minutes; without the effort of asking, for the answer may turn up by itself.
pub(crate) fn most_telling(standing: &Standing<'_>, next: &Next, not_known: &[QuestionId]) -> Option<QuestionId> {
    let compiled = &standing.compiled;
    let here = State::start(&compiled.model);
    let now = here.sequence().value / here.mass();
    let asked = match next {
        Next::Ask(question) => Some(*question),
        _ => None,
    };
    let mut best = (MARGIN, None);
    for question in not_known.iter().copied().chain(asked) {
        let Some(query) = compiled.questions.iter().position(|known| *known == question) else { continue };
        let answers = standing.book[question].answers.ids();
        let then: Vec<State<'_>> = answers.map(|answer| here.answered(query, answer.index())).collect();
        let mass: f64 = then.iter().map(State::mass).sum();
        let saves = now - then.iter().map(|state| state.sequence().value).sum::<f64>() / mass;
        if saves > best.0 {
            best = (saves, Some(question));
        }
    }
    best.1
}

/// Less than this many minutes is nothing to tell.
const MARGIN: f64 = 0.05;

/// What asking a question would be good for.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// Minutes that asking saves on average, its own effort deducted; may be negative for what has to be asked anyway.
    pub saves: f64,
    /// What each answer would lead to.
    pub leads: Vec<Lead>,
}

/// What an answer would lead to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lead {
    pub answer: AnswerId,
    /// The first fix then, if there is one.
    pub fix: Option<FixId>,
    /// The expected minutes from there on.
    pub minutes: f64,
}

/// What asking a question would be good for; `None` if it cannot be asked any more.
pub fn worth(session: &Session<'_>, question: QuestionId) -> Option<Worth> {
    let standing = session.standing();
    let compiled = &standing.compiled;
    let query = compiled.questions.iter().position(|known| *known == question)?;
    let here = State::start(&compiled.model);
    let leads = session.book()[question]
        .answers
        .ids()
        .map(|answer| {
            let then = here.answered(query, answer.index());
            let sequence = then.sequence();
            Lead {
                answer,
                fix: sequence.first.map(|turn| compiled.fixes[turn.action]),
                minutes: rounded(sequence.value / then.mass()),
            }
        })
        .collect();
    let saves = saving(&here, Reach::for_model(&compiled.model), query);
    Some(Worth { saves: rounded(saves), leads })
}
