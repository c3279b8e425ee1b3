//! Fixes, shown one at a time until a line reports the outcome of the trial.

use std::io;

use crate::dialogue::Dialogue;
use crate::dialogue::input::{Command, Input};
use crate::dialogue::stage::{Asked, Choice, Request, Stage};
use crate::engine::{Diagnosis, RankedFix};
use crate::intake::menu::Offered;
use crate::render::diagnosis::text;
use crate::render::dialogue;
use crate::render::dialogue::cards;
use crate::render::dialogue::options::Report;
use crate::render::dialogue::reply::Reply;
use crate::render::dialogue::why;
use crate::rulebook::{Audience, FixId, Outcome};

impl Dialogue<'_> {
    /// Shows the next fix and asks for its outcome.
    pub(super) fn offer(&mut self, diagnosis: &Diagnosis<'_>, fix: FixId) -> io::Result<Stage> {
        // Nobody tells how a trial went before it is on the screen.
        self.leave_ahead()?;
        let ranked = &diagnosis.ranked(fix).expect("the next fix is possible");
        if self.screen.is_replaced() {
            self.show_card(diagnosis, ranked)?;
        } else if self.shown.card == Some(fix) {
            // A change such as `set` may lead back to the fix whose card was shown last.
            cards::same_card(&self.session, fix, &mut self.screen.page())?;
        } else if self.session.audience() == Audience::User {
            self.show_card(diagnosis, ranked)?;
        } else {
            // Whoever does this all day knows the steps, and opens the others by the letter.
            let letter = self.letter_of(fix);
            cards::line_of(&self.session, diagnosis, ranked, letter, &mut self.screen.page())?;
        }
        self.shown.card = Some(fix);
        self.ask_outcome(fix, None)
    }

    /// Shows the steps of a fix.
    pub(super) fn show_card(&mut self, diagnosis: &Diagnosis<'_>, ranked: &RankedFix<'_>) -> io::Result<()> {
        cards::card(&self.session, diagnosis, ranked, self.opened.is_some(), &mut self.screen.page())
    }

    /// Asks for the outcome of a trial; `before` is the earlier one if somebody came back to it.
    pub(super) fn ask_outcome(&mut self, fix: FixId, before: Option<Outcome>) -> io::Result<Stage> {
        let labels: Vec<&str> = self.reports(fix).into_iter().map(|report| report.label(self.words())).collect();
        cards::did_it_work(self.words(), &labels, &mut self.screen.page())?;
        Ok(Stage::Asking(Asked::Outcome { fix, before }))
    }

    /// The replies on offer for a fix.
    fn reports(&self, fix: FixId) -> Vec<Report> {
        if self.session.waits().any(|waiting| waiting == fix) {
            let outcomes = [Outcome::Worked, Outcome::Failed].map(Report::Outcome);
            // A browser has no file to save: its address is the session.
            let later: &[Report] = if self.screen.is_replaced() { &[] } else { &[Report::Later] };
            return [&outcomes[..], &[Report::Waiting], later].concat();
        }
        let mut reports = [Outcome::Worked, Outcome::Failed, Outcome::Cannot].map(Report::Outcome).to_vec();
        if self.session.book()[fix].wait > 0.0 {
            reports.push(Report::Outcome(Outcome::Started));
        }
        if self.opened.is_some() {
            reports.push(Report::ToList);
        }
        reports
    }

    pub(super) fn take_outcome(&mut self, fix: FixId, before: Option<Outcome>, line: &str) -> io::Result<Stage> {
        let asked = Asked::Outcome { fix, before };
        let reports = self.reports(fix);
        let options: Vec<Offered<'_>> = reports.iter().map(|report| report.option(self.words())).collect();
        match self.read(&options, line) {
            _ if line.is_empty() && before.is_some() => {
                let outcome = before.expect("it was just asked about");
                self.reply(&Reply::Outcome(outcome))?;
                self.report(fix, outcome)
            }
            Input::Picked(pick) => match self.picked(&options, pick)?.map(|position| reports[position]) {
                Some(Report::Outcome(outcome)) => {
                    self.reply(&Reply::Outcome(outcome))?;
                    self.report(fix, outcome)
                }
                Some(Report::Waiting) => self.keep_waiting(asked),
                Some(Report::Later) => {
                    self.errand = Some(Request::Save(None));
                    Ok(Stage::Asking(asked))
                }
                Some(Report::ToList) => self.close(),
                None => Ok(Stage::Asking(asked)),
            },
            // A wait that runs is nothing to be left out.
            Input::Command(Command::Skip | Command::NotApplicable | Command::Unknown)
                if reports.contains(&Report::Waiting) =>
            {
                self.keep_waiting(asked)
            }
            Input::Command(Command::Skip | Command::NotApplicable) => {
                self.reply(&Reply::LeftOut)?;
                self.report(fix, Outcome::Cannot)
            }
            Input::Command(Command::Why(target)) if target.is_empty() => {
                why::fix(&self.session, &self.session.why_fix(fix), &mut self.screen.page())?;
                self.ask_waiting(asked)
            }
            Input::Command(Command::Back) if self.opened.is_some() => self.close(),
            Input::Command(command) => self.command(command, asked),
        }
    }

    /// Goes on from an opened item without an outcome.
    fn close(&mut self) -> io::Result<Stage> {
        self.opened = None;
        self.reply(&Reply::Chosen(self.words().menu_to_list()))?;
        Ok(Stage::Next)
    }

    fn keep_waiting(&mut self, asked: Asked) -> io::Result<Stage> {
        // Whoever only looked at it has something else to do meanwhile.
        if self.opened.is_some() {
            return self.close();
        }
        self.reply(&Reply::StillWaiting)?;
        Ok(Stage::Asking(asked))
    }

    /// Takes the outcome of the fix on the screen.
    fn report(&mut self, fix: FixId, outcome: Outcome) -> io::Result<Stage> {
        self.opened = None;
        self.record_trial(fix, outcome)?;
        if outcome == Outcome::Started {
            let letter = if self.screen.is_replaced() { None } else { Some(self.letter_of(fix)) };
            cards::started(&self.session, fix, letter, &mut self.screen.page())?;
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

    /// Asks whether to turn to somebody or to try what is left; nothing is left without a word while it can be tried.
    pub(super) fn turn_or_go_on(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<Stage> {
        let left = diagnosis.left();
        let Some(first) = left.first().copied() else { return self.ask_whether_done(diagnosis) };
        if self.tries_rest {
            return self.offer(diagnosis, first);
        }
        self.shown.listed = dialogue::time_to_turn(&self.session, left, &mut self.screen.page())?;
        if self.screen.is_replaced() {
            text::parting(&self.session, diagnosis, &mut self.screen.page())?;
        }
        self.ask_choice(Choice::Turn(first))
    }
}
