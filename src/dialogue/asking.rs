//! Questions, asked until a line answers them.

use std::cmp::Ordering;
use std::io;

use crate::dialogue::Dialogue;
use crate::dialogue::input::{Command, Input, Pick, is_command};
use crate::dialogue::stage::{Asked, Choice, Stage};
use crate::engine::{Answer, Event};
use crate::intake::menu::{self, Meant, Offered};
use crate::intake::receipt::lookup;
use crate::render::dialogue::cards;
use crate::render::dialogue::options::dont_know;
use crate::render::dialogue::reply::Reply;
use crate::render::dialogue::why;
use crate::render::{dialogue, words};
use crate::rulebook::{AnswerId, Position, QuestionId};

impl<'r> Dialogue<'r> {
    /// Asks a question; `before` is its earlier answer if somebody came back to it.
    pub(super) fn ask(&mut self, question: QuestionId, before: Option<Answer>) -> io::Result<Stage> {
        // The answer stands ready, so the question is only repeated with it.
        if !self.ahead.is_empty() {
            return Ok(Stage::Asking(Asked::Question { question, before }));
        }
        // The echo of an answer keeps two questions apart, and the screen is soon full.
        let is_apart = self.screen.ends_with_echo();
        let page = &mut self.screen.page();
        if !is_apart {
            page.gap()?;
        }
        dialogue::question(&self.session, question, page)?;
        if let Some(before) = before {
            let (book, audience) = (self.session.book(), self.session.audience());
            dialogue::before(&self.session, words::reply(book, audience, question, before), page)?;
        }
        Ok(Stage::Asking(Asked::Question { question, before }))
    }

    /// Asks for the same again, below a longer reply, so that the options stay in sight.
    pub(super) fn ask_waiting(&mut self, asked: Asked) -> io::Result<Stage> {
        match asked {
            Asked::Question { question, before } => self.ask(question, before),
            Asked::Outcome { fix, before: None } if self.screen.is_replaced() => {
                let diagnosis = self.session.diagnosis();
                if let Some(ranked) = &diagnosis.ranked(fix) {
                    self.show_card(&diagnosis, ranked)?;
                }
                self.ask_outcome(fix, None)
            }
            Asked::Outcome { fix, before } => {
                let page = &mut self.screen.page();
                match before {
                    Some(outcome) => cards::tried_before(&self.session, fix, outcome, page)?,
                    None => cards::same_card(&self.session, fix, page)?,
                }
                self.ask_outcome(fix, before)
            }
            Asked::Again(remark) => self.ask_again(Event::Remarked(remark)),
            Asked::Choice(Choice::Enough(fix)) => self.ask_whether_enough(fix),
            Asked::Choice(Choice::Still(fix)) => self.ask_whether_still(fix),
            Asked::Choice(Choice::Turn(_)) => {
                let diagnosis = self.session.diagnosis();
                self.turn_or_go_on(&diagnosis)
            }
            Asked::Choice(Choice::Done(_)) => {
                let diagnosis = self.session.diagnosis();
                self.ask_whether_done(&diagnosis)
            }
            Asked::Missing(missing) => self.ask_for_missing(missing),
        }
    }

    /// The option for the answer that a line with an error code gives.
    pub(super) fn by_code(&self, question: QuestionId, options: &[Offered<'_>], line: &str) -> Option<usize> {
        let book = self.session.book();
        let is_menu = menu::numbered(options.len(), line).is_some() || menu::with_id(options, line).is_some();
        if is_menu || is_command(self.words(), line) || menu::matching(options, line) != Meant::Nothing {
            return None;
        }
        let answer = lookup::answer(&book.catalogue, question, line)?;
        let id = &book[question].answers[answer].id;
        options.iter().position(|option| option.id == id.as_str())
    }

    pub(super) fn take_answer(
        &mut self,
        question: QuestionId,
        before: Option<Answer>,
        line: &str,
    ) -> io::Result<Stage> {
        let asked = Asked::Question { question, before };
        let asked_about = &self.session.book()[question];
        let options = self.menu(question);
        if let Some(mut several) = self.several(line, &options) {
            let first = several.pop_front().unwrap_or_default();
            let stage = self.take_answer(question, before, &first)?;
            if let Stage::Next = stage {
                self.ahead = several;
            }
            return Ok(stage);
        }
        let suggested = std::mem::take(&mut self.suggested);
        let picked = menu::numbered(options.len(), line).filter(|position| suggested.contains(position));
        let picked = picked.or_else(|| self.by_code(question, &options, line));
        let input = picked.map_or_else(|| self.read(&options, line), |position| Input::Picked(Pick::One(position)));
        let answer = match (before, input) {
            // The earlier answer is shown, so an empty line keeps it.
            (Some(before), _) if line.is_empty() => Some(before),
            (_, Input::Picked(pick)) => {
                let position = self.picked(&options, pick)?;
                // The last option of the menu is no answer of the rulebook.
                position.map(|position| match position.cmp(&asked_about.offered) {
                    Ordering::Less => Answer::Chosen(AnswerId::at(position)),
                    Ordering::Equal => Answer::Unknown,
                    Ordering::Greater => Answer::Chosen(AnswerId::at(position - 1)),
                })
            }
            (_, Input::Command(Command::Skip | Command::Unknown)) => Some(Answer::Unknown),
            (_, Input::Command(Command::NotApplicable)) => Some(Answer::NotApplicable),
            (_, Input::Command(Command::Why(target))) if target.is_empty() => {
                self.why_question(question)?;
                return self.ask_waiting(asked);
            }
            (_, Input::Command(command)) => return self.command(command, asked),
        };
        let Some(answer) = answer else { return Ok(Stage::Asking(asked)) };
        let page = &mut self.screen.page();
        if self.ahead.is_empty() {
            dialogue::answered(&self.session, question, answer, page)?;
        } else {
            dialogue::answered_unseen(&self.session, question, answer, page)?;
        }
        self.screen.mark_echo();
        if self.session.answer(question, answer).is_err() {
            // Only a question that somebody came back to may no longer arise. Its answer is kept without effect, because
            // it counts again once the question arises.
            self.session.restore(Event::Answered(question, answer));
        }
        self.restore_later()?;
        Ok(Stage::Next)
    }

    /// The answers of a question as they are numbered: *don't know* comes last, before those found by name.
    pub(super) fn menu(&self, question: QuestionId) -> Vec<Offered<'r>> {
        let asked = &self.session.book()[question];
        let mut options = menu::answers(asked, self.session.audience());
        options.insert(asked.offered, dont_know(&self.session.book().words));
        options
    }

    fn why_question(&mut self, question: QuestionId) -> io::Result<()> {
        match self.session.worth(question) {
            Some(worth) => why::question(&self.session, question, &worth, &mut self.screen.page()),
            None => self.reply(&Reply::AskedAgain),
        }
    }

    /// The position of the picked option. If none is picked, replies with the reason.
    pub(super) fn picked(&mut self, options: &[Offered<'_>], pick: Pick) -> io::Result<Option<usize>> {
        match pick {
            Pick::One(position) => Ok(Some(position)),
            Pick::Several(positions) => {
                let meant: Vec<_> = positions.iter().map(|position| (position + 1, options[*position].text)).collect();
                self.reply(&Reply::Several(&meant))?;
                self.suggested = positions;
                Ok(None)
            }
            Pick::Secret(secret) => {
                self.reply(&Reply::Secret(secret))?;
                Ok(None)
            }
            Pick::Nothing(typed) => {
                let count = menu::listed_count(options);
                // A name that is not known stands under the answer that the known ones stand under. A number is no name.
                let under = options[count..].iter().find_map(|option| option.under);
                let instead = under.filter(|_| typed.contains(char::is_alphabetic));
                let instead = instead.map(|position| (position + 1, options[position].text));
                self.reply(&Reply::NoAnswer { typed: &typed, count, instead })?;
                Ok(None)
            }
        }
    }
}
