//! The exact optimum of small problems: dynamic programming over actions tried and answers given.
//!
//! The oracle of tests and of simulations. It grows with `2^actions · (answers + 2)^queries`: a quarter of a million
//! places at 8 actions and 5 queries. Problems with open gates are none of it: what a failure says there depends on when
//! it came, and so would the optimum.

use crate::engine::plan::problem::{Action, Problem};

/// The largest number of places that is worked out.
const MOST_PLACES: usize = 20_000_000;

/// The expected cost of repair of the best plan there is, in minutes times the mass; `None` if the problem is too large
/// or has an open gate.
pub fn optimum(problem: &Problem) -> Option<f64> {
    if problem.actions.iter().any(|action| !action.gates.is_empty()) {
        return None;
    }
    let mut strides = Vec::new();
    let mut places = 1usize.checked_shl(u32::try_from(problem.actions.len()).ok()?)?;
    for query in &problem.queries {
        strides.push(places);
        // Not asked, each answer, and *don't know*.
        places = places.checked_mul(query.rows.len() + 2)?;
        if places > MOST_PLACES {
            return None;
        }
    }
    let mut solver = Solver { problem, strides, known: vec![f64::NAN; places] };
    let replies = vec![0; problem.queries.len()];
    Some(solver.value(0, &replies, &problem.belief))
}

struct Solver<'p> {
    problem: &'p Problem,
    /// By query, how far apart two of its replies are in `known`.
    strides: Vec<usize>,
    /// By place: which actions failed, in the low bits, and which reply each query had.
    known: Vec<f64>,
}

impl Solver<'_> {
    /// Replies are 0 for not asked, then the answers, then *don't know*.
    fn value(&mut self, failed: usize, replies: &[usize], belief: &[f64]) -> f64 {
        let place = failed + replies.iter().zip(&self.strides).map(|(reply, stride)| reply * stride).sum::<usize>();
        if !self.known[place].is_nan() {
            return self.known[place];
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
        self.known[place] = best;
        best
    }

    fn trying(&mut self, action: usize, failed: usize, replies: &[usize], belief: &[f64], mass: f64) -> f64 {
        let problem = self.problem;
        let Action { named, any, cost, actor, needs, .. } = &problem.actions[action];
        let answered = |query: usize| (1..=problem.queries[query].rows.len()).contains(&replies[query]);
        if needs.iter().any(|need| !answered(need.query.0) || !need.suits[replies[need.query.0] - 1]) {
            return f64::INFINITY;
        }
        let mut then: Vec<f64> = belief.iter().map(|belief| belief * (1.0 - any)).collect();
        for (hypothesis, works) in named {
            then[*hypothesis] = belief[*hypothesis] * (1.0 - works);
        }
        let left: f64 = then.iter().sum();
        if mass - left <= 0.0 || mass - left < problem.floor * mass {
            return f64::INFINITY;
        }
        let tried_with = |other: usize| failed & (1 << other) != 0 && problem.actions[other].actor == *actor;
        let reached = (0..problem.actions.len()).any(tried_with);
        let cost = cost + if reached { 0.0 } else { problem.reach[*actor] };
        mass * cost + self.value(failed | 1 << action, replies, &then)
    }

    fn asking(&mut self, query: usize, failed: usize, replies: &[usize], belief: &[f64], mass: f64) -> f64 {
        let problem = self.problem;
        let asked = &problem.queries[query];
        let mut value = mass * asked.cost;
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
}
