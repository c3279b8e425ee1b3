//! The state of a plan: the beliefs, the completed actions, the replies to queries.
//!
//! The expected cost of repair of a sequence of actions is `Σ C_i · P(the first i−1 failed)`, and escalating at the end
//! adds `P(all failed) · C_esc` (SACSO, 2001). Beliefs are unnormalised, so every value is in minutes times the
//! probability of the state, and the values of the replies to a query just add up.

use crate::engine::plan::model::{Model, Requirement, Requirements};
use crate::engine::plan::problem::{Action, ActionId, PATIENCE, QueryId};
use crate::engine::plan::turns::{ActionValue, Running, Turn, Turns, elapse};

/// A sequence of actions that ends with escalating.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sequence {
    /// The expected minutes times the mass at its start.
    pub value: f64,
    /// The number of actions before escalating.
    pub length: usize,
    /// The first action in the order of turns, even if escalating comes before it.
    pub first: Option<Turn>,
}

/// The state of a plan for a problem.
#[derive(Debug, Clone)]
pub struct State<'m> {
    model: &'m Model,
    belief: Vec<f64>,
    /// By action, false after it failed.
    open: Vec<bool>,
    /// The actors who were reached, one bit each.
    reached: u32,
    /// By query.
    replies: Vec<Reply>,
    /// The position of the price of the next query, see [`Problem::asked`].
    asked: isize,
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
    /// The state before the first step.
    pub fn start(model: &'m Model) -> Self {
        let mut running = Vec::new();
        for (id, action) in model.problem.numbered_actions() {
            if action.running {
                running.push(Running { action: id, left: action.wait });
            }
        }
        Self {
            model,
            belief: model.problem.belief.clone(),
            open: vec![true; model.problem.actions.len()],
            reached: 0,
            replies: vec![Reply::None; model.problem.queries.len()],
            asked: model.problem.asked,
            running,
        }
    }

    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The probability of the state.
    pub fn mass(&self) -> f64 {
        self.belief.iter().sum()
    }

    /// The belief in every hypothesis.
    pub(crate) fn belief(&self) -> &[f64] {
        &self.belief
    }

    /// True if a query may be asked and has no reply.
    pub fn can_ask(&self, query: QueryId) -> bool {
        self.model.problem[query].askable && self.reply(query) == Reply::None
    }

    fn reply(&self, query: QueryId) -> Reply {
        self.replies[query.0]
    }

    /// The state after a query was answered by the answer at this position.
    pub fn answered(&self, query: QueryId, answer: usize) -> Self {
        let row = &self.model.problem[query].rows[answer];
        // Not a clone of the whole state, which would copy the beliefs only to replace them, in the innermost loop.
        let belief = row.times(&self.belief, 1.0 - self.model.problem.dont_know);
        let mut replies = self.replies.clone();
        replies[query.0] = Reply::Given(answer);
        Self { belief, replies, asked: self.asked + 1, open: self.open.clone(), running: self.running.clone(), ..*self }
    }

    /// The state after *don't know*: no belief changes relative to the others, and actions that need the answer are
    /// out.
    pub fn not_known(&self, query: QueryId) -> Self {
        let mut state = self.clone();
        for belief in &mut state.belief {
            *belief *= self.model.problem.dont_know;
        }
        state.replies[query.0] = Reply::DontKnow;
        state.asked += 1;
        state
    }

    /// The state after each reply to a query: its answers in order, then *don't know* if that has a share.
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
            let works = match named.next_if(|(own, _)| *own == hypothesis) {
                Some((_, works)) => *works,
                None => *any,
            };
            *belief *= 1.0 - holds * works;
        }
        // For good: a second trial would fail for the same reason.
        state.open[action.0] = false;
        // Its start has counted already.
        state.asked -= if state.is_running(action) { 0 } else { PATIENCE };
        state.reached |= 1 << actor;
        elapse(&mut state.running, self.model.problem.passes(action));
        state.running.retain(|running| running.action != action);
        state
    }

    /// The state after an action whose wait runs during other steps.
    pub fn started(&self, action: ActionId) -> Self {
        let mut state = self.clone();
        let Action { actor, lasts, wait, .. } = &self.model.problem[action];
        state.reached |= 1 << actor;
        state.asked -= PATIENCE;
        elapse(&mut state.running, *lasts);
        state.running.push(Running { action, left: *wait });
        state
    }

    /// The cost of an action now, in minutes: the queries that it needs are asked first, and reaching an actor counts
    /// once.
    pub fn cost(&self, action: ActionId) -> f64 {
        if let Some(running) = self.running.iter().find(|running| running.action == action) {
            return self.model.problem.price(running.left);
        }
        let Action { cost, actor, only_if, .. } = &self.model.problem[action];
        let mut asking = 0.0;
        for need in only_if {
            if self.reply(need.query) == Reply::None {
                asking += self.cost_to_ask(need.query);
            }
        }
        let reached = self.reached & (1 << actor) != 0;
        asking + cost + if reached { 0.0 } else { self.model.problem.reach[*actor] }
    }

    /// The cost of asking a query now, in minutes.
    pub fn cost_to_ask(&self, query: QueryId) -> f64 {
        let asked = if self.model.first_steps[query.0] { 0 } else { self.asked };
        self.model.problem.cost_to_ask(query, asked)
    }

    /// The cost of doing an action without the wait for its effect, in minutes.
    pub fn cost_to_start(&self, action: ActionId) -> f64 {
        self.cost(action) - self.model.problem.price(self.model.problem[action].wait)
    }

    /// True if an action was done and its wait is running.
    pub fn is_running(&self, action: ActionId) -> bool {
        self.running.iter().any(|running| running.action == action)
    }

    /// The first query that must be answered before an action and has no reply.
    pub fn pending(&self, action: ActionId) -> Option<QueryId> {
        let only_if = self.model.problem[action].only_if.iter();
        only_if.map(|need| need.query).find(|query| self.reply(*query) == Reply::None)
    }

    /// True if an action may be taken now: it is open, works often enough, and sends no code during a wait.
    pub fn can_try(&self, action: ActionId) -> bool {
        let mass = self.mass();
        let works = self.works(action, mass);
        let held = self.model.problem[action].sends && !self.running.is_empty() && !self.is_running(action);
        let withheld = self.model.problem[action].withheld;
        self.open[action.0] && !held && !withheld && works > 0.0 && works >= self.model.problem.floor * mass
    }

    /// An action as the first turn, whatever its order.
    pub(crate) fn as_first_turn(&self, action: ActionId) -> Turn {
        let mass = self.mass();
        let removed = self.works(action, mass);
        Turn { action, works: removed / mass, cost: self.cost(action), before: mass, after: mass - removed }
    }

    /// By action, the mass that it removes per minute of its cost: the measure by which turns are ordered.
    pub(crate) fn worths(&self) -> Vec<f64> {
        let mass = self.mass();
        let actions = (0..self.model.problem.actions.len()).map(ActionId);
        // A wait that is over costs 0, and infinite quotients could not be compared with each other.
        actions.map(|action| self.works(action, mass) / self.cost(action).max(f64::EPSILON)).collect()
    }

    /// The mass that an action removes.
    fn works(&self, action: ActionId, mass: f64) -> f64 {
        let Action { any, .. } = &self.model.problem[action];
        self.holds(action, mass) * (any * mass + self.special(&self.model.problem[action]))
    }

    /// The additional mass that an action removes because of the hypotheses that it names.
    fn special(&self, Action { named, any, .. }: &Action) -> f64 {
        named.iter().map(|(hypothesis, works)| self.belief[*hypothesis] * (works - any)).sum()
    }

    /// The chance that an action is appropriate: that its conditions hold.
    fn holds(&self, action: ActionId, mass: f64) -> f64 {
        let Requirements { only_if, gates } = &self.model.requirements[action.0];
        if only_if.iter().any(|condition| self.ruled_out(*condition)) {
            return 0.0;
        }
        self.all_suit(only_if, mass) * self.all_suit(gates, mass)
    }

    fn all_suit(&self, conditions: &[usize], mass: f64) -> f64 {
        conditions.iter().map(|condition| self.suits(*condition, mass)).product()
    }

    /// True if the reply about a need was *don't know*, which is not good enough.
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
        // The chances of gates and needs are computed once, here, and kept for all turns: they change little while
        // fixes fail, and updating them would cost more than the rest of the loop.
        let chances: Vec<f64> = (0..self.model.conditions.len()).map(|condition| self.suits(condition, mass)).collect();
        let mut values = Vec::with_capacity(self.model.problem.actions.len());
        for (id, action) in self.model.problem.numbered_actions() {
            let holds = if self.open[id.0] { self.holds_by(&chances, id) } else { 0.0 };
            values.push(ActionValue { holds, any: action.any, special: self.special(action), cost: self.cost(id) });
        }
        Turns::new(self.model, self.belief.clone(), values, self.reached, self.running.clone())
    }

    /// [`Self::holds`] from precomputed chances.
    fn holds_by(&self, chances: &[f64], action: ActionId) -> f64 {
        let Requirements { only_if, gates } = &self.model.requirements[action.0];
        if only_if.iter().any(|condition| self.ruled_out(*condition)) {
            return 0.0;
        }
        only_if.iter().chain(gates).map(|condition| chances[*condition]).product()
    }

    /// The cheapest sequence without queries: the turns, up to where escalating is cheaper. All prefixes are compared,
    /// because "escalate as soon as 1/C beats every P/C" is not optimal.
    pub fn sequence(&self) -> Sequence {
        let escalate = self.model.problem.escalate;
        let mut best = Sequence { value: self.mass() * escalate, length: 0, first: None };
        let mut spent = 0.0;
        for (position, turn) in self.turns().enumerate() {
            // Withheld actions come last and cannot be taken, so the sequence ends before them.
            if self.model.problem[turn.action].withheld {
                break;
            }
            best.first.get_or_insert(turn);
            spent += turn.before * turn.cost;
            // Costs are never negative, so no longer sequence can be cheaper.
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
