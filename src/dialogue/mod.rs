//! The conversation as a machine: lines in, screens and requests out.
//!
//! Nothing here knows a terminal, a file or a clock, so that a terminal, a page and a tool server can drive the same
//! dialogue, and a test can drive it in memory. The driver carries out one [`Dialogue::request`] after the other and
//! hands the result back. Besides the session the machine remembers only the output that is not to be repeated, and the
//! events that somebody went back over: going back removes nothing, it asks again, and all later events are restored
//! after the new answer.

mod ahead;
mod asking;
mod changing;
mod choosing;
mod commands;
mod ending;
mod input;
mod listing;
mod screen;
mod stage;
mod trying;

use std::collections::VecDeque;
use std::io;
use std::mem;

use crate::dialogue::screen::Screen;
use crate::dialogue::stage::{Asked, Choice, Revision, Stage};
use crate::engine::{Diagnosis, Event, Next, Session};
use crate::intake::menu::{self, Meant};
use crate::intake::paste::{Paste, Pasted};
use crate::render::block::Block;
use crate::render::diagnosis::fix::Weights;
use crate::render::diagnosis::text;
use crate::render::dialogue;
use crate::render::dialogue::reply::{Reply, reply};
use crate::rulebook::{AlertId, FixId, Words};

pub use crate::dialogue::screen::Surface;
pub use crate::dialogue::stage::{FileError, Noted, Request, WriteError};

/// The largest number of bytes of a line. A driver refuses a longer one whole and never holds it whole, so that no input
/// can exhaust memory.
pub const LONGEST: usize = 4096;

/// The beginning of a dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    Shown,
    Omitted,
}

/// Whether a note about the session is wanted: if so, its missing details are asked for at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    Wanted,
    Unwanted,
}

/// The options of a dialogue and of its screen.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    pub greeting: Greeting,
    pub note: Note,
    /// For lists; a command turns them on and off.
    pub weights: Weights,
    pub surface: Surface,
}

/// One person's way through a session.
pub struct Dialogue<'r> {
    session: Session<'r>,
    stage: Stage,
    /// Answers typed in one line with an earlier one, to questions that follow.
    ahead: VecDeque<String>,
    /// The options that the last line may have meant; their numbers pick one of them.
    suggested: Vec<usize>,
    /// A request of a command, made before the next one of the stage.
    errand: Option<Request>,
    /// Choices that another one interrupted, the latest last.
    interrupted: Vec<Choice>,
    /// The item of the list that somebody has opened by its letter.
    opened: Option<FixId>,
    /// True once somebody has chosen to try the rest before turning to somebody.
    tries_rest: bool,
    revision: Revision,
    paste: Paste,
    shown: Shown,
    /// The log at the last [`Request::Keep`].
    last_kept: Option<Vec<Event>>,
    note: Note,
    weights: Weights,
    screen: Screen,
}

/// Things that are on the screen already and need not be repeated.
#[derive(Default)]
struct Shown {
    alerts: Vec<AlertId>,
    /// The fixes of the last list, by letter.
    listed: Vec<FixId>,
    card: Option<FixId>,
}

/// A screen is a buffer: no write to it fails.
const WRITABLE: &str = "a buffer takes everything";

impl<'r> Dialogue<'r> {
    /// Begins a dialogue, or resumes one whose log is not empty.
    pub fn start(session: Session<'r>, options: Options) -> Self {
        let solved_by = session.solved_by().filter(|_| session.is_solved());
        let stage = solved_by.map_or(Stage::Next, Stage::Solved);
        let mut this = Self {
            session,
            stage,
            ahead: VecDeque::new(),
            suggested: Vec::new(),
            errand: None,
            interrupted: Vec::new(),
            opened: None,
            tries_rest: false,
            revision: Revision::default(),
            paste: Paste::default(),
            shown: Shown::default(),
            last_kept: None,
            note: options.note,
            weights: options.weights,
            screen: Screen::new(options.surface),
        };
        if options.greeting == Greeting::Shown {
            this.greet().expect(WRITABLE);
        }
        this
    }

    /// Begins where the log ends, as if its last event had been said just now.
    pub fn continued(session: Session<'r>, options: Options) -> Self {
        let mut this = Self::start(session, options);
        this.stage = match this.session.log().last() {
            Some(Event::Tried(fix, outcome)) => this.after_trial(*fix, *outcome),
            _ => Stage::Next,
        };
        // Alerts that stand were seen before, and close nothing.
        if !this.session.log().is_empty() {
            this.shown.alerts = this.session.diagnosis().alerts;
        }
        this
    }

    pub fn session(&self) -> &Session<'r> {
        &self.session
    }

    /// The sentences of the program, which outlive every borrow of the dialogue.
    fn words(&self) -> &'r Words {
        &self.session.book().words
    }

    /// Sets the number of columns for the next output.
    pub fn resize(&mut self, columns: usize) {
        self.screen.resize(columns);
    }

    pub fn into_session(self) -> Session<'r> {
        self.session
    }

    /// The next thing for the driver to do. Advances the dialogue until it needs one.
    pub fn request(&mut self) -> Request {
        if let Some(errand) = self.errand.take() {
            return errand;
        }
        loop {
            match self.stage {
                Stage::Asking(_) if self.ahead.is_empty() => return Request::Line,
                Stage::Asking(_) => self.take_ahead(),
                Stage::Ended => return Request::End,
                // Nothing is new yet: the file of a resumed session stays untouched until something is.
                Stage::Solved(_) => self.advance(),
                // Saved before anything else is shown, so that a kill at a prompt loses nothing.
                _ if self.is_unkept() => {
                    self.last_kept = Some(self.session.log().to_vec());
                    return Request::Keep;
                }
                _ => self.advance(),
            }
        }
    }

    fn advance(&mut self) {
        // Taken out of `self`, because `enter` consumes the stage while it changes the rest.
        let stage = mem::replace(&mut self.stage, Stage::Ended);
        self.stage = self.enter(stage).expect(WRITABLE);
    }

    /// The output since the last call, followed by the prompt if a line is awaited.
    pub fn screen(&mut self) -> String {
        // The rest of a paste needs no prompt for each line.
        if let Stage::Asking(_) = self.stage
            && !self.paste.is_open()
        {
            self.screen.page().prompt().expect(WRITABLE);
        }
        self.screen.take()
    }

    /// The output since the last call, on a surface of blocks.
    pub fn blocks(&mut self) -> Vec<Block> {
        self.screen.take_blocks()
    }

    /// Takes a line. Has no effect while none is awaited.
    pub fn take(&mut self, line: &str) {
        let line = line.trim();
        if self.is_pasted(line) {
            return;
        }
        let stage = mem::replace(&mut self.stage, Stage::Ended);
        self.stage = match stage {
            Stage::Asking(asked) => self.take_for(asked, line).expect(WRITABLE),
            other => other,
        };
    }

    /// Keeps a pasted line from being an answer. Returns false for any other line.
    fn is_pasted(&mut self, line: &str) -> bool {
        // A remark and a missing detail are free text, in which a line of a log is welcome.
        if let Stage::Asking(Asked::Again(_) | Asked::Missing(_)) = self.stage {
            return false;
        }
        // A line with the error that is asked for is no mere data.
        if let Stage::Asking(Asked::Question { question, .. }) = self.stage
            && (menu::matching(&self.menu(question), line) != Meant::Nothing
                || self.by_code(question, &self.menu(question), line).is_some())
        {
            return false;
        }
        let pasted = self.paste.take(line);
        if pasted == Pasted::First {
            self.reply(&Reply::Pasted).expect(WRITABLE);
        }
        pasted != Pasted::Not
    }

    /// Refuses a line that is longer than this many bytes. What was asked stays open.
    pub fn refuse_long_line(&mut self, most: usize) {
        self.reply(&Reply::TooLong { most }).expect(WRITABLE);
    }

    /// Ends the dialogue with the facts so far, because there are no more lines.
    pub fn end_of_input(&mut self) {
        let stage = mem::replace(&mut self.stage, Stage::Ended);
        let Stage::Asking(asked) = stage else {
            self.stage = stage;
            return;
        };
        // No line came to end the line of the prompt.
        self.screen.page().gap().expect(WRITABLE);
        self.stage = match asked {
            Asked::Question { .. }
            | Asked::Outcome { .. }
            | Asked::Again(_)
            | Asked::Choice(Choice::Turn(_) | Choice::Done(_)) => Stage::Ending,
            Asked::Choice(_) => self.after_choice(),
            Asked::Missing(_) => Stage::Closing,
        };
    }

    /// Takes the reply to [`Request::Keep`].
    pub fn kept(&mut self, result: Result<(), WriteError>) {
        if let Err(WriteError(reason)) = result {
            self.reply(&Reply::Unkept(&reason)).expect(WRITABLE);
        }
    }

    fn take_for(&mut self, asked: Asked, line: &str) -> io::Result<Stage> {
        match asked {
            Asked::Question { question, before } => self.take_answer(question, before, line),
            Asked::Outcome { fix, before } => self.take_outcome(fix, before, line),
            Asked::Again(remark) => self.take_remark(remark, line),
            Asked::Choice(choice) => self.take_choice(choice, line),
            Asked::Missing(missing) => self.take_missing(missing, line),
        }
    }

    fn enter(&mut self, stage: Stage) -> io::Result<Stage> {
        match stage {
            Stage::Next => self.next(),
            Stage::Solved(fix) => self.ask_whether_still(fix),
            Stage::WayRound(fix) => self.ask_whether_enough(fix),
            Stage::Noted(text, asked) => {
                self.reply(&Reply::Remarked(&text))?;
                Ok(Stage::Asking(asked))
            }
            Stage::Ending => {
                self.leave_ahead()?;
                Ok(self.end())
            }
            Stage::Missing(missing) => self.ask_for_missing(missing),
            Stage::Closing => {
                // The report follows right below on a terminal.
                self.screen.page().gap()?;
                Ok(Stage::Ended)
            }
            Stage::Asking(_) | Stage::Ended => Ok(stage),
        }
    }

    fn next(&mut self) -> io::Result<Stage> {
        if let Some(event) = self.revision.events.last().cloned() {
            return self.ask_again(event);
        }
        let mut diagnosis = self.session.diagnosis();
        self.show_new_alerts(&mut diagnosis)?;
        if let Some(fix) = self.opened
            && let Some(stage) = self.next_of_opened(&diagnosis, fix)?
        {
            return Ok(stage);
        }
        match *diagnosis.next() {
            Next::Ask(question) => {
                let waited_for = diagnosis.fixes.first().is_some_and(|first| first.needs.contains(&question));
                // Nothing is offered while a danger is open: its question comes first.
                if waited_for && diagnosis.dangers.is_empty() {
                    self.list_once(&diagnosis)?;
                }
                self.ask(question, None)
            }
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => {
                self.list_once(&diagnosis)?;
                self.offer(&diagnosis, fix)
            }
            Next::Done if diagnosis.solution.is_some() => self.ask_whether_done(&diagnosis),
            Next::Escalate(_) | Next::Done => self.turn_or_go_on(&diagnosis),
        }
    }

    fn show_new_alerts(&mut self, diagnosis: &mut Diagnosis<'_>) -> io::Result<()> {
        let standing = diagnosis.alerts.clone();
        diagnosis.alerts.retain(|alert| !self.shown.alerts.contains(alert));
        if !diagnosis.alerts.is_empty() {
            // A danger comes before whatever somebody was looking at.
            self.opened = None;
        }
        if !diagnosis.alerts.is_empty() && !self.screen.is_replaced() {
            let page = &mut self.screen.page();
            page.gap()?;
            text::alerts(&self.session, diagnosis, page)?;
        }
        // Replaced rather than extended: an alert that lapsed and is raised again is shown again.
        self.shown.alerts = standing;
        Ok(())
    }

    fn greet(&mut self) -> io::Result<()> {
        dialogue::greeting(&self.session, &mut self.screen.page())?;
        if self.session.log().is_empty() {
            return Ok(());
        }
        text::known(&self.session, &mut self.screen.page())?;
        self.reply(&Reply::Resumed)
    }

    /// True if the log differs from the one that was saved last.
    fn is_unkept(&self) -> bool {
        // During a revision the log lacks the later events, and the file still has them.
        self.revision.events.is_empty() && self.last_kept.as_deref() != Some(self.session.log())
    }

    fn reply(&mut self, told: &Reply<'_>) -> io::Result<()> {
        reply(self.words(), told, &mut self.screen.page())
    }
}
