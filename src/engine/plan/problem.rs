//! A troubleshooting problem in numbers: hypotheses, actions, queries, and their costs.

use std::ops::Index;

/// A problem: hypotheses, actions, queries, and the cost of giving up.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The unnormalised belief in each hypothesis. The last is *other*.
    pub belief: Vec<f64>,
    pub actions: Vec<Action>,
    pub queries: Vec<Query>,
    /// The price of a query in addition to its effort, in minutes: the first, the second, and so on; the last for all
    /// further ones. It rises because people lose patience.
    pub asking: Vec<f64>,
    /// The position in `asking` of the next query: the number of queries so far, less [`PATIENCE`] for each action. Below 0
    /// it is the first.
    pub asked: isize,
    /// By actor, the cost of reaching them once, in minutes. At most 32 actors: the planner keeps them in the bits of a
    /// `u32`.
    pub reach: Vec<f64>,
    /// The cost of escalating, in minutes.
    pub escalate: f64,
    /// The cost of waiting, in minutes, is this times the square root of the minutes.
    pub waiting: f64,
    /// The share of queries that are answered by *don't know*, between 0 and 1.
    pub dont_know: f64,
    /// The smallest chance of working, at its turn, with which an action is taken.
    pub floor: f64,
}

/// The number of queries for which an action makes up: whoever has something to do is patient again.
pub(crate) const PATIENCE: isize = 3;

/// The position of an action in [`Problem::actions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActionId(pub usize);

/// The position of a query in [`Problem::queries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QueryId(pub usize);

/// A fix in numbers.
#[derive(Debug, Clone, Default)]
pub struct Action {
    /// P(works | hypothesis) for those named, by hypothesis.
    pub named: Vec<(usize, f64)>,
    /// P(works) for all others.
    pub any: f64,
    /// Attention, effort and waiting, in minutes.
    pub cost: f64,
    /// Its duration in minutes. Running waits get shorter by it.
    pub lasts: f64,
    /// The minutes until it takes effect.
    pub wait: f64,
    /// True if it was done and its wait is running.
    pub running: bool,
    /// True if it makes the service send a new code, which must not happen while a wait runs.
    pub sends: bool,
    /// The actor to reach, as a position in [`Problem::reach`].
    pub actor: usize,
    /// The conditions for it to be appropriate, without those that are known to hold.
    pub gates: Vec<Need>,
    /// The conditions that must be known to hold before it is done, without those that are.
    pub only_if: Vec<Need>,
    /// True if one of them can no longer be asked about. It keeps its turn on the list, behind all others, and is never
    /// taken.
    pub withheld: bool,
}

/// A query and the answers that satisfy it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    pub query: QueryId,
    /// One flag per answer to the query: true if it satisfies the need.
    pub suits: Vec<bool>,
}

/// A question in numbers.
#[derive(Debug, Clone)]
pub struct Query {
    /// P(answer | hypothesis), by answer.
    pub rows: Vec<Row>,
    /// The effort of answering, in minutes.
    pub effort: f64,
    /// False if it may not be asked. Its rows still give the chance that a gate is open.
    pub askable: bool,
}

/// P(something | hypothesis), by hypothesis.
///
/// Few hypotheses have a value of their own for a question, and all others share its usual value. Only the former are
/// stored, so that the cost of a large problem grows with the entries of its rulebook and not with causes times
/// questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    usual: f64,
    /// The hypotheses that have a value of their own, in ascending order.
    own: Vec<(usize, f64)>,
}

impl FromIterator<f64> for Row {
    /// Takes a value for every hypothesis. That of the last, which is *other*, is the usual one.
    fn from_iter<Values: IntoIterator<Item = f64>>(values: Values) -> Self {
        let values: Vec<f64> = values.into_iter().collect();
        let usual = values.last().copied().unwrap_or(0.0);
        let mut own = Vec::new();
        for (hypothesis, value) in values.into_iter().enumerate() {
            // By bits, so that the sparse row gives back exactly the same values.
            if value.to_bits() != usual.to_bits() {
                own.push((hypothesis, value));
            }
        }
        Self { usual, own }
    }
}

impl Row {
    /// A row of the usual value, except for the hypotheses in `own`, which must be in ascending order.
    pub(crate) fn new(usual: f64, own: Vec<(usize, f64)>) -> Self {
        Self { usual, own }
    }

    /// The value of one hypothesis.
    pub fn at(&self, hypothesis: usize) -> f64 {
        match self.own.binary_search_by_key(&hypothesis, |(own, _)| *own) {
            Ok(position) => self.own[position].1,
            Err(_) => self.usual,
        }
    }

    /// True if it distinguishes some hypotheses from others.
    pub(crate) fn distinguishes(&self) -> bool {
        !self.own.is_empty()
    }

    /// The beliefs times this row and times `share`, the share of replies that are an answer rather than *don't know*.
    pub(crate) fn times(&self, belief: &[f64], share: f64) -> Vec<f64> {
        let usual = self.usual * share;
        let mut then: Vec<f64> = belief.iter().map(|belief| belief * usual).collect();
        for (hypothesis, value) in &self.own {
            then[*hypothesis] = belief[*hypothesis] * (value * share);
        }
        then
    }

    /// The mean of this row, weighted by beliefs with the sum `mass`.
    pub(crate) fn chance(&self, belief: &[f64], mass: f64) -> f64 {
        if mass <= 0.0 {
            return 0.0;
        }
        let own: f64 = self.own.iter().map(|(hypothesis, value)| belief[*hypothesis] * (value - self.usual)).sum();
        let chance = self.usual + own / mass;
        // The differences above cancel. Where the true chance is 0, rounding leaves a tiny remainder, and an action
        // with a closed gate would look possible.
        if chance < f64::EPSILON { 0.0 } else { chance }
    }

    /// The sum of two rows.
    fn plus(mut self, other: &Self) -> Self {
        let usual = self.usual + other.usual;
        // The rows of one question have values for the same hypotheses, unless a problem was put together by hand.
        if self.own.iter().map(|(id, _)| id).eq(other.own.iter().map(|(id, _)| id)) {
            for ((_, this), (_, that)) in self.own.iter_mut().zip(&other.own) {
                *this += that;
            }
            return Self { usual, own: self.own };
        }
        let mut hypotheses: Vec<usize> = self.own.iter().chain(&other.own).map(|(hypothesis, _)| *hypothesis).collect();
        hypotheses.sort_unstable();
        hypotheses.dedup();
        let own = hypotheses.into_iter().map(|id| (id, self.at(id) + other.at(id))).collect();
        Self { usual, own }
    }
}

impl Index<ActionId> for Problem {
    type Output = Action;

    fn index(&self, action: ActionId) -> &Action {
        &self.actions[action.0]
    }
}

impl Index<QueryId> for Problem {
    type Output = Query;

    fn index(&self, query: QueryId) -> &Query {
        &self.queries[query.0]
    }
}

impl Problem {
    /// Every action with its position.
    pub(crate) fn numbered_actions(&self) -> impl Iterator<Item = (ActionId, &Action)> {
        self.actions.iter().enumerate().map(|(position, action)| (ActionId(position), action))
    }

    /// By query, true if an action can be taken only after it. Such a query is the first step of that action, so its
    /// price does not rise: otherwise a plan would put something useless before it, only to renew the person's patience.
    pub(crate) fn first_steps(&self) -> Vec<bool> {
        let mut first_steps = vec![false; self.queries.len()];
        for need in self.actions.iter().flat_map(|action| &action.only_if) {
            first_steps[need.query.0] = true;
        }
        first_steps
    }

    /// The cost of a query, in minutes, if `asked` is the position of its price.
    pub(crate) fn cost_to_ask(&self, query: QueryId, asked: isize) -> f64 {
        let position = usize::try_from(asked).unwrap_or(0).min(self.asking.len().saturating_sub(1));
        self.asking.get(position).copied().unwrap_or(0.0) + self[query].effort
    }

    /// The cost of a wait, in minutes.
    pub(crate) fn price(&self, minutes: f64) -> f64 {
        self.waiting * minutes.sqrt()
    }

    /// P(one of the answers that satisfy a need | hypothesis).
    pub(crate) fn suiting(&self, need: &Need) -> Row {
        let rows = self[need.query].rows.iter().zip(&need.suits);
        let mut suiting = rows.filter(|(_, suits)| **suits).map(|(row, _)| row);
        let first = suiting.next().cloned().unwrap_or_else(|| Row::new(0.0, Vec::new()));
        suiting.fold(first, Row::plus)
    }

    /// The minutes until the outcome of an action is known.
    pub(crate) fn passes(&self, action: ActionId) -> f64 {
        let Action { lasts, wait, .. } = &self[action];
        lasts + wait
    }
}
