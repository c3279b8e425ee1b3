//! The exact optimum of small problems, by dynamic programming over the failed actions and the replies.
//!
//! The oracle for tests and simulations. The number of states is `2^actions · (answers + 2)^queries`: a quarter of a
//! million for 8 actions and 5 queries. Problems with open gates are excluded: there the effect of a failure
//! depends on the beliefs at that time, so the beliefs in a state would depend on the order of the steps.

use crate::engine::plan::problem::{Action, PATIENCE, Problem, QueryId};

/// The largest number of states that is solved.
const MAX_STATES: usize = 20_000_000;

/// The expected cost of repair of the optimal plan, in minutes times the mass; `None` if the problem is too large
/// or has an open gate.
pub fn optimum(problem: &Problem) -> Option<f64> {
    if problem.actions.iter().any(|action| !action.gates.is_empty()) {
        return None;
    }
    let mut strides = Vec::new();
    let mut states = 1usize.checked_shl(u32::try_from(problem.actions.len()).ok()?)?;
    for query in &problem.queries {
        strides.push(states);
        // Not asked, each answer, and *don't know*.
        states = states.checked_mul(query.rows.len() + 2)?;
        if states > MAX_STATES {
            return None;
        }
    }
    // NaN marks a state without a value yet: half the size of an `Option`.
    let mut solver = Solver { problem, first_steps: problem.first_steps(), strides, known: vec![f64::NAN; states] };
    let replies = vec![0; problem.queries.len()];
    Some(solver.value(0, &replies, &problem.belief))
}

struct Solver<'p> {
    problem: &'p Problem,
    /// See [`Problem::first_steps`].
    first_steps: Vec<bool>,
    /// By query, the distance between two of its replies in `known`.
    strides: Vec<usize>,
    /// The value of each state. The failed actions are the low bits of its index, the replies the high digits.
    known: Vec<f64>,
}

impl Solver<'_> {
    /// The value of a state. A reply is 0 for not asked, then the answers, then *don't know*. The beliefs follow from
    /// the state.
    fn value(&mut self, failed: usize, replies: &[usize], belief: &[f64]) -> f64 {
        let state = failed + replies.iter().zip(&self.strides).map(|(reply, stride)| reply * stride).sum::<usize>();
        if !self.known[state].is_nan() {
            return self.known[state];
        }
        let problem = self.problem;
        let mass: f64 = belief.iter().sum();
        let mut best = mass * problem.escalate;
        for action in 0..problem.actions.len() {
            if failed & (1 << action) == 0 {
                best = best.min(self.trying(action, failed, replies, belief, mass));
            }
        }
        for query in 0..problem.queries.len() {
            if replies[query] == 0 && problem.queries[query].askable {
                best = best.min(self.asking(query, failed, replies, belief, mass));
            }
        }
        self.known[state] = best;
        best
    }

    fn trying(&mut self, action: usize, failed: usize, replies: &[usize], belief: &[f64], mass: f64) -> f64 {
        let problem = self.problem;
        let Action { named, any, cost, actor, only_if, .. } = &problem.actions[action];
        for need in only_if {
            let reply = replies[need.query.0];
            let answered = (1..=problem.queries[need.query.0].rows.len()).contains(&reply);
            if !answered || !need.suits[reply - 1] {
                return f64::INFINITY;
            }
        }
        let mut then: Vec<f64> = belief.iter().map(|belief| belief * (1.0 - any)).collect();
        for (hypothesis, works) in named {
            then[*hypothesis] = belief[*hypothesis] * (1.0 - works);
        }
        let left: f64 = then.iter().sum();
        // The planner may not take such actions either, so that both choose among the same plans.
        if mass - left <= 0.0 || mass - left < problem.floor * mass {
            return f64::INFINITY;
        }
        let mut reach = problem.reach[*actor];
        for (position, other) in problem.actions.iter().enumerate() {
            if failed & (1 << position) != 0 && other.actor == *actor {
                reach = 0.0;
            }
        }
        mass * (cost + reach) + self.value(failed | 1 << action, replies, &then)
    }

    fn asking(&mut self, query: usize, failed: usize, replies: &[usize], belief: &[f64], mass: f64) -> f64 {
        let problem = self.problem;
        let asked = &problem.queries[query];
        let position = if self.first_steps[query] { 0 } else { self.asked(failed, replies) };
        let mut value = mass * problem.cost_to_ask(QueryId(query), position);
        let mut replies = replies.to_vec();
        for (answer, row) in asked.rows.iter().enumerate() {
            replies[query] = answer + 1;
            value += self.value(failed, &replies, &row.times(belief, 1.0 - problem.dont_know));
        }
        if problem.dont_know > 0.0 {
            let then: Vec<f64> = belief.iter().map(|belief| belief * problem.dont_know).collect();
            replies[query] = asked.rows.len() + 1;
            value += self.value(failed, &replies, &then);
        }
        value
    }
    /// The position of the price of the next query.
    fn asked(&self, failed: usize, replies: &[usize]) -> isize {
        let given: isize = replies.iter().map(|reply| isize::from(*reply > 0)).sum();
        self.problem.asked + given - PATIENCE * failed.count_ones().cast_signed() as isize
    }
}
