//! What to do next, on numbers alone: which of asking, trying and escalating is the cheapest way on.
//!
//! The expected cost of repair of a sequence of fixes is `Σ C_i · P(the first i−1 failed)`, and escalating at the end
//! adds `P(all failed) · C_esc` (SACSO, 2001). Beliefs are unnormalised, so every value here is minutes times the
//! probability of being here at all, and values of the answers of a question simply add up.
//!
//! [`decide`] is the one place where the choice is made; a deeper look ahead goes there.

/// A troubleshooting problem in numbers: hypotheses, fixes, questions, and the cost of giving up.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Unnormalised belief in each hypothesis, the last being whatever is not known.
    pub belief: Vec<f64>,
    /// What can be tried.
    pub actions: Vec<Action>,
    /// What can be asked.
    pub queries: Vec<Query>,
    /// What reaching each actor costs, once, in minutes.
    pub reach: Vec<f64>,
    /// What escalating costs, in minutes.
    pub escalate: f64,
    /// How often a question is answered by *don't know*, between 0 and 1.
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
    /// Whom it takes, as a position in [`Problem::reach`].
    pub actor: usize,
    /// What has to hold for it to be the right thing, and is not known yet.
    pub gates: Vec<Need>,
    /// What has to be known to hold before it is done, and is not known yet.
    pub needs: Vec<Need>,
}

/// A query and the answers that will do.
#[derive(Debug, Clone)]
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

/// The best way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Ask this query.
    Ask(usize),
    /// Take this action; its needs are to be asked first.
    Try(usize),
    /// Give up and escalate.
    Escalate,
}

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

/// Where a plan stands: what is believed, what was done, what was answered.
#[derive(Debug, Clone)]
pub struct State<'p> {
    problem: &'p Problem,
    belief: Vec<f64>,
    open: Vec<bool>,
    reached: Vec<bool>,
    answers: Vec<Reply>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Reply {
    None,
    Given(usize),
    DontKnow,
}

impl<'p> State<'p> {
    /// The beginning: nothing done, nothing answered.
    #[must_use]
    pub fn start(problem: &'p Problem) -> Self {
        Self {
            problem,
            belief: problem.belief.clone(),
            open: vec![true; problem.actions.len()],
            reached: vec![false; problem.reach.len()],
            answers: vec![Reply::None; problem.queries.len()],
        }
    }

    /// The probability of being here.
    #[must_use]
    pub fn mass(&self) -> f64 {
        self.belief.iter().sum()
    }

    /// After a query was answered in one of its ways.
    #[must_use]
    pub fn answered(&self, query: usize, answer: usize) -> Self {
        let mut state = self.clone();
        let row = &self.problem.queries[query].rows[answer];
        let known = 1.0 - self.problem.dont_know;
        state.belief.iter_mut().zip(row).for_each(|(belief, likelihood)| *belief *= likelihood * known);
        state.answers[query] = Reply::Given(answer);
        state
    }

    /// After *don't know*: nothing is learned, and what needed the answer is out.
    #[must_use]
    pub fn not_known(&self, query: usize) -> Self {
        let mut state = self.clone();
        state.belief.iter_mut().for_each(|belief| *belief *= self.problem.dont_know);
        state.answers[query] = Reply::DontKnow;
        state
    }

    /// After an action failed that was the right thing with probability `holds`.
    fn fail(&mut self, action: usize, holds: f64) {
        let Action { named, any, actor, .. } = &self.problem.actions[action];
        let mut named = named.iter().peekable();
        for (hypothesis, belief) in self.belief.iter_mut().enumerate() {
            let works = named.next_if(|(at, _)| *at == hypothesis).map_or(*any, |(_, works)| *works);
            *belief *= 1.0 - holds * works;
        }
        self.open[action] = false;
        self.reached[*actor] = true;
    }

    /// How likely the open conditions are to hold; 0 if one is known not to.
    fn holds(&self, conditions: &[Need], mass: f64) -> f64 {
        conditions
            .iter()
            .map(|need| match self.answers[need.query] {
                Reply::Given(answer) => f64::from(u8::from(need.suits[answer])),
                Reply::DontKnow | Reply::None if mass <= 0.0 => 0.0,
                Reply::DontKnow | Reply::None => {
                    let rows = &self.problem.queries[need.query].rows;
                    let suiting = rows.iter().zip(&need.suits).filter(|(_, suits)| **suits);
                    let joint =
                        |row: &Vec<f64>| self.belief.iter().zip(row).map(|(belief, row)| belief * row).sum::<f64>();
                    suiting.map(|(row, _)| joint(row)).sum::<f64>() / mass
                }
            })
            .product()
    }

    /// The chance that an action is the right thing, and what it costs to find out and do it.
    fn terms(&self, action: usize, mass: f64) -> (f64, f64) {
        let Action { cost, actor, gates, needs, .. } = &self.problem.actions[action];
        if needs.iter().any(|need| self.answers[need.query] == Reply::DontKnow) {
            return (0.0, *cost);
        }
        let unanswered = needs.iter().filter(|need| self.answers[need.query] == Reply::None);
        let asking: f64 = unanswered.map(|need| self.problem.queries[need.query].cost).sum();
        let reach = if self.reached[*actor] { 0.0 } else { self.problem.reach[*actor] };
        (self.holds(needs, mass) * self.holds(gates, mass), asking + cost + reach)
    }

    /// Actions by P(works)/cost, updated after each failure: optimal where every cause has one fix (SACSO, theorem 1),
    /// never worse than four times the optimum where fixes overlap (Lín, 2014). Ties go by position.
    pub fn turns(&self) -> impl Iterator<Item = Turn> + use<'p> {
        let mut state = self.clone();
        let mass = self.mass();
        // How likely gates and needs are to hold is worked out once, here: it moves little while fixes fail.
        let holds: Vec<f64> = (0..state.open.len()).map(|action| state.terms(action, mass).0).collect();
        std::iter::from_fn(move || {
            let before = state.mass();
            let (action, works, cost) = state.best_action(&holds, before)?;
            state.fail(action, holds[action]);
            Some(Turn { action, works, cost, before, after: state.mass() })
        })
    }

    fn best_action(&self, holds: &[f64], mass: f64) -> Option<(usize, f64, f64)> {
        if mass <= 0.0 {
            return None;
        }
        let mut best: Option<(usize, f64, f64)> = None;
        for action in (0..self.open.len()).filter(|action| self.open[*action] && holds[*action] > 0.0) {
            let Action { named, any, .. } = &self.problem.actions[action];
            let special: f64 = named.iter().map(|(at, works)| self.belief[*at] * (works - any)).sum();
            let works = holds[action] * (any + special / mass);
            if works < self.problem.floor || works <= 0.0 {
                continue;
            }
            let cost = self.terms(action, mass).1;
            // Compared by cross-multiplication, so that a cost of nothing needs no special case.
            if best.is_none_or(|(_, best_works, best_cost)| works * best_cost > best_works * cost) {
                best = Some((action, works, cost));
            }
        }
        best
    }

    /// The cheapest way on without questions: the turns, cut where escalating becomes cheaper. The prefixes are
    /// scanned because "escalate as soon as 1/C beats every P/C" is not optimal.
    #[must_use]
    pub fn without_questions(&self) -> Sequence {
        let escalate = self.problem.escalate;
        let mut best = Sequence { value: self.mass() * escalate, length: 0, first: None };
        let mut spent = 0.0;
        let mut first = None;
        for (position, turn) in self.turns().enumerate() {
            first.get_or_insert(turn);
            spent += turn.before * turn.cost;
            if spent >= best.value {
                break;
            }
            let value = spent + turn.after * escalate;
            if value < best.value {
                best = Sequence { value, length: position + 1, first };
            }
        }
        best
    }

    /// The value of asking a query and going on without questions, the share of *don't know* included.
    #[must_use]
    pub fn with_question(&self, query: usize) -> f64 {
        let asked = &self.problem.queries[query];
        let answers: f64 =
            (0..asked.rows.len()).map(|answer| self.answered(query, answer).without_questions().value).sum();
        let unknown = if self.problem.dont_know > 0.0 { self.not_known(query).without_questions().value } else { 0.0 };
        self.mass() * asked.cost + answers + unknown
    }
}

/// A sequence of actions with escalation at its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sequence {
    /// Expected minutes times the mass where it begins.
    pub value: f64,
    /// How many actions come before escalating.
    pub length: usize,
    /// The first of them.
    pub first: Option<Turn>,
}

/// A question has to be better by more than rounding.
const MARGIN: f64 = 1e-9;

/// The cheapest way on. A question is asked only if it beats never asking *and* doing the best fix first (SACSO §4).
#[must_use]
pub fn decide(problem: &Problem) -> Choice {
    let here = State::start(problem);
    let sequence = here.without_questions();
    let askable = (0..problem.queries.len()).filter(|query| problem.queries[*query].askable);
    let best = askable
        .map(|query| (query, here.with_question(query)))
        .filter(|(_, value)| *value < sequence.value * (1.0 - MARGIN))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    match (best, sequence.first) {
        (Some((query, value)), Some(first)) if value > fix_first(&here, first, query) => Choice::Try(first.action),
        (Some((query, _)), _) => Choice::Ask(query),
        (None, Some(first)) => Choice::Try(first.action),
        (None, None) => Choice::Escalate,
    }
}

/// The value of doing the best fix now and asking afterwards, if it failed.
fn fix_first(here: &State<'_>, first: Turn, query: usize) -> f64 {
    let mut failed = here.clone();
    let holds = here.terms(first.action, first.before).0;
    failed.fail(first.action, holds);
    first.before * first.cost + failed.with_question(query).min(failed.without_questions().value)
}
