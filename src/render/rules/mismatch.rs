//! Failed expectations of a worked case: the expected, the actual and the reasons, in ids, for the author.

use crate::authoring::cases::Mismatch;
use crate::authoring::why_not::{CauseDecided, Factor, FixDecided, Offer, What};
use crate::engine::{Reason, Rejected, Strength};
use crate::render::words;
use crate::rulebook::{Case, QuestionId, Rulebook};

/// One failed expectation, in words.
pub(crate) struct Told {
    /// The expected and the actual.
    pub(crate) what: String,
    /// The reasons.
    pub(crate) decided: Vec<String>,
}

/// So many entries are named; behind them only their number is.
const NAMED: usize = 5;

/// One failed expectation of a case, in words.
pub(crate) fn told(book: &Rulebook, case: &Case, mismatch: &Mismatch) -> Told {
    let plain = |what: String| Told { what, decided: Vec::new() };
    match mismatch {
        Mismatch::Refused(question, rejected) => plain(refused(book, case, *question, *rejected)),
        Mismatch::Cause { cause, within, rank, before, decided } => {
            let before = before.iter().map(|cause| book[*cause].id.as_str());
            let rival = before.clone().next().unwrap_or_default();
            let decided = decided.as_ref().and_then(|decided| cause_decided(book, case, rival, decided));
            let what = ranked("cause", &book[*cause].id, *within, *rank, before);
            Told { what, decided: decided.into_iter().collect() }
        }
        Mismatch::Fix { fix, within, rank, before, decided } => {
            let before = before.iter().map(|fix| book[*fix].id.as_str());
            let what = ranked("fix", &book[*fix].id, *within, *rank, before);
            Told { what, decided: fix_decided(book, case, decided) }
        }
        Mismatch::Advised(fix, rank) => {
            plain(format!("fix `{}` is advised as number {rank}, expected never", book[*fix].id))
        }
        Mismatch::Steps { fix, expected, shown, held_back } => {
            let shown = match shown {
                None => "it is not on the list".to_owned(),
                Some(_) if *held_back => "they are held back until a question is answered".to_owned(),
                Some(shown) => format!("{shown} shown here"),
            };
            plain(format!("steps of fix `{}`: {shown}, expected {expected}", book[*fix].id))
        }
        Mismatch::Alerts(stand) => {
            let expected = case.expect.alerts.iter().flatten().map(|alert| book[*alert].id.as_str());
            let stand = stand.iter().map(|alert| book[*alert].id.as_str());
            plain(format!("alerts that stand: {}; expected: {}", named(stand), named(expected)))
        }
        Mismatch::Limit(limit, said) => {
            let said = named(said.iter().map(|limit| book[*limit].id.as_str()));
            plain(format!("limit `{}` is not said; said: {said}", book[*limit].id))
        }
        Mismatch::Escalation(place, offered) => {
            let offered = named(offered.iter().map(|place| book[*place].id.as_str()));
            plain(format!("escalation `{}` is not offered; offered: {offered}", book[*place].id))
        }
        Mismatch::Offered(place) => plain(format!("escalation `{}` is offered, expected never", book[*place].id)),
        Mismatch::Asked(question) => plain(format!("question `{}` is open, expected not", book[*question].id)),
        Mismatch::Need(question, waited_for) => {
            let waited_for = named(waited_for.iter().map(|question| book[*question].id.as_str()));
            plain(format!("no advised fix waits for `{}`; fixes wait for: {waited_for}", book[*question].id))
        }
    }
}

fn refused(book: &Rulebook, case: &Case, question: QuestionId, rejected: Rejected) -> String {
    let id = &book[question].id;
    match rejected {
        Rejected::NotAsked { because } if because != question => {
            format!("the question `{id}` does not arise here, because of {}", said(book, case, because))
        }
        Rejected::BuiltIn => format!("the question `{id}` is built in: its answer follows from `for`"),
        Rejected::NotAsked { .. } | Rejected::Contradicts(_) => format!("the question `{id}` does not arise here"),
    }
}

fn ranked<'r>(
    kind: &str,
    id: &str,
    within: usize,
    rank: Option<usize>,
    before: impl ExactSizeIterator<Item = &'r str>,
) -> String {
    match rank {
        Some(rank) => {
            format!("{kind} `{id}` is number {rank}, expected within the first {within}; before it: {}", named(before))
        }
        None => {
            format!("{kind} `{id}` is not on the list, expected within the first {within}; the list: {}", named(before))
        }
    }
}

fn named<'r>(ids: impl Iterator<Item = &'r str>) -> String {
    let ids: Vec<&str> = ids.collect();
    match ids.len() {
        0 => "none".to_owned(),
        count if count <= NAMED => ids.join(", "),
        count => format!("{} and {} more", ids[..NAMED].join(", "), count - NAMED),
    }
}

fn cause_decided(book: &Rulebook, case: &Case, rival: &str, decided: &CauseDecided) -> Option<String> {
    match decided {
        CauseDecided::Closed(question) => Some(format!("its gate is closed by {}", said(book, case, *question))),
        CauseDecided::By(factors) if factors.is_empty() => None,
        CauseDecided::By(factors) => {
            let factors: Vec<String> = factors.iter().map(|factor| self::factor(book, factor)).collect();
            Some(format!("for `{rival}` and against it: {}", factors.join(", ")))
        }
    }
}

fn factor(book: &Rulebook, factor: &Factor) -> String {
    let what = match factor.what {
        What::Frequency => "how common it is".to_owned(),
        What::Answer(question, answer) => words::fact(book, question, answer),
        What::Failed(fix) => format!("`{}` failed", book[fix].id),
    };
    format!("{what} ({})", factor.strength().map_or("hardly", Strength::name))
}

fn fix_decided(book: &Rulebook, case: &Case, decided: &FixDecided) -> Vec<String> {
    let one = |line: String| vec![line];
    match decided {
        FixDecided::Tried(outcome) => one(format!("it was tried: {}", outcome.name())),
        FixDecided::Audience => one(format!("it is not for `{}`", case.audience.name())),
        FixDecided::Closed(question) => one(format!("its gate is closed by {}", said(book, case, *question))),
        FixDecided::Needs(question) => one(format!("it needs something else than {}", said(book, case, *question))),
        FixDecided::Stopped(alert) => one(format!("the alert `{}` stops it", book[*alert].id)),
        FixDecided::EnoughCodes => one("it sends a code, and enough have been sent".to_owned()),
        FixDecided::Waiting => one("it sends a code, and a wait is running".to_owned()),
        FixDecided::Outweighed { offer, rival, against, for_rival } => {
            let own = offer.as_ref().map_or_else(|| "it would help too seldom to be advised".to_owned(), terms);
            let line = match rival {
                Some((rival, terms_of_rival)) => format!("{own}; `{}`: {}", book[*rival].id, terms(terms_of_rival)),
                None => own,
            };
            let rival = rival.map_or("", |(rival, _)| &book[rival].id);
            let reason = |side: &str, reason: &Reason| {
                let strength = reason.strength().map_or("hardly", Strength::name);
                format!("{side}: {} ({strength})", words::fact(book, reason.question, reason.answer))
            };
            let against = against.iter().map(|against| reason("against it", against));
            let for_rival = for_rival.iter().map(|speaks_for| reason(&format!("for `{rival}`"), speaks_for));
            one(line).into_iter().chain(against).chain(for_rival).collect()
        }
    }
}

fn terms(offer: &Offer) -> String {
    format!("weight {:.2} for {:.1} minutes", offer.weight, offer.cost)
}

/// The answer of a case to a question.
fn said(book: &Rulebook, case: &Case, question: QuestionId) -> String {
    if question == book.role {
        return words::fact(book, question, book.role_of(case.audience));
    }
    let answer = case.answers.iter().find(|(answered, _)| *answered == question);
    answer
        .map_or_else(|| format!("{}=(not said)", book[question].id), |(_, answer)| words::fact(book, question, *answer))
}
