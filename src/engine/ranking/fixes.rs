//! The fixes of a rulebook in numbers, for one reader.

use crate::engine::plan::compile::cost;
use crate::engine::ranking::conditions::{ConditionId, Conditions, Gate};
use crate::rulebook::{Audience, FixId, Rulebook, Step};

/// A fix in numbers.
#[derive(Debug)]
pub(crate) struct FixNumbers {
    /// False if it is for other readers.
    pub(crate) is_seen: bool,
    pub(crate) when: Gate,
    pub(crate) needs: Gate,
    pub(crate) only_if: Gate,
    /// P(works) for the causes that it does not name.
    pub(crate) any: f64,
    /// By cause that it names, P(works) and the difference to `any`.
    pub(crate) named: Vec<(usize, f64, f64)>,
    /// Attention, effort and waiting, in minutes: if it can be done at once, and if a step has to wait.
    pub(crate) costs: [f64; 2],
    /// The cost of reaching its actor, in minutes.
    pub(crate) reach: f64,
    pub(crate) actor: usize,
    /// The steps that have a code sent, and that this reader sees.
    pub(crate) sending: Vec<Sending>,
    /// True if it helps whatever the cause is, and mends none.
    pub(crate) is_way_round: bool,
    /// True if its wait is so long that the service forgets the earlier codes.
    pub(crate) outwaits: bool,
}

/// A step that has a code sent.
#[derive(Debug)]
pub(crate) struct Sending {
    pub(crate) when: Gate,
    /// Conditions for answers that no menu lists: while they are open, the step is not shown.
    pub(crate) by_name: Gate,
    pub(crate) needs: Gate,
}

impl FixNumbers {
    pub(crate) fn new(book: &Rulebook, audience: Audience, conditions: &Conditions, id: FixId) -> Self {
        let fix = &book[id];
        let any = fix.cures_any.unwrap_or(0.0);
        let sending = fix.steps.iter().filter(|step| step.sends && step.audience.includes(audience));
        Self {
            is_seen: fix.audience.includes(audience),
            when: conditions.gate(book, &fix.when),
            needs: conditions.gate(book, &fix.needs),
            only_if: conditions.gate(book, &fix.only_if),
            any,
            named: fix.cures.iter().map(|(cause, works)| (cause.index(), *works, works - any)).collect(),
            costs: [0.0, book.most_codes.map_or(0.0, |most| most.again_after)].map(|delay| cost(book, fix, delay)),
            reach: book.costs.reaching(fix.by, audience),
            actor: fix.by as usize,
            sending: sending.map(|step| Sending::new(book, conditions, step)).collect(),
            is_way_round: book.is_way_round(id),
            outwaits: book.most_codes.is_some_and(|most| fix.wait >= most.again_after),
        }
    }
}

impl Sending {
    fn new(book: &Rulebook, conditions: &Conditions, step: &Step) -> Self {
        let mut by_name: Vec<ConditionId> = Vec::new();
        for condition in &step.when.0 {
            let asked = &book[condition.question];
            if condition.answers.iter().all(|answer| asked.is_by_name(*answer)) {
                by_name.push(conditions.of(book, condition));
            }
        }
        Self {
            when: conditions.gate(book, &step.when),
            by_name: Gate(by_name),
            needs: conditions.gate(book, &step.needs),
        }
    }
}
