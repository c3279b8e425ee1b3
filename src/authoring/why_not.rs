//! The reasons why a cause or a fix does not have the rank that a case expects.
//!
//! Beliefs are products, so what sets two causes apart is a sum of decibans: how common each is, every answer, every
//! fix that failed. Nothing else enters, and so nothing that decided can be missing here.

use crate::engine::{Diagnosis, RankedFix, Reason, Session, Strength, about_fix, likelihood, prior, rounded};
use crate::rulebook::scale;
use crate::rulebook::{AlertId, AnswerId, CauseId, FixId, Outcome, QuestionId, QuestionKind};

/// Why a cause does not stand above its rival.
#[derive(Debug, Clone, PartialEq)]
pub enum CauseDecided {
    /// Its gate is closed by what was answered to this question.
    Closed(QuestionId),
    /// The factors for the rival, strongest first; none if the two are nearly equal.
    By(Vec<Factor>),
}

/// One of the factors in which the beliefs in two causes differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    pub what: What,
    /// The weight for the rival, in decibans.
    pub decibans: f64,
}

/// The origin of a factor of a belief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The frequencies of the causes here.
    Frequency,
    /// The answer to a question.
    Answer(QuestionId, AnswerId),
    /// A fix that failed.
    Failed(FixId),
}

/// Why a fix does not stand where it was expected.
#[derive(Debug, Clone, PartialEq)]
pub enum FixDecided {
    /// It was tried already.
    Tried(Outcome),
    /// It is for somebody else.
    Audience,
    /// Its gate is closed by what was answered to this question.
    Closed(QuestionId),
    /// A need does not hold, or cannot be asked any more.
    Needs(QuestionId),
    /// An alert stops it.
    Stopped(AlertId),
    /// It sends a code, and enough were sent.
    EnoughCodes,
    /// It sends a code, and a wait is running.
    Waiting,
    /// Others are better, or it would help too seldom.
    Outweighed {
        /// Its offer; `None` if it would help too seldom to be on the list.
        offer: Option<Offer>,
        /// The first fix on the list, if there is one, and what that offers.
        rival: Option<(FixId, Offer)>,
        /// The strongest reason against it.
        against: Option<Reason>,
        /// The strongest reason for the first on the list.
        for_rival: Option<Reason>,
    },
}

/// The basis of a fix's rank: its chance at its turn, for its price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer {
    /// P(it works | those before it failed).
    pub weight: f64,
    /// In minutes.
    pub cost: f64,
}

impl Factor {
    pub fn strength(&self) -> Option<Strength> {
        Strength::of(self.decibans)
    }
}

/// Why one cause does not stand above another.
pub fn cause_decided(session: &Session<'_>, cause: CauseId, rival: CauseId) -> CauseDecided {
    let (book, facts) = (session.book(), session.facts());
    let frequency = |cause: CauseId| prior(book, &book[cause], &facts, None);
    if frequency(cause) <= 0.0 {
        return facts.refuter(&book[cause].when).map_or(CauseDecided::By(Vec::new()), CauseDecided::Closed);
    }
    let factor = |what, own: f64, rivals: f64| Factor { what, decibans: rounded(scale::decibans(rivals / own)) };
    let answers = book
        .questions
        .ids()
        .filter(|question| book[*question].kind == QuestionKind::Evidence)
        .filter_map(|question| Some((question, facts.chosen(question)?)))
        .map(|(question, answer)| {
            let likelihood = |cause| likelihood(book, Some(cause), question, answer);
            factor(What::Answer(question, answer), likelihood(cause), likelihood(rival))
        });
    let failures =
        book.fixes.ids().filter(|fix| facts.outcome(*fix) == Some(Outcome::Failed)).map(|fix| {
            factor(What::Failed(fix), 1.0 - book[fix].works(Some(cause)), 1.0 - book[fix].works(Some(rival)))
        });
    let mut factors: Vec<Factor> = [factor(What::Frequency, frequency(cause), frequency(rival))]
        .into_iter()
        .chain(answers)
        .chain(failures)
        .collect();
    factors.retain(|factor| factor.decibans > 0.0 && factor.strength().is_some());
    factors.sort_by(|a, b| b.decibans.total_cmp(&a.decibans));
    CauseDecided::By(factors)
}

/// Why a fix does not stand where it was expected.
pub fn fix_decided(diagnosis: &Diagnosis<'_>, fix: FixId) -> FixDecided {
    let standing = &diagnosis.standing;
    let (book, view) = (standing.book, standing.view());
    let entry = &book[fix];
    if let Some(outcome) = view.facts.outcome(fix) {
        FixDecided::Tried(outcome)
    } else if !view.sees(entry.audience) {
        FixDecided::Audience
    } else if let Some(question) = view.facts.refuter(&entry.when) {
        FixDecided::Closed(question)
    } else if let Some(need) = entry.needs.0.iter().find(|need| view.is_unmet(need)) {
        FixDecided::Needs(need.question)
    } else if let Some(alert) = standing.alerts.iter().find(|alert| view.stops(&book[**alert], fix)) {
        FixDecided::Stopped(*alert)
    } else if !standing.compiled.fixes.contains(&fix) {
        if standing.waiting { FixDecided::Waiting } else { FixDecided::EnoughCodes }
    } else {
        let reasons = |fix| about_fix(standing, fix).into_iter();
        let offer = |ranked: &RankedFix<'_>| Offer { weight: ranked.weight, cost: ranked.cost };
        let first = diagnosis.fixes.first().filter(|first| first.fix != fix);
        FixDecided::Outweighed {
            offer: diagnosis.fixes.iter().find(|ranked| ranked.fix == fix).map(offer),
            rival: first.map(|first| (first.fix, offer(first))),
            against: reasons(fix).find(|reason| !reason.speaks_for()),
            for_rival: first.and_then(|first| reasons(first.fix).find(Reason::speaks_for)),
        }
    }
}
