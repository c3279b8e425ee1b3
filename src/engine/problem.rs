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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The query, by its position.
    pub query: usize,
    /// For each of its answers whether it will do.
    pub suits: Vec<bool>,
}

/// A question in numbers.
#[derive(Debug, Clone)]
pub struct Query {
    /// P(answer | hypothesis), by answer, then by hypothesis.
    pub rows: Vec<Vec<f64>>,
    /// The effort of answering, in minutes.
    pub cost: f64,
    /// Whether it may be asked; one that may not still says how likely a gate is to be open.
    pub askable: bool,
}

impl Problem {
    /// What waiting so many minutes costs, in minutes.
    pub(super) fn price(&self, minutes: f64) -> f64 {
        self.waiting * minutes.sqrt()
    }

    /// P(one of the answers that will do | hypothesis), by hypothesis.
    pub(super) fn suiting(&self, need: &Need) -> Vec<f64> {
        let rows = self.queries[need.query].rows.iter().zip(&need.suits).filter(|(_, suits)| **suits);
        let mut sum = vec![0.0; self.belief.len()];
        for (row, _) in rows {
            for (sum, likelihood) in sum.iter_mut().zip(row) {
                *sum += likelihood;
            }
        }
        sum
    }

    /// The minutes that pass until it shows whether an action works.
    pub(super) fn passes(&self, action: usize) -> f64 {
        let Action { lasts, wait, .. } = &self.actions[action];
        lasts + wait
    }
}
