//! Replays a worked case by ids, so that it also runs on a rulebook other than its own.

use crate::authoring::cases::play;
use crate::engine::{Answer, Next, Session};
use crate::rulebook::{Audience, Case, Expect, Outcome, Rulebook, Span};

/// The facts of a worked case, by ids.
#[derive(Debug, Clone)]
pub struct Story<'r> {
    pub name: &'r str,
    pub at: Span,
    audience: Audience,
    answers: Vec<(&'r str, &'r str)>,
    tried: Vec<(&'r str, Outcome)>,
}

/// The audience, the answers and the trials of a story.
pub(crate) type Facts<'r> = (&'static str, Vec<(&'r str, &'r str)>, Vec<(&'r str, &'static str)>);

/// The advice of a rulebook on a story, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The first fix on the list.
    pub first_fix: Option<String>,
    pub next: NamedNext,
    /// The number of questions that an interview asks before the first fix or the escalation. Questions without an
    /// answer in the story are answered by *don't know*.
    pub questions: usize,
}

/// The next step, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamedNext {
    /// Ask this question.
    Ask(String),
    /// Try this fix, start it, or sit out its wait.
    Try(String),
    /// Escalate to one of these.
    Escalate(Vec<String>),
    Done,
}

/// The reason why a story cannot be replayed on a rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no such question.
    Question(String),
    /// The question has no such answer.
    Answer(String, String),
    /// There is no such fix.
    Fix(String),
    /// The question does not arise.
    NotAsked(String),
}

impl<'r> Story<'r> {
    /// The story of a case.
    pub fn of(book: &'r Rulebook, case: &'r Case) -> Self {
        let mut answers = Vec::new();
        for (question, answer) in &case.answers {
            let question = &book[*question];
            answers.push((question.id.as_str(), question.answer_id(*answer)));
        }
        let tried = case.tried.iter().map(|(fix, outcome)| (book[*fix].id.as_str(), *outcome)).collect();
        Self { name: &case.name, at: case.at, audience: case.audience, answers, tried }
    }

    /// The facts: equal for stories that differ in name only.
    pub(crate) fn facts(&self) -> Facts<'r> {
        let tried = self.tried.iter().map(|(fix, outcome)| (*fix, outcome.name())).collect();
        (self.audience.name(), self.answers.clone(), tried)
    }

    /// Replays the story on a rulebook.
    ///
    /// # Errors
    /// If the rulebook lacks an entry of the story, or does not ask one of its questions.
    pub fn play(&self, book: &Rulebook) -> Result<Advice, Obstacle> {
        let case = self.case(book)?;
        let session = play(book, &case).map_err(|(question, _)| Obstacle::NotAsked(book[question].id.to_string()))?;
        let diagnosis = session.diagnosis();
        Ok(Advice {
            first_fix: diagnosis.fixes.first().map(|first| book[first.fix].id.to_string()),
            next: named_next(book, diagnosis.next()),
            questions: questions(book, &case),
        })
    }

    /// The story as a case of another rulebook.
    fn case(&self, book: &Rulebook) -> Result<Case, Obstacle> {
        let mut answers = Vec::new();
        for (question, answer) in &self.answers {
            let id = book.questions.find(question).ok_or_else(|| Obstacle::Question((*question).to_owned()))?;
            let Some(answer) = book[id].answer_with_id(answer) else {
                return Err(Obstacle::Answer((*question).to_owned(), (*answer).to_owned()));
            };
            answers.push((id, answer));
        }
        let mut tried = Vec::new();
        for (fix, outcome) in &self.tried {
            let id = book.fixes.find(fix).ok_or_else(|| Obstacle::Fix((*fix).to_owned()))?;
            tried.push((id, *outcome));
        }
        Ok(Case {
            name: self.name.into(),
            audience: self.audience,
            answers,
            tried,
            expect: Expect::default(),
            sources: Vec::new(),
            at: self.at,
        })
    }
}

fn named_next(book: &Rulebook, next: &Next) -> NamedNext {
    match next {
        Next::Ask(question) => NamedNext::Ask(book[*question].id.to_string()),
        Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => NamedNext::Try(book[*fix].id.to_string()),
        Next::Escalate(ids) => NamedNext::Escalate(ids.iter().map(|id| book[*id].id.to_string()).collect()),
        Next::Done => NamedNext::Done,
    }
}

/// The number of questions that an interview asks before the first other step.
fn questions(book: &Rulebook, case: &Case) -> usize {
    let mut session = Session::start(book, case.audience);
    let mut count = 0;
    while let Next::Ask(question) = session.next() {
        let given = case.answers.iter().find(|(answered, _)| *answered == question);
        let answer = given.map_or(Answer::Unknown, |(_, answer)| *answer);
        session.answer(question, answer).expect("the next question can be answered");
        count += 1;
    }
    count
}
