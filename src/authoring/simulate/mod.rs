//! The quality of plans: the exact expected cost of a policy, and problems to measure it on.

pub mod exact;
pub mod people;
pub mod compare;
pub mod submodels;

use crate::authoring::progress::Progress;
use crate::authoring::simulate::exact::optimum;
use crate::engine::plan::decide::Decision;
use crate::engine::plan::model::Model;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::{Action, Problem, Query, Row};
use crate::engine::plan::state::State;
use crate::engine::rounded;

/// The expected cost of repair of a policy, in minutes times the mass, over all states that the policy can reach. Under
/// every policy the queries that an action needs are asked and paid for before it.
pub fn expected_cost(state: &State<'_>, policy: Policy) -> f64 {
    let mass = state.mass();
    let choice = match policy.choose(state) {
        Decision::Try(action) => state.pending(action).map_or(Decision::Try(action), Decision::Ask),
        choice => choice,
    };
    // Beliefs are unnormalised: the probability of each reply is in the mass of its state, and values just add up.
    match choice {
        Decision::Ask(query) => {
            let then: f64 = state.replies_to(query).iter().map(|then| expected_cost(then, policy)).sum();
            mass * state.cost_to_ask(query) + then
        }
        Decision::Try(action) => mass * state.cost(action) + expected_cost(&state.failed(action), policy),
        Decision::Start(action) => mass * state.cost_to_start(action) + expected_cost(&state.started(action), policy),
        Decision::Escalate => mass * state.model().problem.escalate,
    }
}

/// A pseudorandom generator whose numbers depend on the seed alone (`SplitMix64`: Steele, Lea and Flood, *Fast
/// splittable pseudorandom number generators*, 2014).
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// The generator for a seed.
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1, excluding 1.
    pub fn share(&mut self) -> f64 {
        // Only the upper half: 32 bits fit an `f64` exactly, so that the division cannot round up to 1.
        f64::from(u32::try_from(self.next() >> 32).unwrap_or(u32::MAX)) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number from `low` to `high`, excluding `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// An integer below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        // The remainder favours small numbers, by a share of about `count / 2^64`.
        usize::try_from(self.next() % count.max(1) as u64).unwrap_or(0)
    }

    /// `many` different integers below `count`, or all of them if there are fewer, in ascending order.
    pub fn pick(&mut self, many: usize, count: usize) -> Vec<usize> {
        let mut left: Vec<usize> = (0..count).collect();
        let mut picked: Vec<usize> = (0..many.min(count)).map(|_| left.swap_remove(self.below(left.len()))).collect();
        picked.sort_unstable();
        picked
    }
}

/// A random index, with probabilities proportional to the shares; 0 if there are none.
pub(crate) fn sample(rng: &mut Rng, shares: &[f64]) -> usize {
    let mut left = rng.share() * shares.iter().sum::<f64>();
    for (index, share) in shares.iter().enumerate() {
        left -= share;
        if left < 0.0 {
            return index;
        }
    }
    // Rounding can leave a small remainder after the last share.
    shares.len().saturating_sub(1)
}

/// The excess of a policy over the optimum on many problems, as fractions: 0.005 is half a percent.
///
/// The optimum has no waits that run during other steps, and neither has the policy here: with them it could be cheaper than
/// the optimum. What they save is in `saved_by_starting`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Excess {
    /// The number of problems that were small enough for the optimum and cost anything.
    pub count: usize,
    pub mean: f64,
    /// The 95th percentile.
    pub p95: f64,
    pub worst: f64,
    /// The smallest; below 0 only by rounding, or the optimum is none.
    pub least: f64,
    /// The mean share of the cost that running waits save, in addition.
    pub saved_by_starting: f64,
}

/// Measures a policy against the exact optimum.
pub fn excess(problems: impl Iterator<Item = Problem>, policy: Policy, progress: Progress<'_>) -> Excess {
    let (all, _) = problems.size_hint();
    let mut excess: Vec<f64> = Vec::new();
    let mut saved = 0.0;
    for (done, problem) in problems.enumerate() {
        progress(done, all);
        // If nothing costs anything, there is nothing to exceed, and a quotient would be no number.
        if let Some(best) = optimum(&problem).filter(|best| *best > 0.0) {
            let cost = |problem| expected_cost(&State::start(&Model::new(problem)), policy);
            let sat_out = cost(without_starts(&problem));
            saved += 1.0 - cost(problem) / sat_out;
            excess.push(sat_out / best - 1.0);
        }
    }
    excess.sort_by(f64::total_cmp);
    let count = excess.len();
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let mean = excess.iter().sum::<f64>() / count.max(1) as f64;
    let p95 = excess.get(count * 95 / 100).copied().unwrap_or(0.0);
    let worst = excess.last().copied().unwrap_or(0.0);
    let least = excess.first().copied().unwrap_or(0.0);
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let saved_by_starting = rounded(saved / count.max(1) as f64);
    Excess {
        count,
        mean: rounded(mean),
        p95: rounded(p95),
        worst: rounded(worst),
        least: rounded(least),
        saved_by_starting,
    }
}

/// The same problem, in which every wait is sat out: its price is in the cost of its action already.
fn without_starts(problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    for action in &mut problem.actions {
        action.wait = 0.0;
    }
    problem
}

/// A random problem like those in the literature: a single fault, overlapping fixes that may fail, and questions with
/// two or three answers that distinguish some causes.
pub fn random_problem(rng: &mut Rng, causes: usize, queries: usize, actions: usize) -> Problem {
    let belief: Vec<f64> = (0..causes).map(|_| rng.between(0.05, 1.0).powi(2)).collect();
    let mass: f64 = belief.iter().sum();
    Problem {
        belief: belief.into_iter().map(|belief| belief / mass).collect(),
        actions: (0..actions).map(|_| random_action(rng, causes)).collect(),
        queries: (0..queries).map(|_| random_query(rng, causes)).collect(),
        asking: Vec::new(),
        asked: 0,
        reach: vec![0.0],
        escalate: 60.0,
        waiting: 1.0,
        dont_know: 0.0,
        floor: 0.0,
    }
}

fn random_action(rng: &mut Rng, causes: usize) -> Action {
    let many = 1 + rng.below(3);
    let named = rng.pick(many, causes).into_iter().map(|cause| (cause, rng.between(0.5, 1.0))).collect();
    Action { named, cost: rng.between(1.0, 15.0), ..Action::default() }
}

fn random_query(rng: &mut Rng, causes: usize) -> Query {
    let answers = 2 + rng.below(2);
    let mut rows = vec![Vec::with_capacity(causes); answers];
    for _ in 0..causes {
        // Cubed, so that most causes prefer one answer and the query distinguishes them.
        let weights: Vec<f64> = (0..answers).map(|_| rng.between(0.02, 1.0).powi(3)).collect();
        let sum: f64 = weights.iter().sum();
        for (row, weight) in rows.iter_mut().zip(weights) {
            row.push(weight / sum);
        }
    }
    let rows = rows.into_iter().map(Row::from_iter).collect();
    Query { rows, effort: rng.between(0.2, 2.0), askable: true }
}
