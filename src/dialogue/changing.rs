//! Changing the log: going back, editing, setting. Later events are kept.

use std::io;

use crate::dialogue::Dialogue;
use crate::dialogue::ending::refused;
use crate::dialogue::stage::{Asked, Stage};
use crate::engine::{Event, Remark};
use crate::intake::typed;
use crate::privacy::Masked;
use crate::render::dialogue;
use crate::render::dialogue::cards;
use crate::render::dialogue::reply::Reply;

impl Dialogue<'_> {
    /// Goes back to the previous event, which is asked again. Later events wait until they are restored.
    pub(super) fn back(&mut self) -> io::Result<Stage> {
        match self.session.undo() {
            Some(event) => self.revision.events.push(event),
            None => self.reply(&Reply::NothingFurtherBack)?,
        }
        Ok(Stage::Next)
    }

    /// Goes back to an event by its number. The log and the revision together count from 1, in the order of the log.
    pub(super) fn edit(&mut self, number: &str, asked: Asked) -> io::Result<Stage> {
        let count = self.session.log().len() + self.revision.events.len();
        let number = match number.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) => number,
            _ => {
                self.reply(if count == 0 { &Reply::NothingToEdit } else { &Reply::EditNeedsNumber })?;
                return Ok(Stage::Asking(asked));
            }
        };
        while self.session.log().len() >= number {
            self.revision.events.extend(self.session.undo());
        }
        // Somebody may have gone back beyond the number already: then this goes forward.
        while self.session.log().len() + 1 < number {
            let event = self.revision.events.pop().expect("the number counts the events of both");
            self.session.restore(event);
        }
        Ok(Stage::Next)
    }

    /// Asks again for the event that somebody came back to.
    pub(super) fn ask_again(&mut self, event: Event) -> io::Result<Stage> {
        match event {
            Event::Answered(question, answer) => self.ask(question, Some(answer)),
            Event::Tried(fix, outcome) => {
                cards::tried_before(&self.session, fix, outcome, &mut self.screen.page())?;
                self.ask_outcome(fix, Some(outcome))
            }
            Event::Remarked(remark) => {
                dialogue::remarked_before(&self.session, &remark, &mut self.screen.page())?;
                Ok(Stage::Asking(Asked::Again(remark)))
            }
        }
    }

    /// Takes a remark anew; an empty line keeps it.
    pub(super) fn take_remark(&mut self, Remark { about, text }: Remark, line: &str) -> io::Result<Stage> {
        let typed = match &about {
            Some(about) => Masked::reply(about, line, self.session.book()),
            None => Masked::of(line, self.session.book()),
        };
        if let Some(secret) = refused(line, &typed) {
            self.reply(&Reply::Secret(secret))?;
            return Ok(Stage::Asking(Asked::Again(Remark { about, text })));
        }
        let text = if line.is_empty() { text } else { typed };
        self.reply(&Reply::Remarked(&text))?;
        self.session.remark(Remark { about, text });
        self.restore_later()?;
        Ok(Stage::Next)
    }

    /// Restores the events that somebody went back over, after the one that was just replaced.
    pub(super) fn restore_later(&mut self) -> io::Result<()> {
        // The first of them is the one that was asked again, and the log has it by now.
        if self.revision.events.pop().is_none() {
            return Ok(());
        }
        let count = self.revision.events.len();
        self.end_revision();
        let inert = self.session.inert();
        // `inert` covers the whole log, so it may be longer than the revision.
        let counting = count.saturating_sub(inert.len());
        dialogue::kept(&self.session, counting, &inert, &mut self.screen.page())
    }

    /// Restores all events that somebody went back over.
    pub(super) fn end_revision(&mut self) {
        while let Some(event) = self.revision.events.pop() {
            self.session.restore(event);
        }
    }

    /// Takes `QUESTION=ANSWER`, which replaces an earlier answer.
    pub(super) fn set(&mut self, fact: &str, asked: Asked) -> io::Result<Stage> {
        let (question, answer) = match typed::answer(self.session.book(), self.session.audience(), fact) {
            Ok(fact) => fact,
            Err(reason) => {
                self.reply(&Reply::Misread(&reason))?;
                return Ok(Stage::Asking(asked));
            }
        };
        let inert_before = self.session.inert();
        if let Err(rejected) = self.session.change(question, answer) {
            dialogue::rejected(&self.session, rejected, &mut self.screen.page())?;
            return Ok(Stage::Asking(asked));
        }
        dialogue::noted(&self.session, &Event::Answered(question, answer), &mut self.screen.page())?;
        // Only answers that this change has made inert are news.
        let mut inert = self.session.inert();
        inert.retain(|question| !inert_before.contains(question));
        dialogue::kept(&self.session, 0, &inert, &mut self.screen.page())?;
        Ok(Stage::Next)
    }
}
