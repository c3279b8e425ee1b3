//! The facts of a ticket in a rulebook.

use crate::engine::{Answer, Event, Facts, Session, View};
use crate::intake::receipt::Reading;
use crate::intake::said;
use crate::intake::ticket::names::Names;
use crate::intake::ticket::{Ticket, Unfit};
use crate::intake::typed;
use crate::privacy::quoted;
use crate::rulebook::{Audience, Detail, FixId, Outcome, QuestionId, Rulebook, closest};

/// The facts of a ticket, each question and fix once.
#[derive(Debug, Clone)]
pub struct Known<'r> {
    pub audience: Audience,
    pub answers: Vec<(QuestionId, Answer)>,
    pub trials: Vec<(FixId, Outcome)>,
    /// The delivery receipts in it.
    pub readings: Vec<Reading<'r>>,
    /// Details for summaries, as the ticket itself gives them.
    about: Vec<(Detail, String)>,
}

impl<'r> Known<'r> {
    /// Reads the facts of a ticket. `audience` is the reader, if the ticket names none.
    pub fn of(names: &Names<'r>, audience: Audience, ticket: &Ticket<'_>) -> Result<Self, Unfit> {
        let audience = ticket.role.unwrap_or(audience);
        let mut known = Self {
            audience,
            answers: Vec::with_capacity(ticket.answers.len()),
            trials: Vec::new(),
            readings: Vec::new(),
            about: Vec::new(),
        };
        for (question, answer) in &ticket.answers {
            let (id, answer) = match names.answer(audience, question, answer) {
                Some(known) => known,
                None => typed::answer_to(names.book(), audience, question, answer)?,
            };
            if known.has(id) {
                return Err(Unfit::Twice { typed: quoted(question) });
            }
            known.answers.push((id, answer));
        }
        known.read_about(ticket)?;
        if let Some(receipt) = &ticket.receipt {
            known.readings = said::readings(names.codes(), receipt);
            if known.readings.is_empty() {
                return Err(Unfit::UnknownReceipt);
            }
        }
        known.hear(names, ticket.error.as_deref());
        known.read_trials(names, ticket)?;
        Ok(known)
    }

    /// The facts of receipts, which are all that is known.
    pub fn of_receipts(names: &Names<'r>, audience: Audience, readings: Vec<Reading<'r>>) -> Self {
        let mut known = Self { audience, answers: Vec::new(), trials: Vec::new(), readings, about: Vec::new() };
        known.hear(names, None);
        known
    }

    fn read_about(&mut self, ticket: &Ticket<'_>) -> Result<(), Unfit> {
        for (name, text) in &ticket.about {
            let Some(detail) = Detail::ALL.into_iter().find(|detail| detail.name() == name) else {
                let suggestion = closest(name, Detail::ALL.map(Detail::name));
                return Err(Unfit::UnknownDetail { typed: quoted(name), suggestion });
            };
            if self.about.iter().any(|(known, _)| *known == detail) {
                return Err(Unfit::Twice { typed: detail.name().to_owned() });
            }
            self.about.push((detail, text.clone().into_owned()));
        }
        Ok(())
    }

    /// A detail for summaries: what the ticket says itself counts before what the reading of its receipt says.
    pub fn about<'k>(&'k self, detail: Detail, reading: Option<&'k Reading<'_>>) -> Option<&'k str> {
        let details = self.about.iter().chain(reading.iter().flat_map(|reading| &reading.details));
        details.into_iter().find(|(known, _)| *known == detail).map(|(_, text)| text.as_str())
    }

    /// Adds the answers of the receipts and of an error.
    fn hear(&mut self, names: &Names<'r>, error: Option<&str>) {
        let said = said::answers(names.book(), names.codes(), &self.readings, error);
        if !said.is_empty() {
            self.answers.extend(self.session(names.book()).hear(&said));
        }
    }

    fn has(&self, question: QuestionId) -> bool {
        self.answers.iter().any(|(known, _)| *known == question)
    }

    fn read_trials(&mut self, names: &Names<'_>, ticket: &Ticket<'_>) -> Result<(), Unfit> {
        // Only a fix that is named by its words is looked for among those that are open with the answers.
        let mut facts: Option<Facts> = None;
        for (fix, outcome) in &ticket.tried {
            let outcome = outcome.as_deref().unwrap_or(Outcome::Failed.name());
            let (id, outcome) = if let Some(known) = names.trial(self.audience, fix, outcome) {
                known
            } else {
                let facts = facts.get_or_insert_with(|| self.session(names.book()).facts());
                typed::trial_of(View { book: names.book(), audience: self.audience, facts }, fix, outcome)?
            };
            if self.trials.iter().any(|(known, _)| *known == id) {
                return Err(Unfit::Twice { typed: quoted(fix) });
            }
            self.trials.push((id, outcome));
        }
        Ok(())
    }

    /// The session with these facts in its log. An answer whose question does not arise is kept without effect: a script
    /// hands over every fact that it has.
    pub fn session<'b>(&self, book: &'b Rulebook) -> Session<'b> {
        let mut session = Session::start(book, self.audience).assuming_defaults();
        for (question, answer) in &self.answers {
            session.restore(Event::Answered(*question, *answer));
        }
        for (fix, outcome) in &self.trials {
            session.tried(*fix, *outcome);
        }
        session
    }
}
