//! How good the plans are: what a policy costs on a problem, worked out exactly, and problems to try it on.

pub mod exact;
pub mod people;
pub mod submodels;

use crate::authoring::simulate::exact::optimum;
use crate::engine::diagnosis::rounded;
use crate::engine::plan::decide::{Choice, Reach, decide};
use crate::engine::plan::problem::{Action, Problem, Query, Row};
use crate::engine::plan::state::{Model, State};
use crate::rulebook::AnswerId;

/// A way of choosing what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// What the program does: looks ahead.
    Plan,
    /// Asks if that beats never asking, one step ahead.
    Myopic,
    /// Never asks: fixes by P(works)/cost.
    Order,
}

impl Policy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Myopic, Self::Order];

    /// The word used in flags and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Myopic => "myopic",
            Self::Order => "order",
        }
    }

    pub(crate) fn choose(self, state: &State<'_>) -> Choice {
        match self {
            Self::Plan => decide(state, Reach::for_model(state.model())),
            Self::Myopic => decide(state, Reach::MYOPIC),
            Self::Order => match state.sequence() {
                sequence if sequence.length == 0 => Choice::Escalate,
                sequence => sequence.first.map_or(Choice::Escalate, |first| Choice::Try(first.action)),
            },
        }
    }
}

/// The expected cost of repair of a policy, in minutes times the mass: every place that it comes to, weighed by how
/// likely it is to come there. What an action needs to know is asked before it, and paid for, by every policy.
#[must_use]
pub fn expected_cost(state: &State<'_>, policy: Policy) -> f64 {
    let mass = state.mass();
    let choice = match policy.choose(state) {
        Choice::Try(action) => state.pending(action).map_or(Choice::Try(action), Choice::Ask),
        choice => choice,
    };
    match choice {
        Choice::Ask(query) => {
            let then: f64 = state.replies_to(query).iter().map(|then| expected_cost(then, policy)).sum();
            mass * state.model().problem.queries[query].cost + then
        }
        Choice::Try(action) => mass * state.cost(action) + expected_cost(&state.failed(action), policy),
        Choice::Start(action) => mass * state.cost_to_start(action) + expected_cost(&state.started(action), policy),
        Choice::Escalate => mass * state.model().problem.escalate,
    }
}

/// A stream of numbers that depends on its seed alone (Steele, Lea and Flood, *Fast splittable pseudorandom number
/// generators*, 2014).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// The stream of a seed.
    #[must_use]
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

/// An answer, each as often as its share says.
pub(crate) fn sampled(numbers: &mut Numbers, shares: &[f64]) -> AnswerId {
    let mut left = numbers.share() * shares.iter().sum::<f64>();
    let chosen = shares.iter().position(|share| {
        left -= share;
        left < 0.0
    });
    let last = shares.len() - 1;
    AnswerId::all(shares.len()).nth(chosen.unwrap_or(last)).expect("a question has answers")
}

/// How far a policy stays above the optimum, over many problems; fractions, 0.005 being half a percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Excess {
    /// How many problems were small enough to compare.
    pub count: usize,
    /// The mean.
    pub mean: f64,
    /// 95 in 100 stay below this.
    pub p95: f64,
    /// The worst of all.
    pub worst: f64,
}

/// Measures a policy against the exact optimum.
#[must_use]
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
#[must_use]
pub fn random_problem(numbers: &mut Numbers, causes: usize, queries: usize, actions: usize) -> Problem {
    let belief: Vec<f64> = (0..causes).map(|_| numbers.between(0.05, 1.0).powi(2)).collect();
    let mass: f64 = belief.iter().sum();
    let action = |numbers: &mut Numbers| {
        let many = 1 + numbers.below(3);
        let named = numbers.pick(many, causes).into_iter().map(|at| (at, numbers.between(0.5, 1.0))).collect();
        Action { named, cost: numbers.between(1.0, 15.0), ..Action::default() }
    };
    let query = |numbers: &mut Numbers| {
        let answers = 2 + numbers.below(2);
        let mut rows = vec![Vec::with_capacity(causes); answers];
        for _ in 0..causes {
            let weights: Vec<f64> = (0..answers).map(|_| numbers.between(0.02, 1.0).powi(3)).collect();
            let sum: f64 = weights.iter().sum();
            for (row, weight) in rows.iter_mut().zip(weights) {
                row.push(weight / sum);
            }
        }
        let rows = rows.into_iter().map(Row::from_iter).collect();
        Query { rows, cost: numbers.between(0.2, 2.0), askable: true }
    };
    Problem {
        belief: belief.into_iter().map(|belief| belief / mass).collect(),
        actions: (0..actions).map(|_| action(numbers)).collect(),
        queries: (0..queries).map(|_| query(numbers)).collect(),
        reach: vec![0.0],
        escalate: 60.0,
        waiting: 1.0,
        dont_know: 0.0,
        floor: 0.0,
    }
}
