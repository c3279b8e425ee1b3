//! What is understood at every prompt.

use std::io;

use crate::engine::{Event, Remark};
use crate::intake::{Named, typed};
use crate::privacy::{MaskCount, Masked, is_code};
use crate::prompt::input::Command;
use crate::prompt::{Flow, Talk};
use crate::render::diagnosis::text::Weights;
use crate::render::dialogue::{find, why};
use crate::render::misread::{CODE, misread};
use crate::render::{dialogue, masks, words};
use crate::rulebook::FixId;

impl Talk<'_, '_, '_> {
    /// Carries out a command that is understood everywhere. `None` means that the same prompt comes again.
    pub(crate) fn command(&mut self, command: Command) -> io::Result<Option<Flow>> {
        match command {
            Command::Help => dialogue::help(self.page)?,
            Command::Answers => dialogue::answers(self.session, self.page)?,
            Command::List => {
                let diagnosis = self.session.diagnosis();
                dialogue::whole_list(self.session, &diagnosis, self.numbers, self.page)?;
                if !diagnosis.unlikely.is_empty() {
                    self.page.text(2, "…  and what is unlikely to help: list all")?;
                }
            }
            Command::ListAll => {
                let diagnosis = self.session.diagnosis();
                dialogue::whole_list(self.session, &diagnosis, self.numbers, self.page)?;
                dialogue::unlikely(self.session, &diagnosis, self.page)?;
            }
            Command::Weights => self.turn_numbers()?,
            Command::Find(word) if word.is_empty() => self.page.text(2, "Type find and a word.")?,
            Command::Find(word) => find::find(self.session, &word, &self.session.find(&word), self.page)?,
            Command::Why(target) => self.why(&target)?,
            Command::Remark(text) => self.remark(&text)?,
            Command::Note(file) => self.note(&file)?,
            Command::Save(file) => {
                let file = (!file.is_empty()).then_some(file.as_str());
                let told = match self.store.keep_in(file, self.session) {
                    Ok(place) => format!("Kept in {place}, after every step. To go on later: --resume {place}"),
                    Err(why) => why,
                };
                self.page.text(2, &told)?;
            }
            Command::Quit => return Ok(Some(Flow::End)),
            Command::Back => return self.back().map(Some),
            Command::Edit(number) => return self.edit(&number),
            Command::Tried(fact) => return self.tried(&fact),
            Command::Set(fact) => return self.set(&fact),
            Command::Skip | Command::NotApplicable => {}
        }
        Ok(None)
    }

    fn turn_numbers(&mut self) -> io::Result<()> {
        let (numbers, told) = match self.numbers {
            Weights::Hidden => (Weights::Shown, "Lists show the model's weights now: judgement, not measurement."),
            Weights::Shown => (Weights::Hidden, "Lists show words only now."),
        };
        self.numbers = numbers;
        self.page.text(2, told)
    }

    /// The fix at a place of the list, as `list` shows it.
    fn listed(&self, place: &str) -> Option<FixId> {
        let place = place.trim().parse::<usize>().ok()?.checked_sub(1)?;
        self.session.diagnosis().fixes.get(place).map(|ranked| ranked.fix)
    }

    fn why(&mut self, target: &str) -> io::Result<()> {
        let (book, audience) = (self.session.book(), self.session.audience());
        let named = self.listed(target).map(Named::Fix).map_or_else(|| typed::named(book, audience, target), Ok);
        match named {
            Ok(Named::Fix(fix)) => why::fix(self.session, &self.session.why_fix(fix), self.page),
            Ok(Named::Cause(cause)) => why::cause(self.session, &self.session.why_cause(cause), self.page),
            Err(reason) => self.page.text(2, &misread(&reason)),
        }
    }

    fn tried(&mut self, fact: &str) -> io::Result<Option<Flow>> {
        let (name, outcome) = fact.split_once('=').unwrap_or((fact, "failed"));
        let fact = match self.listed(name) {
            Some(fix) => format!("{}={outcome}", self.session.book()[fix].id),
            None => fact.to_owned(),
        };
        match typed::trial(self.session.book(), self.session.audience(), &fact) {
            Ok((fix, outcome)) => {
                let led: Vec<FixId> = self.shown.leading.clone();
                let noted = words::event(self.session, &Event::Tried(fix, outcome));
                self.page.text(2, &format!("Noted. {noted}"))?;
                self.take_note(fix, outcome)?;
                if !led.is_empty() {
                    self.tell_moved(&led)?;
                }
                self.worked(fix, outcome).map(Some)
            }
            Err(reason) => {
                self.page.text(2, &misread(&reason))?;
                Ok(None)
            }
        }
    }

    fn remark(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return self.page.text(2, "Type remark and what is worth knowing later.");
        }
        if is_code(text) {
            return self.page.warning(2, &format!("No: {CODE}."));
        }
        let text = Masked::of(text);
        let told = match masks::count(MaskCount::of(text.as_str())) {
            Some(masked) => format!("Noted, with {masked} masked: {text}"),
            None => format!("Noted: {text}"),
        };
        self.session.remark(Remark { about: None, text });
        self.keep()?;
        self.page.text(2, &told)
    }

    fn note(&mut self, file: &str) -> io::Result<()> {
        let file = (!file.is_empty()).then_some(file);
        let told = match self.store.note(file, self.session) {
            Ok(place) => dialogue::note_written(self.session, &place),
            Err(why) => why,
        };
        self.page.text(2, &told)
    }
}
