//! Choices beside questions and fixes: whether that is enough, whom to turn to, and what to do at the end.

use std::io;

use crate::dialogue::Dialogue;
use crate::dialogue::input::{Command, Input};
use crate::dialogue::stage::{Asked, Choice, Request, Stage};
use crate::engine::Diagnosis;
use crate::intake::menu::Offered;
use crate::render::dialogue::menu;
use crate::render::dialogue::options;
use crate::render::dialogue::reply::Reply;
use crate::render::dialogue::why;
use crate::render::dialogue::{self, Parting};
use crate::rulebook::{FixId, Outcome, Words};

impl Choice {
    fn options(self, words: &Words) -> Vec<Offered<'_>> {
        match self {
            Self::Enough(_) => options::enough(words),
            Self::Turn(_) => options::turn(words),
            Self::Still(_) => options::still(words),
            Self::Done(Some(_)) => options::solved(words),
            Self::Done(None) => options::unsolved(words),
        }
    }

    fn fix(self) -> Option<FixId> {
        match self {
            Self::Enough(fix) | Self::Turn(fix) | Self::Still(fix) => Some(fix),
            Self::Done(fix) => fix,
        }
    }
}

impl Dialogue<'_> {
    pub(super) fn ask_whether_enough(&mut self, fix: FixId) -> io::Result<Stage> {
        dialogue::way_round_worked(self.words(), &mut self.screen.page())?;
        self.ask_choice(Choice::Enough(fix))
    }

    pub(super) fn ask_whether_still(&mut self, fix: FixId) -> io::Result<Stage> {
        dialogue::solved_before(&self.session, fix, &mut self.screen.page())?;
        self.ask_choice(Choice::Still(fix))
    }

    /// Says how the case ends, and asks whether that is all.
    pub(super) fn ask_whether_done(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<Stage> {
        let parting = if self.screen.is_replaced() { Parting::AtOnce } else { Parting::InReport };
        dialogue::end(&self.session, diagnosis, parting, &mut self.screen.page())?;
        self.ask_choice(Choice::Done(diagnosis.solution.as_ref().map(|solution| solution.fix)))
    }

    pub(super) fn ask_choice(&mut self, choice: Choice) -> io::Result<Stage> {
        let labels: Vec<&str> = choice.options(self.words()).iter().map(|option| option.text).collect();
        menu::choices(&labels, &mut self.screen.page())?;
        Ok(Stage::Asking(Asked::Choice(choice)))
    }

    pub(super) fn take_choice(&mut self, choice: Choice, line: &str) -> io::Result<Stage> {
        let options = choice.options(self.words());
        match self.read(&options, line) {
            Input::Picked(pick) => match self.picked(&options, pick)? {
                Some(position) => self.choose(choice, options[position]),
                None => Ok(Stage::Asking(Asked::Choice(choice))),
            },
            Input::Command(command) => self.command_at_choice(command, choice),
        }
    }

    fn choose(&mut self, choice: Choice, option: Offered<'_>) -> io::Result<Stage> {
        self.reply(&Reply::Chosen(option.text))?;
        match (choice, option.id) {
            (_, "note") => {
                self.errand = Some(Request::Note(None));
                Ok(Stage::Asking(Asked::Choice(choice)))
            }
            (_, "take-back") => self.back(),
            (Choice::Turn(_), "go-on") => {
                self.tries_rest = true;
                Ok(Stage::Next)
            }
            // Recorded as a help for now, so that the session goes on to the cause.
            (Choice::Enough(fix) | Choice::Still(fix) | Choice::Done(Some(fix)), "go-on" | "back") => {
                self.session.tried(fix, Outcome::Helped);
                Ok(self.after_choice())
            }
            (Choice::Enough(_) | Choice::Still(_), _) => Ok(self.after_choice()),
            (Choice::Turn(_) | Choice::Done(_), _) => Ok(Stage::Ending),
        }
    }

    fn command_at_choice(&mut self, command: Command, choice: Choice) -> io::Result<Stage> {
        let asked = Asked::Choice(choice);
        match (command, choice) {
            // Leaving the choice is enough to end the dialogue.
            (Command::Quit | Command::Skip | Command::NotApplicable, Choice::Turn(_) | Choice::Done(_)) => {
                Ok(Stage::Ending)
            }
            (Command::Quit, Choice::Enough(_) | Choice::Still(_)) => Ok(self.after_choice()),
            (Command::Why(target), _) if target.is_empty() => {
                if let Some(fix) = choice.fix() {
                    why::fix(&self.session, &self.session.why_fix(fix), &mut self.screen.page())?;
                }
                self.ask_waiting(asked)
            }
            // `back` is an answer here and a command elsewhere.
            (Command::Back, Choice::Still(_)) => self.choose(choice, options::still(self.words())[1]),
            // Nothing is decided yet, so every command works as at a question.
            (command, Choice::Turn(_) | Choice::Done(_))
            | (command @ (Command::Back | Command::Edit(_) | Command::Open(_)), _) => self.command(command, asked),
            (command, Choice::Enough(_) | Choice::Still(_)) => {
                let stage = self.command(command, asked)?;
                match stage {
                    Stage::WayRound(_) => {
                        self.interrupted.push(choice);
                        Ok(stage)
                    }
                    Stage::Noted(..) | Stage::Asking(_) => Ok(stage),
                    // The choice has to be made before the session can decide on the next step.
                    _ => self.ask_waiting(Asked::Choice(choice)),
                }
            }
        }
    }

    pub(super) fn after_choice(&mut self) -> Stage {
        match self.interrupted.pop() {
            Some(Choice::Enough(fix)) => Stage::WayRound(fix),
            Some(Choice::Still(fix)) => Stage::Solved(fix),
            // The end has been chosen, and is not asked about once more.
            None if self.session.is_solved() => Stage::Ending,
            // Nothing interrupts the other choices: they ask again by themselves.
            Some(Choice::Turn(_) | Choice::Done(_)) | None => Stage::Next,
        }
    }
}
