//! Names to positions: every id of every kind, and the finding for a name that does not exist.

use std::collections::BTreeMap;

use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::ids::{AlertId, AnswerId, CauseId, ClaimId, EscalationId, FixId, LimitId, QuestionId};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::UNKNOWN_ID;
use crate::rulebook::format::yaml::{Entry, Node};
use crate::rulebook::suggest::did_you_mean;

/// One kind's ids.
#[derive(Debug)]
pub(crate) struct Ids {
    kind: &'static str,
    positions: BTreeMap<String, usize>,
}

impl Ids {
    pub(crate) fn new<'n>(kind: &'static str, ids: impl IntoIterator<Item = &'n str>) -> Self {
        let positions = ids.into_iter().enumerate().map(|(position, id)| (id.to_owned(), position)).collect();
        Self { kind, positions }
    }

    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    fn resolve(&self, id: &str, span: Span, findings: &mut Findings) -> Option<usize> {
        let position = self.get(id);
        if position.is_none() {
            let known = || self.positions.keys().map(String::as_str);
            let few = (1..=8).contains(&known().count());
            let help = did_you_mean(id, known())
                .or_else(|| few.then(|| format!("one of {}", known().collect::<Vec<_>>().join(", "))));
            findings.add_with_help(&UNKNOWN_ID, span, format!("unknown {} `{id}`", self.kind), help);
        }
        position
    }
}

/// All ids of a rulebook.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) claims: Ids,
    pub(crate) questions: Ids,
    /// By question.
    pub(crate) answers: Vec<Ids>,
    pub(crate) causes: Ids,
    pub(crate) fixes: Ids,
    pub(crate) limits: Ids,
    pub(crate) alerts: Ids,
    pub(crate) escalations: Ids,
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

    pub(crate) fn cause(&self, id: &str, span: Span, findings: &mut Findings) -> Option<CauseId> {
        self.causes.resolve(id, span, findings).map(CauseId::at)
    }

    pub(crate) fn fix(&self, id: &str, span: Span, findings: &mut Findings) -> Option<FixId> {
        self.fixes.resolve(id, span, findings).map(FixId::at)
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

    /// The conditions under a key, none if there is no such key.
    pub(crate) fn when(&self, entry: &Node, key: &str, findings: &mut Findings) -> When {
        When(entry.map(key).iter().filter_map(|entry| self.condition(entry, findings)).collect())
    }

    pub(crate) fn condition(&self, entry: &Entry, findings: &mut Findings) -> Option<Condition> {
        let question = self.question(&entry.key, entry.span, findings)?;
        let answers = entry.value.items();
        let mut answers: Vec<AnswerId> =
            answers.iter().filter_map(|node| self.answer(question, node.scalar()?, node.span, findings)).collect();
        answers.sort_unstable();
        answers.dedup();
        Some(Condition { question, answers, at: entry.span })
    }
}
