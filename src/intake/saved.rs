//! A session as a file: the log, by ids, so that people can read it and a newer rulebook can replay it.
//!
//! Only the log is written. Everything else follows from it, and a copy in the file could contradict it.

use serde::{Deserialize, Serialize};

use crate::engine::{Event, Remark, Session};
use crate::privacy::{Masked, escaped_json, quoted};
use crate::rulebook::{Audience, Bring, Outcome, Rulebook};

/// The version of the format that is written and read.
const VERSION: u8 = 1;

/// The content of a session file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    session: u8,
    /// The title of the rulebook, for people who open the file; never read back.
    rulebook: String,
    #[serde(rename = "for")]
    audience: String,
    #[serde(rename = "said")]
    log: Vec<Entry>,
}

/// An event of the log, by ids.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Entry {
    Answered {
        question: String,
        answer: String,
    },
    Tried {
        fix: String,
        outcome: String,
    },
    Remarked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<String>,
        /// Masked whenever it is read: somebody may have edited the file by hand.
        remark: String,
    },
}

/// The reason why a text is not a session that can be read.
#[derive(Debug)]
pub enum Unreadable {
    NotASession(serde_json::Error),
    OtherFormat { found: u8, known: u8 },
}

/// An entry of a saved session that is unknown to the rulebook: `name` a question or fix, `value` an answer or outcome,
/// both in a form that may be repeated, see [`quoted`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownEntry {
    pub name: String,
    pub value: String,
}

/// The entries of a saved session that a rulebook does not know. They count for nothing, and stay in the file: another
/// rulebook, or the same with one more layer, knows them again.
#[derive(Debug, Default)]
pub struct Unread(Vec<Entry>);

impl Saved {
    /// The content of the file for a session.
    pub fn of(session: &Session<'_>) -> Self {
        let book = session.book();
        Self {
            session: VERSION,
            rulebook: book.title.to_string(),
            audience: session.audience().name().to_owned(),
            log: session.log().iter().map(|event| Entry::of(book, event)).collect(),
        }
    }

    /// The same, with entries that were unknown when the session was resumed. One about something that was said anew
    /// is dropped: it would contradict that.
    pub fn with(mut self, unread: &Unread) -> Self {
        for entry in &unread.0 {
            if !self.log.iter().any(|known| known.subject() == entry.subject()) {
                self.log.push(entry.clone());
            }
        }
        self
    }

    /// The entries that a rulebook does not know.
    pub fn unread(&self, book: &Rulebook) -> Unread {
        let mut unread = Vec::new();
        for entry in &self.log {
            // A code that was written into the file by hand is not kept.
            if entry.event(book).is_err_and(|unknown| unknown.is_repeatable(entry)) {
                unread.push(entry.clone());
            }
        }
        Unread(unread)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = escaped_json(&serde_json::to_string_pretty(self).expect("texts and lists can be written"));
        text.push('\n');
        text
    }

    /// Reads the text of a file.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let saved: Self = serde_json::from_str(text).map_err(Unreadable::NotASession)?;
        if saved.session != VERSION {
            return Err(Unreadable::OtherFormat { found: saved.session, known: VERSION });
        }
        Ok(saved)
    }

    /// The audience of the session; `None` if the file names one that does not exist.
    pub fn audience(&self) -> Option<Audience> {
        Audience::named(&self.audience)
    }

    /// Restores the log into a session, and returns the entries that are unknown to the rulebook.
    pub fn replay(&self, session: &mut Session<'_>) -> Vec<UnknownEntry> {
        // An entry that a newer rulebook has dropped costs the session nothing but that entry.
        let mut unknown = Vec::new();
        for entry in &self.log {
            match entry.event(session.book()) {
                Ok(event) => session.restore(event),
                Err(entry) => unknown.push(entry),
            }
        }
        unknown
    }
}

impl Entry {
    fn of(book: &Rulebook, event: &Event) -> Self {
        match event {
            Event::Answered(question, answer) => {
                let question = &book[*question];
                Self::Answered { question: question.id.to_string(), answer: question.answer_id(*answer).to_owned() }
            }
            Event::Tried(fix, outcome) => {
                Self::Tried { fix: book[*fix].id.to_string(), outcome: outcome.name().to_owned() }
            }
            Event::Remarked(Remark { about, text }) => {
                Self::Remarked { about: about.clone(), remark: text.to_string() }
            }
        }
    }

    /// The question or the fix that it is about.
    fn subject(&self) -> Option<(bool, &str)> {
        match self {
            Self::Answered { question, .. } => Some((true, question)),
            Self::Tried { fix, .. } => Some((false, fix)),
            Self::Remarked { .. } => None,
        }
    }

    /// The event of the entry, resolved in a rulebook.
    fn event(&self, book: &Rulebook) -> Result<Event, UnknownEntry> {
        match self {
            Self::Answered { question, answer } => {
                answered(book, question, answer).ok_or_else(|| UnknownEntry::new(question, answer))
            }
            Self::Tried { fix, outcome } => tried(book, fix, outcome).ok_or_else(|| UnknownEntry::new(fix, outcome)),
            Self::Remarked { about, remark } => {
                let Some(about) = about else {
                    return Ok(Event::Remarked(Remark { about: None, text: Masked::of(remark, book) }));
                };
                let text = if is_asked_for(book, about) {
                    Masked::reply(about, remark, book)
                } else {
                    Masked::of(remark, book)
                };
                Ok(Event::Remarked(Remark { about: Some(shown_about(book, about)), text }))
            }
        }
    }
}

impl UnknownEntry {
    fn new(name: &str, value: &str) -> Self {
        Self { name: quoted(name), value: quoted(value) }
    }

    /// True if nothing of the entry had to be masked.
    fn is_repeatable(&self, entry: &Entry) -> bool {
        match entry {
            Entry::Answered { question: name, answer: value } | Entry::Tried { fix: name, outcome: value } => {
                *name == self.name && *value == self.value
            }
            Entry::Remarked { .. } => false,
        }
    }
}

fn answered(book: &Rulebook, question: &str, answer: &str) -> Option<Event> {
    let question = book.questions.find(question)?;
    Some(Event::Answered(question, book[question].answer_with_id(answer)?))
}

fn tried(book: &Rulebook, fix: &str, outcome: &str) -> Option<Event> {
    Some(Event::Tried(book.fixes.find(fix)?, Outcome::named(outcome)?))
}

/// The subject of a remark: unchanged if an escalation asks for it, masked if it was written into the file by hand.
fn shown_about(book: &Rulebook, about: &str) -> String {
    // Text of the rulebook is not personal, and masked it would not be found again among the things to bring.
    if is_asked_for(book, about) { about.to_owned() } else { Masked::of(about, book).to_string() }
}

/// True if an escalation asks for something in these words.
fn is_asked_for(book: &Rulebook, about: &str) -> bool {
    let mut bring = book.escalations.iter().flat_map(|escalation| &escalation.bring);
    bring.any(|item| matches!(item, Bring::Words(words) if **words == *about))
}
