//! The end of a dialogue: restores interrupted changes, and asks for the details that an escalation needs.

use std::io;

use crate::dialogue::stage::{Asked, Missing, Stage};
use crate::dialogue::{Dialogue, Note};
use crate::engine::{Detail, Next, Remark};
use crate::privacy::{Masked, is_code};
use crate::render::dialogue;
use crate::render::dialogue::reply::Reply;

impl Dialogue<'_> {
    pub(super) fn end(&mut self) -> Stage {
        self.end_revision();
        match self.note {
            Note::Wanted => self.missing().map_or(Stage::Closing, Stage::Missing),
            Note::Unwanted => Stage::Closing,
        }
    }

    /// The details of the escalation that no question of the rulebook asks for.
    fn missing(&self) -> Option<Missing> {
        let diagnosis = self.session.diagnosis();
        let Next::Escalate(_) = diagnosis.next() else { return None };
        let escalation = diagnosis.escalation()?;
        let mut missing = Missing { escalation, items: Vec::new().into() };
        for detail in diagnosis.details(escalation) {
            if let Detail::Words(words, None) = detail {
                missing.items.push_back(words.to_owned());
            }
        }
        Some(missing)
    }

    pub(super) fn ask_for_missing(&mut self, missing: Missing) -> io::Result<Stage> {
        let Some(item) = missing.items.front() else { return Ok(Stage::Closing) };
        dialogue::wanted(&self.session, missing.escalation, item, &mut self.screen.page())?;
        Ok(Stage::Asking(Asked::Missing(missing)))
    }

    pub(super) fn take_missing(&mut self, mut missing: Missing, line: &str) -> io::Result<Stage> {
        let about = missing.items.pop_front();
        // A detail is free text, so only these two words are commands here.
        match line {
            "" | "skip" => {}
            "quit" => return Ok(Stage::Closing),
            code if is_code(code) => self.reply(&Reply::Code)?,
            line => self.session.remark(Remark { about, text: Masked::of(line) }),
        }
        Ok(Stage::Missing(missing))
    }
}
