//! A view of a rulebook: the entries that are for one audience and that the facts leave open.

use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{
    Alert, AlertId, Audience, Condition, Fix, FixId, For, Outcome, QuestionId, Rulebook, SourceId, Step, Stops, When,
};

/// A rulebook, the audience, and the facts. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub book: &'a Rulebook,
    pub audience: Audience,
    pub facts: &'a Facts,
}

impl View<'_> {
    /// The fix that solved the case, if one worked: whatever the order of the log, one that mends before a way round.
    pub fn solved_by(self) -> Option<FixId> {
        self.tried(Outcome::Worked).min_by_key(|fix| (self.book.is_way_round(*fix), *fix))
    }

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
            && asked.is_asked(self.audience)
            && self.is_open(&asked.when)
    }

    /// The questions whose answers must be known before the steps of a fix may be shown.
    pub fn pending(self, fix: &Fix) -> Vec<QuestionId> {
        let mut pending = Vec::new();
        for condition in &fix.only_if.0 {
            if self.facts.condition(condition) == Truth::Open {
                pending.push(condition.question);
            }
        }
        pending
    }

    /// True if a fix must stay without steps: something that must be known first was answered by *don't know*, or is not
    /// asked of this audience.
    pub fn is_withheld(self, fix: &Fix) -> bool {
        self.pending(fix).into_iter().any(|question| !self.askable(question))
    }

    /// The question whose answer makes a fix impossible or unsafe, if there is one.
    pub fn unmet(self, fix: &Fix) -> Option<QuestionId> {
        self.facts.refuter(&fix.needs).or_else(|| self.facts.refuter(&fix.only_if))
    }

    /// True if everything that a fix depends on is known to hold.
    pub fn is_known_possible(self, fix: &Fix) -> bool {
        self.truth(&fix.needs) == Truth::Holds && self.truth(&fix.when) == Truth::Holds
    }

    /// True if a step is for this audience and its gate is open. A step for answers that no menu lists waits until they
    /// are known: there are too many of them to show all.
    pub fn includes(self, step: &Step) -> bool {
        let waits = |condition: &Condition| {
            let asked = &self.book[condition.question];
            self.facts.condition(condition) == Truth::Open
                && condition.answers.iter().all(|answer| asked.is_by_name(*answer))
        };
        self.sees(step.audience) && self.is_open(&step.when) && !step.when.0.iter().any(waits)
    }

    /// True if a fix makes the service send a new code.
    pub fn sends(self, fix: FixId) -> bool {
        self.book[fix].steps.iter().any(|step| step.sends && self.includes(step) && self.is_open(&step.needs))
    }

    /// True if the limit on codes is used up: a service locks accounts that request too many.
    pub fn has_enough_codes(self) -> bool {
        let sent = self.tried(Outcome::Failed).filter(|fix| self.sends(*fix)).count();
        self.book.most_codes.is_some_and(|most| sent >= most.count)
    }

    /// True if a step of a fix cannot be done now and the rest of it can. `enough` is [`Self::has_enough_codes`].
    pub fn is_postponed(self, fix: &Fix, step: &Step, enough: bool) -> bool {
        // After a wait that is long enough the service has forgotten the earlier codes.
        let waits_anyway = self.book.most_codes.is_some_and(|most| fix.wait >= most.again_after);
        !self.is_open(&step.needs) || step.sends && enough && !waits_anyway
    }

    /// The minutes until all steps of a fix that have a code sent can be done.
    pub fn delay(self, fix: &Fix, enough: bool) -> f64 {
        let Some(most) = self.book.most_codes else { return 0.0 };
        let mut sending = fix.steps.iter().filter(|step| step.sends && self.includes(step));
        if sending.any(|step| self.is_postponed(fix, step, enough)) { most.again_after } else { 0.0 }
    }

    /// True if a fix is for this audience, its gate is open, and nothing known makes it impossible or unsafe.
    pub fn possible(self, fix: &Fix) -> bool {
        self.sees(fix.audience) && self.is_open(&fix.when) && self.unmet(fix).is_none()
    }

    /// The first of the raised alerts that forbids a fix; none does if one of them leads to it.
    pub fn stopped_by(self, alerts: &[AlertId], fix: FixId) -> Option<AlertId> {
        if alerts.iter().any(|alert| self.book[*alert].leads.contains(&fix)) {
            return None;
        }
        alerts.iter().copied().find(|alert| self.stops(&self.book[*alert], fix))
    }

    fn stops(self, alert: &Alert, fix: FixId) -> bool {
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
