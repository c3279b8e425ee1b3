//! A fix: shown one at a time, until it is said how it went.

use std::io;

use crate::engine::Diagnosis;
use crate::prompt::input::{Command, Input};
use crate::prompt::{Flow, Talk, input};
use crate::render::dialogue;
use crate::render::dialogue::why;
use crate::rulebook::{FixId, Outcome};

/// What can be said to a fix, in the order of the choices that are shown.
const OPTIONS: [(&str, &str); 4] = [
    ("worked", "yes, it worked"),
    ("failed", "no, it did not help"),
    ("cannot", "it cannot be done here"),
    ("started", "started, and waiting"),
];
const OUTCOMES: [Outcome; 4] = [Outcome::Worked, Outcome::Failed, Outcome::Cannot, Outcome::Started];
const CHOICES: [&str; 4] = ["Worked", "Failed", "Cannot be done", "Started, I wait"];

/// What can be said after a way round worked.
const ENOUGH: [(&str, &str); 2] = [("enough", "Enough for now"), ("go-on", "Go on to what was behind it")];

/// What can be said of what worked before.
const STILL: [(&str, &str); 2] = [("still", "It still works"), ("back", "It came back")];

impl Talk<'_, '_, '_> {
    /// Shows a fix that comes next, and asks how it went.
    pub(crate) fn offer(&mut self, diagnosis: &Diagnosis<'_>, fix: FixId) -> io::Result<Flow> {
        let ranked = diagnosis.fixes.iter().find(|ranked| ranked.fix == fix);
        let ranked = ranked.expect("what comes next stands on the list");
        if self.shown.card == Some(fix) {
            dialogue::same_card(self.session, fix, self.page)?;
        } else {
            dialogue::card(self.session, diagnosis, ranked, self.page)?;
        }
        self.shown.card = Some(fix);
        self.outcome(fix, None)
    }

    /// Asks how the trial of a fix went; with what was said before, if somebody has come back to it.
    pub(crate) fn outcome(&mut self, fix: FixId, before: Option<Outcome>) -> io::Result<Flow> {
        // Where nothing has to be waited for, or the wait is running, nothing can be started.
        let waits = self.session.book()[fix].wait > 0.0 && !self.session.waits().any(|waiting| waiting == fix);
        let options = &OPTIONS[..if waits { 4 } else { 3 }];
        dialogue::choices(&CHOICES[..options.len()], self.page)?;
        loop {
            let Some(line) = self.read()? else { return Ok(Flow::End) };
            let outcome = match (before, input::read(options, &line)) {
                (Some(before), _) if line.is_empty() => before,
                (_, Input::Picked(pick)) => match self.picked(options, pick)? {
                    Some(position) => OUTCOMES[position],
                    None => continue,
                },
                (_, Input::Command(Command::Skip | Command::NotApplicable)) => {
                    self.page.text(2, "Left out for now. If you do it later: tried, and how it begins.")?;
                    Outcome::Cannot
                }
                (_, Input::Command(Command::Why(target))) if target.is_empty() => {
                    why::fix(self.session, &self.session.why_fix(fix), self.page)?;
                    continue;
                }
                (_, Input::Command(command)) => match self.command(command)? {
                    Some(flow) => return Ok(flow),
                    None => continue,
                },
            };
            self.take_note(fix, outcome)?;
            if outcome == Outcome::Started {
                dialogue::started(self.session, fix, self.page)?;
            }
            self.take_up()?;
            return self.worked(fix, outcome);
        }
    }

    /// Takes note of an outcome, and says what has become less likely by it.
    pub(crate) fn take_note(&mut self, fix: FixId, outcome: Outcome) -> io::Result<()> {
        let before = self.session.diagnosis().causes;
        self.session.tried(fix, outcome);
        if outcome == Outcome::Failed {
            dialogue::weaker(self.session, &before, &self.session.diagnosis().causes, self.page)?;
        }
        Ok(())
    }

    /// A way round that worked mends nothing: whoever took it may want to go on.
    pub(crate) fn worked(&mut self, fix: FixId, outcome: Outcome) -> io::Result<Flow> {
        if outcome != Outcome::Worked || self.session.book()[fix].cures_any.is_none() {
            return Ok(Flow::On);
        }
        self.keep()?;
        dialogue::way_round_worked(self.page)?;
        if self.choose(&ENOUGH)? == Some(1) {
            self.session.tried(fix, Outcome::Helped);
        }
        Ok(Flow::On)
    }

    /// A session that ended well is taken up again: either it is still well, or it has come back.
    pub(crate) fn solved_before(&mut self, fix: FixId) -> io::Result<()> {
        dialogue::solved_before(self.session, fix, self.page)?;
        if self.choose(&STILL)? == Some(1) {
            self.session.tried(fix, Outcome::Helped);
        }
        Ok(())
    }

    /// One of two ways on; `None` at the end of the input.
    fn choose(&mut self, options: &[(&str, &str); 2]) -> io::Result<Option<usize>> {
        dialogue::choices(&options.map(|(_, text)| text), self.page)?;
        loop {
            let Some(line) = self.read()? else { return Ok(None) };
            match input::read(options, &line) {
                Input::Picked(pick) => {
                    if let Some(position) = self.picked(options, pick)? {
                        return Ok(Some(position));
                    }
                }
                Input::Command(Command::Quit) => return Ok(None),
                // A word that is an answer here and a command elsewhere.
                Input::Command(Command::Back) if options[1].0 == "back" => return Ok(Some(1)),
                Input::Command(command) => {
                    self.command(command)?;
                }
            }
        }
    }
}
