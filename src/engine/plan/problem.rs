//! A troubleshooting problem in numbers: what may be behind it, what can be tried and asked, and what everything costs.

/// A problem: hypotheses, actions, queries, and the cost of giving up.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Unnormalised belief in each hypothesis, the last being whatever is not known.
    pub belief: Vec<f64>,
    /// What can be tried.
    pub actions: Vec<Action>,
    /// What can be asked.
    pub queries: Vec<Query>,
    /// What reaching each actor costs, once, in minutes. At most 32 actors.
    pub reach: Vec<f64>,
    /// What escalating costs, in minutes.
    pub escalate: f64,
    /// Waiting costs this times the square root of the minutes.
    pub waiting: f64,
    /// How often a query is answered by *don't know*, between 0 and 1.
    pub dont_know: f64,
    /// An action that would work less often than this when its turn comes is not taken.
    pub floor: f64,
}

/// A fix in numbers.
#[derive(Debug, Clone, Default)]
pub struct Action {
    /// P(works | hypothesis) for those named, by hypothesis.
    pub named: Vec<(usize, f64)>,
    /// P(works) for all others.
    pub any: f64,
    /// Attention, effort and waiting, in minutes.
    pub cost: f64,
    /// How long doing it takes, in minutes: so much of a wait that runs meanwhile passes.
    pub lasts: f64,
    /// How long one waits for it to take effect, in minutes.
    pub wait: f64,
    /// Whether it was done and its wait is running.
    pub running: bool,
    /// Whether it makes a new code be sent, which must not happen while a wait runs.
    pub sends: bool,
    /// Whom it takes, as a position in [`Problem::reach`].
    pub actor: usize,
    /// What has to hold for it to be the right thing, and is not known yet.
    pub gates: Vec<Need>,
    /// What has to be known to hold before it is done, and is not known yet.
    pub needs: Vec<Need>,
}

/// A query and the answers that will do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The query, by its position.
    pub query: usize,
    /// For each of its answers whether it will do.
    pub suits: Vec<bool>,
}

/// A question in numbers.
#[derive(Debug, Clone)]
pub struct Query {
    /// P(answer | hypothesis), by answer.
    pub rows: Vec<Row>,
    /// The effort of answering, in minutes.
    pub cost: f64,
    /// Whether it may be asked; one that may not still says how likely a gate is to be open.
    pub askable: bool,
}

/// P(something | hypothesis), by hypothesis. Few hypotheses speak of a question, and all others share its usual value, so
/// that only those few are kept: what a large problem costs goes by what it says, not by causes times questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    usual: f64,
    /// By hypothesis, in ascending order, for those that have a value of their own.
    own: Vec<(usize, f64)>,
}

impl FromIterator<f64> for Row {
    /// A value for every hypothesis; what the last of them has, which is whatever is not known, is the usual one.
    fn from_iter<Values: IntoIterator<Item = f64>>(values: Values) -> Self {
        let values: Vec<f64> = values.into_iter().collect();
        let usual = values.last().copied().unwrap_or(0.0);
        let differs = |(_, value): &(usize, f64)| value.to_bits() != usual.to_bits();
        Self { usual, own: values.into_iter().enumerate().filter(differs).collect() }
    }
}

impl Row {
    /// The usual value, and by hypothesis, in ascending order, the values of those that have their own.
    pub(crate) fn new(usual: f64, own: Vec<(usize, f64)>) -> Self {
        Self { usual, own }
    }

    /// The value of one hypothesis.
    pub fn at(&self, hypothesis: usize) -> f64 {
        let own = self.own.binary_search_by_key(&hypothesis, |(at, _)| *at);
        own.map_or(self.usual, |place| self.own[place].1)
    }

    /// Whether it tells some hypotheses from others.
    pub(crate) fn tells(&self) -> bool {
        !self.own.is_empty()
    }

    /// Beliefs after this was seen, in so large a share of the places where it would be.
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
        // Less than this is what rounding leaves of nothing.
        if chance < f64::EPSILON { 0.0 } else { chance }
    }

    fn add(&mut self, other: &Self) {
        let mut places: Vec<usize> = self.own.iter().chain(&other.own).map(|(hypothesis, _)| *hypothesis).collect();
        places.sort_unstable();
        places.dedup();
        let sum = |place| (place, self.at(place) + other.at(place));
        *self = Self { usual: self.usual + other.usual, own: places.into_iter().map(sum).collect() };
    }
}

impl Problem {
    /// What waiting so many minutes costs, in minutes.
    pub(crate) fn price(&self, minutes: f64) -> f64 {
        self.waiting * minutes.sqrt()
    }

    /// P(one of the answers that will do | hypothesis).
    pub(crate) fn suiting(&self, need: &Need) -> Row {
        let mut sum = Row::new(0.0, Vec::new());
        let rows = self.queries[need.query].rows.iter().zip(&need.suits);
        rows.filter(|(_, suits)| **suits).for_each(|(row, _)| sum.add(row));
        sum
    }

    /// The minutes that pass until it shows whether an action works.
    pub(crate) fn passes(&self, action: usize) -> f64 {
        let Action { lasts, wait, .. } = &self.actions[action];
        lasts + wait
    }
}
