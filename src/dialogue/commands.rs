//! Commands, which every prompt understands.

use std::io;
use std::mem;

use crate::dialogue::ending::refused;
use crate::dialogue::input::Command;
use crate::dialogue::stage::{Asked, FileError, Noted, Request, Stage, WriteError};
use crate::dialogue::{Dialogue, WRITABLE};
use crate::engine::{Event, Remark};
use crate::intake::{Named, typed};
use crate::privacy::{Masked, Secret};
use crate::render::diagnosis::fix::Weights;
use crate::render::dialogue;
use crate::render::dialogue::reply::Reply;
use crate::render::dialogue::{find, help, why};
use crate::rulebook::Outcome;

impl Dialogue<'_> {
    /// Carries out a command given instead of a reply to `asked`. Most commands ask it again.
    pub(super) fn command(&mut self, command: Command, asked: Asked) -> io::Result<Stage> {
        match command {
            Command::Quit => return Ok(Stage::Ending),
            Command::Back => return self.back(),
            Command::Edit(number) => return self.edit(&number, asked),
            Command::Tried(fact) => return self.tried(&fact, asked),
            Command::Set(fact) => return self.set(&fact, asked),
            Command::Remark(text) => return self.remark(&text, asked),
            // A code in the place of a file must not become its name.
            Command::Note(file) | Command::Save(file) if Secret::in_line(&file).is_some() => {
                self.reply(&Reply::Secret(Secret::in_line(&file).unwrap_or(Secret::Code)))?;
                return Ok(Stage::Asking(asked));
            }
            Command::Note(file) => {
                self.errand = Some(Request::Note(file_named(file)));
                return Ok(Stage::Asking(asked));
            }
            Command::Save(file) => {
                self.errand = Some(Request::Save(file_named(file)));
                return Ok(Stage::Asking(asked));
            }
            Command::Open(letter) => {
                if let Some(fix) = self.listed(&letter) {
                    return self.open(fix, asked);
                }
                self.reply(&Reply::NoLetter { count: self.shown.listed.len() })?;
            }
            Command::Help => help::short(self.words(), &mut self.screen.page())?,
            Command::HelpAll => help::all(self.words(), &mut self.screen.page())?,
            Command::Answers => dialogue::answers(&self.session, &mut self.screen.page())?,
            Command::List => self.list()?,
            Command::ListAll => self.list_all()?,
            Command::Weights => self.turn_weights()?,
            Command::Find(word) => self.find(&word)?,
            Command::Why(target) => self.why(&target)?,
            // Questions and trials take these themselves; nothing else can be skipped.
            Command::Skip | Command::Unknown | Command::NotApplicable => {}
        }
        self.ask_waiting(asked)
    }

    /// Takes the reply to [`Request::Save`]: the file of the session.
    pub fn saved(&mut self, result: Result<String, FileError>) {
        let written = match result {
            Ok(file) => self.reply(&Reply::Saved(&file)),
            Err(FileError::NotNamed) => self.reply(&Reply::SaveNeedsFile),
            Err(FileError::InAddress) => self.reply(&Reply::InAddress),
            Err(FileError::Write(WriteError(reason))) => self.reply(&Reply::Failure(&reason)),
        };
        written.expect(WRITABLE);
    }

    /// Takes the reply to [`Request::Note`]: the file of the note, or its text.
    pub fn noted(&mut self, result: Result<Noted, WriteError>) {
        let written = match result {
            Ok(Noted::In(file)) => dialogue::note_written(&self.session, &file, &mut self.screen.page()),
            Ok(Noted::Text(text)) => self.show_note(&text),
            Err(WriteError(reason)) => self.reply(&Reply::Failure(&reason)),
        };
        written.expect(WRITABLE);
    }

    /// Shows a note, and below it once more what is asked: a note is longer than most screens.
    fn show_note(&mut self, text: &str) -> io::Result<()> {
        dialogue::note(text, &mut self.screen.page())?;
        let stage = mem::replace(&mut self.stage, Stage::Ended);
        self.stage = match stage {
            Stage::Asking(asked) => self.ask_waiting(asked)?,
            other => other,
        };
        Ok(())
    }

    fn turn_weights(&mut self) -> io::Result<()> {
        self.weights = match self.weights {
            Weights::Hidden => Weights::Shown,
            Weights::Shown => Weights::Hidden,
        };
        self.reply(&Reply::Weights(self.weights))
    }

    fn find(&mut self, word: &str) -> io::Result<()> {
        if word.is_empty() {
            return self.reply(&Reply::FindNeedsWord);
        }
        let found = self.session.find(word);
        // A search is not kept, so what the rulebook contains may be searched for whatever it looks like.
        match Secret::in_line(word) {
            Some(secret) if found.is_empty() => self.reply(&Reply::Secret(secret)),
            _ => find::find(&self.session, word, &found, &mut self.screen.page()),
        }
    }

    fn why(&mut self, target: &str) -> io::Result<()> {
        let named = match self.listed(target) {
            Some(fix) => Ok(Named::Fix(fix)),
            None => typed::named(self.session.book(), self.session.audience(), target),
        };
        match named {
            Ok(Named::Fix(fix)) => why::fix(&self.session, &self.session.why_fix(fix), &mut self.screen.page()),
            Ok(Named::Cause(cause)) => {
                why::cause(&self.session, &self.session.why_cause(cause), &mut self.screen.page())
            }
            Err(reason) => self.reply(&Reply::Misread(&reason)),
        }
    }

    fn tried(&mut self, fact: &str, asked: Asked) -> io::Result<Stage> {
        let (book, audience) = (self.session.book(), self.session.audience());
        let (name, outcome) = fact.split_once('=').unwrap_or((fact, Outcome::Failed.name()));
        let facts = self.session.facts();
        // `typed::trial` reads names only, so a letter of the list is replaced by the id of its fix.
        let trial = match self.listed(name) {
            Some(fix) => typed::trial(book, audience, &facts, &format!("{}={outcome}", book[fix].id)),
            None => typed::trial(book, audience, &facts, fact),
        };
        let (fix, outcome) = match trial {
            Ok(trial) => trial,
            Err(reason) => {
                self.reply(&Reply::Misread(&reason))?;
                return Ok(Stage::Asking(asked));
            }
        };
        dialogue::noted(&self.session, &Event::Tried(fix, outcome), &mut self.screen.page())?;
        // It may have ended the case, or led to another fix.
        self.opened = None;
        self.record_trial(fix, outcome)?;
        Ok(self.after_trial(fix, outcome))
    }

    fn remark(&mut self, text: &str, asked: Asked) -> io::Result<Stage> {
        if text.is_empty() {
            self.reply(&Reply::RemarkNeedsText)?;
            return Ok(Stage::Asking(asked));
        }
        let masked = Masked::of(text, self.session.book());
        if let Some(secret) = refused(text, &masked) {
            self.reply(&Reply::Secret(secret))?;
            return Ok(Stage::Asking(asked));
        }
        let text = masked;
        self.session.remark(Remark { about: None, text: text.clone() });
        Ok(Stage::Noted(text, asked))
    }
}

fn file_named(name: String) -> Option<String> {
    if name.is_empty() { None } else { Some(name) }
}
