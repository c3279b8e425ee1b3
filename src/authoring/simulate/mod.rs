//! The quality of plans: the exact expected cost of a policy on a problem, and problems to measure it on.

pub mod exact;
pub mod people;
pub mod compare;
pub mod submodels;

use crate::authoring::simulate::exact::optimum;
use crate::engine::plan::decide::Decision;
use crate::engine::plan::model::Model;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::{Action, Problem, Query, Row};
use crate::engine::plan::state::State;
use crate::engine::rounded;

/// The expected cost of repair of a policy, in minutes times the mass: every place that it comes to, weighed by how
/// likely it is to come there. What an action needs to know is asked before it, and paid for, by every policy.
pub fn expected_cost(state: &State<'_>, policy: Policy) -> f64 {
    let mass = state.mass();
    let choice = match policy.choose(state) {
        Decision::Try(action) => state.pending(action).map_or(Decision::Try(action), Decision::Ask),
        choice => choice,
    };
    match choice {
        Decision::Ask(query) => {
            let then: f64 = state.replies_to(query).iter().map(|then| expected_cost(then, policy)).sum();
            mass * state.model().problem[query].cost + then
        }
        Decision::Try(action) => mass * state.cost(action) + expected_cost(&state.failed(action), policy),
        Decision::Start(action) => mass * state.cost_to_start(action) + expected_cost(&state.started(action), policy),
        Decision::Escalate => mass * state.model().problem.escalate,
    }
}

/// A stream of numbers that depends on its seed alone (Steele, Lea and Flood, *Fast splittable pseudorandom number
/// generators*, 2014).
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// The stream of a seed.
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

    /// A number from 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or(u32::MAX)) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number between two others.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// A whole number below another.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count.max(1) as u64).unwrap_or(0)
    }

    /// So many different ones of `0..count`, in ascending order.
    pub fn pick(&mut self, many: usize, count: usize) -> Vec<usize> {
        let mut left: Vec<usize> = (0..count).collect();
        let mut picked: Vec<usize> = (0..many.min(count)).map(|_| left.swap_remove(self.below(left.len()))).collect();
        picked.sort_unstable();
        picked
    }
}

/// An index, each as often as its share says.
pub(crate) fn sampled(rng: &mut Rng, shares: &[f64]) -> usize {
    let mut left = rng.share() * shares.iter().sum::<f64>();
    let chosen = shares.iter().position(|share| {
        left -= share;
        left < 0.0
    });
    // Rounding can leave a crumb behind the last share.
    chosen.unwrap_or(shares.len() - 1)
}

/// The excess of a policy over the optimum, over many problems; fractions, 0.005 being half a percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Excess {
    /// The number of problems that were small enough to compare.
    pub count: usize,
    /// The mean.
    pub mean: f64,
    /// 95 in 100 stay below this.
    pub p95: f64,
    /// The worst of all.
    pub worst: f64,
}

/// Measures a policy against the exact optimum.
pub fn excess(problems: impl Iterator<Item = Problem>, policy: Policy) -> Excess {
    let measured = problems.filter_map(|problem| {
        let best = optimum(&problem)?;
        let model = Model::new(problem);
        Some(expected_cost(&State::start(&model), policy) / best - 1.0)
    });
    let mut excess: Vec<f64> = measured.collect();
    excess.sort_by(f64::total_cmp);
    let count = excess.len();
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let mean = excess.iter().sum::<f64>() / count.max(1) as f64;
    let at = |share: usize| excess.get(count * share / 100).or(excess.last()).copied().unwrap_or(0.0);
    Excess { count, mean: rounded(mean), p95: rounded(at(95)), worst: rounded(at(100)) }
}

/// A random problem of the kind that the literature measures on: one fault, fixes that overlap and may fail, questions
/// of two or three answers that tell some causes apart.
pub fn random_problem(rng: &mut Rng, causes: usize, queries: usize, actions: usize) -> Problem {
    let belief: Vec<f64> = (0..causes).map(|_| rng.between(0.05, 1.0).powi(2)).collect();
    let mass: f64 = belief.iter().sum();
    let action = |rng: &mut Rng| {
        let many = 1 + rng.below(3);
        let named = rng.pick(many, causes).into_iter().map(|at| (at, rng.between(0.5, 1.0))).collect();
        Action { named, cost: rng.between(1.0, 15.0), ..Action::default() }
    };
    let query = |rng: &mut Rng| {
        let answers = 2 + rng.below(2);
        let mut rows = vec![Vec::with_capacity(causes); answers];
        for _ in 0..causes {
            let weights: Vec<f64> = (0..answers).map(|_| rng.between(0.02, 1.0).powi(3)).collect();
            let sum: f64 = weights.iter().sum();
            for (row, weight) in rows.iter_mut().zip(weights) {
                row.push(weight / sum);
            }
        }
        let rows = rows.into_iter().map(Row::from_iter).collect();
        Query { rows, cost: rng.between(0.2, 2.0), askable: true }
    };
    Problem {
        belief: belief.into_iter().map(|belief| belief / mass).collect(),
        actions: (0..actions).map(|_| action(rng)).collect(),
        queries: (0..queries).map(|_| query(rng)).collect(),
        reach: vec![0.0],
        escalate: 60.0,
        waiting: 1.0,
        dont_know: 0.0,
        floor: 0.0,
    }
}
