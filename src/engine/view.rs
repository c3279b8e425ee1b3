//! A view of a rulebook: the entries that are for one audience and that the facts leave open.

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

    /// True if no known answer closes a gate.
    pub fn is_open(self, when: &When) -> bool {
        self.truth(when) != Truth::Fails
    }

    /// True if a question can be asked now: it has no answer, is for this audience, and its gate is open.
    pub fn askable(self, question: QuestionId) -> bool {
        let asked = &self.book[question];
        question != self.book.role
            && self.facts.answer(question).is_none()
            && self.sees(asked.audience)
            && !asked.answers.is_empty()
            && self.is_open(&asked.when)
    }

    /// The questions whose answers a fix still needs. `None` if a need does not hold or its question cannot be asked
    /// any more: *don't know* is not good enough where somebody could be harmed.
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

    /// True if a need does not hold, or is unknown and cannot be asked about any more.
    pub fn is_unmet(self, need: &Condition) -> bool {
        match self.facts.condition(need) {
            Truth::Holds => false,
            Truth::Fails => true,
            Truth::Open => !self.askable(need.question),
        }
    }

    /// True if a step is for this audience and its gate is open.
    pub fn includes(self, step: &Step) -> bool {
        self.sees(step.audience) && self.is_open(&step.when)
    }

    /// True if a fix makes the service send a new code.
    pub fn sends(self, fix: FixId) -> bool {
        self.book[fix].steps.iter().any(|step| step.sends && self.includes(step))
    }

    /// True if a fix is for this audience, its gate is open, and its needs can still be met.
    pub fn possible(self, fix: &Fix) -> bool {
        self.sees(fix.audience) && self.is_open(&fix.when) && self.pending(fix).is_some()
    }

    /// True if an alert forbids a fix while it is raised.
    pub fn stops(self, alert: &Alert, fix: FixId) -> bool {
        match &alert.stops {
            Stops::Nothing => false,
            Stops::All => true,
            Stops::Sending => self.sends(fix),
            Stops::Fixes(fixes) => fixes.contains(&fix),
        }
    }

    /// The fixes whose trials had this outcome, in rulebook order.
    pub fn tried(self, outcome: Outcome) -> impl Iterator<Item = FixId> {
        self.book.fixes.ids().filter(move |fix| self.facts.outcome(*fix) == Some(outcome))
    }

    /// True if a source is only about services other than the known one.
    pub fn is_elsewhere(self, source: SourceId) -> bool {
        // While the service is unknown, any source may apply.
        let Some(service) = self.facts.chosen(self.book.service) else { return false };
        let about = self.book.services_of(source);
        !about.is_empty() && !about.contains(&service)
    }
}
