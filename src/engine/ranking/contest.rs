//! The fixes in their turns: the order of [`turns`](crate::engine::plan::turns), bit for bit, while no wait is running.
//!
//! The numbers that a turn needs of a fix (its gates, the chance that they hold, its cost) are worked out when the fix first
//! stands a chance of being the next, because most never do. Bounds tell which do: a fix works no more often than if all its
//! gates held, and costs no less than its least cost.

use crate::engine::facts::Truth;
use crate::engine::plan::compile::WORTH_ADVISING;
use crate::engine::ranking::case::Case;
use crate::engine::ranking::conditions::Gate;
use crate::engine::ranking::fixes::FixNumbers;
use crate::engine::ranking::tables::Tables;
use crate::rulebook::{AlertId, FixId, Position, Stops};

/// More than rounding adds to a chance.
const SLACK: f64 = 1.0 + 1e-9;

/// A ratio so much smaller than another that no rounding makes it the larger.
const FAR_BELOW: f64 = 1.0 - 1e-6;

/// The fixes while turns are taken.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contest {
    /// By fix, the additional mass that it removes because of the causes that it names.
    special: Vec<f64>,
    /// The fixes for this reader that an answer rules out, a bit each.
    ruled_out: Vec<u64>,
    /// The fixes that can have a turn at all, in order.
    left: Vec<usize>,
    /// Those of them that may work often enough now.
    near: Vec<Near>,
    /// By fix.
    entries: Vec<Entry>,
    /// The beliefs, relative to the failures so far.
    belief: Vec<f64>,
    mass: f64,
    /// The actors who were reached, one bit each.
    reached: u32,
}

/// A fix that may work often enough.
#[derive(Debug, Clone, Copy)]
struct Near {
    position: usize,
    /// The mass that it removes if it is appropriate.
    most: f64,
    /// The most that the mass which it removes can be for its cost.
    bound: f64,
}

/// The state of a fix.
#[derive(Debug, Clone, Copy, Default)]
enum Entry {
    /// It is possible. No more is known yet.
    New,
    /// It cannot be advised, or had its turn.
    #[default]
    Out,
    /// It can be advised.
    In { holds: f64, cost: f64, is_withheld: bool },
}

/// A fix in its turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Turn {
    pub(crate) fix: usize,
    /// P(it works | everything before it failed).
    pub(crate) works: f64,
}

impl Contest {
    /// The contest before the first turn.
    pub(crate) fn begin(&mut self, tables: &Tables<'_>, case: &Case) {
        self.belief.clone_from(&case.beliefs.causes);
        self.mass = case.beliefs.mass;
        self.reached = 0;
        self.entries.clear();
        self.entries.resize(tables.fixes.len(), Entry::Out);
        self.special.resize(tables.fixes.len(), 0.0);
        self.left.clear();
        case.rule_out(tables, &mut self.ruled_out);
        for (bit, seen) in tables.seen.iter().enumerate() {
            if self.ruled_out[bit / 64] & (1 << (bit % 64)) != 0 {
                continue;
            }
            let named = tables.named[seen.named.clone()].iter();
            let special: f64 = named.map(|(cause, more)| self.belief[*cause] * more).sum();
            self.special[seen.fix] = special;
            self.entries[seen.fix] = Entry::New;
            // If it names impossible causes alone, no failure of others changes that.
            if tables.any[seen.fix] > 0.0 || special != 0.0 {
                self.left.push(seen.fix);
            }
        }
        for (fix, _) in &case.trials {
            self.entries[fix.index()] = Entry::Out;
        }
    }

    /// The next turn; `None` if nothing is left that is worth advising.
    pub(crate) fn next(&mut self, tables: &Tables<'_>, case: &Case) -> Option<Turn> {
        if self.mass <= case.beliefs.mass * f64::EPSILON {
            return None;
        }
        let (fix, works) = self.best(tables, case)?;
        let turn = Turn { fix, works: works / self.mass };
        self.fail(tables, fix);
        Some(turn)
    }

    fn best(&mut self, tables: &Tables<'_>, case: &Case) -> Option<(usize, f64)> {
        let least = WORTH_ADVISING * self.mass;
        let promising = self.draw_near(tables, least);
        let behind = FAR_BELOW * promising.map_or(0.0, |near| self.ratio(tables, case, near, least));
        let mut best = None;
        let (mut best_works, mut best_cost, mut best_is_withheld) = (0.0, 1.0, true);
        for at in 0..self.near.len() {
            let Near { position, most, bound } = self.near[at];
            // Far behind a fix that can be taken now: it cannot be the best, and changes nothing about which one is.
            if bound < behind {
                continue;
            }
            let Entry::In { holds, cost, is_withheld } = self.looked_at(tables, case, position) else { continue };
            let works = holds * most;
            if works <= 0.0 || works < least {
                continue;
            }
            let comes_first = match (is_withheld, best_is_withheld) {
                (false, true) => true,
                (true, false) => false,
                _ => works * best_cost > best_works * cost,
            };
            if comes_first {
                (best_works, best_cost, best_is_withheld) = (works, cost, is_withheld);
                best = Some(position);
            }
        }
        Some((best?, best_works))
    }

    /// Collects the fixes that may work often enough. Returns the one with the largest bound among those that may be taken
    /// now. Looking for the largest of all ratios would cost more than it saves.
    fn draw_near(&mut self, tables: &Tables<'_>, least: f64) -> Option<Near> {
        // In local variables, because the loop is short and runs for every fix and turn.
        let (any, special, mass) = (&tables.any[..], &self.special[..], self.mass);
        let (mut promising, mut largest) = (None, 0.0);
        self.near.clear();
        for position in self.left.iter().copied() {
            let most = any[position] * mass + special[position];
            if most <= 0.0 || most * SLACK < least {
                continue;
            }
            let (bound, may_be_taken) = match self.entries[position] {
                Entry::New => (most * tables.least_cost_inverse[position], true),
                Entry::In { holds, cost, is_withheld } => (holds * most / cost, !is_withheld),
                Entry::Out => continue,
            };
            let near = Near { position, most, bound };
            self.near.push(near);
            if may_be_taken && bound > largest {
                (promising, largest) = (Some(near), bound);
            }
        }
        promising
    }

    /// The ratio of chance to cost of a fix; 0 if it cannot be taken now.
    fn ratio(&mut self, tables: &Tables<'_>, case: &Case, near: Near, least: f64) -> f64 {
        match self.looked_at(tables, case, near.position) {
            Entry::In { holds, cost, is_withheld: false } if holds * near.most >= least => holds * near.most / cost,
            _ => 0.0,
        }
    }

    /// The state of a fix, after a look at it.
    fn looked_at(&mut self, tables: &Tables<'_>, case: &Case, position: usize) -> Entry {
        if let Entry::New = self.entries[position] {
            self.entries[position] = self.entry(tables, case, position);
        }
        self.entries[position]
    }

    fn entry(&self, tables: &Tables<'_>, case: &Case, position: usize) -> Entry {
        let fix = &tables.fixes[position];
        if is_stopped(tables, case, position) {
            return Entry::Out;
        }
        let holds = all_hold(tables, case, &[&fix.only_if, &fix.when, &fix.needs]);
        let mut cost = case.cost(tables, fix);
        if self.reached & (1 << fix.actor) != 0 && fix.reach > 0.0 {
            // Deducted, and not left out, so that the last bits are those of all other fixes of this actor.
            cost -= fix.reach;
        }
        Entry::In { holds, cost, is_withheld: case.is_withheld(tables, fix) }
    }

    /// Bayes' rule for a failure.
    fn fail(&mut self, tables: &Tables<'_>, position: usize) {
        let Entry::In { holds, .. } = std::mem::replace(&mut self.entries[position], Entry::Out) else { return };
        let fix = &tables.fixes[position];
        self.reach(tables, fix);
        let others = 1.0 - holds * fix.any;
        if others <= f64::EPSILON {
            self.mass = 0.0;
            return;
        }
        for (cause, works, _) in &fix.named {
            let belief = self.belief[*cause];
            if belief <= 0.0 {
                continue;
            }
            let change = belief * ((1.0 - holds * works) / others - 1.0);
            self.belief[*cause] = belief + change;
            self.mass += change;
            for (shared, more) in &tables.named_by[*cause] {
                self.special[*shared] += more * change;
            }
        }
    }

    /// Deducts the cost of reaching an actor from all their fixes, because it is paid once.
    fn reach(&mut self, tables: &Tables<'_>, reached: &FixNumbers) {
        if self.reached & (1 << reached.actor) != 0 {
            return;
        }
        self.reached |= 1 << reached.actor;
        if reached.reach > 0.0 {
            for position in &self.left {
                if let Entry::In { cost, .. } = &mut self.entries[*position] {
                    let fix = &tables.fixes[*position];
                    if fix.actor == reached.actor {
                        *cost -= fix.reach;
                    }
                }
            }
        }
    }
}

/// The chance that the open conditions of these gates hold.
fn all_hold(tables: &Tables<'_>, case: &Case, gates: &[&Gate]) -> f64 {
    let open = gates.iter().flat_map(|gate| gate.open(&case.truth));
    open.map(|condition| case.chance(tables, condition)).product()
}

/// True if a fix that was not tried may be advised.
fn is_advisable(tables: &Tables<'_>, case: &Case, position: usize) -> bool {
    case.is_possible(&tables.fixes[position]) && !is_stopped(tables, case, position)
}

fn is_stopped(tables: &Tables<'_>, case: &Case, position: usize) -> bool {
    let book = tables.book;
    let id = FixId::at(position);
    let leads = |alert: &AlertId| book[*alert].leads.contains(&id);
    let stops = |alert: &AlertId| match &book[*alert].stops {
        Stops::Nothing => false,
        Stops::All => true,
        Stops::Sending => case.sends(&tables.fixes[position]),
        Stops::Fixes(fixes) => fixes.contains(&id),
    };
    !case.alerts.is_empty() && !case.alerts.iter().any(leads) && case.alerts.iter().any(stops)
}

/// The first fix that an alert leads to and that can be taken now, with its chance of working.
pub(crate) fn lead(tables: &Tables<'_>, case: &Case) -> Option<Turn> {
    let leads = case.alerts.iter().flat_map(|alert| &tables.book[*alert].leads);
    for position in leads.map(|fix| fix.index()) {
        let fix = &tables.fixes[position];
        let is_tried = case.trials.iter().any(|(tried, _)| tried.index() == position);
        if is_tried || !is_advisable(tables, case, position) || case.is_withheld(tables, fix) {
            continue;
        }
        let holds = all_hold(tables, case, &[&fix.only_if]) * all_hold(tables, case, &[&fix.when, &fix.needs]);
        let special: f64 = fix.named.iter().map(|(cause, _, more)| case.beliefs.causes[*cause] * more).sum();
        let mass = case.beliefs.mass;
        let works = holds * (fix.any * mass + special);
        if works > 0.0 && works >= WORTH_ADVISING * mass {
            // A question that must be answered first comes before it, and then nothing moves.
            let is_pending = fix.only_if.0.iter().any(|condition| case.truth[condition.index()] == Truth::Open);
            return (!is_pending).then_some(Turn { fix: position, works: works / mass });
        }
    }
    None
}
