//! The decision: the cheapest of asking, trying and escalating, found by looking ahead.
//!
//! The look-ahead covers questions and fixes together, because two steps over questions alone gain nothing (measured on
//! random models). At every state it values a few candidates by one step, follows the best of them for some more steps,
//! and values the ends by the best sequence of fixes without questions. States that are reached in different orders are
//! the same state and are valued once. The depth and width depend only on the size of the problem, never on a clock, so
//! that every machine gives the same advice.
//!
//! A question is asked only if that beats never asking (SACSO §4); on a tie the plan without it wins. Taking the best
//! fix first is followed only if one step ranks it among the best. Following it always was tried: people were asked two
//! questions fewer, but their expected cost of repair on the shipped rulebook was 3 to 4 % higher.

use std::collections::BTreeMap;

use crate::engine::plan::model::Model;
use crate::engine::plan::problem::{ActionId, Problem, Query, QueryId};
use crate::engine::plan::state::State;

/// The best next step of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Ask this query.
    Ask(QueryId),
    /// Take this action, after the queries that it needs. If its wait is running, sit it out.
    Try(ActionId),
    /// Take this action and continue with others during its wait.
    Start(ActionId),
    /// Give up and escalate.
    Escalate,
}

/// The depth and width of the look-ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// The number of steps ahead; 1 values every candidate by one step.
    pub depth: usize,
    /// The number of candidates that are followed at each state.
    pub width: usize,
    /// The number of queries that are candidates at every state: the best by one step, of [`PRESELECTED`] times as many
    /// by a cheap estimate.
    pub queries: usize,
    /// The share of the expected cost by which a question must beat the best plan that does not begin with one. It
    /// exceeds the error of so short a look-ahead.
    pub worth_asking: f64,
}

impl Reach {
    /// The reach for a problem, by its number of causes, questions and fixes. In small problems every step counts. In
    /// large ones a third step saves less than a thousandth of the cost of repair, measured on the people
    /// that `rules simulate` generates, and takes five times as long. Each further step multiplies the states by the
    /// answers of the questions that are followed, so that questions with many answers shorten it too.
    pub fn for_model(model: &Model) -> Self {
        let Problem { belief, queries, actions, .. } = &model.problem;
        match (belief.len() + queries.len() + actions.len(), most_answers(queries)) {
            (0..=26, 0..=20) => Self { depth: 4, width: 6, queries: 6, worth_asking: 0.005 },
            (0..=600, 0..=60) => Self { depth: 2, width: 4, queries: 5, worth_asking: 0.01 },
            _ => Self { depth: 1, width: 4, queries: 8, worth_asking: 0.01 },
        }
    }

    /// One step: asking now or never, as most systems do.
    pub const MYOPIC: Self = Self { depth: 1, width: 1, queries: usize::MAX, worth_asking: 0.005 };
}

/// The number of answers to the four queries that have most of them: as many queries as are followed at a state.
fn most_answers(queries: &[Query]) -> usize {
    const FOLLOWED: usize = 4;
    let mut answers: Vec<usize> = queries.iter().filter(|query| query.askable).map(|query| query.rows.len()).collect();
    answers.sort_unstable_by(|a, b| b.cmp(a));
    answers.iter().take(FOLLOWED).sum()
}

/// The number of queries that are valued by one step at the root, for each one that becomes a candidate.
const PRESELECTED: usize = 5;

/// Relative tolerance: differences below this are rounding noise.
const MARGIN: f64 = 1e-9;

/// Returns the cheapest next step. A question must be cheaper by a margin: people prefer a trial to another question,
/// and a trial comes first where it costs hardly more.
pub fn decide(state: &State<'_>, reach: Reach) -> Decision {
    let mut search = LookAhead::new(state, reach);
    let sequence = state.sequence();
    let options = search.options(state, &mut Vec::new());
    // A question that the first fix begins with is a step of that fix, and not one more question.
    let first_step = sequence.first.and_then(|first| state.pending(first.action)).map(Decision::Ask);
    let (questions, fixes): (Vec<Evaluation>, Vec<Evaluation>) = options
        .into_iter()
        .partition(|option| matches!(option.choice, Decision::Ask(_)) && Some(option.choice) != first_step);
    // The list that people see is this sequence, so its first fix wins a tie.
    let without = match (cheapest(&fixes), sequence.first) {
        (Some(best), _) if best.value < sequence.value * (1.0 - MARGIN) => best,
        (_, Some(first)) if sequence.length > 0 => {
            Evaluation { choice: Decision::Try(first.action), value: sequence.value }
        }
        _ => Evaluation { choice: Decision::Escalate, value: sequence.value },
    };
    let best = match cheapest(&questions) {
        Some(question) if question.value < without.value * (1.0 - reach.worth_asking) => question,
        _ => without,
    };
    match cheapest(&starts(state)) {
        Some(start) if start.value < best.value * (1.0 - reach.worth_asking) => start.choice,
        _ => best.choice,
    }
}

/// The first of the cheapest options. Two questions often cost the same in either order, except for rounding; the one
/// that is better by one step comes first.
fn cheapest(options: &[Evaluation]) -> Option<Evaluation> {
    let least = options.iter().map(|option| option.value).fold(f64::INFINITY, f64::min);
    options.iter().find(|option| option.value <= least * (1.0 + MARGIN)).copied()
}

/// Waits that could begin now, each valued by the best sequence of fixes during the wait.
///
/// They are considered at the root only: a running wait saves the minutes of the steps during it, which is little for
/// long waits, and following them in the look-ahead would double its width. Only actions with a turn are candidates,
/// because a fix that somebody should start must be on the list that they see.
fn starts(state: &State<'_>) -> Vec<Evaluation> {
    let mut starts = Vec::new();
    for turn in state.turns() {
        let action = turn.action;
        let waits = state.model().problem[action].wait > 0.0 && !state.is_running(action);
        if waits && state.pending(action).is_none() && state.can_try(action) {
            let value = state.mass() * state.cost_to_start(action) + state.started(action).sequence().value;
            starts.push(Evaluation { choice: Decision::Start(action), value });
        }
    }
    starts
}

/// The expected minutes that asking a query now saves, compared with the best plan that does not begin with it, minus
/// the effort of asking. May be negative.
pub fn saving(state: &State<'_>, reach: Reach, query: QueryId) -> f64 {
    let mut search = LookAhead::new(state, reach);
    let options = search.options(state, &mut Vec::new());
    let mut without = state.sequence().value;
    for option in options {
        if option.choice != Decision::Ask(query) {
            without = without.min(option.value);
        }
    }
    let asking = search.follow(state, Decision::Ask(query), &mut Vec::new());
    (without - asking) / state.mass()
}

/// A choice and its value: expected minutes times the mass.
#[derive(Debug, Clone, Copy)]
struct Evaluation {
    choice: Decision,
    value: f64,
}

struct LookAhead {
    reach: Reach,
    /// The queries that are candidates, the most promising first.
    queries: Vec<QueryId>,
    /// The values of states, by the steps that lead to them in any order.
    known: BTreeMap<Path, f64>,
}

/// The steps from the root. Sorted, so that the same steps in another order are the same path.
type Path = Vec<Step>;

/// One step of a path. Queries sort before actions, which [`steps`] relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A query, and the position of the reply among [`State::replies_to`].
    Query(QueryId, usize),
    /// An action that failed.
    Action(ActionId),
}

/// The length of a path in the look-ahead. The first action is free: the sequence at the end of a path begins with an
/// action too, and otherwise a question would look better than the obvious fix only because it leaves that fix to the
/// end.
fn steps(path: &Path) -> usize {
    let actions = path.len() - path.partition_point(|step| matches!(step, Step::Query(..)));
    path.len() - actions.min(1)
}

impl LookAhead {
    fn new(root: &State<'_>, reach: Reach) -> Self {
        let queries = (0..root.model().problem.queries.len()).map(QueryId);
        let askable = queries.filter(|query| root.can_ask(*query));
        // `saturating_mul` because the myopic reach has no limit: `usize::MAX`.
        let queries =
            best_of(askable.collect(), reach.queries.saturating_mul(PRESELECTED), |query| -promise(root, query));
        let queries =
            best_of(queries, reach.queries, |query| step(root, Decision::Ask(query), |_, then| then.sequence().value));
        Self { reach, queries, known: BTreeMap::new() }
    }

    /// The candidates at a state. The best of them are followed to the end of the look-ahead.
    fn options(&mut self, state: &State<'_>, path: &mut Path) -> Vec<Evaluation> {
        let choices = self.candidates(state);
        let mut options = Vec::with_capacity(choices.len());
        for choice in choices {
            options.push(Evaluation { choice, value: step(state, choice, |_, then| then.sequence().value) });
        }
        // At the last step there is nothing to follow: the values by one step are final.
        if steps(path) + 1 < self.reach.depth {
            // A stable sort, so that ties stay in the order of the candidates on every platform.
            let unit = unit(options.iter().map(|option| option.value));
            options.sort_by_key(|option| whole(option.value, unit));
            options.truncate(self.reach.width);
            for option in &mut options {
                option.value = self.follow(state, option.choice, path);
            }
        }
        options
    }

    /// The next fixes in their turns and the candidate queries, each choice once.
    fn candidates(&self, state: &State<'_>) -> Vec<Decision> {
        let mut choices: Vec<Decision> = Vec::new();
        for turn in state.turns().take(self.reach.width) {
            if state.model().problem[turn.action].withheld {
                break;
            }
            let choice = match state.pending(turn.action) {
                // A fix that needs an answer comes after its question.
                Some(query) => Decision::Ask(query),
                None if state.can_try(turn.action) => Decision::Try(turn.action),
                None => continue,
            };
            // Two fixes may need the same answer.
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        for query in &self.queries {
            let choice = Decision::Ask(*query);
            if state.can_ask(*query) && !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        choices
    }

    /// The value of a choice if all later choices are optimal.
    fn follow(&mut self, state: &State<'_>, choice: Decision, path: &mut Path) -> f64 {
        step(state, choice, |reply, then| {
            let taken = match choice {
                Decision::Ask(query) => Step::Query(query, reply),
                Decision::Try(action) => Step::Action(action),
                Decision::Start(_) | Decision::Escalate => unreachable!("only `decide` considers these"),
            };
            let at = path.partition_point(|earlier| *earlier < taken);
            path.insert(at, taken);
            let value = self.value(then, path);
            path.remove(at);
            value
        })
    }

    fn value(&mut self, state: &State<'_>, path: &mut Path) -> f64 {
        if steps(path) >= self.reach.depth {
            return state.sequence().value;
        }
        if let Some(value) = self.known.get(path) {
            return *value;
        }
        let options = self.options(state, path);
        let value = options.iter().map(|option| option.value).fold(state.sequence().value, f64::min);
        self.known.insert(path.clone(), value);
        value
    }
}

/// The `many` cheapest queries, the cheapest first; all of them, in their order, if there are no more than that.
fn best_of(queries: Vec<QueryId>, many: usize, cost: impl Fn(QueryId) -> f64) -> Vec<QueryId> {
    if queries.len() <= many {
        return queries;
    }
    let mut costs: Vec<(f64, QueryId)> = queries.into_iter().map(|query| (cost(query), query)).collect();
    let unit = unit(costs.iter().map(|(cost, _)| *cost));
    costs.sort_by_key(|(cost, _)| whole(*cost, unit));
    costs.into_iter().take(many).map(|(_, query)| query).collect()
}

/// The difference below which these costs are the same. Many questions lead to the same list and cost the same, except
/// for rounding, which must not decide between them: it differs with the size of a rulebook.
fn unit(costs: impl Iterator<Item = f64>) -> f64 {
    MARGIN * costs.map(f64::abs).fold(f64::MIN_POSITIVE, f64::max)
}

/// A cost in whole units.
#[expect(clippy::cast_possible_truncation, reason = "no cost has more than a thousand million units")]
fn whole(cost: f64, unit: f64) -> i64 {
    (cost / unit).round() as i64
}

/// The cost of one choice plus the value of its consequences. `value` gets the position of a reply and the state after
/// it.
fn step(state: &State<'_>, choice: Decision, mut value: impl FnMut(usize, &State<'_>) -> f64) -> f64 {
    let mass = state.mass();
    match choice {
        Decision::Ask(query) => {
            let replies = state.replies_to(query);
            let answers: f64 = (0..).zip(&replies).map(|(reply, then)| value(reply, then)).sum();
            mass * state.cost_to_ask(query) + answers
        }
        Decision::Try(action) => mass * state.cost(action) + value(0, &state.failed(action)),
        Decision::Start(action) => mass * state.cost_to_start(action) + value(0, &state.started(action)),
        Decision::Escalate => mass * state.model().problem.escalate,
    }
}

/// A cheap estimate of the worth of a query, for the preselection: the increase in the gain of the best first fix, by
/// P(works)/cost, after the reply.
fn promise(state: &State<'_>, query: QueryId) -> f64 {
    state.replies_to(query).iter().map(first_gain).sum::<f64>() - first_gain(state)
}

/// The mass that the best first fix removes per minute.
fn first_gain(state: &State<'_>) -> f64 {
    // The floor keeps a fix without cost from outweighing all differences between queries.
    let first = state.turns().next().filter(|turn| !state.model().problem[turn.action].withheld);
    first.map_or(0.0, |turn| turn.before * turn.works / turn.cost.max(0.01))
}
