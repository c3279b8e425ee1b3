//! A failed expectation of a worked case in two parts: what the author expected, and what came out.

use crate::authoring::cases::Mismatch;
use crate::engine::Likelihood;
use crate::render::rules::mismatch::{ids, next_step, refusal};
use crate::rulebook::{Case, Rulebook};

/// The expectation and the actual result, each in ids.
pub(super) fn expected_and_got(book: &Rulebook, case: &Case, mismatch: &Mismatch) -> (String, String) {
    let (expected, got) = match mismatch {
        Mismatch::Refused(question, rejected) => (
            format!("the question `{}` takes an answer", book[*question].id),
            refusal(book, case, *question, *rejected),
        ),
        Mismatch::Cause { cause, within, rank, .. } => ranks("cause", &book[*cause].id, *within, *rank),
        Mismatch::Fix { fix, within, rank, .. } => ranks("fix", &book[*fix].id, *within, *rank),
        Mismatch::Postponed(fix) => {
            (format!("a step of fix `{}` waits", book[*fix].id), "none does, or it is not advised".to_owned())
        }
        Mismatch::Next(next) => {
            let asks = case.expect.asks.map(|question| format!("the question `{}`", book[question].id));
            let tries = case.expect.tries.map(|fix| format!("the fix `{}`", book[fix].id));
            (asks.or(tries).unwrap_or_default(), next_step(book, next))
        }
        Mismatch::State(state) => {
            (case.expect.outcome.as_deref().unwrap_or_default().to_owned(), state.name().to_owned())
        }
        Mismatch::Likelihood(id, likelihood) => {
            let word = case.expect.likelihoods.iter().find(|(cause, _)| cause == id).map_or("", |(_, word)| word);
            let id = &book[*id].id;
            (
                format!("cause `{id}` is {word}"),
                format!("it is {}", likelihood.map_or("not possible", Likelihood::name)),
            )
        }
        Mismatch::Advised(fix, rank) => (format!("fix `{}` never", book[*fix].id), format!("number {rank}")),
        Mismatch::Steps { fix, expected, shown, held_back } => {
            let got = match shown {
                None => "it is not on the list".to_owned(),
                Some(_) if *held_back => "held back until a question is answered".to_owned(),
                Some(shown) => shown.to_string(),
            };
            (format!("{expected} steps of fix `{}`", book[*fix].id), got)
        }
        Mismatch::Alerts(alerts) => (ids(book, case.expect.alerts.as_deref().unwrap_or_default()), ids(book, alerts)),
        Mismatch::Limit(limit, others) => (format!("limit `{}`", book[*limit].id), ids(book, others)),
        Mismatch::Escalation(escalation, others) => {
            (format!("escalation `{}`", book[*escalation].id), ids(book, others))
        }
        Mismatch::Offered(escalation) => {
            (format!("escalation `{}` never", book[*escalation].id), "it is offered".to_owned())
        }
        Mismatch::Asked(question) => (format!("question `{}` closed", book[*question].id), "it is open".to_owned()),
        Mismatch::Need(question, others) => {
            (format!("a fix waits for `{}`", book[*question].id), format!("fixes wait for {}", ids(book, others)))
        }
    };
    (expected, got)
}

fn ranks(kind: &str, id: &str, within: usize, rank: Option<usize>) -> (String, String) {
    let got = rank.map_or_else(|| "not on the list".to_owned(), |rank| format!("number {rank}"));
    (format!("{kind} `{id}` within the first {within}"), got)
}
