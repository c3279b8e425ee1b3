//! The merged tree becomes a rulebook: texts to numbers, names to positions.
//!
//! It always returns a rulebook, without the entries that cannot be read; `load` passes it on only if all of those are
//! cases.

use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::costs::Costs;
use crate::rulebook::book::ids::{AnswerId, QuestionId};
use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::book::scale;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
use crate::rulebook::book::text::Text;
use crate::rulebook::book::words::given::{Given, Words};
use crate::rulebook::book::{CodeLimit, Extended, Rulebook};
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::{BAD_VALUE, DUPLICATE_ID, GATE_NOT_CONTEXT, MISSING_FIELD, UNKNOWN_FIELD};
use crate::rulebook::format::allow::allowed;
use crate::rulebook::format::built_in::{LISTED, QuestionNode, ROLE};
use crate::rulebook::format::field::field_cases;
use crate::rulebook::format::names::{Ids, Names};
use crate::rulebook::format::read::{Reader, wording};
use crate::rulebook::format::table::KINDS;
use crate::rulebook::format::yaml::{Entry, Node};

/// Assembles a rulebook from the merged tree.
pub(crate) fn assemble(book: &Node, findings: &mut Findings) -> Rulebook {
    if book.get("format").is_none() {
        findings.add(
            &MISSING_FIELD,
            Span::default(),
            "`format: 1` is missing",
            "begin one of the files with `format: 1`",
        );
    }
    let nodes = question_nodes(book, findings);
    let names = collect_names(book, &nodes, findings);
    let kinds: Vec<QuestionKind> = nodes.iter().map(QuestionNode::kind).collect();
    let words = given_words(book);
    let mut reader = Reader { names: &names, kinds: &kinds, words: &words, usual: Vec::new(), findings };
    let mut questions = Vec::new();
    for node in &nodes {
        questions.push(reader.question(node));
    }
    // Questions come before causes, whose rows need to know how usual the answers are.
    reader.usual = questions.iter().map(|question| question.usual.clone()).collect();
    let mut opening = Vec::new();
    for node in book.list("opening") {
        if let Some(id) = node.scalar() {
            opening.extend(names.question(id, node.span, reader.findings));
        }
    }
    Rulebook {
        title: book.text("title").into(),
        // The loader knows the texts.
        digest: Text::default(),
        about: wording(book, "about"),
        opening,
        defaults: reader.defaults(book),
        costs: read_costs(book),
        most_codes: book.get("most_codes").and_then(code_limit),
        sources: reader.all(book.list("sources"), Reader::source),
        claims: reader.claims(book).into(),
        questions: questions.into(),
        causes: reader.all(book.list("causes"), Reader::cause),
        fixes: reader.all(book.list("fixes"), Reader::fix),
        limits: reader.all(book.list("limits"), Reader::limit),
        alerts: reader.all(book.list("alerts"), Reader::alert),
        escalations: reader.all(book.list("escalations"), Reader::escalation),
        shapes: reader.all(book.list("shapes"), Reader::known_shape),
        catalogue: reader.catalogue(book),
        cases: reader.all(book.list("cases"), Reader::case),
        field: field_cases(book, &names, reader.findings),
        extended: extended_entries(book),
        allowed: allowed(book),
        symptom: built_in(&names, LISTED[0].0),
        service: built_in(&names, LISTED[1].0),
        role: built_in(&names, ROLE),
        words,
    }
}

fn given_words(book: &Node) -> Words {
    let mut given = Vec::new();
    for Entry { key, span, value } in book.map("words") {
        given.push(Given { id: key.as_str().into(), text: value.scalar().unwrap_or_default().into(), at: *span });
    }
    given.into_iter().collect()
}

fn built_in(names: &Names, id: &str) -> QuestionId {
    // `question_nodes` adds every built-in question that the book does not word.
    QuestionId::at(names.questions.get(id).expect("built in"))
}

fn code_limit(node: &Node) -> Option<CodeLimit> {
    let again_after = scale::minutes(node.text("again_after"))?;
    Some(CodeLimit { count: node.text("count").parse().ok()?, again_after })
}

fn read_costs(book: &Node) -> Costs {
    let mut costs = Costs::default();
    if let Some(node) = book.get("costs") {
        for cost in node.entries().iter().chain(node.map("reach")) {
            costs.set(&cost.key, cost.value.scalar().unwrap_or_default());
        }
        let asking: Vec<f64> = node.list("asking").iter().filter_map(|price| scale::minutes(price.scalar()?)).collect();
        if !asking.is_empty() {
            costs.asking = asking;
        }
    }
    costs
}

fn extended_entries(book: &Node) -> Vec<Extended> {
    let mut extended = Vec::new();
    for (many, ..) in KINDS {
        for entry in book.list(many) {
            // Merging keeps the locations of parts, so those from `extend` point to their own files.
            let by = entry.parts_from_elsewhere();
            if !by.is_empty() {
                extended.push(Extended { at: entry.entry_span(), by });
            }
        }
    }
    extended
}

fn question_nodes<'n>(book: &'n Node, findings: &mut Findings) -> Vec<QuestionNode<'n>> {
    let mut questions = Vec::new();
    for node in book.list("questions") {
        let id = node.text("id");
        if id == ROLE {
            let help = "its answers are the readers, which `--for` names: call yours something else";
            findings.add(&DUPLICATE_ID, node.entry_span(), "the question `role` is built in", help);
            continue;
        }
        fixed_kind(node, findings);
        let answers = match LISTED.iter().find(|(listed, _)| *listed == id) {
            Some((_, list)) => listed_answers(book, node, list, findings),
            None => node.list("answers"),
        };
        // Here rather than in the table, because only this stage knows that the answers of two questions are elsewhere.
        if answers.is_empty() && !id.is_empty() && node.get("answers").is_none() {
            let help = match LISTED.iter().find(|(listed, ..)| *listed == id) {
                Some((_, list)) => format!("add `{list}: [ {{ id: …, title: … }} ]` at the top of a file"),
                None => "add `answers: [ { id: …, text: … } ]`".to_owned(),
            };
            findings.add(&MISSING_FIELD, node.span, "`answers` is missing", help);
        }
        questions.push(QuestionNode { id, node: Some(node), answers, hidden: &[] });
    }
    for (id, list) in LISTED {
        if !questions.iter().any(|question| question.id == id) {
            questions.push(QuestionNode { id, node: None, answers: book.list(list), hidden: &[] });
        }
    }
    questions.push(QuestionNode { id: ROLE, node: None, answers: &[], hidden: &[] });
    for question in &mut questions {
        let listed = LISTED.iter().find(|(listed, ..)| *listed == question.id);
        let hidden = listed.zip(book.get("hide")).map_or(&[][..], |((_, list), hide)| hide.list(list));
        for hidden in hidden {
            let id = hidden.scalar().unwrap_or_default();
            Ids::of("answer", question.answers).resolve(id, hidden.span, findings);
        }
        question.hidden = hidden;
    }
    questions
}

/// Reports a `context` that says otherwise of a built-in question: causes and gates rely on what it is.
fn fixed_kind(question: &Node, findings: &mut Findings) {
    let Some(context) = question.get("context") else { return };
    let (id, is_context) = (question.text("id"), context.scalar() == Some("true"));
    let (symptom, service) = (LISTED[0].0, LISTED[1].0);
    if (id == symptom && is_context) || (id == service && !is_context) {
        let kind = if id == symptom { "evidence" } else { "context" };
        findings.add(&BAD_VALUE, context.span, format!("the question `{id}` is always {kind}"), "take the line out");
    }
}

/// The answers of a built-in question, from their own list: those in the entry of the question would be lost.
fn listed_answers<'n>(book: &'n Node, question: &Node, list: &str, findings: &mut Findings) -> &'n [Node] {
    if let Some(answers) = question.entries().iter().find(|field| field.key == "answers") {
        let message = format!("the answers of the question `{}` do not belong here", question.text("id"));
        let help = format!("move them to the top of the file, as `{list}: [ {{ id: …, title: … }} ]`");
        findings.add(&UNKNOWN_FIELD, answers.span, message, help);
    }
    book.list(list)
}

/// The answer above each answer of a question, where there is one.
fn broader(question: &QuestionNode<'_>, answers: &Ids, findings: &mut Findings) -> Vec<Option<AnswerId>> {
    question.answers.iter().map(|answer| above(question, answer.get("under")?, answers, findings)).collect()
}

fn above(question: &QuestionNode<'_>, under: &Node, answers: &Ids, findings: &mut Findings) -> Option<AnswerId> {
    if question.kind() == QuestionKind::Evidence {
        let message = format!("`{}` is not a context question, so its answers have no special cases", question.id);
        findings.add(&GATE_NOT_CONTEXT, under.span, message, "take `under` out, or mark the question `context: true`");
        return None;
    }
    let id = under.scalar()?;
    answers.resolve(id, under.span, findings)?;
    let broad = answers.get(id)?;
    if question.answers[broad].get("under").is_some() {
        findings.add(&BAD_VALUE, under.span, format!("`{id}` is a special case itself"), "name the answer above it");
        return None;
    }
    Some(AnswerId::at(broad))
}

fn collect_names(book: &Node, questions: &[QuestionNode<'_>], findings: &mut Findings) -> Names {
    let mut claims = Vec::new();
    for source in book.list("sources") {
        claims.extend(source.map("claims").iter().map(|claim| claim.key.as_str()));
    }
    let (mut answers, mut under) = (Vec::new(), Vec::new());
    for question in questions {
        let ids = match question.id {
            ROLE => Ids::new("answer", Audience::ALL.map(Audience::name)),
            _ => Ids::of("answer", question.answers),
        };
        under.push(broader(question, &ids, findings));
        answers.push(ids);
    }
    Names {
        claims: Ids::new("claim", claims),
        questions: Ids::new("question", questions.iter().map(|question| question.id)),
        answers,
        under,
        causes: Ids::of("cause", book.list("causes")),
        fixes: Ids::of("fix", book.list("fixes")),
        limits: Ids::of("limit", book.list("limits")),
        alerts: Ids::of("alert", book.list("alerts")),
        escalations: Ids::of("escalation", book.list("escalations")),
        sources: Ids::of("source", book.list("sources")),
        meanings: Ids::of("meaning", book.list("meanings")),
        lists: Ids::of("code list", book.list("receipts")),
    }
}
