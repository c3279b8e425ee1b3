//! What to do next: the cheapest of asking, trying and escalating, found by looking ahead.
//!
//! The look-ahead goes over questions and fixes together, because two steps over questions alone gain nothing (measured
//! on random models). At every place it weighs a few candidates by one step, follows the best of them for some steps
//! more, and values the ends by the best sequence of fixes without questions. Places that are reached in another order
//! are the same place and are valued once. How deep and wide it looks depends on the size of the problem alone, never
//! on a clock, so that every machine gives the same advice.
//!
//! A question is asked only if that beats never asking (SACSO §4); on a tie the plan without it is taken. Doing the best
//! fix first is followed beside it where one step shows it among the best. To follow it always was tried: people were
//! asked two questions less, and their expected cost of repair on the shipped rulebook was 3 to 4 % higher.

use std::collections::BTreeMap;

use crate::engine::plan::problem::Problem;
use crate::engine::plan::state::{Model, State};

/// The best way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Ask this query.
    Ask(usize),
    /// Take this action; its needs are to be asked first. If its wait is running, sit that out.
    Try(usize),
    /// Take this action and go on with others while its wait runs.
    Start(usize),
    /// Give up and escalate.
    Escalate,
}

/// How far the look-ahead goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// How many steps ahead; 1 weighs every candidate by one step.
    pub depth: usize,
    /// How many candidates are followed at each place.
    pub width: usize,
    /// How many queries are candidates on the way: the best by one step, of so many times more that look promising.
    pub queries: usize,
    /// By what share of the expected cost a question has to be better than the best plan that does not begin with one:
    /// by more than what so short a look-ahead may be off.
    pub worth_asking: f64,
}

impl Reach {
    /// As far as it is of use, by the size of the problem: all causes, questions and fixes that are left. Where there is
    /// little to choose from, every step counts. Where there is much, a third step saves less than a thousandth of the
    /// cost of repair, measured on the people that `rules simulate` makes up, and takes five times as long.
    pub fn for_model(model: &Model) -> Self {
        let Problem { belief, queries, actions, .. } = &model.problem;
        match belief.len() + queries.len() + actions.len() {
            0..=26 => Self { depth: 4, width: 6, queries: 6, worth_asking: 0.005 },
            27..=600 => Self { depth: 2, width: 4, queries: 5, worth_asking: 0.01 },
            _ => Self { depth: 1, width: 4, queries: 8, worth_asking: 0.01 },
        }
    }

    /// One step: asking now or never, the way most systems do it.
    pub const MYOPIC: Self = Self { depth: 1, width: 1, queries: usize::MAX, worth_asking: 0.005 };
}

/// By how many times more queries are weighed by one step at the root than are followed.
const WEIGHED: usize = 5;

/// A choice has to be better by more than rounding.
const MARGIN: f64 = 1e-9;

/// The cheapest way on. A question has to earn its place: where doing something first costs next to nothing more, that
/// comes first, for a thing to try is worth more to people than one more question.
pub fn decide(state: &State<'_>, reach: Reach) -> Decision {
    let mut search = LookAhead::new(state, reach);
    let sequence = state.sequence();
    let options = search.options(state, &mut Vec::new());
    let (questions, fixes): (Vec<Rated>, Vec<Rated>) =
        options.into_iter().partition(|option| matches!(option.choice, Decision::Ask(_)));
    let without = match (cheapest(&fixes), sequence.first) {
        (Some(best), _) if best.value < sequence.value * (1.0 - MARGIN) => best,
        (_, Some(first)) if sequence.length > 0 => Rated { choice: Decision::Try(first.action), value: sequence.value },
        _ => Rated { choice: Decision::Escalate, value: sequence.value },
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

/// The first that is as cheap as any. To ask one thing and then another often comes to the same as the other way about,
/// but for rounding; what is better by one step stands first.
fn cheapest(options: &[Rated]) -> Option<Rated> {
    let least = options.iter().map(|option| option.value).fold(f64::INFINITY, f64::min);
    options.iter().find(|option| option.value <= least * (1.0 + MARGIN)).copied()
}

/// Waits that could begin now, each valued by the best sequence of fixes while it runs. They are looked at here and not
/// on the way: what a wait gains by running is the minutes of what is done meanwhile, which is little for long waits.
fn starts(state: &State<'_>) -> Vec<Rated> {
    let actions = &state.model().problem.actions;
    // Whoever is told to start something has seen it on the list, which holds the turns.
    let listed = state.turns().map(|turn| turn.action);
    let waits = |action: &usize| {
        actions[*action].wait > 0.0
            && !state.is_running(*action)
            && state.pending(*action).is_none()
            && state.can_try(*action)
    };
    let rated = |action: usize| Rated {
        choice: Decision::Start(action),
        value: state.mass() * state.cost_to_start(action) + state.started(action).sequence().value,
    };
    listed.filter(waits).map(rated).collect()
}

/// What asking a query now saves against the best plan that does not begin with it, in expected minutes; its effort is
/// deducted, so that it may be negative.
pub fn saving(state: &State<'_>, reach: Reach, query: usize) -> f64 {
    let mut search = LookAhead::new(state, reach);
    let options = search.options(state, &mut Vec::new());
    let others = options.iter().filter(|option| option.choice != Decision::Ask(query)).map(|option| option.value);
    let without = others.fold(state.sequence().value, f64::min);
    let asking = search.follow(state, Decision::Ask(query), &mut Vec::new());
    (without - asking) / state.mass()
}

/// A way on and what it comes to: expected minutes times the mass.
#[derive(Debug, Clone, Copy)]
struct Rated {
    choice: Decision,
    value: f64,
}

struct LookAhead {
    reach: Reach,
    /// The queries that are weighed, the most promising first.
    queries: Vec<usize>,
    /// What places came to, by what was said and done on the way there, whatever the order.
    known: BTreeMap<Vec<(usize, usize)>, f64>,
}

/// What was said and done since the root: an action that failed, or a query and its reply.
type Path = Vec<(usize, usize)>;

/// Where actions begin in a path, behind all queries.
const FIRST_ACTION: usize = usize::MAX / 2;

/// How many steps a path counts. The first action is free: the sequence at the end of a path begins with one too, and
/// without that a question would look better than doing the obvious first, just because it leaves that to the end.
fn steps(path: &Path) -> usize {
    let actions = path.len() - path.partition_point(|(place, _)| *place < FIRST_ACTION);
    path.len() - actions.min(1)
}

impl LookAhead {
    fn new(root: &State<'_>, reach: Reach) -> Self {
        let askable = (0..root.model().problem.queries.len()).filter(|query| root.can_ask(*query));
        let queries = best_of(askable.collect(), reach.queries.saturating_mul(WEIGHED), |query| -promise(root, query));
        let queries =
            best_of(queries, reach.queries, |query| step(root, Decision::Ask(query), |_, then| then.sequence().value));
        Self { reach, queries, known: BTreeMap::new() }
    }

    /// The candidates at a place, the best of them followed to the end of the look-ahead.
    fn options(&mut self, state: &State<'_>, path: &mut Path) -> Vec<Rated> {
        let mut choices: Vec<Decision> = Vec::new();
        for turn in state.turns().take(self.reach.width) {
            match state.pending(turn.action) {
                // Before a fix that needs an answer comes its question.
                Some(query) => choices.push(Decision::Ask(query)),
                None if state.can_try(turn.action) => choices.push(Decision::Try(turn.action)),
                None => {}
            }
        }
        choices.extend(self.queries.iter().filter(|query| state.can_ask(**query)).map(|query| Decision::Ask(*query)));
        let mut seen: Vec<Decision> = Vec::new();
        choices.retain(|choice| {
            !seen.contains(choice) && {
                seen.push(*choice);
                true
            }
        });
        let one_step = |choice| Rated { choice, value: step(state, choice, |_, then| then.sequence().value) };
        let mut options: Vec<Rated> = choices.into_iter().map(one_step).collect();
        if steps(path) + 1 < self.reach.depth {
            options.sort_by(|a, b| a.value.total_cmp(&b.value));
            options.truncate(self.reach.width);
            for option in &mut options {
                option.value = self.follow(state, option.choice, path);
            }
        }
        options
    }

    /// What a choice comes to if the best is made of everything that follows.
    fn follow(&mut self, state: &State<'_>, choice: Decision, path: &mut Path) -> f64 {
        step(state, choice, |reply, then| {
            let place = match choice {
                Decision::Ask(query) => (query, reply),
                Decision::Try(action) => (FIRST_ACTION + action, 0),
                Decision::Start(_) | Decision::Escalate => unreachable!("these are no candidates on the way"),
            };
            let at = path.partition_point(|earlier| *earlier < place);
            path.insert(at, place);
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

/// So many queries by what they cost, the least first; all of them in their order if there are not more.
fn best_of(queries: Vec<usize>, many: usize, cost: impl Fn(usize) -> f64) -> Vec<usize> {
    if queries.len() <= many {
        return queries;
    }
    let mut costs: Vec<(f64, usize)> = queries.into_iter().map(|query| (cost(query), query)).collect();
    costs.sort_by(|a, b| a.0.total_cmp(&b.0));
    costs.into_iter().take(many).map(|(_, query)| query).collect()
}

/// What one choice costs, and what comes after it by the given valuation of a reply and the place it leads to.
fn step(state: &State<'_>, choice: Decision, mut value: impl FnMut(usize, &State<'_>) -> f64) -> f64 {
    let mass = state.mass();
    match choice {
        Decision::Ask(query) => {
            let replies = state.replies_to(query);
            let answers: f64 = (0..).zip(&replies).map(|(reply, then)| value(reply, then)).sum();
            mass * state.model().problem.queries[query].cost + answers
        }
        Decision::Try(action) => mass * state.cost(action) + value(0, &state.failed(action)),
        Decision::Start(action) => mass * state.cost_to_start(action) + value(0, &state.started(action)),
        Decision::Escalate => mass * state.model().problem.escalate,
    }
}

/// A cheap hint at what a query is worth, for choosing the few that are weighed: by how much the best first fix gets
/// better, by P(works)/cost, once the answer is known.
fn promise(state: &State<'_>, query: usize) -> f64 {
    let best =
        |state: &State<'_>| state.turns().next().map_or(0.0, |turn| turn.before * turn.works / turn.cost.max(0.01));
    state.replies_to(query).iter().map(best).sum::<f64>() - best(state)
}
