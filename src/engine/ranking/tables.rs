//! A rulebook in tables, for one reader: what every case needs, worked out once.

use std::ops::Range;

use crate::engine::ranking::conditions::{Conditions, Gate};
use crate::engine::ranking::fixes::FixNumbers;
use crate::engine::ranking::priors::Priors;
use crate::engine::ranking::rows::Rows;
use crate::rulebook::{AlertId, Audience, CauseId, EscalationId, Rulebook, When};

/// The tables.
#[derive(Debug)]
pub(crate) struct Tables<'r> {
    pub(crate) book: &'r Rulebook,
    pub(crate) audience: Audience,
    pub(crate) conditions: Conditions,
    pub(crate) priors: Priors,
    pub(crate) rows: Rows,
    /// By fix.
    pub(crate) fixes: Vec<FixNumbers>,
    /// By fix, P(works) for the causes that it does not name: close together, because every turn looks at all of them.
    pub(crate) any: Vec<f64>,
    /// By fix, 1 / its least cost: done at once, its actor reached before, and no question to ask first.
    pub(crate) least_cost_inverse: Vec<f64>,
    /// The fixes for this reader, in order.
    pub(crate) seen: Vec<Seen>,
    /// By question, by answer, those that it rules out, a bit each.
    pub(crate) ruled_out: Vec<Vec<Vec<u64>>>,
    /// The causes that they name, each with the difference to the chance for others; close together as well.
    pub(crate) named: Vec<(usize, f64)>,
    /// By cause, the fixes that name it, each with the difference to its chance for other causes.
    pub(crate) named_by: Vec<Vec<(usize, f64)>>,
    /// By question, its gate.
    pub(crate) asked: Vec<Gate>,
    /// By condition, its question.
    pub(crate) question_of: Vec<usize>,
    /// The alerts for this reader, each with the gates that raise it.
    pub(crate) alerts: Vec<(AlertId, Vec<Gate>)>,
    /// The escalations for this reader.
    pub(crate) escalations: Vec<(EscalationId, Gate)>,
    pub(crate) dangers: Vec<CauseId>,
}

/// A fix for this reader.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) fix: usize,
    /// Its part of `named`.
    pub(crate) named: Range<usize>,
}

impl<'r> Tables<'r> {
    pub(crate) fn new(book: &'r Rulebook, audience: Audience) -> Self {
        let conditions = Conditions::new(book, gates(book));
        let fixes: Vec<FixNumbers> =
            book.fixes.ids().map(|fix| FixNumbers::new(book, audience, &conditions, fix)).collect();
        let mut named_by = vec![Vec::new(); book.causes.len()];
        for (position, fix) in fixes.iter().enumerate() {
            for (cause, _, more) in &fix.named {
                named_by[*cause].push((position, *more));
            }
        }
        let (mut named, mut seen) = (Vec::new(), Vec::new());
        for (position, fix) in fixes.iter().enumerate().filter(|(_, fix)| fix.is_seen) {
            let first = named.len();
            named.extend(fix.named.iter().map(|(cause, _, more)| (*cause, *more)));
            seen.push(Seen { fix: position, named: first..named.len() });
        }
        let question_of: Vec<usize> = conditions.all().map(|(question, _)| question).collect();
        let mut alerts = Vec::new();
        for (id, alert) in book.alerts.entries().filter(|(_, alert)| alert.audience.includes(audience)) {
            // A gate on the role alone raises nothing.
            let raising = alert.when.iter().filter(|when| when.0.iter().any(|one| one.question != book.role));
            alerts.push((id, raising.map(|when| conditions.gate(book, when)).collect()));
        }
        let mut escalations = Vec::new();
        for (id, escalation) in book.escalations.entries().filter(|(_, one)| one.audience.includes(audience)) {
            escalations.push((id, conditions.gate(book, &escalation.when)));
        }
        let priors = Priors::new(book, audience);
        Self {
            rows: Rows::new(book, &conditions, &priors),
            priors,
            any: fixes.iter().map(|fix| fix.any).collect(),
            least_cost_inverse: fixes.iter().map(|fix| 1.0 / fix.costs[0].min(fix.costs[1])).collect(),
            ruled_out: ruled_out(book, &conditions, &question_of, &fixes, &seen),
            named,
            named_by,
            fixes,
            seen,
            asked: book.questions.iter().map(|question| conditions.gate(book, &question.when)).collect(),
            question_of,
            alerts,
            escalations,
            dangers: book.causes.entries().filter(|(_, cause)| cause.danger).map(|(id, _)| id).collect(),
            conditions,
            book,
            audience,
        }
    }
}

/// The fixes for this reader that an answer rules out, because a condition of theirs fails with it.
fn ruled_out(
    book: &Rulebook,
    conditions: &Conditions,
    question_of: &[usize],
    fixes: &[FixNumbers],
    seen: &[Seen],
) -> Vec<Vec<Vec<u64>>> {
    let none = vec![0; seen.len().div_ceil(64)];
    let mut ruled_out: Vec<Vec<Vec<u64>>> =
        book.questions.iter().map(|question| vec![none.clone(); question.answers.len()]).collect();
    for (bit, seen) in seen.iter().enumerate() {
        let FixNumbers { when, needs, only_if, .. } = &fixes[seen.fix];
        for condition in [when, needs, only_if].into_iter().flat_map(|gate| &gate.0) {
            let question = question_of[condition.index()];
            for (answer, bits) in ruled_out[question].iter_mut().enumerate() {
                bits[bit / 64] |= u64::from(conditions.fails(question, answer, *condition)) << (bit % 64);
            }
        }
    }
    ruled_out
}

/// Every gate that a ranking looks at.
fn gates(book: &Rulebook) -> impl Iterator<Item = &When> {
    let of_questions = book.questions.iter().map(|question| &question.when);
    let of_fixes = book.fixes.iter().flat_map(|fix| [&fix.when, &fix.needs, &fix.only_if]);
    let steps = book.fixes.iter().flat_map(|fix| &fix.steps);
    let of_steps = steps.filter(|step| step.sends).flat_map(|step| [&step.when, &step.needs]);
    let of_alerts = book.alerts.iter().flat_map(|alert| &alert.when);
    let of_escalations = book.escalations.iter().map(|escalation| &escalation.when);
    of_questions.chain(of_fixes).chain(of_steps).chain(of_alerts).chain(of_escalations)
}
