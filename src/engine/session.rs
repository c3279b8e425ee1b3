//! A session: a rulebook and a log of events. Everything else follows from these two.
//!
//! Going back, changing an answer, resuming, replaying, batches, tests and the interview therefore share one code path.
//! Nothing is cached: replaying the log takes microseconds, and a cache could disagree with it.

use crate::engine::belief::Belief;
use crate::engine::diagnosis::{Diagnosis, RankedCause, causes, diagnose};
use crate::engine::event::{Event, Remark};
use crate::engine::facts::Facts;
use crate::engine::find::{Found, find};
use crate::engine::next::Next;
use crate::engine::plan::policy::Policy;
use crate::engine::standing::Standing;
use crate::engine::view::View;
use crate::engine::why::{WhyCause, WhyFix, why_cause, why_fix};
use crate::engine::worth::{Worth, worth};
use crate::rulebook::{Answer, AnswerId, Audience, CauseId, FixId, Outcome, QuestionId, Rulebook};

/// The case of one person, as far as it is known.
#[derive(Debug, Clone)]
pub struct Session<'r> {
    book: &'r Rulebook,
    audience: Audience,
    /// The answers that hold until something else is said.
    assumed: &'r [(QuestionId, AnswerId)],
    log: Vec<Event>,
}

/// The reason why an answer is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// The question does not arise, because of the answer to another.
    NotAsked { because: QuestionId },
    /// The question has this answer already; use [`Session::change`] to replace it.
    Contradicts(Answer),
    /// The question is `role`, whose answer follows from the audience.
    BuiltIn,
}

impl<'r> Session<'r> {
    /// A session with an empty log.
    pub fn start(book: &'r Rulebook, audience: Audience) -> Self {
        Self { book, audience, assumed: &[], log: Vec::new() }
    }

    /// The session with the answers that the rulebook has by default. They are not in the log.
    pub fn assuming_defaults(self) -> Self {
        Self { assumed: &self.book.defaults, ..self }
    }

    /// The answers that hold by default, because nothing was said instead.
    pub fn assumed(&self) -> impl Iterator<Item = (QuestionId, AnswerId)> {
        let facts = self.facts();
        let said = |question| self.log.iter().any(|event| event.answer_to(question).is_some());
        self.assumed.iter().copied().filter(move |(question, _)| facts.answer(*question).is_some() && !said(*question))
    }

    pub fn book(&self) -> &'r Rulebook {
        self.book
    }

    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// All events, in order.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// Logs an answer to any question that arises, not only to the one that was asked. The log is unchanged if the
    /// answer is rejected.
    pub fn answer(&mut self, question: QuestionId, answer: Answer) -> Result<(), Rejected> {
        if question == self.book.role {
            return Err(Rejected::BuiltIn);
        }
        if let Some(because) = self.refuter(question) {
            return Err(Rejected::NotAsked { because });
        }
        match self.log.iter().find_map(|event| event.answer_to(question)) {
            // Scripts and resumed sessions repeat known answers, which is no contradiction.
            Some(present) if present == answer => Ok(()),
            Some(present) => Err(Rejected::Contradicts(present)),
            None => {
                self.log.push(Event::Answered(question, answer));
                Ok(())
            }
        }
    }

    /// Logs an answer, replacing an earlier one to the same question. Later answers stay in the log, but those whose
    /// questions do not arise any more do not count, see [`Session::inert`].
    pub fn change(&mut self, question: QuestionId, answer: Answer) -> Result<(), Rejected> {
        match self.answer(question, answer) {
            Err(Rejected::Contradicts(_)) => {
                // In place, so that going back reaches the question where it was first answered.
                for event in &mut self.log {
                    if event.answer_to(question).is_some() {
                        *event = Event::Answered(question, answer);
                    }
                }
                Ok(())
            }
            result => result,
        }
    }

    /// Logs the answers of a receipt or an error code. An answer is left out if the question has one already, because
    /// what somebody has said counts more, or if the question does not arise for this reader. Returns those that are
    /// logged.
    pub fn hear(&mut self, answers: &[(QuestionId, AnswerId)]) -> Vec<(QuestionId, Answer)> {
        let mut heard = Vec::new();
        for (question, answer) in answers {
            let (question, answer) = (*question, Answer::Chosen(*answer));
            let is_open = !self.log.iter().any(|event| event.answer_to(question).is_some());
            if is_open && self.answer(question, answer).is_ok() {
                heard.push((question, answer));
            }
        }
        heard
    }

    /// Logs the outcome of a trial, replacing an earlier trial of the same fix.
    pub fn tried(&mut self, fix: FixId, outcome: Outcome) {
        // Appended rather than replaced: the outcome is the latest event, even if its wait began earlier.
        self.log.retain(|event| !matches!(event, Event::Tried(tried, _) if *tried == fix));
        self.log.push(Event::Tried(fix, outcome));
    }

    /// Logs a remark, replacing an earlier one about the same item.
    pub fn remark(&mut self, remark: Remark) {
        if remark.about.is_some() {
            self.log.retain(|event| event.as_remark().is_none_or(|earlier| earlier.about != remark.about));
        }
        self.log.push(Event::Remarked(remark));
    }

    /// Logs an event of an earlier session. An answer whose question does not arise is logged too: it does not count
    /// now, see [`Session::inert`], but counts again once the question arises. A second answer to a question is
    /// dropped.
    pub fn restore(&mut self, event: Event) {
        match event {
            Event::Answered(question, _) => {
                // The answer to `role` follows from the audience, which may differ from that of the earlier session.
                let known = self.log.iter().any(|event| event.answer_to(question).is_some());
                if question != self.book.role && !known {
                    self.log.push(event);
                }
            }
            Event::Tried(fix, outcome) => self.tried(fix, outcome),
            Event::Remarked(remark) => self.remark(remark),
        }
    }

    /// Removes and returns the last event.
    pub fn undo(&mut self) -> Option<Event> {
        self.log.pop()
    }

    /// The facts of the log, without answers to questions that do not arise any more.
    pub fn facts(&self) -> Facts {
        self.facts_and_inert().0
    }

    /// Answered questions that no longer apply because of another answer.
    pub fn inert(&self) -> Vec<QuestionId> {
        self.facts_and_inert().1
    }

    /// The question whose answer rules this one out, if any.
    pub fn refuter(&self, question: QuestionId) -> Option<QuestionId> {
        let when = &self.book[question].when;
        // Most questions always arise.
        if when.0.is_empty() { None } else { self.facts().refuter(when) }
    }

    /// The log without answers to questions that do not arise any more.
    pub fn counting(&self) -> impl Iterator<Item = &Event> {
        let inert = self.inert();
        self.log.iter().filter(move |event| counts(event, &inert))
    }

    fn facts_and_inert(&self) -> (Facts, Vec<QuestionId>) {
        let mut facts = Facts::none(self.book, self.audience);
        for (question, answer) in self.assumed {
            facts.set_answer(*question, Some(Answer::Chosen(*answer)));
        }
        for event in &self.log {
            match *event {
                Event::Answered(question, answer) => facts.set_answer(question, Some(answer)),
                Event::Tried(fix, outcome) => facts.set_outcome(fix, outcome),
                Event::Remarked(_) => {}
            }
        }
        let inert = facts.drop_inert(self.book);
        (facts, inert)
    }

    pub fn remarks(&self) -> impl Iterator<Item = &Remark> {
        self.log.iter().filter_map(Event::as_remark)
    }

    /// The fixes whose waits are running.
    pub fn waits(&self) -> impl Iterator<Item = FixId> {
        self.log.iter().filter_map(|event| event.fix_that(Outcome::Started))
    }

    /// The fix that worked, if one did.
    pub fn solved_by(&self) -> Option<FixId> {
        View { book: self.book, audience: self.audience, facts: &self.facts() }.solved_by()
    }

    /// True if a fix worked and no danger is open.
    pub fn is_solved(&self) -> bool {
        self.solved_by().is_some() && self.dangers().is_empty()
    }

    /// The dangerous causes that have to be dealt with.
    pub fn dangers(&self) -> Vec<CauseId> {
        self.standing().open_dangers()
    }

    /// Every possible cause, the most believed first.
    pub fn causes(&self) -> Vec<RankedCause> {
        causes(&Belief::given(self.book, &self.facts()))
    }

    /// The next step. The same log gives the same step.
    pub fn next(&self) -> Next {
        self.next_by(Policy::Plan)
    }

    /// The next step by a policy.
    pub fn next_by(&self, policy: Policy) -> Next {
        self.standing().next(policy)
    }

    /// Everything that follows from the log.
    pub fn diagnosis(&self) -> Diagnosis<'r> {
        let (facts, inert) = self.facts_and_inert();
        let events = self.log.iter().filter(|event| counts(event, &inert)).cloned().collect();
        diagnose(Standing::of(self.book, self.audience, facts), events)
    }

    /// The case for and against a fix.
    pub fn why_fix(&self, fix: FixId) -> WhyFix {
        why_fix(&self.standing(), fix)
    }

    /// The case for and against a cause.
    pub fn why_cause(&self, cause: CauseId) -> WhyCause {
        why_cause(&self.standing(), cause)
    }

    /// The worth of asking a question; `None` if it cannot be asked any more.
    pub fn worth(&self, question: QuestionId) -> Option<Worth> {
        worth(&self.standing(), question)
    }

    /// The questions and fixes in which a word occurs.
    pub fn find(&self, word: &str) -> Found {
        find(View { book: self.book, audience: self.audience, facts: &self.facts() }, word)
    }

    pub(crate) fn standing(&self) -> Standing<'r> {
        Standing::of(self.book, self.audience, self.facts())
    }
}

fn counts(event: &Event, inert: &[QuestionId]) -> bool {
    !matches!(event, Event::Answered(question, _) if inert.contains(question))
}
