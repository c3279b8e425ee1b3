//! The coverage of a rulebook's entries, answers and branches by its worked cases.
//!
//! These rules decide what is covered:
//!
//! - Only cases that come out as expected count: one that fails would not notice a change.
//! - A cause is covered if a case expects it within a rank; a fix likewise, or if a case counts its steps or expects
//!   never to see it advised. To stand on a list that no case speaks of is not enough.
//! - An alert, a limit or an escalation is covered if a case expects it by name, an escalation also if a case expects
//!   that it is not offered; `alert: []` covers none.
//! - A question is covered if a case answers it, or expects that a fix waits for it or that it is not asked; an answer
//!   if a case gives it. *Don't know* cannot stand in a case. The built-in question `role` is not counted.
//! - A branch is every `when` there is, each alternative of an alert's and each of a cause's `adjust`, and the `needs`
//!   of a fix. It is covered if it held in one case and failed in another, both as known facts: an open one is
//!   neither. It is looked at only where the reader of the case sees the entry, and that of a step only while its fix
//!   is on the list with its steps. So both outcomes occurred; a case need not notice if one of them changed.
//!   Conditions under `prevent` matter only after a fix has worked, and are not counted.

use crate::authoring::cases::{compare, play};
use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{Audience, Case, FixId, For, Gate, Part, Rulebook, Span, Spot, When};

/// The coverage of a rulebook by its worked cases.
#[derive(Debug, Clone)]
pub struct CaseCoverage {
    /// The number of cases that can be played.
    pub cases: usize,
    /// The number of cases that come out as expected, and so count.
    pub passed: usize,
    /// Everything that can be covered, kind by kind in rulebook order.
    pub items: Vec<Item>,
}

/// One thing that cases can cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    /// The fields and ids that lead to it: `fixes.resend.steps.2.when`.
    pub path: String,
    pub at: Span,
    pub missing: Missing,
}

/// The kinds of things that can be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    Question,
    /// An answer of a question.
    Answer,
    Cause,
    Fix,
    Limit,
    Alert,
    Escalation,
    /// A condition that can hold or fail.
    Branch,
}

impl ItemKind {
    pub const ALL: [Self; 8] = [
        Self::Question,
        Self::Answer,
        Self::Cause,
        Self::Fix,
        Self::Limit,
        Self::Alert,
        Self::Escalation,
        Self::Branch,
    ];
}

/// The lack that keeps a thing from being covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing: it is covered.
    Nothing,
    /// No case has to do with it.
    Case,
    /// The branch failed in some case and held in none.
    Open,
    /// The branch held in some case and failed in none.
    Closed,
}

impl CaseCoverage {
    /// The number of things of a kind.
    pub fn count(&self, kind: ItemKind) -> usize {
        self.items.iter().filter(|item| item.kind == kind).count()
    }

    /// The number of covered things of a kind.
    pub fn covered(&self, kind: ItemKind) -> usize {
        self.count(kind) - self.uncovered().filter(|item| item.kind == kind).count()
    }

    /// The things that no case covers.
    pub fn uncovered(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.missing != Missing::Nothing)
    }

    /// The covered share in per cent, rounded down.
    pub fn percent(&self) -> usize {
        percent(self.items.len() - self.uncovered().count(), self.items.len())
    }
}

/// A share in per cent, rounded down: 100 only if nothing is missing.
pub fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}

/// A condition of the rulebook, with its outcomes so far.
struct Branch<'r> {
    path: String,
    when: &'r When,
    audiences: Vec<For>,
    /// The fix that must be on the list for it to matter.
    fix: Option<FixId>,
    held: bool,
    failed: bool,
}

/// Plays the worked cases and marks everything that they cover.
pub fn case_coverage(book: &Rulebook) -> CaseCoverage {
    let mut branches = branches(book);
    let mut passed: Vec<&Case> = Vec::new();
    for case in &book.cases {
        let Ok(session) = play(book, case) else { continue };
        let diagnosis = session.diagnosis();
        if !compare(case, &session, &diagnosis).is_empty() {
            continue;
        }
        passed.push(case);
        let facts = session.facts();
        let shown = |fix| diagnosis.fixes.iter().any(|ranked| ranked.fix == fix && ranked.needs.is_empty());
        for branch in branches.iter_mut().filter(|branch| branch.fix.is_none_or(shown)) {
            branch.walk(case.audience, &facts);
        }
    }
    let mut items = entries(book, &passed);
    items.extend(branches.iter().map(Branch::item));
    CaseCoverage { cases: book.cases.len(), passed: passed.len(), items }
}

impl Branch<'_> {
    fn walk(&mut self, audience: Audience, facts: &Facts) {
        if self.audiences.iter().all(|only| only.includes(audience)) {
            let truth = facts.truth(self.when);
            self.held |= truth == Truth::Holds;
            self.failed |= truth == Truth::Fails;
        }
    }

    fn item(&self) -> Item {
        let missing = match (self.held, self.failed) {
            (true, true) => Missing::Nothing,
            (false, true) => Missing::Open,
            (true, false) => Missing::Closed,
            (false, false) => Missing::Case,
        };
        let at = self.when.0.first().map(|condition| condition.at).unwrap_or_default();
        Item { kind: ItemKind::Branch, path: self.path.clone(), at, missing }
    }
}

/// Everything but the branches.
fn entries(book: &Rulebook, cases: &[&Case]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut add = |kind, path: String, at, covers: &dyn Fn(&Case) -> bool| {
        let missing = if cases.iter().any(|case| covers(case)) { Missing::Nothing } else { Missing::Case };
        items.push(Item { kind, path, at, missing });
    };
    for id in book.questions.ids().filter(|question| *question != book.role) {
        let question = &book[id];
        let answered = |case: &Case| case.answers.iter().any(|(answered, _)| *answered == id);
        let expected = |case: &Case| case.expect.needs.contains(&id) || case.expect.not_asked.contains(&id);
        let covers = |case: &Case| answered(case) || expected(case);
        add(ItemKind::Question, format!("questions.{}", question.id), question.at, &covers);
        for (answer, choice) in question.answers.ids().zip(&question.answers) {
            let path = match id {
                symptom if symptom == book.symptom => format!("symptoms.{}", choice.id),
                service if service == book.service => format!("services.{}", choice.id),
                _ => format!("questions.{}.answers.{}", question.id, choice.id),
            };
            add(ItemKind::Answer, path, choice.at, &|case| case.answers.contains(&(id, answer)));
        }
    }
    for id in book.causes.ids() {
        let covers = |case: &Case| case.expect.causes.iter().any(|(cause, _)| *cause == id);
        add(ItemKind::Cause, format!("causes.{}", book[id].id), book[id].at, &covers);
    }
    for id in book.fixes.ids() {
        let expected = |case: &Case| case.expect.fixes.iter().chain(&case.expect.steps).any(|(fix, _)| *fix == id);
        let covers = |case: &Case| expected(case) || case.expect.never.contains(&id);
        add(ItemKind::Fix, format!("fixes.{}", book[id].id), book[id].at, &covers);
    }
    for id in book.limits.ids() {
        add(ItemKind::Limit, format!("limits.{}", book[id].id), book[id].at, &|case| case.expect.limits.contains(&id));
    }
    for id in book.alerts.ids() {
        let covers = |case: &Case| case.expect.alerts.iter().flatten().any(|alert| *alert == id);
        add(ItemKind::Alert, format!("alerts.{}", book[id].id), book[id].at, &covers);
    }
    for id in book.escalations.ids() {
        let covers = |case: &Case| case.expect.escalations.contains(&id) || case.expect.not_offered.contains(&id);
        add(ItemKind::Escalation, format!("escalations.{}", book[id].id), book[id].at, &covers);
    }
    items
}

/// Every condition of the rulebook that counts as a branch.
fn branches(book: &Rulebook) -> Vec<Branch<'_>> {
    let mut branches = Vec::new();
    for gate in book.gates() {
        // A prevention is shown only after a fix has worked, and no case goes on from there.
        if gate.when.0.is_empty() || gate.spot.part == Part::Prevention {
            continue;
        }
        let fix = if gate.spot.part == Part::Step { book.fixes.find(gate.spot.id) } else { None };
        let Gate { spot: Spot { audiences, .. }, path, when } = gate;
        branches.push(Branch { path, when, audiences, fix, held: false, failed: false });
    }
    branches
}
