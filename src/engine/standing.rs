//! The standing of a session: the shared inferences from its facts, which are the beliefs, the alerts and the compiled
//! plan.
//!
//! The diagnosis, the reasons, the next step and the author's tools all start from it, so that it is computed once.

use crate::engine::belief::Belief;
use crate::engine::facts::{Facts, Truth};
use crate::engine::likelihood::Likelihood;
use crate::engine::next::Next;
use crate::engine::plan::compile::{Compiled, compile};
use crate::engine::plan::decide::Decision;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::ActionId;
use crate::engine::plan::state::State;
use crate::engine::view::View;
use crate::rulebook::scale;
use crate::rulebook::{Alert, AlertId, Audience, CauseId, EscalationId, Outcome, QuestionId, Rulebook, Stops, When};

/// The weight of evidence, in decibans, from which an answer tells clearly for or against a danger.
const TELLING: f64 = 7.0;

#[derive(Debug, Clone)]
pub(crate) struct Standing<'r> {
    pub(crate) book: &'r Rulebook,
    pub(crate) audience: Audience,
    pub(crate) facts: Facts,
    pub(crate) belief: Belief,
    pub(crate) alerts: Vec<AlertId>,
    pub(crate) compiled: Compiled,
    /// True if the limit on codes is used up.
    pub(crate) enough_codes: bool,
}

impl<'r> Standing<'r> {
    /// The standing that follows from facts.
    pub(crate) fn of(book: &'r Rulebook, audience: Audience, facts: Facts) -> Self {
        let view = View { book, audience, facts: &facts };
        let belief = Belief::given(book, &facts);
        let alerts = raised_alerts(view);
        let enough_codes = view.has_enough_codes();
        let waiting = view.tried(Outcome::Started).next().is_some();
        let compiled = compile(view, &belief, enough_codes, |fix| {
            // A newer code would invalidate the one that is awaited.
            view.stopped_by(&alerts, fix).is_none() && !(waiting && view.sends(fix))
        });
        Self { book, audience, facts, belief, alerts, compiled, enough_codes }
    }

    pub(crate) fn view(&self) -> View<'_> {
        View { book: self.book, audience: self.audience, facts: &self.facts }
    }

    /// The start of a plan from here.
    pub(crate) fn start(&self) -> State<'_> {
        State::start(&self.compiled.model)
    }

    /// The next step by a policy.
    pub(crate) fn next(&self, policy: Policy) -> Next {
        self.settled().unwrap_or_else(|| self.planned(policy))
    }

    /// The next step, if it follows without weighing one step against another; `None` if only a plan can tell.
    pub(crate) fn settled(&self) -> Option<Next> {
        let view = self.view();
        if let Some(fix) = self.lead() {
            return Some(self.attempt(fix));
        }
        if view.tried(Outcome::Worked).next().is_some() {
            return Some(self.secure(&self.open_dangers()));
        }
        // Before the opening too: a person who may be in danger is not asked for details first.
        if self.alerts.iter().any(|alert| self.book[*alert].stops == Stops::All) {
            return Some(self.escalate());
        }
        // The opening is asked in its own order, without a plan: before it nearly everything is possible, and a
        // look-ahead would be at its most expensive and least useful.
        self.book.opening.iter().find(|question| view.askable(**question)).map(|question| Next::Ask(*question))
    }

    fn planned(&self, policy: Policy) -> Next {
        // Before the first fix, because once something has helped, people leave; and before other questions, because most
        // of them do not matter if the danger is there.
        if let Some(question) = self.telling_question(&self.open_dangers()) {
            return Next::Ask(question);
        }
        let decision = policy.choose(&self.start());
        if let Decision::Ask(query) = decision {
            return Next::Ask(self.compiled.question(query));
        }
        match decision {
            Decision::Try(action) => match self.doubt(action) {
                Some(question) => Next::Ask(question),
                None => self.attempt(action),
            },
            Decision::Start(action) => Next::Start(self.compiled.fix(action)),
            Decision::Ask(_) | Decision::Escalate => self.escalate(),
        }
    }

    /// The first fix that an alert leads to and that can be taken now.
    fn lead(&self) -> Option<ActionId> {
        let start = self.start();
        let leads = self.alerts.iter().flat_map(|alert| &self.book[*alert].leads);
        let mut actions = leads.filter_map(|fix| self.compiled.action(*fix));
        actions.find(|action| start.can_try(*action) && !start.is_running(*action))
    }

    /// The dangerous causes that have to be dealt with: those that are believed at all likely, and those that an alert leads
    /// to a fix for, without those that a fix has removed.
    pub(crate) fn open_dangers(&self) -> Vec<CauseId> {
        let mut open = Vec::new();
        for (id, cause) in self.book.causes.entries() {
            let believed = Likelihood::of(self.belief.share(id)) != Likelihood::Unlikely;
            if cause.danger && (believed || self.is_alarmed(id)) && !self.is_removed(id) {
                open.push(id);
            }
        }
        open
    }

    /// True if a raised alert leads to a fix for a cause, and the fix is possible here.
    fn is_alarmed(&self, cause: CauseId) -> bool {
        let mut leads = self.alerts.iter().flat_map(|alert| &self.book[*alert].leads);
        leads.any(|fix| self.book[*fix].names(cause) && self.view().possible(&self.book[*fix]))
    }

    /// True if a fix for a cause has worked.
    fn is_removed(&self, cause: CauseId) -> bool {
        self.view().tried(Outcome::Worked).any(|fix| self.book[fix].names(cause))
    }

    /// The question that tells most about one of these causes, if it can be asked.
    fn telling_question(&self, causes: &[CauseId]) -> Option<QuestionId> {
        let view = self.view();
        let mut telling = None;
        let mut most = TELLING;
        for (question, row) in causes.iter().flat_map(|cause| &self.book[*cause].rows) {
            if *question == self.book.symptom || !view.askable(*question) {
                continue;
            }
            for (own, usual) in row.iter().zip(&self.book[*question].usual) {
                let weight = scale::decibans(own / usual).abs();
                if weight > most {
                    (telling, most) = (Some(*question), weight);
                }
            }
        }
        telling
    }

    /// The question that tells most about the likeliest cause, if a fix for it has failed and the next one, for it or for
    /// any cause, costs somebody else's time: nobody is sent to do again what did not help, before it is clear that it is that.
    fn doubt(&self, action: ActionId) -> Option<QuestionId> {
        let id = self.compiled.fix(action);
        let fix = &self.book[id];
        let likeliest = self.belief.likeliest()?;
        let has_failed = self.view().tried(Outcome::Failed).any(|failed| self.book[failed].names(likeliest));
        let takes_somebody = self.book.costs.reaching(fix.by, self.audience) > 0.0;
        let is_for_it = fix.names(likeliest) || self.book.is_way_round(id);
        if has_failed && takes_somebody && is_for_it { self.telling_question(&[likeliest]) } else { None }
    }

    /// The next step after a fix has worked: nothing, unless a danger is still open.
    fn secure(&self, dangers: &[CauseId]) -> Next {
        if let Some(question) = self.telling_question(dangers) {
            return Next::Ask(question);
        }
        let start = self.start();
        for turn in start.turns() {
            let fix = &self.book[self.compiled.fix(turn.action)];
            if start.can_try(turn.action) && dangers.iter().any(|cause| fix.names(*cause)) {
                return self.attempt(turn.action);
            }
        }
        if dangers.is_empty() { Next::Done } else { self.escalate() }
    }

    /// A fix, or the step that comes before it: its wait, or a question that must be answered first.
    fn attempt(&self, action: ActionId) -> Next {
        let fix = self.compiled.fix(action);
        if self.facts.outcome(fix) == Some(Outcome::Started) {
            return Next::Wait(fix);
        }
        // Every one of them can be asked: the plan never takes a fix that is withheld.
        self.view().pending(&self.book[fix]).first().map_or(Next::Try(fix), |question| Next::Ask(*question))
    }

    fn escalate(&self) -> Next {
        let escalations = self.escalations();
        if escalations.is_empty() { Next::Done } else { Next::Escalate(escalations) }
    }

    /// The escalations with a gate that holds, the most suitable first; those without a gate if there are none.
    pub(crate) fn escalations(&self) -> Vec<EscalationId> {
        let view = self.view();
        let mut special = Vec::new();
        let mut default = Vec::new();
        for (id, escalation) in self.book.escalations.entries() {
            if view.sees(escalation.audience) && view.truth(&escalation.when) == Truth::Holds {
                if escalation.when.0.is_empty() { &mut default } else { &mut special }.push(id);
            }
        }
        let mut escalations = if special.is_empty() { default } else { special };
        // A stable sort, so that ties stay in rulebook order.
        escalations.sort_by(|a, b| self.suitability(*b).total_cmp(&self.suitability(*a)));
        escalations
    }

    /// The belief in the causes that an escalation suits.
    fn suitability(&self, escalation: EscalationId) -> f64 {
        self.book[escalation].suits.iter().map(|cause| self.belief[*cause]).sum()
    }
}

/// The alerts that are raised, in rulebook order.
fn raised_alerts(view: View<'_>) -> Vec<AlertId> {
    let mut alerts = Vec::new();
    for (id, alert) in view.book.alerts.entries() {
        if view.sees(alert.audience) && is_raised(view, alert) {
            alerts.push(id);
        }
    }
    alerts
}

/// True if one of the gates of an alert holds because of more than the audience: nobody is warned before they have
/// answered a question.
fn is_raised(view: View<'_>, alert: &Alert) -> bool {
    alert.when.iter().any(|when| view.truth(when) == Truth::Holds && depends_on_answers(view.book, when))
}

fn depends_on_answers(book: &Rulebook, when: &When) -> bool {
    when.0.iter().any(|condition| condition.question != book.role)
}
