//! Fixes, shown one at a time until a line reports the outcome of the trial.

use std::io;

use crate::dialogue::Dialogue;
use crate::dialogue::input::{Command, Input, read};
use crate::dialogue::stage::{Asked, Choice, Stage};
use crate::engine::{Diagnosis, RankedFix};
use crate::render::dialogue;
use crate::render::dialogue::options::{ENOUGH, OUTCOME_LABELS, OUTCOMES, STILL, TURN};
use crate::render::dialogue::reply::Reply;
use crate::render::dialogue::why;
use crate::rulebook::{FixId, Outcome};

/// The outcomes on offer, in the order of the options. `Started` is last, because not every fix offers it.
const OFFERED: [Outcome; 4] = [Outcome::Worked, Outcome::Failed, Outcome::Cannot, Outcome::Started];

impl Choice {
    fn options(self) -> &'static [(&'static str, &'static str); 2] {
        match self {
            Self::Enough(_) => &ENOUGH,
            Self::Turn(_) => &TURN,
            Self::Still(_) => &STILL,
        }
    }

    fn fix(self) -> FixId {
        match self {
            Self::Enough(fix) | Self::Turn(fix) | Self::Still(fix) => fix,
        }
    }
}

impl Dialogue<'_> {
    /// Shows the next fix and asks for its outcome.
    pub(super) fn offer(&mut self, diagnosis: &Diagnosis<'_>, fix: FixId) -> io::Result<Stage> {
        // Nobody tells how a trial went before it is on the screen.
        self.leave_ahead()?;
        let ranked = diagnosis.fixes.iter().find(|ranked| ranked.fix == fix);
        let ranked = ranked.expect("the next fix is on the list");
        let page = &mut self.screen.page();
        // A change such as `set` may lead back to the fix whose card was shown last.
        if self.shown.card == Some(fix) {
            dialogue::same_card(&self.session, fix, page)?;
        } else {
            dialogue::card(&self.session, diagnosis, ranked, page)?;
        }
        self.shown.card = Some(fix);
        self.ask_outcome(fix, None)
    }

    /// Asks for the outcome of a trial; `before` is the earlier one if somebody came back to it.
    pub(super) fn ask_outcome(&mut self, fix: FixId, before: Option<Outcome>) -> io::Result<Stage> {
        dialogue::choices(&OUTCOME_LABELS[..self.outcomes_of(fix)], &mut self.screen.page())?;
        Ok(Stage::Asking(Asked::Outcome { fix, before }))
    }

    /// The number of outcomes on offer for a fix: it can be started only if it has a wait that is not running yet.
    fn outcomes_of(&self, fix: FixId) -> usize {
        let waits = self.session.book()[fix].wait > 0.0 && !self.session.waits().any(|waiting| waiting == fix);
        if waits { OFFERED.len() } else { OFFERED.len() - 1 }
    }

    pub(super) fn take_outcome(&mut self, fix: FixId, before: Option<Outcome>, line: &str) -> io::Result<Stage> {
        let asked = Asked::Outcome { fix, before };
        let options = &OUTCOMES[..self.outcomes_of(fix)];
        let taken = match (before, read(options, line)) {
            (Some(before), _) if line.is_empty() => Some((before, Reply::Outcome(before))),
            (_, Input::Picked(pick)) => {
                let outcome = self.picked(options, pick)?.map(|position| OFFERED[position]);
                outcome.map(|outcome| (outcome, Reply::Outcome(outcome)))
            }
            (_, Input::Command(Command::Skip | Command::NotApplicable)) => Some((Outcome::Cannot, Reply::LeftOut)),
            (_, Input::Command(Command::Why(target))) if target.is_empty() => {
                why::fix(&self.session, &self.session.why_fix(fix), &mut self.screen.page())?;
                return self.ask_waiting(asked);
            }
            (_, Input::Command(command)) => return self.command(command, asked),
        };
        let Some((outcome, echo)) = taken else { return Ok(Stage::Asking(asked)) };
        self.reply(&echo)?;
        self.record_trial(fix, outcome)?;
        if outcome == Outcome::Started {
            dialogue::started(&self.session, fix, &mut self.screen.page())?;
        }
        self.restore_later()?;
        Ok(self.after_trial(fix, outcome))
    }

    /// Records an outcome in the session, and shows which causes a failure has made less likely.
    pub(super) fn record_trial(&mut self, fix: FixId, outcome: Outcome) -> io::Result<()> {
        let before = self.session.causes();
        self.session.tried(fix, outcome);
        if outcome == Outcome::Failed {
            let now = self.session.causes();
            dialogue::weaker(&self.session, &before, &now, &mut self.screen.page())?;
        }
        Ok(())
    }

    /// The stage after a trial. A way round that worked removes no cause, so the person may want to go on.
    pub(super) fn after_trial(&self, fix: FixId, outcome: Outcome) -> Stage {
        let got_in = outcome == Outcome::Worked && self.session.book().is_way_round(fix);
        // Nobody is asked whether that is enough while it is not: a danger that is still open comes next.
        if got_in && self.session.dangers().is_empty() { Stage::WayRound(fix) } else { Stage::Next }
    }

    pub(super) fn ask_whether_enough(&mut self, fix: FixId) -> io::Result<Stage> {
        dialogue::way_round_worked(&mut self.screen.page())?;
        self.ask_choice(Choice::Enough(fix))
    }

    pub(super) fn ask_whether_still(&mut self, fix: FixId) -> io::Result<Stage> {
        dialogue::solved_before(&self.session, fix, &mut self.screen.page())?;
        self.ask_choice(Choice::Still(fix))
    }

    /// Asks whether to turn to somebody or to try what is left; nothing is left without a word while it can be tried.
    pub(super) fn turn_or_go_on(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<Stage> {
        let left: Vec<&RankedFix<'_>> = diagnosis.fixes.iter().filter(|ranked| ranked.needs.is_empty()).collect();
        let Some(first) = left.first() else { return Ok(Stage::Ending) };
        if self.tries_rest {
            return self.offer(diagnosis, first.fix);
        }
        dialogue::time_to_turn(&self.session, &left, &mut self.screen.page())?;
        self.ask_choice(Choice::Turn(first.fix))
    }

    fn ask_choice(&mut self, choice: Choice) -> io::Result<Stage> {
        dialogue::choices(&choice.options().map(|(_, text)| text), &mut self.screen.page())?;
        Ok(Stage::Asking(Asked::Choice(choice)))
    }

    pub(super) fn take_choice(&mut self, choice: Choice, line: &str) -> io::Result<Stage> {
        let options = choice.options();
        match (choice, read(options, line)) {
            (Choice::Turn(_), Input::Picked(pick)) => {
                let Some(position) = self.picked(options, pick)? else {
                    return Ok(Stage::Asking(Asked::Choice(choice)));
                };
                self.reply(&Reply::Chosen(options[position].1))?;
                self.tries_rest = position > 0;
                Ok(if self.tries_rest { Stage::Next } else { Stage::Ending })
            }
            (Choice::Turn(_), Input::Command(Command::Skip | Command::NotApplicable)) => Ok(Stage::Ending),
            // Nothing has been decided yet, so every command works as at a question.
            (Choice::Turn(_), Input::Command(command)) => self.command(command, Asked::Choice(choice)),
            (_, input) => self.take_choice_of_solved(choice, input),
        }
    }

    /// Takes the reply to a choice about a fix that has worked.
    fn take_choice_of_solved(&mut self, choice: Choice, input: Input) -> io::Result<Stage> {
        let options = choice.options();
        match input {
            Input::Picked(pick) => Ok(match self.picked(options, pick)? {
                Some(position) => {
                    self.reply(&Reply::Chosen(options[position].1))?;
                    if position == 0 { self.after_choice() } else { self.go_on(choice) }
                }
                None => Stage::Asking(Asked::Choice(choice)),
            }),
            // The fix has worked, so leaving the choice is enough to end the dialogue.
            Input::Command(Command::Quit) => Ok(self.after_choice()),
            // `back` is an answer here and a command elsewhere.
            Input::Command(Command::Back) if matches!(choice, Choice::Still(_)) => {
                self.reply(&Reply::Chosen(options[1].1))?;
                Ok(self.go_on(choice))
            }
            Input::Command(command) => {
                let stage = self.command(command, Asked::Choice(choice))?;
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

    /// Records that the fix helped only for now, so that the session goes on to the cause.
    fn go_on(&mut self, choice: Choice) -> Stage {
        self.session.tried(choice.fix(), Outcome::Helped);
        self.after_choice()
    }

    pub(super) fn after_choice(&mut self) -> Stage {
        match self.interrupted.pop() {
            Some(Choice::Enough(fix)) => Stage::WayRound(fix),
            Some(Choice::Still(fix)) => Stage::Solved(fix),
            // Nothing interrupts the choice to turn to somebody: it asks again by itself.
            Some(Choice::Turn(_)) | None => Stage::Next,
        }
    }
}
