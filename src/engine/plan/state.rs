//! Where a plan for a problem stands: what is believed, what was done, what was answered.
//!
//! The expected cost of repair of a sequence of actions is `Σ C_i · P(the first i−1 failed)`, and escalating at the end
//! adds `P(all failed) · C_esc` (SACSO, 2001). Beliefs are unnormalised, so every value here is minutes times the
//! probability of being here at all, and the values of the answers of a query simply add up.

use std::collections::BTreeMap;

pub use crate::engine::plan::problem::{Action, Need, Problem, Query, Row};
use crate::engine::plan::turns::{Turns, Weighed};

/// One action in its turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// The action.
    pub action: usize,
    /// P(it works | everything before it failed), between 0 and 1.
    pub works: f64,
    /// Its cost at that point, in minutes: reaching somebody counts once, and what it needs to know is asked first.
    pub cost: f64,
    /// The mass that is left when its turn comes.
    pub before: f64,
    /// The mass that is left when it has failed.
    pub after: f64,
}

/// A sequence of actions with escalation at its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sequence {
    /// Expected minutes times the mass where it begins.
    pub value: f64,
    /// How many actions come before escalating.
    pub length: usize,
    /// The first of them, whether or not escalating comes even before it.
    pub first: Option<Turn>,
}

/// A problem with what is worked out of it once.
#[derive(Debug, Clone)]
pub struct Model {
    /// The problem.
    pub problem: Problem,
    /// By hypothesis, the actions that name it, and by how much more than otherwise they work.
    pub(crate) named_by: Vec<Vec<(usize, f64)>>,
    /// What actions hang on, each thing once: many fixes need the same answer.
    conditions: Vec<Requirement>,
    /// By action, the conditions that it needs, and those that its gate asks for.
    hangs_on: Vec<(Vec<usize>, Vec<usize>)>,
}

/// Something that has to hold, with what is worked out of it once.
#[derive(Debug, Clone)]
struct Requirement {
    need: Need,
    /// P(one of its answers | hypothesis).
    row: Row,
}

impl Model {
    /// Works out what the states of a problem share.
    pub fn new(problem: Problem) -> Self {
        let mut named_by = vec![Vec::new(); problem.belief.len()];
        for (position, action) in problem.actions.iter().enumerate() {
            for (hypothesis, works) in &action.named {
                named_by[*hypothesis].push((position, works - action.any));
            }
        }
        let mut conditions: Vec<Requirement> = Vec::new();
        let mut places: BTreeMap<&Need, usize> = BTreeMap::new();
        let mut place = |need| {
            *places.entry(need).or_insert_with(|| {
                conditions.push(Requirement { need: need.clone(), row: problem.suiting(need) });
                conditions.len() - 1
            })
        };
        let mut hangs_on = Vec::with_capacity(problem.actions.len());
        for Action { needs, gates, .. } in &problem.actions {
            hangs_on.push((needs.iter().map(&mut place).collect(), gates.iter().map(&mut place).collect()));
        }
        Self { problem, named_by, conditions, hangs_on }
    }
}

/// Lets minutes pass for the waits that run.
pub(crate) fn elapse(running: &mut [Running], minutes: f64) {
    for wait in running {
        wait.left = (wait.left - minutes).max(0.0);
    }
}

/// Where a plan stands: what is believed, what was done, what was answered.
#[derive(Debug, Clone)]
pub struct State<'m> {
    model: &'m Model,
    belief: Vec<f64>,
    open: Vec<bool>,
    reached: u32,
    replies: Vec<Reply>,
    running: Vec<Running>,
}

/// A wait that runs while other things go on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) action: usize,
    /// The minutes that are left of it.
    pub(crate) left: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Reply {
    None,
    Given(usize),
    DontKnow,
}

impl<'m> State<'m> {
    /// The beginning: nothing done, nothing answered.
    pub fn start(model: &'m Model) -> Self {
        Self {
            model,
            belief: model.problem.belief.clone(),
            open: vec![true; model.problem.actions.len()],
            reached: 0,
            replies: vec![Reply::None; model.problem.queries.len()],
            running: (0..)
                .zip(&model.problem.actions)
                .filter(|(_, action)| action.running)
                .map(|(position, action)| Running { action: position, left: action.wait })
                .collect(),
        }
    }

    /// The model that the plan is for.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The probability of being here.
    pub fn mass(&self) -> f64 {
        self.belief.iter().sum()
    }

    /// Whether a query can still be asked.
    pub fn can_ask(&self, query: usize) -> bool {
        self.model.problem.queries[query].askable && self.replies[query] == Reply::None
    }

    /// After a query was answered in one of its ways.
    pub fn answered(&self, query: usize, answer: usize) -> Self {
        let row = &self.model.problem.queries[query].rows[answer];
        let belief = row.times(&self.belief, 1.0 - self.model.problem.dont_know);
        let mut replies = self.replies.clone();
        replies[query] = Reply::Given(answer);
        Self { belief, replies, open: self.open.clone(), running: self.running.clone(), ..*self }
    }

    /// After *don't know*: nothing is learned, and what needed the answer is out.
    pub fn not_known(&self, query: usize) -> Self {
        let mut state = self.clone();
        for belief in &mut state.belief {
            *belief *= self.model.problem.dont_know;
        }
        state.replies[query] = Reply::DontKnow;
        state
    }

    /// All that can come of asking a query.
    pub fn replies_to(&self, query: usize) -> Vec<Self> {
        let answers = self.model.problem.queries[query].rows.len();
        let mut states: Vec<Self> = (0..answers).map(|answer| self.answered(query, answer)).collect();
        if self.model.problem.dont_know > 0.0 {
            states.push(self.not_known(query));
        }
        states
    }

    /// After an action failed.
    pub fn failed(&self, action: usize) -> Self {
        let holds = self.holds(action, self.mass());
        let mut state = self.clone();
        let Action { named, any, actor, .. } = &self.model.problem.actions[action];
        let mut named = named.iter().peekable();
        for (hypothesis, belief) in state.belief.iter_mut().enumerate() {
            let works = named.next_if(|(at, _)| *at == hypothesis).map_or(*any, |(_, works)| *works);
            *belief *= 1.0 - holds * works;
        }
        state.open[action] = false;
        state.reached |= 1 << actor;
        elapse(&mut state.running, self.model.problem.passes(action));
        state.running.retain(|running| running.action != action);
        state
    }

    /// After an action was done whose effect is waited for while other things go on.
    pub fn started(&self, action: usize) -> Self {
        let mut state = self.clone();
        let Action { actor, lasts, wait, .. } = &self.model.problem.actions[action];
        state.reached |= 1 << actor;
        elapse(&mut state.running, *lasts);
        state.running.push(Running { action, left: *wait });
        state
    }

    /// What doing an action costs by itself, without the wait for its effect, in minutes.
    pub fn cost_to_start(&self, action: usize) -> f64 {
        self.cost(action) - self.model.problem.price(self.model.problem.actions[action].wait)
    }

    /// Whether an action was done and its wait is running.
    pub fn is_running(&self, action: usize) -> bool {
        self.running.iter().any(|running| running.action == action)
    }

    /// The first query that an action needs and that was not answered.
    pub fn pending(&self, action: usize) -> Option<usize> {
        let needs = self.model.problem.actions[action].needs.iter();
        needs.map(|need| need.query).find(|query| self.replies[*query] == Reply::None)
    }

    /// The chance that an action is the right thing here: that what it needs and is meant for holds.
    fn holds(&self, action: usize, mass: f64) -> f64 {
        let (needs, gates) = &self.model.hangs_on[action];
        let chances = |conditions: &[usize]| -> f64 { conditions.iter().map(|at| self.suits(*at, mass)).product() };
        if needs.iter().any(|at| self.ruled_out(*at)) { 0.0 } else { chances(needs) * chances(gates) }
    }

    /// Whether a need was asked about and not known: that is not good enough.
    fn ruled_out(&self, condition: usize) -> bool {
        self.replies[self.model.conditions[condition].need.query] == Reply::DontKnow
    }

    /// The chance that a condition holds.
    fn suits(&self, condition: usize, mass: f64) -> f64 {
        let Requirement { need, row } = &self.model.conditions[condition];
        match self.replies[need.query] {
            Reply::Given(answer) => f64::from(u8::from(need.suits[answer])),
            _ => row.chance(&self.belief, mass),
        }
    }

    /// What doing an action costs now, in minutes: what it needs to know is asked first, and reaching somebody counts
    /// once.
    pub fn cost(&self, action: usize) -> f64 {
        if let Some(running) = self.running.iter().find(|running| running.action == action) {
            return self.model.problem.price(running.left);
        }
        let Action { cost, actor, needs, .. } = &self.model.problem.actions[action];
        let unanswered = needs.iter().filter(|need| self.replies[need.query] == Reply::None);
        let asking: f64 = unanswered.map(|need| self.model.problem.queries[need.query].cost).sum();
        let reached = self.reached & (1 << actor) != 0;
        asking + cost + if reached { 0.0 } else { self.model.problem.reach[*actor] }
    }

    /// Whether an action may be taken now: it is open, and works often enough.
    pub fn can_try(&self, action: usize) -> bool {
        let mass = self.mass();
        let works = self.works(action, mass);
        let held = self.model.problem.actions[action].sends && !self.running.is_empty() && !self.is_running(action);
        self.open[action] && !held && works > 0.0 && works >= self.model.problem.floor * mass
    }

    /// The mass that an action would take away.
    fn works(&self, action: usize, mass: f64) -> f64 {
        let Action { named, any, .. } = &self.model.problem.actions[action];
        let special: f64 = named.iter().map(|(at, works)| self.belief[*at] * (works - any)).sum();
        self.holds(action, mass) * (any * mass + special)
    }

    /// What turns go by: the mass that an action would take away for each minute that it costs.
    pub(crate) fn worth(&self, action: usize) -> f64 {
        self.works(action, self.mass()) / self.cost(action).max(f64::EPSILON)
    }

    /// The belief in every hypothesis.
    pub(crate) fn belief(&self) -> &[f64] {
        &self.belief
    }

    /// Actions by P(works)/cost, updated after each failure: optimal where every cause has one fix (SACSO, theorem 1),
    /// never worse than four times the optimum where fixes overlap (Lín, 2014). Ties go by position.
    pub fn turns(&self) -> Turns<'m> {
        let mass = self.mass();
        // How likely gates and needs are to hold is worked out once, here: it moves little while fixes fail.
        let chances: Vec<f64> = (0..self.model.conditions.len()).map(|at| self.suits(at, mass)).collect();
        let holds = |action: usize| -> f64 {
            let (needs, gates) = &self.model.hangs_on[action];
            if !self.open[action] || needs.iter().any(|at| self.ruled_out(*at)) {
                return 0.0;
            }
            needs.iter().chain(gates).map(|at| chances[*at]).product()
        };
        let weighed = |(position, action): (usize, &Action)| Weighed {
            holds: holds(position),
            any: action.any,
            special: action.named.iter().map(|(at, works)| self.belief[*at] * (works - action.any)).sum(),
            cost: self.cost(position),
        };
        let weighed = self.model.problem.actions.iter().enumerate().map(weighed).collect();
        Turns::new(self.model, self.belief.clone(), weighed, self.reached, self.running.clone())
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
