//! Facts as people type them: `QUESTION=ANSWER` and `FIX=OUTCOME`, at a prompt and on the command line alike.

use crate::engine::view::View;
use crate::engine::{Answer, Facts};
use crate::intake::menu::{self, Meant, Offered};
use crate::intake::receipt::lookup;
use crate::privacy::{is_code, quoted};
use crate::rulebook::{AnswerId, Audience, CauseId, FixId, Outcome, Position, QuestionId, Rulebook, closest};

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
    /// Several names have these words.
    Several {
        typed: String,
        meant: Vec<String>,
    },
    NotAnOutcome {
        typed: String,
    },
    /// No fix or cause has these words.
    UnknownName {
        typed: String,
        suggestion: Option<String>,
    },
}

/// Reads `QUESTION=ANSWER`.
pub fn answer(book: &Rulebook, audience: Audience, fact: &str) -> Result<(QuestionId, Answer), Misread> {
    let Some((question, choice)) = fact.split_once('=') else {
        let typed = quoted(fact);
        return Err(if typed.is_empty() { Misread::NoFact } else { Misread::NotAFact { typed } });
    };
    answer_to(book, audience, question, choice)
}

/// Reads an answer whose question is named apart from it.
pub fn answer_to(
    book: &Rulebook,
    audience: Audience,
    question: &str,
    choice: &str,
) -> Result<(QuestionId, Answer), Misread> {
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
        (None, other) => match meant(book, audience, question, other) {
            Meant::One(position) => Ok(Answer::Chosen(AnswerId::at(position))),
            _ if is_code(other) => Err(Misread::LooksLikeCode),
            _ => Err(Misread::NotAnAnswer {
                typed: quoted(other),
                question: book[question].id.to_string(),
                suggestion: suggestion(other, answers.iter().map(|answer| answer.id.as_str())),
                answers: answers.iter().map(|answer| answer.id.to_string()).collect(),
            }),
        },
    }
}

/// The answers that a text means: those of which a pattern occurs in it, or else by its words, of which a code has none.
fn meant(book: &Rulebook, audience: Audience, question: QuestionId, typed: &str) -> Meant {
    let options = menu::answers(&book[question], audience);
    let by_code = || lookup::answer(&book.catalogue, question, typed).map(Position::index);
    match menu::matching(&options, typed) {
        Meant::Nothing => match by_code() {
            Some(position) => Meant::One(position),
            None if is_code(typed) => Meant::Nothing,
            None => menu::meant(&book.words, &options, typed),
        },
        matching => matching,
    }
}

/// Reads `FIX` or `FIX=OUTCOME`. Without an outcome the fix failed. The fix may be named by any of its words that fit no
/// other fix that is open with these facts.
pub fn trial(book: &Rulebook, audience: Audience, facts: &Facts, fact: &str) -> Result<(FixId, Outcome), Misread> {
    let (fix, outcome) = fact.split_once('=').unwrap_or((fact, Outcome::Failed.name()));
    trial_of(View { book, audience, facts }, fix, outcome)
}

/// Reads a trial whose outcome stands apart from its fix.
pub fn trial_of(view: View<'_>, fix: &str, outcome: &str) -> Result<(FixId, Outcome), Misread> {
    let fix = fix_with_name(view, fix.trim())?;
    match Outcome::named(outcome.trim()) {
        Some(outcome) => Ok((fix, outcome)),
        None => Err(Misread::NotAnOutcome { typed: quoted(outcome.trim()) }),
    }
}

fn fix_with_name(view: View<'_>, typed: &str) -> Result<FixId, Misread> {
    let View { book, audience, .. } = view;
    let mut fixes = fixes_for(book, audience);
    // A whole id is not meant for any other, whether it is open or not.
    if let Some(fix) = book.fixes.find(typed) {
        let unknown = || Misread::UnknownFix { typed: quoted(typed), suggestion: None };
        return if fixes.contains(&fix) { Ok(fix) } else { Err(unknown()) };
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
    match menu::meant(&book.words, &options, typed) {
        Meant::One(position) => Ok(fixes[position]),
        Meant::Several(positions) => Err(several(&options, &positions, typed)),
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

/// Reads the name of a fix or a cause: its id, or any of its words that fit no other.
pub fn named(book: &Rulebook, audience: Audience, name: &str) -> Result<Named, Misread> {
    let (mut known, mut options) = (Vec::new(), Vec::new());
    for fix in fixes_for(book, audience) {
        known.push(Named::Fix(fix));
        options.push(Offered::new(&book[fix].id, book[fix].title.to(audience)));
    }
    for (cause, entry) in book.causes.entries() {
        known.push(Named::Cause(cause));
        options.push(Offered::new(&entry.id, entry.title.to(audience)));
    }
    // A whole id comes first: it may be a word of another name.
    if let Some(position) = menu::with_id(&options, name) {
        return Ok(known[position]);
    }
    match menu::meant(&book.words, &options, name) {
        Meant::One(position) => Ok(known[position]),
        Meant::Several(positions) => Err(several(&options, &positions, name)),
        Meant::Nothing => {
            let ids = options.iter().map(|option| option.id);
            Err(Misread::UnknownName { typed: quoted(name), suggestion: suggestion(&name.to_lowercase(), ids) })
        }
    }
}

fn several(options: &[Offered<'_>], positions: &[usize], typed: &str) -> Misread {
    let meant = positions.iter().map(|position| options[*position].text.to_owned()).collect();
    Misread::Several { typed: quoted(typed), meant }
}

fn fixes_for(book: &Rulebook, audience: Audience) -> Vec<FixId> {
    book.fixes.ids().filter(|fix| book[*fix].audience.includes(audience)).collect()
}

fn suggestion<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    closest(typed, known).map(str::to_owned)
}
