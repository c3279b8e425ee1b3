//! A problem with the data that all its states share, computed once, because a look-ahead visits thousands of states.

use std::collections::BTreeMap;

use crate::engine::plan::problem::{Action, ActionId, Need, Problem, Row};

/// A problem, indexed for planning.
#[derive(Debug, Clone)]
pub struct Model {
    pub problem: Problem,
    /// By hypothesis, the actions that name it, with the difference to their chance for other hypotheses.
    pub(crate) named_by: Vec<Vec<(ActionId, f64)>>,
    /// The conditions of all actions, each once: many fixes depend on the same answer.
    pub(crate) conditions: Vec<Requirement>,
    /// See [`Problem::first_steps`].
    pub(crate) first_steps: Vec<bool>,
    /// By action, its conditions.
    pub(crate) requirements: Vec<Requirements>,
}

/// A condition and its likelihood.
#[derive(Debug, Clone)]
pub(crate) struct Requirement {
    pub(crate) need: Need,
    /// P(one of its answers | hypothesis).
    pub(crate) row: Row,
}

/// The conditions of one action, as positions in [`Model::conditions`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Requirements {
    pub(crate) only_if: Vec<usize>,
    pub(crate) gates: Vec<usize>,
}

impl Model {
    /// Indexes a problem.
    pub fn new(problem: Problem) -> Self {
        let mut conditions = Conditions { problem: &problem, all: Vec::new(), positions: BTreeMap::new() };
        let requirements = problem.actions.iter().map(|action| conditions.of(action)).collect();
        let conditions = conditions.all;
        Self { named_by: named_by(&problem), first_steps: problem.first_steps(), conditions, requirements, problem }
    }
}

fn named_by(problem: &Problem) -> Vec<Vec<(ActionId, f64)>> {
    let mut named_by = vec![Vec::new(); problem.belief.len()];
    for (id, action) in problem.numbered_actions() {
        for (hypothesis, works) in &action.named {
            named_by[*hypothesis].push((id, works - action.any));
        }
    }
    named_by
}

/// The conditions that were collected so far.
struct Conditions<'p> {
    problem: &'p Problem,
    all: Vec<Requirement>,
    positions: BTreeMap<&'p Need, usize>,
}

impl<'p> Conditions<'p> {
    fn of(&mut self, action: &'p Action) -> Requirements {
        let only_if = action.only_if.iter().map(|need| self.position(need)).collect();
        let gates = action.gates.iter().map(|need| self.position(need)).collect();
        Requirements { only_if, gates }
    }

    fn position(&mut self, need: &'p Need) -> usize {
        *self.positions.entry(need).or_insert_with(|| {
            self.all.push(Requirement { need: need.clone(), row: self.problem.suiting(need) });
            self.all.len() - 1
        })
    }
}
