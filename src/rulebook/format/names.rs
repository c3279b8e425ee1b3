//! Resolves names to positions, and reports unknown names.

use std::collections::BTreeMap;

use crate::rulebook::book::answer::Answer;
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::ids::{AlertId, AnswerId, CauseId, ClaimId, EscalationId, FixId, LimitId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::UNKNOWN_ID;
use crate::rulebook::format::yaml::{Entry, Node};
use crate::rulebook::suggest;

/// The ids of one kind.
#[derive(Debug)]
pub(crate) struct Ids {
    kind: &'static str,
    positions: BTreeMap<String, usize>,
}

impl Ids {
    pub(crate) fn new<'n>(kind: &'static str, ids: impl IntoIterator<Item = &'n str>) -> Self {
        let mut positions = BTreeMap::new();
        for (position, id) in ids.into_iter().enumerate() {
            positions.insert(id.to_owned(), position);
        }
        Self { kind, positions }
    }

    pub(crate) fn of(kind: &'static str, nodes: &[Node]) -> Self {
        Self::new(kind, nodes.iter().map(|node| node.text("id")))
    }

    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    pub(crate) fn resolve(&self, id: &str, span: Span, findings: &mut Findings) -> Option<usize> {
        if let Some(position) = self.get(id) {
            return Some(position);
        }
        let kind = self.kind;
        let meant = findings.closest(id, self.positions.keys().map(String::as_str));
        let help = match meant {
            Some(meant) => suggest::meant(meant),
            None if (1..=8).contains(&self.positions.len()) => {
                let known: Vec<&str> = self.positions.keys().map(String::as_str).collect();
                format!("one of {}", known.join(", "))
            }
            None => format!("define the {kind}, or name one that there is"),
        };
        findings.add(&UNKNOWN_ID, span, format!("unknown {kind} `{id}`"), help);
        // The id that was meant stands in for it, so that nothing else is reported because of it.
        meant.and_then(|meant| self.get(meant))
    }
}

/// The ids of a rulebook.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) claims: Ids,
    pub(crate) questions: Ids,
    /// By question.
    pub(crate) answers: Vec<Ids>,
    /// By question, by answer: the answer that it stands under.
    pub(crate) under: Vec<Vec<Option<AnswerId>>>,
    pub(crate) causes: Ids,
    pub(crate) fixes: Ids,
    pub(crate) limits: Ids,
    pub(crate) alerts: Ids,
    pub(crate) escalations: Ids,
    pub(crate) sources: Ids,
    pub(crate) meanings: Ids,
    pub(crate) lists: Ids,
}

impl Names {
    pub(crate) fn claim(&self, node: &Node, findings: &mut Findings) -> Option<ClaimId> {
        self.claims.resolve(node.scalar()?, node.span, findings).map(ClaimId::at)
    }

    pub(crate) fn claims(&self, entry: &Node, findings: &mut Findings) -> Vec<ClaimId> {
        entry.list("sources").iter().filter_map(|node| self.claim(node, findings)).collect()
    }

    pub(crate) fn question(&self, id: &str, span: Span, findings: &mut Findings) -> Option<QuestionId> {
        self.questions.resolve(id, span, findings).map(QuestionId::at)
    }

    pub(crate) fn answer(
        &self,
        question: QuestionId,
        id: &str,
        span: Span,
        findings: &mut Findings,
    ) -> Option<AnswerId> {
        self.answers[question.index()].resolve(id, span, findings).map(AnswerId::at)
    }

    /// An answer of a question, *don't know* or *does not apply*.
    pub(crate) fn reply(&self, question: QuestionId, id: &str, span: Span, findings: &mut Findings) -> Option<Answer> {
        match (self.answers[question.index()].get(id), id) {
            (None, Answer::UNKNOWN) => Some(Answer::Unknown),
            (None, Answer::NOT_APPLICABLE) => Some(Answer::NotApplicable),
            _ => self.answer(question, id, span, findings).map(Answer::Chosen),
        }
    }

    pub(crate) fn cause(&self, id: &str, span: Span, findings: &mut Findings) -> Option<CauseId> {
        self.causes.resolve(id, span, findings).map(CauseId::at)
    }

    pub(crate) fn fix(&self, id: &str, span: Span, findings: &mut Findings) -> Option<FixId> {
        self.fixes.resolve(id, span, findings).map(FixId::at)
    }

    /// The fixes of a list of ids.
    pub(crate) fn fixes(&self, nodes: &[Node], findings: &mut Findings) -> Vec<FixId> {
        nodes.iter().filter_map(|fix| self.fix(fix.scalar()?, fix.span, findings)).collect()
    }

    pub(crate) fn limit(&self, node: &Node, findings: &mut Findings) -> Option<LimitId> {
        self.limits.resolve(node.scalar()?, node.span, findings).map(LimitId::at)
    }

    pub(crate) fn alert(&self, node: &Node, findings: &mut Findings) -> Option<AlertId> {
        self.alerts.resolve(node.scalar()?, node.span, findings).map(AlertId::at)
    }

    pub(crate) fn escalation(&self, node: &Node, findings: &mut Findings) -> Option<EscalationId> {
        self.escalations.resolve(node.scalar()?, node.span, findings).map(EscalationId::at)
    }

    /// The conditions under a key; none without the key.
    pub(crate) fn when(&self, entry: &Node, key: &str, findings: &mut Findings) -> When {
        When(entry.map(key).iter().filter_map(|entry| self.condition(entry, findings)).collect())
    }

    pub(crate) fn condition(&self, entry: &Entry, findings: &mut Findings) -> Option<Condition> {
        let question = self.question(&entry.key, entry.span, findings)?;
        let answers = entry.value.items();
        let mut answers: Vec<AnswerId> =
            answers.iter().filter_map(|node| self.answer(question, node.scalar()?, node.span, findings)).collect();
        // A condition that accepts an answer accepts its special cases.
        for (narrow, broad) in self.under[question.index()].iter().enumerate() {
            if broad.is_some_and(|broad| answers.contains(&broad)) {
                answers.push(AnswerId::at(narrow));
            }
        }
        // Sorted, so that two conditions with the same answers are equal.
        answers.sort_unstable();
        answers.dedup();
        Some(Condition { question, answers, at: entry.span })
    }
}
