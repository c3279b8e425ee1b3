//! Templates for the entries of a rulebook: valid as they are, and each comment teaches one thing.
//!
//! They belong together: for one id, the question gives evidence of the cause, the fix cures it, the case is an example of
//! it, and limits and escalations are those of the service. A test compares them with the format, so that no field goes
//! unmentioned.

mod model;
mod receipts;
mod surroundings;
mod words;

use std::io::{self, Write};

pub use words::words;

use crate::rulebook::scale;

/// The kinds of templates, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// The file itself: its format, title and settings.
    Book,
    Source,
    Symptom,
    Service,
    Question,
    Cause,
    Fix,
    Limit,
    Alert,
    Escalation,
    Shape,
    Meaning,
    /// A code list.
    Receipts,
    /// A worked case.
    Case,
    /// A real case.
    Field,
}

impl Template {
    pub const ALL: [Self; 15] = [
        Self::Book,
        Self::Source,
        Self::Symptom,
        Self::Service,
        Self::Question,
        Self::Cause,
        Self::Fix,
        Self::Limit,
        Self::Alert,
        Self::Escalation,
        Self::Shape,
        Self::Meaning,
        Self::Receipts,
        Self::Case,
        Self::Field,
    ];

    /// The word by which it is asked for.
    pub fn name(self) -> &'static str {
        self.parts().0
    }

    /// The field of a rulebook that holds such entries; `None` for the file itself.
    pub fn list(self) -> Option<&'static str> {
        self.parts().1
    }

    fn text(self) -> &'static str {
        self.parts().2
    }

    /// The name, the field and the text.
    fn parts(self) -> (&'static str, Option<&'static str>, &'static str) {
        match self {
            Self::Book => ("book", None, surroundings::BOOK),
            Self::Source => ("source", Some("sources"), surroundings::SOURCE),
            Self::Symptom => ("symptom", Some("symptoms"), surroundings::SYMPTOM),
            Self::Service => ("service", Some("services"), surroundings::SERVICE),
            Self::Question => ("question", Some("questions"), model::QUESTION),
            Self::Cause => ("cause", Some("causes"), model::CAUSE),
            Self::Fix => ("fix", Some("fixes"), model::FIX),
            Self::Limit => ("limit", Some("limits"), surroundings::LIMIT),
            Self::Alert => ("alert", Some("alerts"), surroundings::ALERT),
            Self::Escalation => ("escalation", Some("escalations"), surroundings::ESCALATION),
            Self::Shape => ("shape", Some("shapes"), surroundings::SHAPE),
            Self::Meaning => ("meaning", Some("meanings"), receipts::MEANING),
            Self::Receipts => ("receipts", Some("receipts"), receipts::CODE_LIST),
            Self::Case => ("case", Some("cases"), model::CASE),
            Self::Field => ("field", Some("field"), model::FIELD),
        }
    }
}

/// Writes a template with an id filled in.
pub fn yaml(template: Template, id: &str, out: &mut dyn Write) -> io::Result<()> {
    // Taken from the scale, so that no comment in a template can contradict it.
    let words: Vec<String> = scale::WORDS.iter().map(|(word, share)| format!("{word} {share}")).collect();
    let text = template.text().replace("<id>", id).replace("<scale>", &words.join(", "));
    out.write_all(text.as_bytes())
}

/// A template without its comments, as a short example.
pub(crate) fn example(template: Template, id: &str) -> String {
    let lines = template.text().lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.collect::<Vec<_>>().join("\n").replace("<id>", id)
}

/// A template with its comments.
pub(crate) fn whole(template: Template, id: &str) -> String {
    template.text().trim_end().replace("<id>", id)
}
