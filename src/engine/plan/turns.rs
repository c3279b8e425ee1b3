//! Actions in their turns, each worked out from the one before: the inner loop of every plan.
//!
//! Sparse and incremental: an action names few hypotheses, so a failure changes few beliefs, and only the actions that
//! share one of them are weighed again.

use crate::engine::plan::problem::{Action, Problem};
use crate::engine::plan::state::{Model, Running, Turn, elapse};

/// The turns of a state, worked out one by one.
pub struct Turns<'m> {
    model: &'m Model,
    /// Beliefs, to be multiplied by `scale`: what changes all of them changes one number.
    belief: Vec<f64>,
    scale: f64,
    /// The sum of `belief`.
    mass: f64,
    /// Less than this is rounding.
    least: f64,
    weighed: Vec<Weighed>,
    reached: u32,
    running: Vec<Running>,
    /// What sends a code and is held back while a wait runs, with the chance that it is the right thing.
    held: Vec<(usize, f64)>,
}

/// What an action is worth where the turns stand.
pub(crate) struct Weighed {
    /// The chance that it is the right thing; 0 where it is done or out.
    pub(crate) holds: f64,
    pub(crate) any: f64,
    /// How much more belief it takes away than `any` does.
    pub(crate) special: f64,
    /// What it costs now, reaching somebody included.
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
}

impl Turns<'_> {
    /// The best action, the mass that it takes away, and its cost.
    fn best(&self) -> Option<(usize, f64, f64)> {
        let least = self.model.problem.floor * self.mass;
        let mut best = None;
        // Compared by cross-multiplication, so that a cost of nothing needs no special case.
        let (mut best_works, mut best_cost) = (0.0, 1.0);
        for (action, Weighed { holds, any, special, cost }) in self.weighed.iter().enumerate() {
            let works = holds * (any * self.mass + special);
            if works > 0.0 && works >= least && works * best_cost > best_works * cost {
                (best_works, best_cost) = (works, *cost);
                best = Some(action);
            }
        }
        best.map(|action| (action, best_works / self.mass, best_cost))
    }

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

    /// Waits that run get shorter while something else is done.
    fn pass(&mut self, action: usize) {
        if self.running.is_empty() {
            return;
        }
        let problem = &self.model.problem;
        self.running.retain(|running| running.action != action);
        elapse(&mut self.running, problem.passes(action));
        for Running { action, left } in &self.running {
            self.weighed[*action].cost = problem.price(*left);
        }
        if self.running.is_empty() {
            for (action, holds) in self.held.drain(..) {
                self.weighed[action].holds = holds;
            }
        }
    }

    fn hold_back(&mut self) {
        let sending = |(position, action): &(usize, &Action)| {
            action.sends && !self.running.iter().any(|running| running.action == *position)
        };
        if !self.running.is_empty() {
            let actions = self.model.problem.actions.iter().enumerate();
            for (position, _) in actions.filter(sending) {
                self.held.push((position, std::mem::take(&mut self.weighed[position].holds)));
            }
        }
    }

    fn fail(&mut self, action: usize) {
        let Action { named, any, actor, .. } = &self.model.problem.actions[action];
        let holds = std::mem::replace(&mut self.weighed[action].holds, 0.0);
        self.reach(*actor);
        self.pass(action);
        let others = 1.0 - holds * any;
        if others <= f64::EPSILON {
            // It mends all that it does not name: there is nothing left to scale.
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
                self.weighed[*shared].special += works * change;
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
