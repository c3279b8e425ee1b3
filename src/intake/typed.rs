//! Facts as people type them: `QUESTION=ANSWER` and `FIX=OUTCOME`, at a prompt and on the command line alike.

use crate::engine::facts::{Answer, Facts};
use crate::engine::view::View;
use crate::intake::menu::{self, Meant, Offered};
use crate::privacy::{is_code, quoted};
use crate::rulebook::{Audience, CauseId, FixId, Outcome, QuestionId, Rulebook, closest};

/// The reason why a typed fact cannot be read, with a suggestion.
///
/// `typed` is the input in a form that may be repeated, see [`quoted`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// The input is empty where `QUESTION=ANSWER` is expected.
    NoFact,
    /// The input has no `=`.
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
    /// The input looks like a one-time code, and is not repeated.
    LooksLikeCode,
    /// The question follows from the audience.
    FollowsFromAudience {
        question: String,
    },
    /// The input is empty where a fix is expected.
    NoFix,
    UnknownFix {
        typed: String,
        suggestion: Option<String>,
    },
    /// Several open fixes have these words.
    SeveralFixes {
        typed: String,
        meant: Vec<String>,
    },
    NotAnOutcome {
        typed: String,
    },
    /// No fix or cause has this name, or more than one begins with it.
    UnknownName {
        typed: String,
        suggestion: Option<String>,
    },
}

/// A beginning shorter than this matches a name too easily by accident.
const SHORTEST_BEGINNING: usize = 3;

/// Reads `QUESTION=ANSWER`.
pub fn answer(book: &Rulebook, audience: Audience, fact: &str) -> Result<(QuestionId, Answer), Misread> {
    let Some((question, choice)) = fact.split_once('=') else {
        let typed = quoted(fact);
        return Err(if typed.is_empty() { Misread::NoFact } else { Misread::NotAFact { typed } });
    };
    let question = question_with_id(book, audience, question.trim())?;
    Ok((question, answer_with_id(book, audience, question, choice.trim())?))
}

fn question_with_id(book: &Rulebook, audience: Audience, typed: &str) -> Result<QuestionId, Misread> {
    if book[book.role].id == typed {
        return Err(Misread::FollowsFromAudience { question: typed.to_owned() });
    }
    let mut ids = Vec::new();
    for (id, question) in book.questions.entries() {
        // The role follows from the audience, and questions for others are as good as unknown.
        if id == book.role || !question.audience.includes(audience) {
            continue;
        }
        if question.id == typed {
            return Ok(id);
        }
        ids.push(question.id.as_str());
    }
    Err(Misread::UnknownQuestion { typed: quoted(typed), suggestion: suggestion(typed, ids) })
}

fn answer_with_id(book: &Rulebook, audience: Audience, question: QuestionId, typed: &str) -> Result<Answer, Misread> {
    let answers = &book[question].answers;
    // An answer of the rulebook comes first: its id may look like a code, such as `2024`.
    match (answers.find(typed), typed) {
        (Some(chosen), _) => Ok(Answer::Chosen(chosen)),
        (None, "unknown" | "skip") => Ok(Answer::Unknown),
        (None, "n/a") => Ok(Answer::NotApplicable),
        (None, code) if is_code(code) => Err(Misread::LooksLikeCode),
        (None, other) => meant(book, audience, question, other).ok_or_else(|| Misread::NotAnAnswer {
            typed: quoted(other),
            question: book[question].id.to_string(),
            suggestion: suggestion(other, answers.iter().map(|answer| answer.id.as_str())),
            answers: answers.iter().map(|answer| answer.id.to_string()).collect(),
        }),
    }
}

/// The only answer that these words mean.
fn meant(book: &Rulebook, audience: Audience, question: QuestionId, typed: &str) -> Option<Answer> {
    let answers = &book[question].answers;
    let mut options = Vec::with_capacity(answers.len());
    for answer in answers {
        options.push(Offered { id: &answer.id, text: answer.text.to(audience), also: &answer.also });
    }
    match menu::meant(&options, typed) {
        Meant::One(position) => answers.at(position).map(Answer::Chosen),
        _ => None,
    }
}

/// Reads `FIX` or `FIX=OUTCOME`. Without an outcome the fix failed. The fix may be named by any of its words that fit no
/// other fix that is open with these facts.
pub fn trial(book: &Rulebook, audience: Audience, facts: &Facts, fact: &str) -> Result<(FixId, Outcome), Misread> {
    let (fix, outcome) = fact.split_once('=').unwrap_or((fact, Outcome::Failed.name()));
    let fix = fix_with_name(View { book, audience, facts }, fix.trim())?;
    match Outcome::named(outcome.trim()) {
        Some(outcome) => Ok((fix, outcome)),
        None => Err(Misread::NotAnOutcome { typed: quoted(outcome.trim()) }),
    }
}

fn fix_with_name(view: View<'_>, typed: &str) -> Result<FixId, Misread> {
    let View { book, audience, .. } = view;
    let mut fixes = fixes_for(book, audience);
    // A whole id is not meant for any other, whether it is open or not.
    if let Some(fix) = book.fixes.find(typed)
        && fixes.contains(&fix)
    {
        return Ok(fix);
    }
    if typed.is_empty() {
        return Err(Misread::NoFix);
    }
    if is_code(typed) {
        return Err(Misread::LooksLikeCode);
    }
    fixes.retain(|fix| view.is_open(&book[*fix].when));
    let options: Vec<Offered<'_>> =
        fixes.iter().map(|fix| Offered::new(&book[*fix].id, book[*fix].title.to(audience))).collect();
    match menu::meant(&options, typed) {
        Meant::One(position) => Ok(fixes[position]),
        Meant::Several(positions) => {
            let meant = positions.iter().map(|position| options[*position].text.to_owned()).collect();
            Err(Misread::SeveralFixes { typed: quoted(typed), meant })
        }
        Meant::Nothing => {
            let ids = options.iter().map(|option| option.id);
            Err(Misread::UnknownFix { typed: quoted(typed), suggestion: suggestion(typed, ids) })
        }
    }
}

/// An entry that a person can name in a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Fix(FixId),
    Cause(CauseId),
}

/// Reads the name of a fix or a cause: its id, or a beginning of its id or title that fits no other.
pub fn named(book: &Rulebook, audience: Audience, name: &str) -> Result<Named, Misread> {
    let sought = name.to_lowercase();
    let fixes = fixes_for(book, audience);
    // Whole ids of both kinds come before beginnings of either.
    if let Some(fix) = book.fixes.find(&sought)
        && fixes.contains(&fix)
    {
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

/// The only fix whose id or title has this beginning.
fn only_fix_beginning(book: &Rulebook, audience: Audience, fixes: &[FixId], beginning: &str) -> Option<FixId> {
    let beginning = beginning.to_lowercase();
    let mut fixes = fixes.to_vec();
    fixes.retain(|fix| begins(&book[*fix].id, book[*fix].title.to(audience), &beginning));
    if let [fix] = fixes[..] { Some(fix) } else { None }
}

/// The only cause whose id or title has this beginning.
fn only_cause_beginning(book: &Rulebook, audience: Audience, beginning: &str) -> Option<CauseId> {
    let mut causes: Vec<CauseId> = book.causes.ids().collect();
    causes.retain(|cause| begins(&book[*cause].id, book[*cause].title.to(audience), beginning));
    if let [cause] = causes[..] { Some(cause) } else { None }
}

fn begins(id: &str, title: &str, beginning: &str) -> bool {
    beginning.len() >= SHORTEST_BEGINNING && (id.starts_with(beginning) || title.to_lowercase().starts_with(beginning))
}

fn suggestion<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    closest(typed, known).map(str::to_owned)
}
