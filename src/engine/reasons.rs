//! Reasons as data: the answers that speak for and against a fix or a cause, and the causes that a failure rules out.
//!
//! The weight of evidence of an answer between two causes is `10·log10 P(a|c)/P(a|rival)` decibans: it adds up and
//! does not depend on the order of the answers.

use crate::engine::belief::{Belief, likelihood};
use crate::engine::likelihood::{Likelihood, rounded};
use crate::engine::standing::Standing;
use crate::rulebook::scale;
use crate::rulebook::{AnswerId, CauseId, FixId, QuestionId, QuestionKind};

/// An answer that speaks for or against a fix or a cause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    pub question: QuestionId,
    pub answer: AnswerId,
    /// The weight of evidence in decibans: positive for, negative against.
    pub decibans: f64,
}

/// The strength of a weight of evidence, in words.
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
    pub fn speaks_for(&self) -> bool {
        self.decibans > 0.0
    }

    /// `None` under 3 decibans, which is too little to report.
    pub fn strength(&self) -> Option<Strength> {
        Strength::of(self.decibans)
    }
}

impl Strength {
    /// The strength of a weight of evidence, for or against; `None` under 3 decibans, which is too little to report.
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

/// The reasons for and against a fix: the two strongest for it and the strongest against. They compare the cause that
/// the fix most likely mends with the most believed cause that it does not mend.
pub(crate) fn about_fix(standing: &Standing<'_>, fix: FixId) -> Vec<Reason> {
    let Standing { book, belief, .. } = standing;
    // A way round helps for every cause, so no answer speaks for or against it.
    if book.is_way_round(fix) {
        return Vec::new();
    }
    let fix = &book[fix];
    let mut mended = None;
    let mut most = 0.0;
    for (cause, works) in &fix.cures {
        let chance = belief[*cause] * works;
        // On a tie the last in rulebook order. Impossible causes never count.
        if chance > 0.0 && chance >= most {
            (mended, most) = (Some(*cause), chance);
        }
    }
    let Some(mended) = mended else { return Vec::new() };
    let rival = most_believed(standing, |cause| !fix.cures.iter().any(|(cured, _)| *cured == cause));
    strongest(standing, mended, rival)
}

/// The reasons for and against a cause, compared with the most believed other one: the two strongest for it and the
/// strongest against.
pub(crate) fn about_cause(standing: &Standing<'_>, cause: CauseId) -> Vec<Reason> {
    strongest(standing, cause, most_believed(standing, |other| other != cause))
}

/// The most believed cause of those that `includes` selects; on a tie the first in rulebook order.
fn most_believed(standing: &Standing<'_>, includes: impl Fn(CauseId) -> bool) -> Option<CauseId> {
    let mut most: Option<(CauseId, f64)> = None;
    for (cause, belief) in standing.belief.iter() {
        if includes(cause) && most.is_none_or(|(_, greatest)| belief > greatest) {
            most = Some((cause, belief));
        }
    }
    most.map(|(cause, _)| cause)
}

/// The answers with the greatest weight for a cause and against its rival (two), and the other way round (one).
fn strongest(standing: &Standing<'_>, cause: CauseId, rival: Option<CauseId>) -> Vec<Reason> {
    let Standing { book, facts, .. } = standing;
    let mut reasons: Vec<Reason> = Vec::new();
    for (question, entry) in book.questions.entries() {
        if entry.kind != QuestionKind::Evidence {
            continue;
        }
        let Some(answer) = facts.chosen(question) else { continue };
        // The divisor is never 0: a rulebook keeps every likelihood above a floor.
        let ratio = likelihood(book, Some(cause), question, answer) / likelihood(book, rival, question, answer);
        let reason = Reason { question, answer, decibans: rounded(scale::decibans(ratio)) };
        if reason.strength().is_some() {
            reasons.push(reason);
        }
    }
    // Stable and on rounded values, so that ties are in rulebook order on every platform.
    reasons.sort_by(|a, b| b.decibans.abs().total_cmp(&a.decibans.abs()));
    let (speak_for, against): (Vec<Reason>, Vec<Reason>) = reasons.into_iter().partition(Reason::speaks_for);
    speak_for.into_iter().take(2).chain(against.into_iter().take(1)).collect()
}

/// The causes that the failure of a fix would make unlikely, without those that are unlikely already.
pub(crate) fn ruled_out(standing: &Standing<'_>, fix: FixId) -> Vec<CauseId> {
    let Standing { book, belief, .. } = standing;
    let after = belief.after_failure(book, fix);
    let mut ruled_out = Vec::new();
    for cause in book.causes.ids() {
        if !is_unlikely(belief, cause) && is_unlikely(&after, cause) {
            ruled_out.push(cause);
        }
    }
    ruled_out
}

fn is_unlikely(belief: &Belief, cause: CauseId) -> bool {
    Likelihood::of(belief.share(cause)) == Likelihood::Unlikely
}
