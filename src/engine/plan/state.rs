//! The state of a plan: the beliefs, the actions done, the queries answered.
//!
//! The expected cost of repair of a sequence of actions is `Σ C_i · P(the first i−1 failed)`, and escalating at the end
//! adds `P(all failed) · C_esc` (SACSO, 2001). Beliefs are unnormalised, so every value here is minutes times the
//! probability of being here at all, and the values of the answers of a query simply add up.

use crate::engine::plan::model::{Model, Requirement, Requirements};
use crate::engine::plan::problem::{Action, ActionId, QueryId};
use crate::engine::plan::turns::{Running, Turn, Turns, Weighed, elapse};

/// A sequence of actions with escalation at its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sequence {
    /// Expected minutes times the mass where it begins.
    pub value: f64,
    /// The number of actions before escalating.
    pub length: usize,
    /// The first of them, whether or not escalating comes even before it.
    pub first: Option<Turn>,
}

/// The state of a plan for a problem.
#[derive(Debug, Clone)]
pub struct State<'m> {
    model: &'m Model,
    belief: Vec<f64>,
    /// By action, false once it was done.
    open: Vec<bool>,
    /// The actors who were reached, one bit each.
    reached: u32,
    /// By query.
    replies: Vec<Reply>,
    running: Vec<Running>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Reply {
    None,
    /// The answer at this position.
    Given(usize),
    DontKnow,
}

impl<'m> State<'m> {
    /// The state in which nothing is done and nothing answered.
    pub fn start(model: &'m Model) -> Self {
        let actions = model.problem.numbered_actions();
        let running = actions.filter(|(_, action)| action.running);
        Self {
            model,
            belief: model.problem.belief.clone(),
            open: vec![true; model.problem.actions.len()],
            reached: 0,
            replies: vec![Reply::None; model.problem.queries.len()],
            running: running.map(|(id, action)| Running { action: id, left: action.wait }).collect(),
        }
    }

    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The probability of being here.
    pub fn mass(&self) -> f64 {
        self.belief.iter().sum()
    }

    /// The belief in every hypothesis.
    pub(crate) fn belief(&self) -> &[f64] {
        &self.belief
    }

    /// True if a query may be asked and was not answered.
    pub fn can_ask(&self, query: QueryId) -> bool {
        self.model.problem[query].askable && self.reply(query) == Reply::None
    }

    fn reply(&self, query: QueryId) -> Reply {
        self.replies[query.0]
    }

    /// The state after a query was answered by the answer at this position.
    pub fn answered(&self, query: QueryId, answer: usize) -> Self {
        let row = &self.model.problem[query].rows[answer];
        // No clone of the whole state: the beliefs would be copied only to be replaced, in the innermost loop.
        let belief = row.times(&self.belief, 1.0 - self.model.problem.dont_know);
        let mut replies = self.replies.clone();
        replies[query.0] = Reply::Given(answer);
        Self { belief, replies, open: self.open.clone(), running: self.running.clone(), ..*self }
    }

    /// The state after *don't know*: nothing is learned, and what needed the answer is out.
    pub fn not_known(&self, query: QueryId) -> Self {
        let mut state = self.clone();
        for belief in &mut state.belief {
            *belief *= self.model.problem.dont_know;
        }
        state.replies[query.0] = Reply::DontKnow;
        state
    }

    /// The states after each reply to a query: its answers in their order, then *don't know* if people say that.
    pub fn replies_to(&self, query: QueryId) -> Vec<Self> {
        let answers = self.model.problem[query].rows.len();
        let mut states: Vec<Self> = (0..answers).map(|answer| self.answered(query, answer)).collect();
        if self.model.problem.dont_know > 0.0 {
            states.push(self.not_known(query));
        }
        states
    }

    /// The state after an action failed.
    pub fn failed(&self, action: ActionId) -> Self {
        let holds = self.holds(action, self.mass());
        let mut state = self.clone();
        let Action { named, any, actor, .. } = &self.model.problem[action];
        // Both lists are in ascending order, so one pass finds every named hypothesis.
        let mut named = named.iter().peekable();
        for (hypothesis, belief) in state.belief.iter_mut().enumerate() {
            let works = named.next_if(|(at, _)| *at == hypothesis).map_or(*any, |(_, works)| *works);
            *belief *= 1.0 - holds * works;
        }
        // Failed once is failed for good: trying it again would fail for the same reason.
        state.open[action.0] = false;
        state.reached |= 1 << actor;
        elapse(&mut state.running, self.model.problem.passes(action));
        state.running.retain(|running| running.action != action);
        state
    }

    /// The state after an action was done whose effect is waited for while other things go on.
    pub fn started(&self, action: ActionId) -> Self {
        let mut state = self.clone();
        let Action { actor, lasts, wait, .. } = &self.model.problem[action];
        state.reached |= 1 << actor;
        elapse(&mut state.running, *lasts);
        state.running.push(Running { action, left: *wait });
        state
    }

    /// The cost of an action now, in minutes: what it needs to know is asked first, and reaching somebody counts once.
    pub fn cost(&self, action: ActionId) -> f64 {
        if let Some(running) = self.running.iter().find(|running| running.action == action) {
            return self.model.problem.price(running.left);
        }
        let Action { cost, actor, needs, .. } = &self.model.problem[action];
        let unanswered = needs.iter().filter(|need| self.reply(need.query) == Reply::None);
        let asking: f64 = unanswered.map(|need| self.model.problem[need.query].cost).sum();
        let reached = self.reached & (1 << actor) != 0;
        asking + cost + if reached { 0.0 } else { self.model.problem.reach[*actor] }
    }

    /// The cost of doing an action without the wait for its effect, in minutes.
    pub fn cost_to_start(&self, action: ActionId) -> f64 {
        self.cost(action) - self.model.problem.price(self.model.problem[action].wait)
    }

    /// True if an action was done and its wait is running.
    pub fn is_running(&self, action: ActionId) -> bool {
        self.running.iter().any(|running| running.action == action)
    }

    /// The first query that an action needs and that was not answered.
    pub fn pending(&self, action: ActionId) -> Option<QueryId> {
        let needs = self.model.problem[action].needs.iter();
        needs.map(|need| need.query).find(|query| self.reply(*query) == Reply::None)
    }

    /// True if an action may be taken now: it is open, it works often enough, and it sends no code into a running wait.
    pub fn can_try(&self, action: ActionId) -> bool {
        let mass = self.mass();
        let works = self.works(action, mass);
        let held = self.model.problem[action].sends && !self.running.is_empty() && !self.is_running(action);
        self.open[action.0] && !held && works > 0.0 && works >= self.model.problem.floor * mass
    }

    /// The mass that an action would take away for each minute that it costs: the measure by which turns are ordered.
    pub(crate) fn worth(&self, action: ActionId) -> f64 {
        // A wait that is over costs nothing, and a quotient of infinity could not be compared with another.
        self.works(action, self.mass()) / self.cost(action).max(f64::EPSILON)
    }

    /// The mass that an action would take away.
    fn works(&self, action: ActionId, mass: f64) -> f64 {
        let Action { any, .. } = &self.model.problem[action];
        self.holds(action, mass) * (any * mass + self.special(&self.model.problem[action]))
    }

    /// The mass that an action would take away beyond what it takes away everywhere.
    fn special(&self, Action { named, any, .. }: &Action) -> f64 {
        named.iter().map(|(at, works)| self.belief[*at] * (works - any)).sum()
    }

    /// The chance that an action is the right thing here: that its needs and gates hold.
    fn holds(&self, action: ActionId, mass: f64) -> f64 {
        let Requirements { needs, gates } = &self.model.requirements[action.0];
        if needs.iter().any(|need| self.ruled_out(*need)) {
            return 0.0;
        }
        self.all_suit(needs, mass) * self.all_suit(gates, mass)
    }

    fn all_suit(&self, conditions: &[usize], mass: f64) -> f64 {
        conditions.iter().map(|condition| self.suits(*condition, mass)).product()
    }

    /// True if a need was asked about and the reply was *don't know*: that is not good enough.
    fn ruled_out(&self, condition: usize) -> bool {
        self.reply(self.model.conditions[condition].need.query) == Reply::DontKnow
    }

    /// The chance that a condition holds.
    fn suits(&self, condition: usize, mass: f64) -> f64 {
        let Requirement { need, row } = &self.model.conditions[condition];
        match self.reply(need.query) {
            Reply::Given(answer) => f64::from(u8::from(need.suits[answer])),
            _ => row.chance(&self.belief, mass),
        }
    }

    /// Actions by P(works)/cost, updated after each failure: optimal where every cause has one fix (SACSO, theorem 1),
    /// never worse than four times the optimum where fixes overlap (Lín, 2014). Ties go by position.
    pub fn turns(&self) -> Turns<'m> {
        let mass = self.mass();
        // The chances of gates and needs are worked out once, here, and kept through all turns: they move little while
        // fixes fail, and to follow them would cost more than all else in the loop.
        let chances: Vec<f64> = (0..self.model.conditions.len()).map(|condition| self.suits(condition, mass)).collect();
        let mut weighed = Vec::with_capacity(self.model.problem.actions.len());
        for (id, action) in self.model.problem.numbered_actions() {
            let holds = if self.open[id.0] { self.holds_by(&chances, id) } else { 0.0 };
            weighed.push(Weighed { holds, any: action.any, special: self.special(action), cost: self.cost(id) });
        }
        Turns::new(self.model, self.belief.clone(), weighed, self.reached, self.running.clone())
    }

    /// The same as [`Self::holds`], from chances that are known.
    fn holds_by(&self, chances: &[f64], action: ActionId) -> f64 {
        let Requirements { needs, gates } = &self.model.requirements[action.0];
        if needs.iter().any(|need| self.ruled_out(*need)) {
            return 0.0;
        }
        needs.iter().chain(gates).map(|condition| chances[*condition]).product()
    }

    /// The cheapest way on without queries: the turns, cut where escalating becomes cheaper. All prefixes are looked
    /// at, because "escalate as soon as 1/C beats every P/C" is not optimal.
    pub fn sequence(&self) -> Sequence {
        let escalate = self.model.problem.escalate;
        let mut best = Sequence { value: self.mass() * escalate, length: 0, first: None };
        let mut spent = 0.0;
        for (position, turn) in self.turns().enumerate() {
            best.first.get_or_insert(turn);
            spent += turn.before * turn.cost;
            // Costs only add up: no longer sequence can be cheaper.
            if spent >= best.value {
                break;
            }
            let value = spent + turn.after * escalate;
            if value < best.value {
                best = Sequence { value, length: position + 1, ..best };
            }
        }
        best
    }
}
