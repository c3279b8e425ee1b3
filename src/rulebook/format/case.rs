//! Reads worked cases of the merged tree.
//!
//! Findings in a case are marked as such: they make only that case unusable, not the rulebook.

use crate::rulebook::book::answer::Answer;
use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::case::{Case, Expect, Outcome};
use crate::rulebook::book::ids::{CauseId, EscalationId, FixId, QuestionId};
use crate::rulebook::book::text::Text;
use crate::rulebook::finding::Findings;
use crate::rulebook::format::names::Names;
use crate::rulebook::format::read::Reader;
use crate::rulebook::format::yaml::{Entry, Node};

impl Reader<'_, '_> {
    pub(crate) fn case(&mut self, node: &Node) -> Case {
        let Self { names, findings, .. } = self;
        findings.enter(node.as_case());
        let case = Case {
            name: node.text("name").into(),
            audience: Audience::named(node.text("for")).unwrap_or_default(),
            answers: read_answers(names, node, findings),
            tried: read_trials(names, node, findings),
            expect: node.get("expect").map(|node| expect(names, node, findings)).unwrap_or_default(),
            sources: names.claims(node, findings),
            at: node.span,
        };
        findings.leave();
        case
    }
}

pub(crate) fn read_answers(names: &Names, node: &Node, findings: &mut Findings) -> Vec<(QuestionId, Answer)> {
    let mut answers = Vec::new();
    for entry in node.map("answers") {
        let Some(question) = names.question(&entry.key, entry.span, findings) else { continue };
        let Some(answer) = entry.value.scalar() else { continue };
        answers.extend(names.reply(question, answer, entry.value.span, findings).map(|answer| (question, answer)));
    }
    answers
}

pub(crate) fn read_trials(names: &Names, node: &Node, findings: &mut Findings) -> Vec<(FixId, Outcome)> {
    let mut tried = Vec::new();
    for entry in node.map("tried") {
        let outcome = entry.value.scalar().and_then(Outcome::named);
        let fix = names.fix(&entry.key, entry.span, findings);
        tried.extend(fix.zip(outcome));
    }
    tried
}

fn expect(names: &Names, node: &Node, findings: &mut Findings) -> Expect {
    let mut causes = Vec::new();
    for entry in node.map("cause") {
        let cause = names.cause(&entry.key, entry.span, findings);
        causes.extend(cause.map(|cause| (cause, number(entry))));
    }
    let mut alerts = None;
    if let Some(node) = node.get("alert") {
        alerts = Some(node.items().iter().filter_map(|alert| names.alert(alert, findings)).collect());
    }
    Expect {
        causes,
        fixes: numbered_fixes(names, node.map("fix"), findings),
        never: names.fixes(node.list("never"), findings),
        postponed: names.fixes(node.list("postponed"), findings),
        asks: questions(names, node.get("asks").map_or(&[], std::slice::from_ref), findings).pop(),
        outcome: node.get("outcome").and_then(Node::scalar).map(Text::from),
        likelihoods: likelihoods(names, node.map("likelihood"), findings),
        tries: names.fixes(node.get("tries").map_or(&[], std::slice::from_ref), findings).pop(),
        steps: numbered_fixes(names, node.map("steps"), findings),
        alerts,
        limits: node.list("limit").iter().filter_map(|limit| names.limit(limit, findings)).collect(),
        escalations: escalations(names, node.list("escalation"), findings),
        not_offered: escalations(names, node.list("not_offered"), findings),
        needs: questions(names, node.list("needs"), findings),
        not_asked: questions(names, node.list("not_asked"), findings),
    }
}

/// Fixes, each with a number: a rank or a count of steps.
fn numbered_fixes(names: &Names, entries: &[Entry], findings: &mut Findings) -> Vec<(FixId, usize)> {
    let mut numbered = Vec::new();
    for entry in entries {
        let fix = names.fix(&entry.key, entry.span, findings);
        numbered.extend(fix.map(|fix| (fix, number(entry))));
    }
    numbered
}

/// Causes, each with the word for its likelihood.
fn likelihoods(names: &Names, entries: &[Entry], findings: &mut Findings) -> Vec<(CauseId, Text)> {
    let mut likelihoods = Vec::new();
    for entry in entries {
        let cause = names.cause(&entry.key, entry.span, findings);
        likelihoods.extend(cause.zip(entry.value.scalar().map(Text::from)));
    }
    likelihoods
}

fn number(entry: &Entry) -> usize {
    // `conform` has checked the number, so the default is never used.
    entry.value.scalar().and_then(|number| number.parse().ok()).unwrap_or(1)
}

pub(crate) fn questions(names: &Names, nodes: &[Node], findings: &mut Findings) -> Vec<QuestionId> {
    nodes.iter().filter_map(|question| names.question(question.scalar()?, question.span, findings)).collect()
}

fn escalations(names: &Names, nodes: &[Node], findings: &mut Findings) -> Vec<EscalationId> {
    nodes.iter().filter_map(|escalation| names.escalation(escalation, findings)).collect()
}
