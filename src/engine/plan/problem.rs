//! A troubleshooting problem in numbers: what may be behind it, what can be tried and asked, and what everything costs.

use std::ops::Index;

/// A problem: hypotheses, actions, queries, and the cost of giving up.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Unnormalised belief in each hypothesis, the last being whatever is not known.
    pub belief: Vec<f64>,
    /// Everything that can be tried.
    pub actions: Vec<Action>,
    /// Everything that can be asked.
    pub queries: Vec<Query>,
    /// The cost of reaching each actor, once, in minutes. At most 32 actors: the planner keeps them in the bits of a `u32`.
    pub reach: Vec<f64>,
    /// The cost of escalating, in minutes.
    pub escalate: f64,
    /// Waiting costs this times the square root of the minutes.
    pub waiting: f64,
    /// The share of queries that are answered by *don't know*, between 0 and 1.
    pub dont_know: f64,
    /// An action that would work less often than this when its turn comes is not taken.
    pub floor: f64,
}

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
    /// The minutes that doing it takes: so much of a wait that runs meanwhile passes.
    pub lasts: f64,
    /// The minutes until it takes effect.
    pub wait: f64,
    /// True if it was done and its wait is running.
    pub running: bool,
    /// True if it makes a new code be sent, which must not happen while a wait runs.
    pub sends: bool,
    /// The actor who has to be reached, as a position in [`Problem::reach`].
    pub actor: usize,
    /// Conditions for it to be the right thing, as far as they are not known yet.
    pub gates: Vec<Need>,
    /// Conditions that have to be known to hold before it is done, as far as they are not known yet.
    pub needs: Vec<Need>,
}

/// A query and the answers that will do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    pub query: QueryId,
    /// One flag for each answer of the query: true if it will do.
    pub suits: Vec<bool>,
}

/// A question in numbers.
#[derive(Debug, Clone)]
pub struct Query {
    /// P(answer | hypothesis), by answer.
    pub rows: Vec<Row>,
    /// The effort of answering, in minutes.
    pub cost: f64,
    /// False if it may not be asked; its rows still say how likely a gate is to be open.
    pub askable: bool,
}

/// P(something | hypothesis), by hypothesis.
///
/// Few hypotheses have a value of their own for a question and all others share its usual value, so only those few are
/// stored: the cost of a large problem grows with what its rulebook says, not with causes times questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    usual: f64,
    /// The hypotheses that have a value of their own, in ascending order.
    own: Vec<(usize, f64)>,
}

impl FromIterator<f64> for Row {
    /// Takes a value for every hypothesis; that of the last, which is whatever is not known, is the usual one.
    fn from_iter<Values: IntoIterator<Item = f64>>(values: Values) -> Self {
        let values: Vec<f64> = values.into_iter().collect();
        let usual = values.last().copied().unwrap_or(0.0);
        let differs = |(_, value): &(usize, f64)| value.to_bits() != usual.to_bits();
        Self { usual, own: values.into_iter().enumerate().filter(differs).collect() }
    }
}

impl Row {
    /// A row of the usual value, except for the hypotheses in `own`, which must be in ascending order.
    pub(crate) fn new(usual: f64, own: Vec<(usize, f64)>) -> Self {
        Self { usual, own }
    }

    /// The value of one hypothesis.
    pub fn at(&self, hypothesis: usize) -> f64 {
        let own = self.own.binary_search_by_key(&hypothesis, |(at, _)| *at);
        own.map_or(self.usual, |position| self.own[position].1)
    }

    /// True if it tells some hypotheses from others.
    pub(crate) fn tells(&self) -> bool {
        !self.own.is_empty()
    }

    /// Beliefs times this row and times `share`, the part of the replies that are an answer rather than *don't know*.
    pub(crate) fn times(&self, belief: &[f64], share: f64) -> Vec<f64> {
        let usual = self.usual * share;
        let mut then: Vec<f64> = belief.iter().map(|belief| belief * usual).collect();
        for (hypothesis, value) in &self.own {
            then[*hypothesis] = belief[*hypothesis] * (value * share);
        }
        then
    }

    /// The chance of this, given beliefs and their sum.
    pub(crate) fn chance(&self, belief: &[f64], mass: f64) -> f64 {
        if mass <= 0.0 {
            return 0.0;
        }
        let own: f64 = self.own.iter().map(|(hypothesis, value)| belief[*hypothesis] * (value - self.usual)).sum();
        let chance = self.usual + own / mass;
        // The differences above cancel; where the true chance is nothing, rounding leaves a crumb instead of zero, and
        // an action whose gate is closed would look possible.
        if chance < f64::EPSILON { 0.0 } else { chance }
    }

    fn add(&mut self, other: &Self) {
        let mut hypotheses: Vec<usize> = self.own.iter().chain(&other.own).map(|(hypothesis, _)| *hypothesis).collect();
        hypotheses.sort_unstable();
        hypotheses.dedup();
        let own = hypotheses.into_iter().map(|at| (at, self.at(at) + other.at(at))).collect();
        *self = Self { usual: self.usual + other.usual, own };
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

    /// The cost of waiting so many minutes, in minutes.
    pub(crate) fn price(&self, minutes: f64) -> f64 {
        self.waiting * minutes.sqrt()
    }

    /// P(one of the answers that will do | hypothesis).
    pub(crate) fn suiting(&self, need: &Need) -> Row {
        let mut sum = Row::new(0.0, Vec::new());
        for (row, suits) in self[need.query].rows.iter().zip(&need.suits) {
            if *suits {
                sum.add(row);
            }
        }
        sum
    }

    /// The minutes that pass until it shows whether an action works.
    pub(crate) fn passes(&self, action: ActionId) -> f64 {
        let Action { lasts, wait, .. } = &self[action];
        lasts + wait
    }
}
