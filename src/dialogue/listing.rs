//! The lists on the screen, and the items that people open by their letters.

use std::{io, mem};

use crate::dialogue::input::{Command, Input, read};
use crate::dialogue::stage::{Asked, Choice, Stage};
use crate::dialogue::{Dialogue, WRITABLE};
use crate::engine::Diagnosis;
use crate::intake::menu::{self, Offered};
use crate::render::dialogue;
use crate::render::dialogue::cards;
use crate::render::dialogue::reply::Reply;
use crate::render::lists;
use crate::rulebook::{FixId, Outcome};

impl Dialogue<'_> {
    /// Shows the first fixes the first time.
    pub(super) fn list_once(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<()> {
        // A list of one would only repeat what follows.
        if !self.screen.is_replaced() && self.shown.listed.is_empty() && diagnosis.fixes.len() > 1 {
            self.shown.listed = dialogue::short_list(&self.session, diagnosis, self.weights, &mut self.screen.page())?;
        }
        Ok(())
    }

    pub(super) fn list(&mut self) -> io::Result<()> {
        let diagnosis = self.session.diagnosis();
        self.whole_list(&diagnosis)?;
        if diagnosis.unlikely.is_empty() { Ok(()) } else { self.reply(&Reply::MoreUnlikely) }
    }

    pub(super) fn list_all(&mut self) -> io::Result<()> {
        let diagnosis = self.session.diagnosis();
        self.whole_list(&diagnosis)?;
        dialogue::unlikely(&self.session, &diagnosis, &mut self.screen.page())
    }

    fn whole_list(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<()> {
        self.shown.listed = dialogue::whole_list(&self.session, diagnosis, self.weights, &mut self.screen.page())?;
        Ok(())
    }

    /// The fix with this letter in the list on the screen.
    pub(super) fn listed(&self, letter: &str) -> Option<FixId> {
        self.shown.listed.get(lists::position(self.words(), letter)?).copied()
    }

    /// The letter of a fix; it gets the next one if it is not in the list on the screen.
    pub(super) fn letter_of(&mut self, fix: FixId) -> char {
        let listed = &mut self.shown.listed;
        let position = listed.iter().position(|other| *other == fix).unwrap_or_else(|| {
            listed.push(fix);
            listed.len() - 1
        });
        lists::letter(self.words(), position)
    }

    /// Reads a line while a list stands: a letter is one of its items, and the beginning of an answer needs two letters.
    pub(super) fn read(&self, options: &[Offered<'_>], line: &str) -> Input {
        let is_letter = !self.shown.listed.is_empty() && lists::position(self.words(), line).is_some();
        if is_letter && menu::with_id(options, line).is_none() {
            return Input::Command(Command::Open(line.to_owned()));
        }
        read(self.words(), options, line)
    }

    /// Opens a fix that the driver's lists show. Has no effect while no line is awaited.
    pub fn open_fix(&mut self, fix: FixId) {
        let stage = mem::replace(&mut self.stage, Stage::Ended);
        self.stage = match stage {
            Stage::Asking(asked) => self.open(fix, asked).expect(WRITABLE),
            other => other,
        };
    }

    /// The fix that somebody has opened, and not yet reported on.
    pub fn opened(&self) -> Option<FixId> {
        self.opened
    }

    /// Opens an item of the list: its steps are shown, behind the questions that come before them.
    pub(super) fn open(&mut self, fix: FixId, asked: Asked) -> io::Result<Stage> {
        let view = self.session.facts();
        match view.outcome(fix) {
            None | Some(Outcome::Started) => {}
            Some(outcome) => {
                cards::tried_already(&self.session, fix, outcome, &mut self.screen.page())?;
                return self.ask_waiting(asked);
            }
        }
        if self.session.diagnosis().ranked(fix).is_none() {
            self.reply(&Reply::NotOnList)?;
            return self.ask_waiting(asked);
        }
        // Whoever looks for more than the way round goes on to the cause.
        if let Asked::Choice(Choice::Enough(done) | Choice::Still(done)) = asked {
            self.session.tried(done, Outcome::Helped);
        }
        self.opened = Some(fix);
        Ok(Stage::Next)
    }

    /// The next step while an item is open: a question that comes before its steps, or its steps. `None` if they cannot be
    /// shown, which closes it.
    pub(super) fn next_of_opened(&mut self, diagnosis: &Diagnosis<'_>, fix: FixId) -> io::Result<Option<Stage>> {
        let Some(ranked) = &diagnosis.ranked(fix) else {
            // An answer has ruled it out.
            self.opened = None;
            self.reply(&Reply::NotOnList)?;
            return Ok(None);
        };
        if let Some(question) = ranked.needs.first() {
            if self.session.facts().answer(*question).is_none() {
                return self.ask(*question, None).map(Some);
            }
            self.opened = None;
            cards::withheld(&self.session, *question, &mut self.screen.page())?;
            return Ok(None);
        }
        self.show_card(diagnosis, ranked)?;
        self.ask_outcome(fix, None).map(Some)
    }
}
