//! A decision tree as text and as a picture.

use std::io;

use crate::engine::{Branch, Edge, Next, Reply, Session};
use crate::render::graph::{Graph, Line, NodeKind};
use crate::render::page::Page;
use crate::render::words;

/// Writes the tree: every question with its answers, every fix with the steps after its failure.
pub fn text(session: &Session<'_>, branch: &Branch, page: &mut Page<'_>) -> io::Result<()> {
    node(session, branch, 0, page)
}

/// The tree as a picture.
pub fn graph(session: &Session<'_>, tree: &Branch) -> Graph {
    let mut graph = Graph::new(session, "what would be asked and tried");
    let root = add_node(session, tree, &mut graph);
    draw(session, tree, root, &mut graph);
    graph
}

fn node(session: &Session<'_>, branch: &Branch, indent: usize, page: &mut Page<'_>) -> io::Result<()> {
    page.text(indent, &label(session, &branch.next))?;
    for edge in &branch.edges {
        page.aside(indent + 2, &reply(session, branch, edge))?;
        node(session, &edge.branch, indent + 4, page)?;
    }
    if branch.cut {
        page.aside(indent + 2, "…")?;
    }
    Ok(())
}

/// The text of a step.
fn label(session: &Session<'_>, step: &Next) -> String {
    let (book, audience) = (session.book(), session.audience());
    match step {
        Next::Ask(question) => book[*question].ask.to(audience).to_owned(),
        Next::Try(fix) => format!("Try: {}", book[*fix].title.to(audience)),
        Next::Start(fix) => format!("Start: {}", book[*fix].title.to(audience)),
        Next::Wait(fix) => format!("Wait: {}", book[*fix].title.to(audience)),
        Next::Escalate(escalations) => {
            let titles: Vec<&str> = escalations.iter().map(|escalation| book[*escalation].title.to(audience)).collect();
            format!("Turn to: {}", titles.join(", or "))
        }
        Next::Done => "Nothing more to do".to_owned(),
    }
}

/// The reply of an edge, and how often it is given.
fn reply(session: &Session<'_>, branch: &Branch, edge: &Edge) -> String {
    let text = match (edge.reply, &branch.next) {
        (Reply::Chosen(answer), Next::Ask(question)) => {
            words::answer(session.book(), session.audience(), *question, answer)
        }
        (Reply::Started, _) => "while it runs",
        _ => "did not help",
    };
    format!("{text} ({})", share(edge.branch.reached))
}

/// The share of dialogues that reach a branch, by the weights of the model.
fn share(probability: f64) -> String {
    if probability < 0.01 { "under 1 %".to_owned() } else { format!("{:.0} %", probability * 100.0) }
}

/// Adds the node of a branch. Three dots in it mean that all of its edges were cut.
fn add_node(session: &Session<'_>, branch: &Branch, graph: &mut Graph) -> usize {
    let kind = match branch.next {
        Next::Ask(_) => NodeKind::Question,
        Next::Try(_) | Next::Start(_) | Next::Wait(_) => NodeKind::Fix,
        Next::Escalate(_) | Next::Done => NodeKind::Escalation,
    };
    let mut lines = vec![label(session, &branch.next)];
    if branch.cut && branch.edges.is_empty() {
        lines.push("…".to_owned());
    }
    graph.node(kind, lines)
}

/// Adds everything that follows a branch. The edge that most people would take is a strong line.
fn draw(session: &Session<'_>, branch: &Branch, here: usize, graph: &mut Graph) {
    for edge in &branch.edges {
        let there = add_node(session, &edge.branch, graph);
        let line = if edge.branch.reached > 0.6 * branch.reached { Line::Strong } else { Line::Plain };
        graph.edge(here, there, reply(session, branch, edge), line);
        draw(session, &edge.branch, there, graph);
    }
    if branch.cut && !branch.edges.is_empty() {
        // Only a question has several replies. They sum to its own probability, so the rest belongs to those cut off.
        let shown: f64 = branch.edges.iter().map(|edge| edge.branch.reached).sum();
        let rest = graph.node(NodeKind::Cut, ["…".to_owned()]);
        graph.edge(here, rest, format!("other ({})", share(branch.reached - shown)), Line::Faint);
    }
}
