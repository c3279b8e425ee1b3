//! The end of a dialogue: restores interrupted changes, and asks for the details that an escalation needs.

use std::io;

use crate::dialogue::stage::{Asked, Missing, Stage};
use crate::dialogue::{Dialogue, Note};
use crate::engine::{Detail, Next, Remark};
use crate::intake::menu::shown;
use crate::privacy::{Masked, Secret};
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
        let (skip, quit) = (shown(self.words().command_skip()), shown(self.words().command_quit()));
        match line {
            "" | "skip" => {}
            "quit" => return Ok(Stage::Closing),
            line if line == skip => {}
            line if line == quit => return Ok(Stage::Closing),
            line => {
                let text = Masked::reply(about.as_deref().unwrap_or_default(), line, self.session.book());
                if let Some(secret) = refused(line, &text) {
                    self.reply(&Reply::Secret(secret))?;
                    missing.items.extend(about);
                    missing.items.rotate_right(1);
                    return Ok(Stage::Asking(Asked::Missing(missing)));
                }
                self.session.remark(Remark { about, text });
            }
        }
        Ok(Stage::Missing(missing))
    }
}

/// The secret for which a free text has to be refused. A day or an error code has the form of a code as well, so what
/// the rulebook knows, and so does not mask, is taken.
pub(super) fn refused(line: &str, masked: &Masked) -> Option<Secret> {
    Secret::in_line(line).filter(|_| masked.as_str() != line)
}
