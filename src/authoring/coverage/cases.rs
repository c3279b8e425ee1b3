//! The coverage of a rulebook's entries, answers and branches by its worked cases.
//!
//! The rules:
//!
//! - Only cases that come out as expected count: one that fails would not notice a change.
//! - A cause is covered if a case expects it within a rank; a fix too, or if a case counts its steps or expects
//!   never to see it advised. A place on a list that no case checks is not enough.
//! - An alert, a limit or an escalation is covered if a case expects it by name, an escalation also if a case expects
//!   that it is not offered; `alert: []` covers none.
//! - A question is covered if a case answers it, or expects that a fix waits for it or that it is not asked; an answer
//!   if a case gives it. *Don't know* is no answer of a question. The built-in question `role` is not counted.
//! - Branches are every `when`, each alternative of an alert's `when`, each `adjust` of a cause, the `needs` of fixes and
//!   steps, and the `only_if` of fixes. A branch is covered if it held in one case and failed in another, both as known facts: an open condition is
//!   neither. It is checked only where the audience of the case sees the entry, and that of a step only while its fix
//!   is on the list with its steps. Coverage shows that both outcomes occurred, not that a case depends on them.
//!   Conditions under `prevent` matter only after a fix has worked, and are not counted.

use crate::authoring::cases::{compare, play};
use crate::authoring::progress::Progress;
use crate::engine::Answer;
use crate::engine::facts::{Facts, Truth};
use crate::rulebook::{Audience, Case, Expect, FixId, For, Gate, Part, QuestionId, Rulebook, Span, Spot, When};

/// The coverage of a rulebook by its worked cases.
#[derive(Debug, Clone)]
pub struct CaseCoverage {
    /// The number of cases that can be played.
    pub cases: usize,
    /// The number of cases that pass; only these count.
    pub passed: usize,
    /// Everything that can be covered, kind by kind in rulebook order.
    pub items: Vec<Item>,
}

/// An item that cases can cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    /// Its fields and ids: `fixes.resend.steps.2.when`.
    pub path: String,
    pub at: Span,
    pub missing: Missing,
}

/// The kinds of items.
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

/// The reason why an item is not covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing: it is covered.
    Nothing,
    /// No case concerns it.
    Case,
    /// The branch failed in some case and held in none.
    Open,
    /// The branch held in some case and failed in none.
    Closed,
}

impl CaseCoverage {
    /// The number of items of a kind.
    pub fn count(&self, kind: ItemKind) -> usize {
        self.items.iter().filter(|item| item.kind == kind).count()
    }

    /// The number of covered items of a kind.
    pub fn covered(&self, kind: ItemKind) -> usize {
        self.count(kind) - self.uncovered().filter(|item| item.kind == kind).count()
    }

    /// The items that are not covered.
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
    /// For the condition of a step, the fix that must be on the list.
    fix: Option<FixId>,
    held: bool,
    failed: bool,
}

/// Replays the worked cases and marks everything that they cover. What stands in a file before `first_file` is left out.
pub fn case_coverage(book: &Rulebook, first_file: u32, progress: Progress<'_>) -> CaseCoverage {
    let mut branches = all_branches(book);
    let mut passed: Vec<&Case> = Vec::new();
    for (done, case) in book.cases.iter().enumerate() {
        progress(done, book.cases.len());
        let Ok(session) = play(book, case) else { continue };
        let diagnosis = session.diagnosis();
        if !compare(case, &session, &diagnosis).is_empty() {
            continue;
        }
        passed.push(case);
        let facts = session.facts();
        // Steps are hidden while their fix needs an answer.
        let shown: Vec<FixId> =
            diagnosis.fixes.iter().filter(|ranked| ranked.needs.is_empty()).map(|ranked| ranked.fix).collect();
        for branch in &mut branches {
            if branch.fix.is_none_or(|fix| shown.contains(&fix)) {
                branch.record(case.audience, &facts);
            }
        }
    }
    let mut items = entries(book, &passed);
    items.extend(branches.iter().map(Branch::item));
    items.retain(|item| item.at.file >= first_file);
    CaseCoverage { cases: book.cases.len(), passed: passed.len(), items }
}

impl Branch<'_> {
    fn record(&mut self, audience: Audience, facts: &Facts) {
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

/// Every item except the branches.
fn entries(book: &Rulebook, cases: &[&Case]) -> Vec<Item> {
    let expects: Vec<&Expect> = cases.iter().map(|case| &case.expect).collect();
    let mut items = Vec::new();
    for (id, question) in book.questions.entries() {
        if id == book.role {
            continue;
        }
        let covered = cases.iter().any(|case| is_covered(case, id));
        items.push(entry(ItemKind::Question, format!("questions.{}", question.id), question.at, covered));
        for (answer, choice) in question.answers.ids().zip(&question.answers) {
            // The file lists the answers to these two questions under keys of their own.
            let path = match id {
                symptom if symptom == book.symptom => format!("symptoms.{}", choice.id),
                service if service == book.service => format!("services.{}", choice.id),
                _ => format!("questions.{}.answers.{}", question.id, choice.id),
            };
            let covered = cases.iter().any(|case| case.answers.contains(&(id, Answer::Chosen(answer))));
            items.push(entry(ItemKind::Answer, path, choice.at, covered));
        }
    }
    for (id, cause) in book.causes.entries() {
        let covered = expects.iter().any(|expect| expect.causes.iter().any(|(cause, _)| *cause == id));
        items.push(entry(ItemKind::Cause, format!("causes.{}", cause.id), cause.at, covered));
    }
    for (id, fix) in book.fixes.entries() {
        let mut expected = expects.iter().flat_map(|expect| expect.fixes.iter().chain(&expect.steps));
        let covered = expected.any(|(fix, _)| *fix == id)
            || expects
                .iter()
                .any(|expect| expect.never.contains(&id) || expect.postponed.contains(&id) || expect.tries == Some(id));
        items.push(entry(ItemKind::Fix, format!("fixes.{}", fix.id), fix.at, covered));
    }
    for (id, limit) in book.limits.entries() {
        let covered = expects.iter().any(|expect| expect.limits.contains(&id));
        items.push(entry(ItemKind::Limit, format!("limits.{}", limit.id), limit.at, covered));
    }
    for (id, alert) in book.alerts.entries() {
        let covered = expects.iter().flat_map(|expect| &expect.alerts).any(|alerts| alerts.contains(&id));
        items.push(entry(ItemKind::Alert, format!("alerts.{}", alert.id), alert.at, covered));
    }
    for (id, escalation) in book.escalations.entries() {
        let mut expected = expects.iter().flat_map(|expect| expect.escalations.iter().chain(&expect.not_offered));
        let covered = expected.any(|expected| *expected == id);
        items.push(entry(ItemKind::Escalation, format!("escalations.{}", escalation.id), escalation.at, covered));
    }
    items
}

fn entry(kind: ItemKind, path: String, at: Span, covered: bool) -> Item {
    Item { kind, path, at, missing: if covered { Missing::Nothing } else { Missing::Case } }
}

/// True if a case covers a question.
fn is_covered(case: &Case, question: QuestionId) -> bool {
    let Case { answers, expect, .. } = case;
    answers.iter().any(|(answered, _)| *answered == question)
        || expect.needs.contains(&question)
        || expect.asks == Some(question)
        || expect.not_asked.contains(&question)
}

/// Every condition of the rulebook that counts as a branch.
fn all_branches(book: &Rulebook) -> Vec<Branch<'_>> {
    let mut branches = Vec::new();
    for gate in book.gates() {
        // A prevention is shown only after a fix has worked, and no case continues from there.
        if gate.when.0.is_empty() || gate.spot.part == Part::Prevention {
            continue;
        }
        let fix = if gate.spot.part == Part::Step { book.fixes.find(gate.spot.id) } else { None };
        let Gate { spot: Spot { audiences, .. }, path, when } = gate;
        branches.push(Branch { path, when, audiences, fix, held: false, failed: false });
    }
    branches
}
