//! Actions in their turns, each worked out from the one before: the inner loop of every plan.
//!
//! Sparse and incremental: an action names few hypotheses, so a failure changes few beliefs, and only the actions that
//! share one of them are weighed again.

use crate::engine::plan::model::Model;
use crate::engine::plan::problem::{Action, ActionId, Problem};

/// One action in its turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    pub action: ActionId,
    /// P(it works | everything before it failed), between 0 and 1.
    pub works: f64,
    /// Its cost at that point, in minutes: reaching somebody counts once, and what it needs to know is asked first.
    pub cost: f64,
    /// The mass that is left when its turn comes.
    pub before: f64,
    /// The mass that is left when it has failed.
    pub after: f64,
}

/// A wait that runs while other things go on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) action: ActionId,
    /// The minutes that are left of it.
    pub(crate) left: f64,
}

/// Lets minutes pass for the waits that run.
pub(crate) fn elapse(running: &mut [Running], minutes: f64) {
    for wait in running {
        wait.left = (wait.left - minutes).max(0.0);
    }
}

/// The turns of a state, worked out one by one.
pub struct Turns<'m> {
    model: &'m Model,
    /// Beliefs, to be multiplied by `scale`: a change to all of them changes one number.
    belief: Vec<f64>,
    scale: f64,
    /// The sum of `belief`.
    mass: f64,
    /// A mass below this is rounding noise.
    least: f64,
    /// By action.
    weighed: Vec<Weighed>,
    /// The actors who were reached, one bit each.
    reached: u32,
    running: Vec<Running>,
    /// Actions that send a code and are held back while a wait runs, with the chance that each is the right thing.
    held: Vec<(ActionId, f64)>,
}

/// The value of an action at this point of the turns.
pub(crate) struct Weighed {
    /// The chance that it is the right thing; 0 where it is done or out.
    pub(crate) holds: f64,
    pub(crate) any: f64,
    /// The belief that it takes away beyond what `any` does.
    pub(crate) special: f64,
    /// Its cost now, in minutes, reaching somebody included.
    pub(crate) cost: f64,
}

impl<'m> Turns<'m> {
    pub(crate) fn new(
        model: &'m Model,
        belief: Vec<f64>,
        weighed: Vec<Weighed>,
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
            weighed,
            reached,
            running,
            held: Vec::new(),
        };
        turns.hold_back();
        turns
    }

    /// The best action, the mass that it takes away, and its cost.
    fn best(&self) -> Option<(ActionId, f64, f64)> {
        let least = self.model.problem.floor * self.mass;
        let mut best = None;
        // Compared by cross-multiplication, so that a cost of nothing needs no special case.
        let (mut best_works, mut best_cost) = (0.0, 1.0);
        for (position, Weighed { holds, any, special, cost }) in self.weighed.iter().enumerate() {
            let works = holds * (any * self.mass + special);
            if works > 0.0 && works >= least && works * best_cost > best_works * cost {
                (best_works, best_cost) = (works, *cost);
                best = Some(ActionId(position));
            }
        }
        best.map(|action| (action, best_works / self.mass, best_cost))
    }

    /// Makes all further actions of an actor cheaper: reaching somebody is paid for once.
    fn reach(&mut self, actor: usize) {
        if self.reached & (1 << actor) != 0 {
            return;
        }
        self.reached |= 1 << actor;
        let Problem { actions, reach, .. } = &self.model.problem;
        if reach[actor] > 0.0 {
            for (weighed, _) in self.weighed.iter_mut().zip(actions).filter(|(_, action)| action.actor == actor) {
                weighed.cost -= reach[actor];
            }
        }
    }

    /// Shortens the waits that run by the time that an action takes, and releases what was held back behind the last.
    fn pass(&mut self, action: ActionId) {
        if self.running.is_empty() {
            return;
        }
        let problem = &self.model.problem;
        self.running.retain(|running| running.action != action);
        elapse(&mut self.running, problem.passes(action));
        for Running { action, left } in &self.running {
            self.weighed[action.0].cost = problem.price(*left);
        }
        if self.running.is_empty() {
            for (action, holds) in self.held.drain(..) {
                self.weighed[action.0].holds = holds;
            }
        }
    }

    /// Takes actions that send a code out of the turns while a wait runs: a newer code would make the awaited one void.
    fn hold_back(&mut self) {
        if self.running.is_empty() {
            return;
        }
        for (id, action) in self.model.problem.numbered_actions() {
            if action.sends && !self.running.iter().any(|running| running.action == id) {
                self.held.push((id, std::mem::take(&mut self.weighed[id.0].holds)));
            }
        }
    }

    /// Bayes' rule for a failure. Every belief is multiplied by `1 − holds·works`; all that the action does not name
    /// share one factor, which goes into `scale`, so that only the named beliefs and the actions that share one of them
    /// have to be touched.
    fn fail(&mut self, action: ActionId) {
        let Action { named, any, actor, .. } = &self.model.problem[action];
        let holds = std::mem::replace(&mut self.weighed[action.0].holds, 0.0);
        self.reach(*actor);
        self.pass(action);
        let others = 1.0 - holds * any;
        if others <= f64::EPSILON {
            // It mends all that it does not name: there is nothing left to scale, and dividing by it would be noise.
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
                self.weighed[shared.0].special += works * change;
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
