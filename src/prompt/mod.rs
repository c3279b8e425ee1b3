//! The dialogue: reads lines, keeps the session, and shows what comes next.
//!
//! Lines, not a painted screen, so that it works over ssh, in a screen reader, in a pipe and in a transcript. All it
//! keeps besides the session is what was shown already.

use std::io::{self, BufRead, Read};

use crate::engine::{Answer, Diagnosis, Event, Next, RankedFix, Rejected, Session, worth};
use crate::render::{Page, dialogue, safe, text, words};
use crate::rulebook::{AlertId, AnswerId, FixId, Outcome, QuestionId};

mod input;
pub mod said;

use input::{Command, Input, Pick};

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

/// The list so far is shown after so many questions at the latest: nobody should wait long for a first thing to try.
const ANSWERS_BEFORE_LIST: usize = 3;

/// Talks until the trouble is solved or escalated, the person quits, or the input ends.
///
/// # Errors
/// If the input cannot be read or the page not be written.
pub fn converse(
    session: &mut Session<'_>,
    input: &mut dyn BufRead,
    echo: Echo,
    greeting: Greeting,
    page: &mut Page<'_>,
) -> io::Result<()> {
    if greeting == Greeting::Given {
        dialogue::greeting(&session.book().title, page)?;
        if !session.log().is_empty() {
            text::known(session, page)?;
        }
    }
    let mut talk = Talk { session, input, echo, page, shown: Shown::default() };
    while talk.step()? == Flow::On {}
    // The report follows; on a terminal it stands right below.
    talk.page.gap()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    End,
}

/// What was shown already and need not be shown again.
#[derive(Default)]
struct Shown {
    alerts: Vec<AlertId>,
    leading: Vec<FixId>,
    card: Option<FixId>,
}

struct Talk<'a, 'p, 'r> {
    session: &'a mut Session<'r>,
    input: &'a mut dyn BufRead,
    echo: Echo,
    page: &'a mut Page<'p>,
    shown: Shown,
}

impl Talk<'_, '_, '_> {
    fn step(&mut self) -> io::Result<Flow> {
        let mut diagnosis = self.session.diagnosis();
        let standing = std::mem::take(&mut diagnosis.alerts);
        diagnosis.alerts = standing.iter().filter(|alert| !self.shown.alerts.contains(alert)).copied().collect();
        if !diagnosis.alerts.is_empty() {
            self.page.gap()?;
            text::alerts(self.session, &diagnosis, self.page)?;
        }
        self.shown.alerts = standing;
        match diagnosis.next {
            Next::Ask(question) => {
                let waited_for = diagnosis.fixes.first().is_some_and(|first| first.needs.contains(&question));
                if waited_for || (self.shown.leading.is_empty() && self.answered() >= ANSWERS_BEFORE_LIST) {
                    self.list_if_new(&diagnosis)?;
                }
                self.ask(question)
            }
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => {
                self.list_if_new(&diagnosis)?;
                let ranked = diagnosis.fixes.iter().find(|ranked| ranked.fix == fix);
                self.offer(&diagnosis, ranked.expect("what comes next stands on the list"))
            }
            Next::Escalate(_) | Next::Done => Ok(Flow::End),
        }
    }

    /// How many questions beyond the opening were answered.
    fn answered(&self) -> usize {
        let opening = &self.session.book().opening;
        let beyond = |event: &&Event| matches!(event, Event::Answered(question, _) if !opening.contains(question));
        self.session.log().iter().filter(beyond).count()
    }

    /// The list is shown once; later one line says what leads now, if that has changed.
    fn list_if_new(&mut self, diagnosis: &Diagnosis<'_>) -> io::Result<()> {
        let leading: Vec<FixId> = diagnosis.fixes.iter().take(dialogue::SHORT_LIST).map(|ranked| ranked.fix).collect();
        if self.shown.leading.is_empty() {
            dialogue::short_list(self.session, diagnosis, self.page)?;
        } else if leading != self.shown.leading {
            dialogue::leading(self.session, &leading, self.page)?;
        }
        self.shown.leading = leading;
        Ok(())
    }

    fn ask(&mut self, question: QuestionId) -> io::Result<Flow> {
        let (book, audience) = (self.session.book(), self.session.audience());
        dialogue::question(self.session, question, self.page)?;
        let options: Vec<(&str, &str)> =
            book[question].answers.iter().map(|answer| (answer.id.as_str(), answer.text.to(audience))).collect();
        loop {
            let Some(line) = self.read()? else { return Ok(Flow::End) };
            let answer = match input::read(&options, &line) {
                Input::Picked(pick) => match self.picked(&options, pick)? {
                    Some(position) => AnswerId::all(options.len()).nth(position).map(Answer::Chosen),
                    None => continue,
                },
                Input::Command(Command::Skip) => Some(Answer::Unknown),
                Input::Command(Command::NotApplicable) => Some(Answer::NotApplicable),
                Input::Command(Command::Why) => {
                    if let Some(worth) = worth(self.session, question) {
                        dialogue::why_question(self.session, question, &worth, self.page)?;
                    }
                    continue;
                }
                Input::Command(command) => match self.command(command)? {
                    Some(flow) => return Ok(flow),
                    None => continue,
                },
            };
            if let Some(answer) = answer {
                self.session.answer(question, answer).expect("what is asked can be answered");
                return Ok(Flow::On);
            }
        }
    }

    fn offer(&mut self, diagnosis: &Diagnosis<'_>, ranked: &RankedFix<'_>) -> io::Result<Flow> {
        const OPTIONS: [(&str, &str); 3] =
            [("worked", "yes, it worked"), ("failed", "no, it did not help"), ("cannot", "it cannot be done here")];
        if self.shown.card == Some(ranked.fix) {
            dialogue::same_card(self.session, ranked.fix, self.page)?;
        } else {
            dialogue::card(self.session, diagnosis, ranked, self.page)?;
        }
        self.shown.card = Some(ranked.fix);
        dialogue::choices(&["Worked", "Failed", "Cannot be done"], self.page)?;
        loop {
            let Some(line) = self.read()? else { return Ok(Flow::End) };
            let outcome = match input::read(&OPTIONS, &line) {
                Input::Picked(pick) => match self.picked(&OPTIONS, pick)? {
                    Some(position) => Outcome::ALL[position],
                    None => continue,
                },
                Input::Command(Command::Skip | Command::NotApplicable) => {
                    self.page.text(2, "Left out for now. If you do it later: tried, and how it begins.")?;
                    Outcome::Cannot
                }
                Input::Command(Command::Why) => {
                    dialogue::why_fix(self.session, ranked.fix, self.page)?;
                    continue;
                }
                Input::Command(command) => match self.command(command)? {
                    Some(flow) => return Ok(flow),
                    None => continue,
                },
            };
            self.session.tried(ranked.fix, outcome);
            return Ok(Flow::On);
        }
    }

    /// The position that was picked; else says what is accepted.
    fn picked(&mut self, options: &[(&str, &str)], pick: Pick) -> io::Result<Option<usize>> {
        match pick {
            Pick::Exact(position) => return Ok(Some(position)),
            Pick::Beginning(position, typed) => {
                let matched = options[position].1;
                self.page.text(2, &format!("{matched}. (matched \"{}\")", safe::quoted(&typed)))?;
                return Ok(Some(position));
            }
            Pick::Several(positions) => {
                let meant: Vec<&str> = positions.into_iter().map(|position| options[position].1).collect();
                self.page
                    .text(2, &format!("That could be: {}. Type a little more, or the number.", meant.join("; ")))?;
            }
            Pick::Code => self.page.warning(2, &format!("No: {}.", said::CODE))?,
            Pick::Nothing(typed) => {
                let typed = safe::quoted(&typed);
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

    /// Carries out a command that is understood everywhere. `None` means that the same prompt comes again.
    fn command(&mut self, command: Command) -> io::Result<Option<Flow>> {
        match command {
            Command::Help => dialogue::help(self.page)?,
            Command::Answers => dialogue::answers(self.session, self.page)?,
            Command::List => {
                let diagnosis = self.session.diagnosis();
                dialogue::whole_list(self.session, &diagnosis, self.page)?;
                if !diagnosis.unlikely.is_empty() {
                    self.page.text(2, "…  and what is unlikely to help: list all")?;
                }
            }
            Command::ListAll => {
                let diagnosis = self.session.diagnosis();
                dialogue::whole_list(self.session, &diagnosis, self.page)?;
                dialogue::unlikely(self.session, &diagnosis, self.page)?;
            }
            Command::Quit => return Ok(Some(Flow::End)),
            Command::Back => return self.back().map(Some),
            Command::Tried(fact) => return self.tried(&fact),
            Command::Set(fact) => return self.set(&fact),
            Command::Skip | Command::NotApplicable | Command::Why => {}
        }
        Ok(None)
    }

    fn back(&mut self) -> io::Result<Flow> {
        match self.session.undo() {
            Some(event) => {
                let event = words::event(self.session, event);
                self.page.text(2, &format!("Taken back: {event}"))?;
            }
            None => self.page.text(2, "There is nothing to take back.")?,
        }
        Ok(Flow::On)
    }

    fn tried(&mut self, fact: &str) -> io::Result<Option<Flow>> {
        let (name, outcome) = fact.split_once('=').unwrap_or((fact, "failed"));
        // A number is the place on the list, as `list` shows it.
        let place = name.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let listed = place.and_then(|place| self.session.diagnosis().fixes.get(place).map(|ranked| ranked.fix));
        let fact = match listed {
            Some(fix) => format!("{}={outcome}", self.session.book()[fix].id),
            None => fact.to_owned(),
        };
        match said::trial(self.session.book(), self.session.audience(), &fact) {
            Ok((fix, outcome)) => {
                self.session.tried(fix, outcome);
                let noted = words::event(self.session, Event::Tried(fix, outcome));
                self.page.text(2, &format!("Noted. {noted}"))?;
                Ok(Some(Flow::On))
            }
            Err(message) => {
                self.page.text(2, &message)?;
                Ok(None)
            }
        }
    }

    fn set(&mut self, fact: &str) -> io::Result<Option<Flow>> {
        let (book, audience) = (self.session.book(), self.session.audience());
        let refused = match said::answer(book, audience, fact) {
            Err(message) => message,
            Ok((question, answer)) => match self.session.change(question, answer) {
                Ok(()) => {
                    let noted = words::event(self.session, Event::Answered(question, answer));
                    self.page.text(2, &format!("Noted. {noted}"))?;
                    return Ok(Some(Flow::On));
                }
                Err(Rejected::NotAsked { because }) => dialogue::not_asked(self.session, because),
                Err(Rejected::BuiltIn | Rejected::Contradicts(_)) => "that cannot be set here".to_owned(),
            },
        };
        self.page.text(2, &refused)?;
        Ok(None)
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
            self.page.verbatim(&safe::quoted(&line))?;
        }
        Ok(Some(line))
    }
}
