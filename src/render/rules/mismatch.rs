//! Failed expectations of a worked case, in ids for the author: the expected and the actual result, and the reasons.

use std::ops::Index;

use crate::authoring::cases::Mismatch;
use crate::authoring::why_not::{Factor, Offer, Origin, WhyNotCause, WhyNotFix};
use crate::engine::{Likelihood, Next, Reason, Rejected, Strength};
use crate::render::words;
use crate::rulebook::{Case, Named, QuestionId, Rulebook};

/// The explanation of one failed expectation.
pub(crate) struct Explanation {
    /// The expected and the actual result, in a line.
    pub(crate) summary: String,
    /// The reasons for the actual result, one line each.
    pub(crate) reasons: Vec<String>,
}

/// The number of ids that a list names; the others are only counted.
const NAMED: usize = 5;

/// Explains one failed expectation of a case.
pub(crate) fn explanation(book: &Rulebook, case: &Case, mismatch: &Mismatch) -> Explanation {
    let reasons = match mismatch {
        Mismatch::Cause { before, why: Some(verdict), .. } => {
            let rival = before.first().map_or("", |cause| &book[*cause].id);
            cause_reason(book, case, rival, verdict).into_iter().collect()
        }
        Mismatch::Fix { why: verdict, .. } => fix_reasons(book, case, verdict),
        // The other results follow from conditions of the rulebook, not from weighing one entry against another.
        _ => Vec::new(),
    };
    Explanation { summary: summary(book, case, mismatch), reasons }
}

/// The expected and the actual result.
fn summary(book: &Rulebook, case: &Case, mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::Refused(question, rejected) => refusal(book, case, *question, *rejected),
        Mismatch::Cause { cause, within, rank, before, .. } => {
            rank_mismatch("cause", &book[*cause].id, *within, *rank, &ids(book, before))
        }
        Mismatch::Fix { fix, within, rank, before, .. } => {
            rank_mismatch("fix", &book[*fix].id, *within, *rank, &ids(book, before))
        }
        Mismatch::Postponed(fix) => format!("no step of fix `{}` has to wait, or it is not advised", book[*fix].id),
        Mismatch::Next(next) => format!("next comes {}", next_step(book, next)),
        Mismatch::State(state) => {
            let expected = case.expect.outcome.as_deref().unwrap_or_default();
            format!("the outcome is {}, expected {expected}", state.name())
        }
        Mismatch::Likelihood(id, likelihood) => {
            let mut expected = case.expect.likelihoods.iter().filter(|(expected, _)| expected == id);
            let expected = expected.next().map_or("", |(_, word)| word);
            let found = likelihood.map_or("not possible", Likelihood::name);
            format!("cause `{}` is {found}, expected {expected}", book[*id].id)
        }
        Mismatch::Advised(fix, rank) => {
            format!("fix `{}` is advised as number {rank}, expected never", book[*fix].id)
        }
        Mismatch::Steps { fix, expected, shown, held_back } => {
            let shown = match shown {
                None => "it is not on the list".to_owned(),
                Some(_) if *held_back => "they are held back until a question is answered".to_owned(),
                Some(shown) => format!("{shown} shown here"),
            };
            format!("steps of fix `{}`: {shown}, expected {expected}", book[*fix].id)
        }
        Mismatch::Alerts(alerts) => {
            let expected = case.expect.alerts.as_deref().unwrap_or_default();
            format!("alerts that stand: {}; expected: {}", ids(book, alerts), ids(book, expected))
        }
        Mismatch::Limit(limit, others) => {
            format!("limit `{}` is not said; said: {}", book[*limit].id, ids(book, others))
        }
        Mismatch::Escalation(escalation, others) => {
            format!("escalation `{}` is not offered; offered: {}", book[*escalation].id, ids(book, others))
        }
        Mismatch::Offered(escalation) => {
            format!("escalation `{}` is offered, expected never", book[*escalation].id)
        }
        Mismatch::Asked(question) => format!("question `{}` is open, expected not", book[*question].id),
        Mismatch::Need(question, others) => {
            format!("no advised fix waits for `{}`; fixes wait for: {}", book[*question].id, ids(book, others))
        }
    }
}

pub(super) fn refusal(book: &Rulebook, case: &Case, question: QuestionId, rejected: Rejected) -> String {
    let id = &book[question].id;
    match rejected {
        Rejected::NotAsked { because } if because != question => {
            format!("the question `{id}` does not arise here, because of {}", fact(book, case, because))
        }
        Rejected::BuiltIn => format!("the question `{id}` is built in: its answer follows from `for`"),
        // A question that is its own reason has no other to name.
        Rejected::NotAsked { .. } | Rejected::Contradicts(_) => format!("the question `{id}` does not arise here"),
    }
}

/// The next step, in ids.
pub(super) fn next_step(book: &Rulebook, next: &Next) -> String {
    match next {
        Next::Ask(question) => format!("the question `{}`", book[*question].id),
        Next::Try(fix) => format!("the fix `{}`", book[*fix].id),
        Next::Start(fix) => format!("the start of the fix `{}`", book[*fix].id),
        Next::Wait(fix) => format!("the wait of the fix `{}`", book[*fix].id),
        Next::Escalate(escalations) => format!("an escalation: {}", ids(book, escalations)),
        Next::Done => "nothing".to_owned(),
    }
}

fn rank_mismatch(kind: &str, id: &str, within: usize, rank: Option<usize>, before: &str) -> String {
    match rank {
        Some(rank) => {
            format!("{kind} `{id}` is number {rank}, expected within the first {within}; before it: {before}")
        }
        None => format!("{kind} `{id}` is not on the list, expected within the first {within}; the list: {before}"),
    }
}

/// The ids of entries in a line.
pub(super) fn ids<Id: Copy>(book: &Rulebook, entries: &[Id]) -> String
where
    Rulebook: Index<Id, Output: Named>,
{
    let ids: Vec<&str> = entries.iter().take(NAMED).map(|entry| book[*entry].id()).collect();
    match entries.len() {
        0 => "none".to_owned(),
        count if count <= NAMED => ids.join(", "),
        count => format!("{} and {} more", ids.join(", "), count - NAMED),
    }
}

fn cause_reason(book: &Rulebook, case: &Case, rival: &str, verdict: &WhyNotCause) -> Option<String> {
    match verdict {
        WhyNotCause::Closed(question) => Some(format!("its gate is closed by {}", fact(book, case, *question))),
        // The two are nearly equal: no single factor is worth mentioning.
        WhyNotCause::Outweighed(factors) if factors.is_empty() => None,
        WhyNotCause::Outweighed(factors) => {
            let lines: Vec<String> = factors.iter().map(|one| factor(book, one)).collect();
            Some(format!("for `{rival}` and against it: {}", lines.join(", ")))
        }
    }
}

fn factor(book: &Rulebook, factor: &Factor) -> String {
    let origin = match factor.origin {
        Origin::Frequency => "how common it is".to_owned(),
        Origin::Answer(question, answer) => words::fact(book, question, answer),
        Origin::Failed(fix) => format!("`{}` failed", book[fix].id),
    };
    format!("{origin} ({})", factor.strength().map_or("hardly", Strength::name))
}

fn fix_reasons(book: &Rulebook, case: &Case, verdict: &WhyNotFix) -> Vec<String> {
    let first = match verdict {
        WhyNotFix::Tried(outcome) => format!("it was tried: {}", outcome.name()),
        WhyNotFix::Audience => format!("it is not for `{}`", case.audience.name()),
        WhyNotFix::Closed(question) => format!("its gate is closed by {}", fact(book, case, *question)),
        WhyNotFix::Needs(question) => format!("it needs something else than {}", fact(book, case, *question)),
        WhyNotFix::Stopped(alert) => format!("the alert `{}` stops it", book[*alert].id),
        WhyNotFix::Waiting => "it sends a code, and a wait is running".to_owned(),
        WhyNotFix::Outweighed { offer, rival, .. } => {
            let own = match offer {
                Some(offer) => terms(offer),
                None => "it would help too seldom to be advised".to_owned(),
            };
            match rival {
                Some((rival, offer)) => format!("{own}; `{}`: {}", book[*rival].id, terms(offer)),
                None => own,
            }
        }
    };
    let mut reasons = vec![first];
    if let WhyNotFix::Outweighed { rival, against, for_rival, .. } = verdict {
        if let Some(against) = against {
            reasons.push(format!("against it: {}", evidence(book, against)));
        }
        if let (Some((rival, _)), Some(for_rival)) = (rival, for_rival) {
            reasons.push(format!("for `{}`: {}", book[*rival].id, evidence(book, for_rival)));
        }
    }
    reasons
}

fn evidence(book: &Rulebook, reason: &Reason) -> String {
    let strength = reason.strength().map_or("hardly", Strength::name);
    format!("{} ({strength})", words::fact(book, reason.question, reason.answer))
}

fn terms(offer: &Offer) -> String {
    format!("weight {:.2} for {:.1} minutes", offer.weight, offer.cost)
}

/// The answer that a case gives to a question, as a fact.
fn fact(book: &Rulebook, case: &Case, question: QuestionId) -> String {
    // The answer to `role` is not among the answers of a case: it follows from the audience.
    if question == book.role {
        return words::fact(book, question, book.role_of(case.audience));
    }
    for (answered, answer) in &case.answers {
        if *answered == question {
            return format!("{}={}", book[question].id, book[question].answer_id(*answer));
        }
    }
    format!("{}=(not said)", book[question].id)
}
