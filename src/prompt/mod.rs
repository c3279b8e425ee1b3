//! The dialogue: reads lines, keeps the session, and shows what comes next.
//!
//! Lines, not a painted screen, so that it works over ssh, in a screen reader, in a pipe and in a transcript. All it
//! keeps besides the session is what was shown already, and what somebody went back over: going back takes nothing
//! away, it only asks again, and what was said later is taken up again behind the new answer.

use std::io::{self, BufRead, Read};

use crate::engine::{Event, Next, Session};
use crate::privacy;
use crate::render::diagnosis::text;
use crate::render::diagnosis::text::Weights;
use crate::render::dialogue;
use crate::render::page::Page;
use crate::rulebook::{AlertId, FixId};

mod asking;
mod changing;
mod commands;
mod ending;
mod input;
mod trying;

/// Who shows what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// The terminal does.
    ByTerminal,
    /// Nobody would: answers are piped in, and the transcript is to show them.
    Ours,
}

/// Whether the dialogue begins with a greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    /// It does.
    Given,
    /// It does not.
    Left,
}

/// How a dialogue is held.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Who shows what is typed.
    pub echo: Echo,
    /// Whether it begins with a greeting.
    pub greeting: Greeting,
    /// Whether lists show the model's weights.
    pub numbers: Weights,
}

/// What is kept outside of the dialogue, by whoever opens files.
pub trait Store {
    /// Keeps the session as it stands, if it is kept at all.
    ///
    /// # Errors
    /// If it cannot be kept: why, in words.
    fn keep(&mut self, session: &Session<'_>) -> Result<(), String>;

    /// Keeps the session in this file from now on; without a name says where it is kept.
    ///
    /// # Errors
    /// If it is or can be kept nowhere: why, in words.
    fn keep_in(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<String, String>;

    /// Writes the note about the case to this file, or to the one that is known already; says where.
    ///
    /// # Errors
    /// If no file is known, or it cannot be written: why, in words.
    fn note(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<String, String>;

    /// Whether a note is to be written at the end.
    fn wants_note(&self) -> bool;
}

/// The list so far is shown after so many questions at the latest: nobody should wait long for a first thing to try.
const ANSWERS_BEFORE_LIST: usize = 3;

/// Talks until the trouble is solved or escalated, the person quits, or the input ends.
pub fn converse(
    session: &mut Session<'_>,
    input: &mut dyn BufRead,
    options: Options,
    store: &mut dyn Store,
    page: &mut Page<'_>,
) -> io::Result<()> {
    if options.greeting == Greeting::Given {
        dialogue::greeting(&session.book().title, page)?;
        if !session.log().is_empty() {
            text::known(session, page)?;
            page.aside(0, "answers shows them numbered; edit and a number changes one.")?;
        }
    }
    let numbers = options.numbers;
    let mut talk = Talk {
        session,
        input,
        echo: options.echo,
        numbers,
        store,
        page,
        shown: Shown::default(),
        gone_back: Vec::new(),
        led: Vec::new(),
    };
    if let Some(fix) = talk.session.solved_by() {
        talk.solved_before(fix)?;
    }
    while talk.step()? == Flow::On {}
    talk.end()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    End,
}

/// What was shown already and need not be shown again, and what was kept already.
#[derive(Default)]
struct Shown {
    alerts: Vec<AlertId>,
    leading: Vec<FixId>,
    card: Option<FixId>,
    kept: Option<Vec<Event>>,
}

struct Talk<'a, 'p, 'r> {
    session: &'a mut Session<'r>,
    input: &'a mut dyn BufRead,
    echo: Echo,
    numbers: Weights,
    store: &'a mut dyn Store,
    page: &'a mut Page<'p>,
    shown: Shown,
    /// What somebody went back over, the earliest last.
    gone_back: Vec<Event>,
    /// What led when they began to go back.
    led: Vec<FixId>,
}

impl Talk<'_, '_, '_> {
    fn step(&mut self) -> io::Result<Flow> {
        self.keep()?;
        if let Some(event) = self.gone_back.last().cloned() {
            return self.again(event);
        }
        let mut diagnosis = self.session.diagnosis();
        let standing = std::mem::take(&mut diagnosis.alerts);
        diagnosis.alerts = standing.iter().filter(|alert| !self.shown.alerts.contains(alert)).copied().collect();
        if !diagnosis.alerts.is_empty() {
            self.page.gap()?;
            text::alerts(self.session, &diagnosis, self.page)?;
        }
        self.shown.alerts = standing;
        match *diagnosis.next() {
            Next::Ask(question) => {
                let waited_for = diagnosis.fixes.first().is_some_and(|first| first.needs.contains(&question));
                if waited_for || (self.shown.leading.is_empty() && self.answered() >= ANSWERS_BEFORE_LIST) {
                    self.list_if_new(&diagnosis)?;
                }
                self.ask(question, None)
            }
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => {
                self.list_if_new(&diagnosis)?;
                self.offer(&diagnosis, fix)
            }
            Next::Escalate(_) | Next::Done => Ok(Flow::End),
        }
    }

    /// Keeps the session whenever something new was said. While somebody goes back, what was kept last is the whole.
    fn keep(&mut self) -> io::Result<()> {
        let log = self.session.log();
        if !self.gone_back.is_empty() || self.shown.kept.as_deref() == Some(log) {
            return Ok(());
        }
        self.shown.kept = Some(log.to_vec());
        match self.store.keep(self.session) {
            Ok(()) => Ok(()),
            Err(why) => self.page.warning(0, &format!("The session could not be kept: {why}")),
        }
    }

    /// One line of input; `None` at its end.
    fn read(&mut self) -> io::Result<Option<String>> {
        /// Longer lines are no answer; the rest is read as the next line.
        const LONGEST: u64 = 4096;
        self.page.prompt()?;
        let mut line = Vec::new();
        self.input.take(LONGEST).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            self.page.gap()?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        if self.echo == Echo::Ours {
            self.page.verbatim(&privacy::quoted(&line))?;
        }
        Ok(Some(line))
    }
}
