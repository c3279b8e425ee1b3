//! A rulebook as one reader sees it now: the entries that are for this audience and that the facts leave open.

use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{
    Alert, Audience, Condition, Fix, FixId, For, Outcome, QuestionId, Rulebook, SourceId, Step, Stops, When,
};

/// A rulebook, the audience, and the facts. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub book: &'a Rulebook,
    pub audience: Audience,
    pub facts: &'a Facts,
}

impl View<'_> {
    /// True if an entry is for this audience.
    pub fn sees(self, audience: For) -> bool {
        audience.includes(self.audience)
    }

    pub fn truth(self, when: &When) -> Truth {
        self.facts.truth(when)
    }

    /// True if nothing is known that closes a gate.
    pub fn is_open(self, when: &When) -> bool {
        self.truth(when) != Truth::Fails
    }

    /// True if a question can be asked now: not answered, for this audience, and not known to be out of place.
    pub fn askable(self, question: QuestionId) -> bool {
        let asked = &self.book[question];
        question != self.book.role
            && self.facts.answer(question).is_none()
            && self.sees(asked.audience)
            && !asked.answers.is_empty()
            && self.is_open(&asked.when)
    }

    /// The questions whose answers a fix still needs. `None` if one need is known not to hold or cannot be asked any
    /// more: *don't know* is not good enough where somebody could be harmed.
    pub fn pending(self, fix: &Fix) -> Option<Vec<QuestionId>> {
        let mut pending = Vec::new();
        for need in &fix.needs.0 {
            if self.is_unmet(need) {
                return None;
            }
            if self.facts.condition(need) == Truth::Open {
                pending.push(need.question);
            }
        }
        Some(pending)
    }

    /// True if a need is known not to hold, or is not known and cannot be asked any more.
    pub fn is_unmet(self, need: &Condition) -> bool {
        match self.facts.condition(need) {
            Truth::Holds => false,
            Truth::Fails => true,
            Truth::Open => !self.askable(need.question),
        }
    }

    /// True if a step is for this audience and, as far as is known, for these surroundings.
    pub fn is_meant(self, step: &Step) -> bool {
        self.sees(step.audience) && self.is_open(&step.when)
    }

    /// True if doing a fix makes a new code be sent.
    pub fn sends(self, fix: FixId) -> bool {
        self.book[fix].steps.iter().any(|step| step.sends && self.is_meant(step))
    }

    /// True if a fix could be done here, as far as is known.
    pub fn possible(self, fix: &Fix) -> bool {
        self.sees(fix.audience) && self.is_open(&fix.when) && self.pending(fix).is_some()
    }

    /// True if an alert forbids a fix while it stands.
    pub fn stops(self, alert: &Alert, fix: FixId) -> bool {
        match &alert.stops {
            Stops::Nothing => false,
            Stops::All => true,
            Stops::Sending => self.sends(fix),
            Stops::Fixes(fixes) => fixes.contains(&fix),
        }
    }

    /// The fixes whose trials ended like this, in rulebook order.
    pub fn tried(self, outcome: Outcome) -> impl Iterator<Item = FixId> {
        self.book.fixes.ids().filter(move |fix| self.facts.outcome(*fix) == Some(outcome))
    }

    /// True if a source is about other services than the one that is known.
    pub fn is_elsewhere(self, source: SourceId) -> bool {
        // While the service is not known, any source may be the right one.
        let Some(service) = self.facts.chosen(self.book.service) else { return false };
        let about = self.book.services_of(source);
        !about.is_empty() && !about.contains(&service)
    }
}
