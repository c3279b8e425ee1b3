//! A worked case told by ids, so that it can be played on another rulebook than its own.

use crate::authoring::cases::play;
use crate::engine::{Answer, Next, Session};
use crate::rulebook::{AnswerId, Audience, Case, Expect, Outcome, QuestionId, Rulebook, Span};

/// The facts of a worked case, by ids.
#[derive(Debug, Clone)]
pub struct Story<'r> {
    /// The name of the case.
    pub name: &'r str,
    pub at: Span,
    audience: Audience,
    answers: Vec<(&'r str, &'r str)>,
    tried: Vec<(&'r str, Outcome)>,
}

/// The advice of a rulebook on a story, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The first fix on the list.
    pub first_fix: Option<String>,
    pub next: NamedNext,
    /// How many questions an interview asks before the first fix, or before it escalates: answered as the story says,
    /// and with *don't know* where it says nothing.
    pub questions: usize,
}

/// The next step, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamedNext {
    /// Ask this question.
    Ask(String),
    /// Try this fix, start it, or sit out its wait.
    Try(String),
    /// Turn to one of these.
    Escalate(Vec<String>),
    /// Nothing.
    Done,
}

/// Why a story cannot be played on a rulebook.
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
        let answer = |(question, answer): &(QuestionId, AnswerId)| {
            let question = &book[*question];
            (question.id.as_str(), question.answers[*answer].id.as_str())
        };
        Self {
            name: &case.name,
            at: case.at,
            audience: case.audience,
            answers: case.answers.iter().map(answer).collect(),
            tried: case.tried.iter().map(|(fix, outcome)| (book[*fix].id.as_str(), *outcome)).collect(),
        }
    }

    /// True if both have the same facts, whatever their names.
    pub fn same(&self, other: &Self) -> bool {
        self.audience == other.audience && self.answers == other.answers && self.tried == other.tried
    }

    /// Plays the story on a rulebook.
    ///
    /// # Errors
    /// If something is said that the rulebook does not know.
    pub fn play(&self, book: &Rulebook) -> Result<Advice, Obstacle> {
        let case = self.case(book)?;
        let session = play(book, &case).map_err(|(question, _)| Obstacle::NotAsked(book[question].id.to_string()))?;
        let diagnosis = session.diagnosis();
        Ok(Advice {
            first_fix: diagnosis.fixes.first().map(|first| book[first.fix].id.to_string()),
            next: named(book, diagnosis.next()),
            questions: questions(book, &case),
        })
    }

    fn case(&self, book: &Rulebook) -> Result<Case, Obstacle> {
        let answer = |(question, answer): &(&str, &str)| {
            let missing = || Obstacle::Question((*question).to_owned());
            let asked = book.questions.ids().find(|id| book[*id].id == *question).ok_or_else(missing)?;
            let mut answers = book[asked].answers.ids().zip(&book[asked].answers);
            let missing = || Obstacle::Answer((*question).to_owned(), (*answer).to_owned());
            let (given, _) = answers.find(|(_, choice)| choice.id == *answer).ok_or_else(missing)?;
            Ok((asked, given))
        };
        let tried = |(fix, outcome): &(&str, Outcome)| {
            let found = book.fixes.ids().find(|id| book[*id].id == *fix);
            Ok((found.ok_or_else(|| Obstacle::Fix((*fix).to_owned()))?, *outcome))
        };
        Ok(Case {
            name: self.name.into(),
            audience: self.audience,
            answers: self.answers.iter().map(answer).collect::<Result<_, _>>()?,
            tried: self.tried.iter().map(tried).collect::<Result<_, _>>()?,
            expect: Expect::default(),
            sources: Vec::new(),
            at: self.at,
        })
    }
}

fn named(book: &Rulebook, next: &Next) -> NamedNext {
    match next {
        Next::Ask(question) => NamedNext::Ask(book[*question].id.to_string()),
        Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => NamedNext::Try(book[*fix].id.to_string()),
        Next::Escalate(places) => NamedNext::Escalate(places.iter().map(|place| book[*place].id.to_string()).collect()),
        Next::Done => NamedNext::Done,
    }
}

fn questions(book: &Rulebook, case: &Case) -> usize {
    let mut session = Session::start(book, case.audience);
    let mut count = 0;
    while let Next::Ask(question) = session.next() {
        let said = case.answers.iter().find(|(answered, _)| *answered == question);
        let answer = said.map_or(Answer::Unknown, |(_, answer)| Answer::Chosen(*answer));
        session.answer(question, answer).expect("what is asked can be answered");
        count += 1;
    }
    count
}
