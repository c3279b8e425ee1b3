//! Actions in their turns: the inner loop of every plan.
//!
//! Each turn is computed incrementally from the one before: an action names few hypotheses, so a failure changes few
//! beliefs, and only the actions that share one of them are updated.

use crate::engine::plan::model::Model;
use crate::engine::plan::problem::{Action, ActionId, Problem};

/// One action in its turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    pub action: ActionId,
    /// P(it works | everything before it failed), between 0 and 1.
    pub works: f64,
    /// Its cost at its turn, in minutes: reaching an actor counts once, and the queries that it needs are asked first.
    pub cost: f64,
    /// The mass before its turn.
    pub before: f64,
    /// The mass after its failure.
    pub after: f64,
}

/// A wait that runs during other steps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) action: ActionId,
    /// The remaining minutes.
    pub(crate) left: f64,
}

/// Shortens running waits by some minutes.
pub(crate) fn elapse(running: &mut [Running], minutes: f64) {
    for wait in running {
        wait.left = (wait.left - minutes).max(0.0);
    }
}

/// The turns from a state, as an iterator.
pub struct Turns<'m> {
    model: &'m Model,
    /// Beliefs, to be multiplied by `scale`, so that a change to all of them changes one number.
    belief: Vec<f64>,
    scale: f64,
    /// The sum of `belief`.
    mass: f64,
    /// A mass below this is rounding noise.
    least: f64,
    /// By action.
    values: Vec<ActionValue>,
    /// The actors who were reached, one bit each.
    reached: u32,
    running: Vec<Running>,
    /// Actions that send a code and are held back while a wait runs, each with the chance that it is appropriate.
    held: Vec<(ActionId, f64)>,
}

/// The value of an action at the current turn.
pub(crate) struct ActionValue {
    /// The chance that it is appropriate; 0 if it is done or excluded.
    pub(crate) holds: f64,
    /// P(works) for hypotheses that it does not name.
    pub(crate) any: f64,
    /// The additional mass that it removes because of the hypotheses that it names.
    pub(crate) special: f64,
    /// Its cost now, in minutes, including the cost of reaching its actor.
    pub(crate) cost: f64,
}

impl<'m> Turns<'m> {
    pub(crate) fn new(
        model: &'m Model,
        belief: Vec<f64>,
        values: Vec<ActionValue>,
        reached: u32,
        running: Vec<Running>,
    ) -> Self {
        let mass: f64 = belief.iter().sum();
        let mut turns = Self {
            model,
            belief,
            scale: 1.0,
            mass,
            least: mass * f64::EPSILON,
            values,
            reached,
            running,
            held: Vec::new(),
        };
        turns.hold_back();
        turns
    }

    /// The best action, its chance of working, and its cost.
    fn best(&self) -> Option<(ActionId, f64, f64)> {
        let least = self.model.problem.floor * self.mass;
        let mut best = None;
        // Compared by cross-multiplication, so that a cost of 0 needs no special case.
        let (mut best_works, mut best_cost) = (0.0, 1.0);
        let mut best_is_withheld = true;
        for (id, action) in self.model.problem.numbered_actions() {
            let ActionValue { holds, any, special, cost } = &self.values[id.0];
            let works = holds * (any * self.mass + special);
            if works <= 0.0 || works < least {
                continue;
            }
            let comes_first = match (action.withheld, best_is_withheld) {
                (false, true) => true,
                (true, false) => false,
                _ => works * best_cost > best_works * cost,
            };
            if comes_first {
                (best_works, best_cost, best_is_withheld) = (works, *cost, action.withheld);
                best = Some(id);
            }
        }
        Some((best?, best_works / self.mass, best_cost))
    }

    /// Deducts the cost of reaching an actor from all their actions, because it is paid once.
    fn reach(&mut self, actor: usize) {
        if self.reached & (1 << actor) != 0 {
            return;
        }
        self.reached |= 1 << actor;
        let Problem { actions, reach, .. } = &self.model.problem;
        if reach[actor] > 0.0 {
            for (value, action) in self.values.iter_mut().zip(actions) {
                if action.actor == actor {
                    value.cost -= reach[actor];
                }
            }
        }
    }

    /// Shortens running waits by the duration of an action. After the last wait, releases the actions that were held
    /// back.
    fn pass(&mut self, action: ActionId) {
        if self.running.is_empty() {
            return;
        }
        let problem = &self.model.problem;
        self.running.retain(|running| running.action != action);
        elapse(&mut self.running, problem.passes(action));
        for Running { action, left } in &self.running {
            self.values[action.0].cost = problem.price(*left);
        }
        if self.running.is_empty() {
            for (action, holds) in self.held.drain(..) {
                self.values[action.0].holds = holds;
            }
        }
    }

    /// Excludes actions that send a code while a wait runs: a newer code would invalidate the one that is awaited.
    fn hold_back(&mut self) {
        if self.running.is_empty() {
            return;
        }
        for (id, action) in self.model.problem.numbered_actions() {
            if action.sends && !self.running.iter().any(|running| running.action == id) {
                self.held.push((id, std::mem::take(&mut self.values[id.0].holds)));
            }
        }
    }

    /// Bayes' rule for a failure. Every belief is multiplied by `1 − holds·works`. The hypotheses that the action does
    /// not name share one factor, which goes into `scale`, so that only the named beliefs and the actions that share
    /// one of them need an update.
    fn fail(&mut self, action: ActionId) {
        let Action { named, any, actor, .. } = &self.model.problem[action];
        let holds = std::mem::replace(&mut self.values[action.0].holds, 0.0);
        self.reach(*actor);
        self.pass(action);
        let others = 1.0 - holds * any;
        if others <= f64::EPSILON {
            // It works for every hypothesis that it does not name: nothing is left to scale, and the quotients below
            // would be noise.
            self.mass = 0.0;
            return;
        }
        self.scale *= others;
        for (hypothesis, works) in named {
            let belief = self.belief[*hypothesis];
            let change = belief * ((1.0 - holds * works) / others - 1.0);
            self.belief[*hypothesis] = belief + change;
            self.mass += change;
            for (shared, works) in &self.model.named_by[*hypothesis] {
                self.values[shared.0].special += works * change;
            }
        }
    }
}

impl Iterator for Turns<'_> {
    type Item = Turn;

    fn next(&mut self) -> Option<Turn> {
        if self.mass <= self.least {
            return None;
        }
        let (action, works, cost) = self.best()?;
        let before = self.mass * self.scale;
        self.fail(action);
        Some(Turn { action, works, cost, before, after: self.mass.max(0.0) * self.scale })
    }
}
