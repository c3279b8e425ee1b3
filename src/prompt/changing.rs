//! Changing what was said: going back, editing, setting. What was said later is kept.

use std::io;

use crate::engine::{Event, Rejected, Remark};
use crate::intake::typed;
use crate::privacy::Masked;
use crate::prompt::{Flow, Talk};
use crate::render::misread::misread;
use crate::render::{dialogue, words};
use crate::rulebook::{FixId, QuestionId};

impl Talk<'_, '_, '_> {
    /// Goes back a step: it is asked again, and what was said later waits to be taken up again.
    pub(crate) fn back(&mut self) -> io::Result<Flow> {
        self.mark_lead();
        match self.session.undo() {
            Some(event) => self.gone_back.push(event),
            None => self.page.text(2, "There is nothing further back.")?,
        }
        Ok(Flow::On)
    }

    /// Goes back to one of the things that were said, by its number.
    pub(crate) fn edit(&mut self, number: &str) -> io::Result<Option<Flow>> {
        let all = self.session.log().len() + self.gone_back.len();
        match number.parse::<usize>() {
            Ok(number) if (1..=all).contains(&number) => {
                self.mark_lead();
                while self.session.log().len() >= number {
                    self.gone_back.extend(self.session.undo());
                }
                while self.session.log().len() + 1 < number {
                    let event = self.gone_back.pop().expect("the number is one of theirs");
                    self.session.restore(event);
                }
                Ok(Some(Flow::On))
            }
            _ => {
                let help =
                    if all == 0 { "Nothing was said yet." } else { "Type edit and a number; answers shows them." };
                self.page.text(2, help)?;
                Ok(None)
            }
        }
    }

    fn mark_lead(&mut self) {
        if self.gone_back.is_empty() {
            self.led = self.leading();
        }
    }

    fn leading(&self) -> Vec<FixId> {
        self.session.diagnosis().fixes.iter().take(dialogue::SHORT_LIST).map(|ranked| ranked.fix).collect()
    }

    /// Asks again what somebody came back to.
    pub(crate) fn again(&mut self, event: Event) -> io::Result<Flow> {
        match event {
            Event::Answered(question, answer) => self.ask(question, Some(answer)),
            Event::Tried(fix, outcome) => {
                dialogue::tried_before(self.session, fix, outcome, self.page)?;
                self.outcome(fix, Some(outcome))
            }
            Event::Remarked(Remark { about, text }) => {
                self.page.gap()?;
                self.page.heading(about.as_deref().unwrap_or("Remark"))?;
                dialogue::before(text.as_str(), self.page)?;
                let Some(line) = self.read()? else { return Ok(Flow::End) };
                let text = if line.is_empty() { text } else { Masked::of(&line) };
                self.session.remark(Remark { about, text });
                self.take_up()?;
                Ok(Flow::On)
            }
        }
    }

    /// Takes up again what somebody went back over, behind the answer that was just given anew.
    pub(crate) fn take_up(&mut self) -> io::Result<()> {
        if self.gone_back.pop().is_none() {
            return Ok(());
        }
        let kept = self.gone_back.len();
        while let Some(event) = self.gone_back.pop() {
            self.session.restore(event);
        }
        let inert = self.session.inert();
        dialogue::kept(self.session, kept.saturating_sub(inert.len()), &inert, self.page)?;
        let led = std::mem::take(&mut self.led);
        self.tell_moved(&led)
    }

    /// How the first fixes moved because of a change, in one line.
    pub(crate) fn tell_moved(&mut self, before: &[FixId]) -> io::Result<()> {
        let now = self.leading();
        if self.session.solved_by().is_none() && !now.starts_with(&self.left_of(before)) {
            dialogue::moved(self.session, before, &now, self.page)?;
            if !self.shown.leading.is_empty() {
                self.shown.leading = now;
            }
        }
        Ok(())
    }

    pub(crate) fn set(&mut self, fact: &str) -> io::Result<Option<Flow>> {
        let (book, audience) = (self.session.book(), self.session.audience());
        let led = self.leading();
        let known: Vec<QuestionId> = self.session.inert();
        let refused = match typed::answer(book, audience, fact) {
            Err(reason) => misread(&reason),
            Ok((question, answer)) => match self.session.change(question, answer) {
                Ok(()) => {
                    let noted = words::event(self.session, &Event::Answered(question, answer));
                    self.page.text(2, &format!("Noted. {noted}"))?;
                    let mut inert = self.session.inert();
                    inert.retain(|question| !known.contains(question));
                    dialogue::kept(self.session, 0, &inert, self.page)?;
                    self.tell_moved(&led)?;
                    return Ok(Some(Flow::On));
                }
                Err(Rejected::NotAsked { because }) => dialogue::not_asked(self.session, because),
                Err(Rejected::BuiltIn | Rejected::Contradicts(_)) => "that cannot be set here".to_owned(),
            },
        };
        self.page.text(2, &refused)?;
        Ok(None)
    }
}
