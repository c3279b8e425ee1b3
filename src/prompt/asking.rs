//! A question: asked until something is said to it.

use std::io;

use crate::engine::{Answer, Diagnosis, Event};
use crate::privacy;
use crate::prompt::input::{Command, Input, Pick};
use crate::prompt::{Flow, Talk, input};
use crate::render::dialogue::why;
use crate::render::misread::CODE;
use crate::render::{dialogue, words};
use crate::rulebook::{FixId, Outcome, QuestionId};

impl Talk<'_, '_, '_> {
    /// How many questions beyond the opening were answered.
    pub(crate) fn answered(&self) -> usize {
        let opening = &self.session.book().opening;
        let beyond = |event: &&Event| matches!(event, Event::Answered(question, _) if !opening.contains(question));
        self.session.log().iter().filter(beyond).count()
    }

    /// The list is shown once; later one line says what leads now, if more has changed than that what was tried is gone.
    pub(crate) fn list_if_new(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<()> {
        let leading: Vec<FixId> = diagnosis.fixes.iter().take(dialogue::SHORT_LIST).map(|ranked| ranked.fix).collect();
        if self.shown.leading.is_empty() {
            dialogue::short_list(self.session, diagnosis, self.numbers, self.page)?;
        } else if !leading.starts_with(&self.left_of(&self.shown.leading)) {
            dialogue::moved(self.session, &self.shown.leading, &leading, self.page)?;
        }
        self.shown.leading = leading;
        Ok(())
    }

    /// Those that were not tried yet, or whose wait is running: these stay on the list.
    pub(crate) fn left_of(&self, fixes: &[FixId]) -> Vec<FixId> {
        let facts = self.session.facts();
        let left = |fix: &&FixId| matches!(facts.outcome(**fix), None | Some(Outcome::Started));
        fixes.iter().filter(left).copied().collect()
    }

    /// Asks a question; with what was answered before, if somebody has come back to it.
    pub(crate) fn ask(&mut self, question: QuestionId, before: Option<Answer>) -> io::Result<Flow> {
        let (book, audience) = (self.session.book(), self.session.audience());
        dialogue::question(self.session, question, self.page)?;
        if let Some(before) = before {
            dialogue::before(words::said(book, audience, question, before), self.page)?;
        }
        let options: Vec<(&str, &str)> =
            book[question].answers.iter().map(|answer| (answer.id.as_str(), answer.text.to(audience))).collect();
        loop {
            let Some(line) = self.read()? else { return Ok(Flow::End) };
            let answer = match (before, input::read(&options, &line)) {
                (Some(before), _) if line.is_empty() => Some(before),
                (_, Input::Picked(pick)) => match self.picked(&options, pick)? {
                    Some(position) => book[question].answers.at(position).map(Answer::Chosen),
                    None => continue,
                },
                (_, Input::Command(Command::Skip)) => Some(Answer::Unknown),
                (_, Input::Command(Command::NotApplicable)) => Some(Answer::NotApplicable),
                (_, Input::Command(Command::Why(target))) if target.is_empty() => {
                    match self.session.worth(question) {
                        Some(worth) => why::question(self.session, question, &worth, self.page)?,
                        None => self.page.text(2, "It was asked before, and is asked again because you went back.")?,
                    }
                    continue;
                }
                (_, Input::Command(command)) => match self.command(command)? {
                    Some(flow) => return Ok(flow),
                    None => continue,
                },
            };
            if let Some(answer) = answer {
                if self.session.answer(question, answer).is_err() {
                    // Only what somebody came back to can have ceased to arise.
                    self.session.restore(Event::Answered(question, answer));
                }
                self.take_up()?;
                return Ok(Flow::On);
            }
        }
    }

    /// The position that was picked; else says what is accepted.
    pub(crate) fn picked(&mut self, options: &[(&str, &str)], pick: Pick) -> io::Result<Option<usize>> {
        match pick {
            Pick::Exact(position) => return Ok(Some(position)),
            Pick::Beginning(position, typed) => {
                let matched = options[position].1;
                self.page.text(2, &format!("{matched}. (matched \"{}\")", privacy::quoted(&typed)))?;
                return Ok(Some(position));
            }
            Pick::Several(positions) => {
                let meant: Vec<&str> = positions.into_iter().map(|position| options[position].1).collect();
                self.page
                    .text(2, &format!("That could be: {}. Type a little more, or the number.", meant.join("; ")))?;
            }
            Pick::Code => self.page.warning(2, &format!("No: {CODE}."))?,
            Pick::Nothing(typed) => {
                let typed = privacy::quoted(&typed);
                let what = if typed.is_empty() { String::new() } else { format!("`{typed}` is none of the answers. ") };
                let count = options.len();
                self.page.text(
                    2,
                    &format!("{what}Type a number from 1 to {count}, skip if you don't know, or ? for help."),
                )?;
            }
        }
        Ok(None)
    }
}
