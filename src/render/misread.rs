//! Words for input that cannot be read, each with a way out: the same at a prompt, on the command line and for files.

use crate::intake::{Misread, UnknownEntry, Unreadable};
use crate::privacy::{Masked, NothingKnown, Secret};
use crate::rulebook::Outcome;

/// The warning for somebody who types a code.
const CODE: &str = "that looks like a code: never give one to anybody, here neither; it was not kept";

/// The warning for somebody who types the secret of an authenticator.
const AUTHENTICATOR: &str = "that looks like the secret key of an authenticator: whoever has it can make your codes at \
    any time, so give it to nobody, here neither; it was not kept";

/// The warning for somebody who types a secret.
pub fn secret(secret: Secret) -> &'static str {
    match secret {
        Secret::Code => CODE,
        Secret::Authenticator => AUTHENTICATOR,
    }
}

/// Explains why a typed fact or name cannot be read, and how to correct it.
pub fn misread(reason: &Misread) -> String {
    match reason {
        Misread::NoFact => "what is known is said as QUESTION=ANSWER".to_owned(),
        Misread::NotAFact { typed } => format!("`{typed}` is not QUESTION=ANSWER"),
        Misread::UnknownQuestion { typed, suggestion } => {
            let help = did_you_mean(suggestion.as_deref(), "`otp-triage rules list` shows them all");
            format!("unknown question `{typed}`; {help}")
        }
        Misread::NotAnAnswer { typed, question, suggestion, answers } => {
            let help = did_you_mean(suggestion.as_deref(), &format!("one of {}", answers.join(", ")));
            format!("`{typed}` is not an answer to `{question}`; {help}")
        }
        Misread::FollowsFromAudience { question } => format!("`{question}` follows from --for"),
        // Without the input, which may be a code.
        Misread::LooksLikeCode => CODE.to_owned(),
        Misread::NoFix => "what was tried is said by its letter on the list, or a word of the fix".to_owned(),
        Misread::UnknownFix { typed, suggestion } => {
            let help = did_you_mean(suggestion.as_deref(), "`otp-triage rules list` shows them all");
            format!("unknown fix `{typed}`; {help}")
        }
        Misread::Several { typed, meant } => format!("`{typed}` could be: {}", meant.join("; ")),
        Misread::NotAnOutcome { typed } => {
            format!("`{typed}` is not an outcome; one of {}", Outcome::ALL.map(Outcome::name).join(", "))
        }
        Misread::UnknownName { typed, suggestion } => {
            let help = did_you_mean(suggestion.as_deref(), "type why and the letter of a fix on the list");
            format!("`{typed}` is no fix and no cause; {help}")
        }
    }
}

fn did_you_mean(suggestion: Option<&str>, otherwise: &str) -> String {
    match suggestion {
        Some(known) => format!("did you mean `{known}`?"),
        None => otherwise.to_owned(),
    }
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
pub fn unknown_entry(UnknownEntry { name, value }: &UnknownEntry) -> String {
    format!("the rulebook does not know `{name}={value}` any more; it is left out, and stays in the file")
}
