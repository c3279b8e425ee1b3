//! Facts as people type them: `QUESTION=ANSWER` and `FIX=OUTCOME`, at a prompt and on the command line alike.

use crate::engine::facts::Answer;
use crate::privacy::{is_code, quoted};
use crate::rulebook::{Audience, CauseId, FixId, Outcome, QuestionId, Rulebook, closest};

/// The reason why something typed cannot be read, with what would be right.
///
/// `typed` is what was typed as it may be repeated, see [`quoted`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// Nothing was typed where `QUESTION=ANSWER` is expected.
    NoFact,
    /// There is no `=` in it.
    NotAFact {
        typed: String,
    },
    UnknownQuestion {
        typed: String,
        suggestion: Option<String>,
    },
    NotAnAnswer {
        typed: String,
        question: String,
        suggestion: Option<String>,
        answers: Vec<String>,
    },
    /// It looks like a one-time code, and is not repeated.
    LooksLikeCode,
    /// Nothing was typed where a fix is expected.
    NoFix,
    UnknownFix {
        typed: String,
        suggestion: Option<String>,
    },
    NotAnOutcome {
        typed: String,
    },
    /// No fix and no cause is called so, or more than one.
    UnknownName {
        typed: String,
        suggestion: Option<String>,
    },
}

/// A beginning shorter than this is too likely to be met by accident.
const SHORTEST_BEGINNING: usize = 3;

/// Reads `QUESTION=ANSWER`.
pub fn answer(book: &Rulebook, audience: Audience, fact: &str) -> Result<(QuestionId, Answer), Misread> {
    let Some((question, answer)) = fact.split_once('=') else {
        let typed = quoted(fact);
        return Err(if typed.is_empty() { Misread::NoFact } else { Misread::NotAFact { typed } });
    };
    let question = question_with_id(book, audience, question.trim())?;
    Ok((question, answer_with_id(book, question, answer.trim())?))
}

fn question_with_id(book: &Rulebook, audience: Audience, typed: &str) -> Result<QuestionId, Misread> {
    // The role follows from the audience, and questions for others are as good as unknown.
    let known = |question: QuestionId| question != book.role && book[question].audience.includes(audience);
    if let Some(question) = book.questions.find(typed).filter(|question| known(*question)) {
        return Ok(question);
    }
    let ids = book.questions.ids().filter(|question| known(*question)).map(|question| book[question].id.as_str());
    Err(Misread::UnknownQuestion { typed: quoted(typed), suggestion: suggestion(typed, ids) })
}

fn answer_with_id(book: &Rulebook, question: QuestionId, typed: &str) -> Result<Answer, Misread> {
    let answers = &book[question].answers;
    // An answer of the rulebook comes first: it may be called like a code, such as `2024`.
    match (answers.find(typed), typed) {
        (Some(chosen), _) => Ok(Answer::Chosen(chosen)),
        (None, "unknown" | "skip") => Ok(Answer::Unknown),
        (None, "n/a") => Ok(Answer::NotApplicable),
        (None, code) if is_code(code) => Err(Misread::LooksLikeCode),
        (None, other) => Err(Misread::NotAnAnswer {
            typed: quoted(other),
            question: book[question].id.to_string(),
            suggestion: suggestion(other, answers.iter().map(|answer| answer.id.as_str())),
            answers: answers.iter().map(|answer| answer.id.to_string()).collect(),
        }),
    }
}

/// Reads `FIX` or `FIX=OUTCOME`; without an outcome the fix did not help.
pub fn trial(book: &Rulebook, audience: Audience, fact: &str) -> Result<(FixId, Outcome), Misread> {
    let (fix, outcome) = fact.split_once('=').unwrap_or((fact, Outcome::Failed.name()));
    let fix = fix_with_name(book, audience, fix.trim())?;
    let outcome = outcome.trim();
    let known = Outcome::ALL.into_iter().find(|known| known.name() == outcome);
    let outcome = known.ok_or_else(|| Misread::NotAnOutcome { typed: quoted(outcome) })?;
    Ok((fix, outcome))
}

fn fix_with_name(book: &Rulebook, audience: Audience, typed: &str) -> Result<FixId, Misread> {
    let fixes = fixes_for(book, audience);
    let exact = book.fixes.find(typed).filter(|fix| fixes.contains(fix));
    if let Some(fix) = exact.or_else(|| only_fix_beginning(book, audience, &fixes, typed)) {
        return Ok(fix);
    }
    if typed.is_empty() {
        return Err(Misread::NoFix);
    }
    if is_code(typed) {
        return Err(Misread::LooksLikeCode);
    }
    let ids = fixes.iter().map(|fix| book[*fix].id.as_str());
    Err(Misread::UnknownFix { typed: quoted(typed), suggestion: suggestion(typed, ids) })
}

/// An entry that a person can ask about by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Fix(FixId),
    Cause(CauseId),
}

/// Reads the name of a fix or a cause: its id, or a beginning of its id or title that fits no other.
pub fn named(book: &Rulebook, audience: Audience, name: &str) -> Result<Named, Misread> {
    let sought = name.to_lowercase();
    let fixes = fixes_for(book, audience);
    if let Some(fix) = book.fixes.find(&sought).filter(|fix| fixes.contains(fix)) {
        return Ok(Named::Fix(fix));
    }
    if let Some(cause) = book.causes.find(&sought) {
        return Ok(Named::Cause(cause));
    }
    if let Some(fix) = only_fix_beginning(book, audience, &fixes, name) {
        return Ok(Named::Fix(fix));
    }
    if let Some(cause) = only_cause_beginning(book, audience, &sought) {
        return Ok(Named::Cause(cause));
    }
    let causes = book.causes.iter().map(|cause| cause.id.as_str());
    let ids = fixes.iter().map(|fix| book[*fix].id.as_str()).chain(causes);
    Err(Misread::UnknownName { typed: quoted(name), suggestion: suggestion(&sought, ids) })
}

fn fixes_for(book: &Rulebook, audience: Audience) -> Vec<FixId> {
    book.fixes.ids().filter(|fix| book[*fix].audience.includes(audience)).collect()
}

/// The fix whose id or title begins so, if there is exactly one.
fn only_fix_beginning(book: &Rulebook, audience: Audience, fixes: &[FixId], beginning: &str) -> Option<FixId> {
    let beginning = beginning.to_lowercase();
    let begins = |fix: &FixId| begins(&book[*fix].id, book[*fix].title.to(audience), &beginning);
    only(fixes.iter().copied().filter(begins))
}

/// The cause whose id or title begins so, if there is exactly one.
fn only_cause_beginning(book: &Rulebook, audience: Audience, beginning: &str) -> Option<CauseId> {
    let begins = |cause: &CauseId| begins(&book[*cause].id, book[*cause].title.to(audience), beginning);
    only(book.causes.ids().filter(begins))
}

fn begins(id: &str, title: &str, beginning: &str) -> bool {
    beginning.len() >= SHORTEST_BEGINNING && (id.starts_with(beginning) || title.to_lowercase().starts_with(beginning))
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    if found.next().is_none() { Some(first) } else { None }
}

fn suggestion<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    closest(typed, known).map(str::to_owned)
}
