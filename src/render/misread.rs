//! Words for input that cannot be read, each with a way out: the same at a prompt, on the command line and for files.

use crate::intake::{Misread, UnknownEntry, Unreadable};
use crate::privacy::{Masked, NothingKnown, Secret};
use crate::rulebook::{Outcome, Words};

/// The warning for somebody who types a secret.
pub fn secret(words: &Words, secret: Secret) -> &str {
    match secret {
        Secret::Code => words.looks_like_code(),
        Secret::Authenticator => words.looks_like_secret(),
    }
}

/// Explains why a typed fact or name cannot be read, and how to correct it.
pub fn misread(words: &Words, reason: &Misread) -> String {
    match reason {
        Misread::NoFact => words.no_fact().to_owned(),
        Misread::NotAFact { typed } => words.not_a_fact(typed),
        Misread::UnknownQuestion { typed, suggestion } => {
            words.unknown_question(typed, did_you_mean(words, suggestion.as_deref(), words.list_shows_all()))
        }
        Misread::NotAnAnswer { typed, question, suggestion, answers } => {
            let help = did_you_mean(words, suggestion.as_deref(), &words.one_of(answers.join(", ")));
            words.not_an_answer(typed, question, help)
        }
        Misread::FollowsFromAudience { question } => words.follows_from_for(question),
        // Without the input, which may be a code.
        Misread::LooksLikeCode => words.looks_like_code().to_owned(),
        Misread::NoFix => words.no_fix().to_owned(),
        Misread::UnknownFix { typed, suggestion } => {
            words.unknown_fix(typed, did_you_mean(words, suggestion.as_deref(), words.list_shows_all()))
        }
        Misread::Several { typed, meant } => words.could_be(typed, meant.join("; ")),
        Misread::NotAnOutcome { typed } => {
            words.not_an_outcome(typed, words.one_of(Outcome::ALL.map(Outcome::name).join(", ")))
        }
        Misread::UnknownName { typed, suggestion } => {
            words.unknown_name(typed, did_you_mean(words, suggestion.as_deref(), words.why_and_letter()))
        }
    }
}

fn did_you_mean(words: &Words, suggestion: Option<&str>, otherwise: &str) -> String {
    suggestion.map_or_else(|| otherwise.to_owned(), |known| words.did_you_mean(known))
}

/// Explains why a file cannot be read as a session.
pub fn unreadable(reason: &Unreadable) -> String {
    match reason {
        Unreadable::NotASession(error) => {
            let (line, column) = (error.line(), error.column());
            let error = error.to_string();
            // The parser quotes what it has found, which may be a code.
            let (found, _) = error.rsplit_once(" at line ").unwrap_or((&error, ""));
            let found = Masked::of(found, &NothingKnown);
            format!("it is not a saved session: {found} at line {line} column {column}")
        }
        Unreadable::OtherFormat { found, known } => {
            format!("it is a session of format {found}; this program reads format {known}")
        }
    }
}

/// Names an entry of a saved session that does not count.
pub fn unknown_entry(words: &Words, UnknownEntry { name, value }: &UnknownEntry) -> String {
    words.unknown_entry(format_args!("{name}={value}"))
}
