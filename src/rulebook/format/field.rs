//! Reads real cases of the merged tree.

use std::collections::BTreeMap;

use crate::rulebook::book::audience::{Actor, Audience};
use crate::rulebook::book::field::{FieldCase, Half, Settled};
use crate::rulebook::book::ids::CauseId;
use crate::rulebook::book::text::Text;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::DUPLICATE_ID;
use crate::rulebook::format::case::{read_answers, read_trials};
use crate::rulebook::format::names::Names;
use crate::rulebook::format::yaml::Node;

/// The real cases of a rulebook, in the order of their files. Findings in a case are marked as such, so that loading can
/// leave out that case alone.
pub(crate) fn field_cases(book: &Node, names: &Names, findings: &mut Findings) -> Vec<FieldCase> {
    let mut addresses = BTreeMap::new();
    let mut cases = Vec::new();
    for node in book.list("field") {
        findings.enter(node.as_field_case());
        let address = node.text("address");
        let at = node.get("address").unwrap_or(node).span;
        match addresses.get(address) {
            Some(first) => {
                let message = format!("the real case `{address}` exists already");
                findings.add_repeated(&DUPLICATE_ID, [*first, at], message, "keep one of the two");
            }
            // A missing address has been reported already.
            None if address.is_empty() => {}
            None => {
                addresses.insert(address, at);
            }
        }
        cases.push(field_case(node, names, findings));
        findings.leave();
    }
    cases
}

fn field_case(node: &Node, names: &Names, findings: &mut Findings) -> FieldCase {
    FieldCase {
        address: node.text("address").into(),
        day: optional(node, "day"),
        half: Half::named(node.text("half")).unwrap_or_default(),
        origin: optional(node, "where"),
        audience: Audience::named(node.text("for")).unwrap_or_default(),
        channel: optional(node, "channel"),
        story: node.text("story").into(),
        answers: read_answers(names, node, findings),
        tried: read_trials(names, node, findings),
        lost: node.list("lost").iter().filter_map(Node::scalar).map(Text::from).collect(),
        settled: settled(node),
        causes: causes(node, names, findings),
        remedies: names.fixes(node.list("remedies"), findings),
        danger: optional(node, "unsafe"),
        never: names.fixes(node.list("never"), findings),
        at: node.span,
    }
}

fn optional(node: &Node, key: &str) -> Option<Text> {
    node.get(key).and_then(Node::scalar).map(Text::from)
}

fn settled(node: &Node) -> Settled {
    let text = |key: &str| node.get("settled").map_or("", |node| node.text(key));
    Settled {
        cause: text("cause").into(),
        remedy: text("remedy").into(),
        by: Actor::named(text("by")).unwrap_or_default(),
        kind: text("kind").into(),
    }
}

fn causes(node: &Node, names: &Names, findings: &mut Findings) -> Vec<CauseId> {
    let listed = node.list("causes").iter();
    listed.filter_map(|cause| names.cause(cause.scalar()?, cause.span, findings)).collect()
}
