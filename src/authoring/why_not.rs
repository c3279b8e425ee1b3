//! The reasons why a cause or a fix does not have the rank that a case expects.
//!
//! Beliefs are products, so the difference between two causes is a sum of decibans: one term for their frequencies, one
//! for each answer, one for each failed fix. Nothing else enters, so the list of factors is complete.

use crate::engine::{Diagnosis, RankedFix, Reason, Session, Strength, about_fix, likelihood, prior, rounded};
use crate::rulebook::scale;
use crate::rulebook::{AlertId, AnswerId, CauseId, FixId, Outcome, QuestionId, QuestionKind};

/// The reason why a cause ranks below its rival.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNotCause {
    /// The answer to this question closes its gate.
    Closed(QuestionId),
    /// The factors for the rival, strongest first; none if the two are nearly equal.
    Outweighed(Vec<Factor>),
}

/// A factor by which the beliefs in two causes differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    pub origin: Origin,
    /// The weight for the rival, in decibans.
    pub decibans: f64,
}

/// The origin of a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The frequencies of the two causes, given the context.
    Frequency,
    /// The answer to a question.
    Answer(QuestionId, AnswerId),
    /// The failure of a fix.
    Failed(FixId),
}

/// The reason why a fix does not have the expected rank.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNotFix {
    /// It was tried already.
    Tried(Outcome),
    /// It is for another audience.
    Audience,
    /// The answer to this question closes its gate.
    Closed(QuestionId),
    /// The answer to this question makes it impossible or unsafe.
    Needs(QuestionId),
    /// An alert stops it.
    Stopped(AlertId),
    /// It sends a code, and a wait is running.
    Waiting,
    /// Other fixes are better, or it works too rarely.
    Outweighed {
        /// Its offer; `None` if it works too rarely to be on the list.
        offer: Option<Offer>,
        /// The first fix on the list with its offer, unless this fix is the first itself or the list is empty.
        rival: Option<(FixId, Offer)>,
        /// The strongest reason against it.
        against: Option<Reason>,
        /// The strongest reason for the rival.
        for_rival: Option<Reason>,
    },
}

/// The basis of a fix's rank: its chance of working, and its cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer {
    /// P(it works | those before it failed).
    pub weight: f64,
    /// In minutes.
    pub cost: f64,
}

impl Offer {
    fn of(ranked: &RankedFix<'_>) -> Self {
        Self { weight: ranked.weight, cost: ranked.cost }
    }
}

impl Factor {
    pub fn strength(&self) -> Option<Strength> {
        Strength::of(self.decibans)
    }
}

/// Explains why one cause ranks below another.
pub fn why_not_cause(session: &Session<'_>, cause: CauseId, rival: CauseId) -> WhyNotCause {
    let (book, facts) = (session.book(), session.facts());
    let own = prior(book, &book[cause], &facts, None);
    if own <= 0.0 {
        let refuter = facts.refuter(&book[cause].when);
        return refuter.map_or(WhyNotCause::Outweighed(Vec::new()), WhyNotCause::Closed);
    }
    let mut factors = vec![factor(Origin::Frequency, own, prior(book, &book[rival], &facts, None))];
    for question in book.questions.ids() {
        // Answers to context questions are in the priors already.
        if book[question].kind != QuestionKind::Evidence {
            continue;
        }
        if let Some(answer) = facts.chosen(question) {
            let own = likelihood(book, Some(cause), question, answer);
            let rivals = likelihood(book, Some(rival), question, answer);
            factors.push(factor(Origin::Answer(question, answer), own, rivals));
        }
    }
    for (id, fix) in book.fixes.entries() {
        if facts.outcome(id) == Some(Outcome::Failed) {
            factors.push(factor(Origin::Failed(id), 1.0 - fix.works(Some(cause)), 1.0 - fix.works(Some(rival))));
        }
    }
    factors.retain(|factor| factor.decibans > 0.0 && factor.strength().is_some());
    factors.sort_by(|a, b| b.decibans.total_cmp(&a.decibans));
    WhyNotCause::Outweighed(factors)
}

fn factor(origin: Origin, own: f64, rivals: f64) -> Factor {
    Factor { origin, decibans: rounded(scale::decibans(rivals / own)) }
}

/// Explains why a fix does not have the expected rank.
pub fn why_not_fix(diagnosis: &Diagnosis<'_>, fix: FixId) -> WhyNotFix {
    let standing = &diagnosis.standing;
    let (book, view) = (standing.book, standing.view());
    let entry = &book[fix];
    if let Some(outcome) = view.facts.outcome(fix) {
        WhyNotFix::Tried(outcome)
    } else if !view.sees(entry.audience) {
        WhyNotFix::Audience
    } else if let Some(question) = view.facts.refuter(&entry.when) {
        WhyNotFix::Closed(question)
    } else if let Some(need) = view.unmet(entry) {
        WhyNotFix::Needs(need)
    } else if let Some(alert) = view.stopped_by(&standing.alerts, fix) {
        WhyNotFix::Stopped(alert)
    } else if !standing.compiled.fixes.contains(&fix) {
        // All other grounds for leaving a possible fix out of the plan are ruled out above: it must send a code.
        WhyNotFix::Waiting
    } else {
        let own = diagnosis.fixes.iter().find(|ranked| ranked.fix == fix);
        let rival = diagnosis.fixes.first().filter(|first| first.fix != fix);
        let rival_reasons = rival.map_or(Vec::new(), |rival| about_fix(standing, rival.fix));
        WhyNotFix::Outweighed {
            offer: own.map(Offer::of),
            rival: rival.map(|rival| (rival.fix, Offer::of(rival))),
            against: about_fix(standing, fix).into_iter().find(|reason| !reason.speaks_for()),
            for_rival: rival_reasons.into_iter().find(Reason::speaks_for),
        }
    }
}
