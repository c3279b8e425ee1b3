//! Facts as people type them: `QUESTION=ANSWER` and `FIX=OUTCOME`, at a prompt and on the command line alike.
//!
//! What cannot be read is a message with the way out, and no message repeats what could be a code.

use crate::engine::facts::Answer;
use crate::privacy::safe;
use crate::rulebook::{Audience, CauseId, FixId, Outcome, QuestionId, Rulebook, did_you_mean};

/// Reads `QUESTION=ANSWER`.
///
/// # Errors
/// If it cannot be read: what is wrong, and what would be right.
pub fn answer(book: &Rulebook, audience: Audience, fact: &str) -> Result<(QuestionId, Answer), String> {
    let Some((question, answer)) = fact.split_once('=') else {
        return Err(match safe::quoted(fact) {
            nothing if nothing.is_empty() => "what is known is said as QUESTION=ANSWER".to_owned(),
            fact => format!("`{fact}` is not QUESTION=ANSWER"),
        });
    };
    let (question, answer) = (question.trim(), answer.trim());
    let known: Vec<QuestionId> =
        book.questions.ids().filter(|id| *id != book.role && book[*id].audience.includes(audience)).collect();
    let ids = || known.iter().map(|id| book[*id].id.as_str());
    let Some(question) = known.iter().copied().find(|id| book[*id].id == question) else {
        let help = did_you_mean(question, ids()).unwrap_or_else(|| "`otp-triage rules list` shows them all".to_owned());
        return Err(format!("unknown question `{}`; {help}", safe::quoted(question)));
    };
    let answers = &book[question].answers;
    let chosen = answers.find(answer);
    match (chosen, answer) {
        (Some(chosen), _) => Ok((question, Answer::Chosen(chosen))),
        (None, "unknown" | "skip") => Ok((question, Answer::Unknown)),
        (None, "n/a") => Ok((question, Answer::NotApplicable)),
        (None, code) if safe::is_code(code) => Err(CODE.to_owned()),
        (None, other) => {
            let ids: Vec<&str> = answers.iter().map(|answer| answer.id.as_str()).collect();
            let help = did_you_mean(other, ids.iter().copied()).unwrap_or_else(|| format!("one of {}", ids.join(", ")));
            Err(format!("`{}` is not an answer to `{}`; {help}", safe::quoted(other), book[question].id))
        }
    }
}

/// What is said to somebody who types a code.
pub const CODE: &str = "that looks like a code: never give one to anybody, here neither; it was not kept";

/// Reads `FIX` or `FIX=OUTCOME`; a fix without an outcome did not help.
///
/// # Errors
/// If it cannot be read: what is wrong, and what would be right.
pub fn trial(book: &Rulebook, audience: Audience, fact: &str) -> Result<(FixId, Outcome), String> {
    let (name, outcome) = fact.split_once('=').map_or((fact, "failed"), |(fix, outcome)| (fix, outcome));
    let (name, outcome) = (name.trim(), outcome.trim());
    let known: Vec<FixId> = book.fixes.ids().filter(|id| book[*id].audience.includes(audience)).collect();
    let exact = known.iter().copied().find(|id| book[*id].id == name);
    let Some(fix) = exact.or_else(|| only_one_that_begins(book, audience, &known, name)) else {
        if name.is_empty() {
            return Err("what was tried is said by the number on the list, or how the fix begins".to_owned());
        }
        if safe::is_code(name) {
            return Err(CODE.to_owned());
        }
        let help = did_you_mean(name, known.iter().map(|id| book[*id].id.as_str()))
            .unwrap_or_else(|| "`otp-triage rules list` shows them all".to_owned());
        return Err(format!("unknown fix `{}`; {help}", safe::quoted(name)));
    };
    let Some(outcome) = Outcome::ALL.into_iter().find(|known| known.name() == outcome) else {
        let names = Outcome::ALL.map(Outcome::name).join(", ");
        return Err(format!("`{}` is not an outcome; one of {names}", safe::quoted(outcome)));
    };
    Ok((fix, outcome))
}

/// What can be asked about by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Fix(FixId),
    Cause(CauseId),
}

/// Reads the name of a fix or a cause: its id, or how it begins.
///
/// # Errors
/// If nothing, or more than one thing, is called so: what would be right.
pub fn named(book: &Rulebook, audience: Audience, name: &str) -> Result<Named, String> {
    let fixes: Vec<FixId> = book.fixes.ids().filter(|id| book[*id].audience.includes(audience)).collect();
    let cause = |id: &CauseId| (book[*id].id.as_str(), book[*id].title.to(audience).to_lowercase());
    let sought = name.to_lowercase();
    if let Some(fix) = fixes.iter().find(|id| book[**id].id == sought) {
        return Ok(Named::Fix(*fix));
    }
    let causes = || book.causes.ids();
    let exact = causes().find(|id| cause(id).0 == sought);
    let begins = |id: &CauseId| cause(id).0.starts_with(&sought) || cause(id).1.starts_with(&sought);
    let begun: Vec<CauseId> = causes().filter(|_| sought.len() >= 3).filter(begins).collect();
    match (exact, only_one_that_begins(book, audience, &fixes, name), &begun[..]) {
        (Some(cause), ..) => Ok(Named::Cause(cause)),
        (None, Some(fix), _) => Ok(Named::Fix(fix)),
        (None, None, [cause]) => Ok(Named::Cause(*cause)),
        _ => {
            let ids =
                fixes.iter().map(|id| book[*id].id.as_str()).chain(book.causes.iter().map(|cause| cause.id.as_str()));
            let help =
                did_you_mean(&sought, ids).unwrap_or_else(|| "type why and the number of a fix on the list".to_owned());
            Err(format!("`{}` is no fix and no cause; {help}", safe::quoted(name)))
        }
    }
}

/// The fix whose title or id begins so, if it is only one.
fn only_one_that_begins(book: &Rulebook, audience: Audience, known: &[FixId], beginning: &str) -> Option<FixId> {
    let beginning = beginning.to_lowercase();
    let begins = |id: &&FixId| {
        let fix = &book[**id];
        fix.id.starts_with(&beginning) || fix.title.to(audience).to_lowercase().starts_with(&beginning)
    };
    match known.iter().filter(|_| beginning.len() >= 3).filter(begins).collect::<Vec<_>>()[..] {
        [one] => Some(*one),
        _ => None,
    }
}
