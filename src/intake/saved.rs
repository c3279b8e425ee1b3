//! A session as a file: what was said, by ids, so that it can be read, and replayed under a newer rulebook.
//!
//! Only the log is written. All else follows from it, and would only be a second truth.

use serde::{Deserialize, Serialize};

use crate::engine::{Answer, Event, Remark, Session};
use crate::privacy::{mask, safe};
use crate::rulebook::{Audience, Outcome, Rulebook};

/// The version of the format that is written.
const VERSION: u8 = 1;

/// A session as it stands in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    session: u8,
    /// The title of the rulebook that it went by, for whoever opens the file.
    rulebook: String,
    #[serde(rename = "for")]
    audience: String,
    said: Vec<Said>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Said {
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
        remark: String,
    },
}

/// How a question that was not known, or does not apply, stands in a file; as on the command line.
const UNKNOWN: &str = "unknown";
const NOT_APPLICABLE: &str = "n/a";

impl Saved {
    /// What is to be written of a session.
    pub fn of(session: &Session<'_>) -> Self {
        let book = session.book();
        let said = |event: &Event| match event {
            Event::Answered(question, answer) => Said::Answered {
                question: book[*question].id.to_string(),
                answer: match answer {
                    Answer::Chosen(chosen) => book[*question].answers[*chosen].id.to_string(),
                    Answer::Unknown => UNKNOWN.to_owned(),
                    Answer::NotApplicable => NOT_APPLICABLE.to_owned(),
                },
            },
            Event::Tried(fix, outcome) => {
                Said::Tried { fix: book[*fix].id.to_string(), outcome: outcome.name().to_owned() }
            }
            Event::Remarked(Remark { about, text }) => Said::Remarked { about: about.clone(), remark: text.clone() },
        };
        Self {
            session: VERSION,
            rulebook: book.title.to_string(),
            audience: session.audience().name().to_owned(),
            said: session.log().iter().map(said).collect(),
        }
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("texts and lists can be written");
        text.push('\n');
        text
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// If it is not the text of a session: what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let saved: Self = serde_json::from_str(text).map_err(|error| format!("it is not a saved session: {error}"))?;
        if saved.session != VERSION {
            return Err(format!("it is a session of format {}; this program reads format {VERSION}", saved.session));
        }
        Ok(saved)
    }

    /// Who was spoken to.
    pub fn audience(&self) -> Option<Audience> {
        Audience::ALL.into_iter().find(|audience| audience.name() == self.audience)
    }

    /// Says all of it again, and tells what the rulebook does not know any more.
    pub fn replay(&self, session: &mut Session<'_>) -> Vec<String> {
        let mut dropped = Vec::new();
        for said in &self.said {
            match said.event(session.book()) {
                Ok(event) => session.restore(event),
                Err(words) => dropped.push(words),
            }
        }
        dropped
    }
}

impl Said {
    /// What it stands for in a rulebook; else how it reads in the file.
    fn event(&self, book: &Rulebook) -> Result<Event, String> {
        let unknown = |one: &str, other: &str| Err(format!("{}={}", safe::quoted(one), safe::quoted(other)));
        match self {
            Self::Answered { question, answer } => {
                let asked = book.questions.find(question);
                let Some(asked) = asked else { return unknown(question, answer) };
                let chosen = book[asked].answers.find(answer);
                match (chosen, answer.as_str()) {
                    (Some(chosen), _) => Ok(Event::Answered(asked, Answer::Chosen(chosen))),
                    (None, UNKNOWN) => Ok(Event::Answered(asked, Answer::Unknown)),
                    (None, NOT_APPLICABLE) => Ok(Event::Answered(asked, Answer::NotApplicable)),
                    (None, _) => unknown(question, answer),
                }
            }
            Self::Tried { fix, outcome } => {
                let tried = book.fixes.find(fix);
                let ended = Outcome::ALL.into_iter().find(|known| known.name() == outcome);
                match (tried, ended) {
                    (Some(tried), Some(ended)) => Ok(Event::Tried(tried, ended)),
                    _ => unknown(fix, outcome),
                }
            }
            // Somebody may have written into the file by hand.
            Self::Remarked { about, remark } => {
                Ok(Event::Remarked(Remark { about: about.clone(), text: mask::masked(remark) }))
            }
        }
    }
}
