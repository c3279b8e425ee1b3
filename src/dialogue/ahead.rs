//! Several answers in one line: the first answers the question on the screen, the others those that follow.

use std::collections::VecDeque;
use std::io;
use std::mem;

use crate::dialogue::input::{Command, Input, Pick, is_command, read};
use crate::dialogue::stage::{Asked, Stage};
use crate::dialogue::{Dialogue, WRITABLE};
use crate::intake::menu;
use crate::privacy::is_code;
use crate::render::dialogue::reply::Reply;

impl Dialogue<'_> {
    /// The answers in a line that has more than one: numbers, or ids of answers.
    pub(super) fn several(&self, line: &str, options: &[menu::Offered<'_>]) -> Option<VecDeque<String>> {
        let words: Vec<&str> = line.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        // A code may be typed in groups, or digit by digit.
        if words.len() < 2 || is_command(self.words(), line) || is_code(line) {
            return None;
        }
        let are_numbers = words.iter().all(|word| is_short_number(word));
        let are_answers = words.iter().all(|word| is_short_number(word) || self.is_answer(word));
        // Ids may be the words of a single answer as well, which is what most people mean.
        let is_single = !are_numbers && menu::meant(self.words(), options, line) != menu::Meant::Nothing;
        (are_answers && !is_single).then(|| words.into_iter().map(str::to_owned).collect())
    }

    /// True if any question has an answer with this id: it is not known yet which question follows.
    fn is_answer(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let of_any = self.session.book().questions.iter().any(|question| question.answers.find(&word).is_some());
        of_any
            || matches!(
                read(self.words(), &[], &word),
                Input::Command(Command::Skip | Command::NotApplicable | Command::Unknown)
            )
    }

    /// Answers the waiting question by the next answer that was typed ahead.
    pub(super) fn take_ahead(&mut self) {
        let stage = mem::replace(&mut self.stage, Stage::Ended);
        self.stage = match stage {
            Stage::Asking(asked) => self.answer_ahead(asked).expect(WRITABLE),
            other => other,
        };
    }

    fn answer_ahead(&mut self, asked: Asked) -> io::Result<Stage> {
        if let (Asked::Question { question, before }, Some(word)) = (&asked, self.ahead.front().cloned())
            && let Input::Picked(Pick::One(_))
            | Input::Command(Command::Skip | Command::NotApplicable | Command::Unknown) =
                read(self.words(), &self.menu(*question), &word)
        {
            let stage = self.take_answer(*question, *before, &word)?;
            self.ahead.pop_front();
            return Ok(stage);
        }
        self.leave_ahead()?;
        self.ask_waiting(asked)
    }

    /// Gives up the answers that were typed ahead and do not fit.
    pub(super) fn leave_ahead(&mut self) -> io::Result<()> {
        if self.ahead.is_empty() {
            return Ok(());
        }
        let left: Vec<String> = self.ahead.drain(..).collect();
        self.reply(&Reply::Left(&left))
    }
}

/// True for a number that a menu may have: longer ones may be codes.
fn is_short_number(word: &str) -> bool {
    let number = menu::without_mark(word);
    (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}
