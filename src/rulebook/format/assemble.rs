//! The merged tree becomes a rulebook: texts to numbers, names to positions.
//!
//! It always returns a rulebook, with what could not be read left out; `load` hands it on only if that was nothing but
//! worked cases.

use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::costs::Costs;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::book::question::{Question, QuestionKind};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
use crate::rulebook::book::{Extended, Rulebook};
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::{DUPLICATE_ID, MISSING_FIELD};
use crate::rulebook::format::allow::allowed;
use crate::rulebook::format::built_in::{LISTED, QuestionNode, ROLE};
use crate::rulebook::format::field::field_cases;
use crate::rulebook::format::names::{Ids, Names};
use crate::rulebook::format::read::Reader;
use crate::rulebook::format::table::KINDS;
use crate::rulebook::format::yaml::Node;

/// Assembles a rulebook from the merged tree.
pub(crate) fn assemble(book: &Node, findings: &mut Findings) -> Rulebook {
    if book.get("format").is_none() {
        findings.add(&MISSING_FIELD, Span::default(), "`format: 1` is missing");
    }
    let questions = question_nodes(book, findings);
    let names = names(book, &questions);
    let kinds: Vec<QuestionKind> = questions.iter().map(QuestionNode::kind).collect();
    let mut reader = Reader { names: &names, kinds: &kinds, usual: Vec::new(), findings };
    let questions: Vec<Question> = questions.iter().map(|question| reader.question(question)).collect();
    reader.usual = questions.iter().map(|question| question.usual.clone()).collect();
    let position = |id: &str| QuestionId::at(names.questions.get(id).expect("built in"));
    let mut costs = Costs::default();
    for cost in book.map("costs").iter().chain(book.get("costs").map_or(&[][..], |costs| costs.map("reach"))) {
        costs.set(&cost.key, cost.value.scalar().unwrap_or_default());
    }
    Rulebook {
        title: book.text("title").into(),
        opening: book
            .list("opening")
            .iter()
            .filter_map(|node| names.question(node.scalar()?, node.span, reader.findings))
            .collect(),
        costs,
        most_codes: book.text("most_codes").parse().ok(),
        sources: book.list("sources").iter().map(|node| reader.source(node)).collect(),
        claims: reader.claims(book).into(),
        questions: questions.into(),
        causes: book.list("causes").iter().map(|node| reader.cause(node)).collect(),
        fixes: book.list("fixes").iter().map(|node| reader.fix(node)).collect(),
        limits: book.list("limits").iter().map(|node| reader.limit(node)).collect(),
        alerts: book.list("alerts").iter().map(|node| reader.alert(node)).collect(),
        escalations: book.list("escalations").iter().map(|node| reader.escalation(node)).collect(),
        cases: book.list("cases").iter().map(|node| reader.case(node)).collect(),
        field: field_cases(book, &names, reader.findings),
        extended: extended(book),
        allowed: allowed(book),
        symptom: position(LISTED[0].0),
        service: position(LISTED[1].0),
        role: position(ROLE),
    }
}

/// The parts that `extend` brought in keep the locations that they had in their own files.
fn extended(book: &Node) -> Vec<Extended> {
    let entries = KINDS.iter().flat_map(|(many, ..)| book.list(many));
    let extended = entries.map(|entry| Extended { at: entry.entry_span(), by: entry.parts_from_elsewhere() });
    extended.filter(|extended| !extended.by.is_empty()).collect()
}

fn question_nodes<'n>(book: &'n Node, findings: &mut Findings) -> Vec<QuestionNode<'n>> {
    let listed = |id: &str| LISTED.iter().find(|(question, ..)| *question == id);
    let mut questions = Vec::new();
    for node in book.list("questions") {
        let id = node.text("id");
        if id == ROLE {
            findings.add(&DUPLICATE_ID, node.span, "the question `role` is built in");
            continue;
        }
        let answers = listed(id).map_or(node.list("answers"), |(_, list, _)| book.list(list));
        if answers.is_empty() && !id.is_empty() {
            findings.add(&MISSING_FIELD, node.span, "`answers` is missing");
        }
        questions.push(QuestionNode { id, node: Some(node), answers });
    }
    for (id, list, _) in LISTED {
        if !questions.iter().any(|question| question.id == id) {
            questions.push(QuestionNode { id, node: None, answers: book.list(list) });
        }
    }
    questions.push(QuestionNode { id: ROLE, node: None, answers: &[] });
    questions
}

fn names(book: &Node, questions: &[QuestionNode<'_>]) -> Names {
    let ids = |many: &str| book.list(many).iter().map(|node| node.text("id")).collect::<Vec<_>>();
    let one = |many: &str| KINDS.iter().find(|(kind, ..)| *kind == many).map_or("entry", |(_, one, _)| one);
    let table = |many: &str| Ids::new(one(many), ids(many));
    let claims = book.list("sources").iter().flat_map(|source| source.map("claims"));
    Names {
        claims: Ids::new("claim", claims.map(|claim| claim.key.as_str())),
        questions: Ids::new("question", questions.iter().map(|question| question.id)),
        answers: questions
            .iter()
            .map(|question| match question.id {
                ROLE => Ids::new("answer", Audience::ALL.map(Audience::name)),
                _ => Ids::new("answer", question.answers.iter().map(|answer| answer.text("id"))),
            })
            .collect(),
        causes: table("causes"),
        fixes: table("fixes"),
        limits: table("limits"),
        alerts: table("alerts"),
        escalations: table("escalations"),
    }
}
