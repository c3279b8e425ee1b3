//! A session is a rulebook and the log of what was said; everything else follows from these two.
//!
//! Going back, changing an answer, resuming, replaying, batches, tests and the interview are therefore one path.

use crate::engine::belief::belief;
use crate::engine::diagnosis::{Diagnosis, diagnose};
use crate::engine::facts::{Answer, Facts, Truth};
use crate::engine::plan::compile::{Compiled, askable, compile, pending, sends};
use crate::engine::plan::decide::Decision;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::state::State;
use crate::rulebook::{AlertId, Audience, CauseId, EscalationId, FixId, Outcome, QuestionId, Rulebook, Stops};

/// One person's trouble, as far as it has been told.
#[derive(Debug, Clone)]
pub struct Session<'r> {
    book: &'r Rulebook,
    audience: Audience,
    log: Vec<Event>,
}

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A question was answered.
    Answered(QuestionId, Answer),
    /// A fix was tried.
    Tried(FixId, Outcome),
    /// Something was said in free words.
    Remarked(Remark),
}

/// Something said in free words: kept for whoever reads about the case later, and nothing follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it answers, if it was asked for, as an escalation words it.
    pub about: Option<String>,
    /// What was said, with nothing left in it that has to be masked.
    pub text: String,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Ask this question.
    Ask(QuestionId),
    /// Try this fix; all that it needs is known to hold.
    Try(FixId),
    /// Start this fix, and go on with others while its wait runs.
    Start(FixId),
    /// Nothing is better than to sit out the wait of this fix, which is running.
    Wait(FixId),
    /// Turn to one of these, the most fitting first.
    Escalate(Vec<EscalationId>),
    /// Nothing: it is solved, or there is nowhere to turn.
    Done,
}

/// Why something that was said cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// The question does not arise, because of what was answered to another.
    NotAsked {
        /// The question that rules it out.
        because: QuestionId,
    },
    /// The question has another answer already; change it instead.
    Contradicts(Answer),
    /// The program knows the answer to `role` from whom it speaks to.
    BuiltIn,
}

impl<'r> Session<'r> {
    /// A session in which nothing was said.
    pub fn start(book: &'r Rulebook, audience: Audience) -> Self {
        Self { book, audience, log: Vec::new() }
    }

    /// The rulebook that the session goes by.
    pub fn book(&self) -> &'r Rulebook {
        self.book
    }

    /// Who is spoken to.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// What was said, in the order in which it was said.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// Takes an answer to any question that arises, not only to the one that was asked.
    ///
    /// # Errors
    /// If the question does not arise or has another answer already. The session is then as it was.
    pub fn answer(&mut self, question: QuestionId, answer: Answer) -> Result<(), Rejected> {
        if question == self.book.role {
            return Err(Rejected::BuiltIn);
        }
        let facts = self.facts();
        let refuted = self.book[question].when.0.iter().find(|condition| facts.condition(condition) == Truth::Fails);
        if let Some(condition) = refuted {
            return Err(Rejected::NotAsked { because: condition.question });
        }
        match self.log.iter().find_map(|event| said_to(event, question)) {
            Some(present) if present == answer => Ok(()),
            Some(present) => Err(Rejected::Contradicts(present)),
            None => {
                self.log.push(Event::Answered(question, answer));
                Ok(())
            }
        }
    }

    /// Takes an answer, in the place of the one that was given before if there was one. Later answers are kept; those
    /// that do not arise any more count for nothing, see [`Session::inert`].
    ///
    /// # Errors
    /// If the question does not arise. The session is then as it was.
    pub fn change(&mut self, question: QuestionId, answer: Answer) -> Result<(), Rejected> {
        match self.answer(question, answer) {
            Err(Rejected::Contradicts(_)) => {
                for event in &mut self.log {
                    if said_to(event, question).is_some() {
                        *event = Event::Answered(question, answer);
                    }
                }
                Ok(())
            }
            result => result,
        }
    }

    /// Takes note of how the trial of a fix ended; a later trial of the same fix replaces the earlier.
    pub fn tried(&mut self, fix: FixId, outcome: Outcome) {
        self.log.retain(|event| !matches!(event, Event::Tried(tried, _) if *tried == fix));
        self.log.push(Event::Tried(fix, outcome));
    }

    /// Keeps a remark; a later one about the same thing replaces the earlier.
    pub fn remark(&mut self, remark: Remark) {
        let same = |event: &Event| matches!(event, Event::Remarked(earlier) if earlier.about.is_some() && earlier.about == remark.about);
        self.log.retain(|event| !same(event));
        self.log.push(Event::Remarked(remark));
    }

    /// Takes what was said before into the log again. An answer that does not arise now counts for nothing, see
    /// [`Session::inert`], and counts again if that changes; one that was given anew meanwhile is left out.
    pub fn restore(&mut self, event: Event) {
        match event {
            Event::Answered(question, _) => {
                let known = self.log.iter().any(|event| said_to(event, question).is_some());
                if question != self.book.role && !known {
                    self.log.push(event);
                }
            }
            Event::Tried(fix, outcome) => self.tried(fix, outcome),
            Event::Remarked(remark) => self.remark(remark),
        }
    }

    /// Takes back what was said last, and returns it.
    pub fn undo(&mut self) -> Option<Event> {
        self.log.pop()
    }

    /// What is known: answers to questions that do not arise any more are left out.
    pub fn facts(&self) -> Facts {
        self.facts_and_inert().0
    }

    /// Questions that were answered and do not arise any more, because of another answer.
    pub fn inert(&self) -> Vec<QuestionId> {
        self.facts_and_inert().1
    }

    /// What was said and counts: the log without answers to questions that do not arise any more.
    pub fn counting(&self) -> impl Iterator<Item = &Event> {
        let inert = self.inert();
        self.log.iter().filter(move |event| !matches!(event, Event::Answered(question, _) if inert.contains(question)))
    }

    fn facts_and_inert(&self) -> (Facts, Vec<QuestionId>) {
        let mut facts = Facts::none(self.book, self.audience);
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

    /// What was said in free words.
    pub fn remarks(&self) -> impl Iterator<Item = &Remark> {
        self.log.iter().filter_map(|event| match event {
            Event::Remarked(remark) => Some(remark),
            _ => None,
        })
    }

    /// The fixes whose waits are running.
    pub fn waits(&self) -> impl Iterator<Item = FixId> {
        self.log.iter().filter_map(|event| match event {
            Event::Tried(fix, Outcome::Started) => Some(*fix),
            _ => None,
        })
    }

    /// The fix that worked, if one did.
    pub fn solved_by(&self) -> Option<FixId> {
        self.log.iter().find_map(|event| match event {
            Event::Tried(fix, Outcome::Worked) => Some(*fix),
            _ => None,
        })
    }

    /// What comes next. The same log gives the same.
    pub fn next(&self) -> Next {
        self.next_by(Policy::Plan)
    }

    /// What would come next if another policy decided.
    pub fn next_by(&self, policy: Policy) -> Next {
        self.standing().next_by(policy)
    }

    /// All that follows from what was said so far.
    pub fn diagnosis(&self) -> Diagnosis<'r> {
        diagnose(self.standing())
    }

    pub(crate) fn standing(&self) -> Standing<'r> {
        let facts = self.facts();
        let belief = belief(self.book, &facts);
        let alerts = alerts(self.book, self.audience, &facts);
        let sends = |fix| sends(self.book, self.audience, &facts, fix);
        let sent =
            self.book.fixes.ids().filter(|fix| facts.outcome(*fix) == Some(Outcome::Failed) && sends(*fix)).count();
        let enough = self.book.most_codes.is_some_and(|most| sent >= most);
        let stopped = |fix| {
            alerts.iter().any(|alert| match &self.book[*alert].stops {
                Stops::Nothing => false,
                Stops::All => true,
                Stops::Sending => sends(fix),
                Stops::Fixes(fixes) => fixes.contains(&fix),
            })
        };
        let waiting = self.waits().next().is_some();
        let advisable = |fix| !(stopped(fix) || (enough || waiting) && sends(fix));
        let compiled = compile(self.book, self.audience, &facts, &belief, advisable);
        Standing {
            book: self.book,
            audience: self.audience,
            solved: self.solved_by().is_some(),
            waiting,
            belief,
            alerts,
            compiled,
            facts,
        }
    }
}

fn said_to(event: &Event, question: QuestionId) -> Option<Answer> {
    match event {
        Event::Answered(answered, answer) if *answered == question => Some(*answer),
        _ => None,
    }
}

/// Where a session stands: what follows from its log, worked out once for everybody who asks.
#[derive(Debug, Clone)]
pub(crate) struct Standing<'r> {
    pub(crate) book: &'r Rulebook,
    pub(crate) audience: Audience,
    pub(crate) facts: Facts,
    pub(crate) belief: Vec<f64>,
    pub(crate) alerts: Vec<AlertId>,
    pub(crate) compiled: Compiled,
    pub(crate) waiting: bool,
    solved: bool,
}

impl Standing<'_> {
    pub(crate) fn next(&self) -> Next {
        self.next_by(Policy::Plan)
    }

    fn next_by(&self, policy: Policy) -> Next {
        if self.solved {
            return Next::Done;
        }
        if self.alerts.iter().any(|alert| self.book[*alert].stops == Stops::All) {
            return self.escalate();
        }
        let unasked = |question: &&QuestionId| askable(self.book, self.audience, &self.facts, **question);
        if let Some(question) = self.book.opening.iter().find(unasked) {
            return Next::Ask(*question);
        }
        match policy.choose(&State::start(&self.compiled.model)) {
            Decision::Ask(query) => Next::Ask(self.compiled.questions[query]),
            Decision::Try(action) => {
                let fix = self.compiled.fixes[action];
                if self.facts.outcome(fix) == Some(Outcome::Started) {
                    return Next::Wait(fix);
                }
                let pending = pending(self.book, self.audience, &self.facts, &self.book[fix]).unwrap_or_default();
                pending.first().map_or(Next::Try(fix), |question| Next::Ask(*question))
            }
            Decision::Start(action) => Next::Start(self.compiled.fixes[action]),
            Decision::Escalate => self.escalate(),
        }
    }

    fn escalate(&self) -> Next {
        let places = self.escalations();
        if places.is_empty() { Next::Done } else { Next::Escalate(places) }
    }

    /// Where to turn: what is special to the situation, the most fitting first; if nothing is, the default.
    pub(crate) fn escalations(&self) -> Vec<EscalationId> {
        let (default, special): (Vec<EscalationId>, Vec<EscalationId>) = self
            .book
            .escalations
            .ids()
            .filter(|id| {
                let escalation = &self.book[*id];
                escalation.audience.includes(self.audience) && self.facts.truth(&escalation.when) == Truth::Holds
            })
            .partition(|id| self.book[*id].when.0.is_empty());
        let mut places = if special.is_empty() { default } else { special };
        let fits = |id: &EscalationId| -> f64 {
            self.book[*id].suits.iter().map(|cause: &CauseId| self.belief[cause.index()]).sum()
        };
        places.sort_by(|a, b| fits(b).total_cmp(&fits(a)));
        places
    }
}

/// The alerts that stand. Nothing is raised before something was said: whom the program speaks to is not enough.
fn alerts(book: &Rulebook, audience: Audience, facts: &Facts) -> Vec<AlertId> {
    let said = |alert: &&AlertId| {
        book[**alert].when.iter().any(|when| {
            facts.truth(when) == Truth::Holds && when.0.iter().any(|condition| condition.question != book.role)
        })
    };
    let all: Vec<AlertId> = book.alerts.ids().collect();
    all.iter().filter(|alert| book[**alert].audience.includes(audience)).filter(said).copied().collect()
}
