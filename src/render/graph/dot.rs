//! A picture in the language of Graphviz, as `dot -Tsvg` draws it.

use std::io::{self, Write};

use crate::render::graph::{Graph, Line, NodeKind, wrapped};

const FONT: &str = "fontname=\"Helvetica, Arial, sans-serif\"";

/// Writes the picture.
pub fn dot(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let title = lines(&graph.title, 100).join("\\l");
    writeln!(out, "digraph {{")?;
    writeln!(
        out,
        "  graph [rankdir=LR, nodesep=0.25, ranksep=0.5, labelloc=t, labeljust=l, label=\"{title}\\l\", {FONT}]"
    )?;
    writeln!(out, "  node [style=filled, fontsize=11, margin=\"0.14,0.08\", {FONT}]")?;
    writeln!(out, "  edge [color=\"#555555\", arrowsize=0.7, fontsize=10, {FONT}]")?;
    for (index, node) in graph.nodes.iter().enumerate() {
        let (label, shape) = (lines(&node.lines, 30).join("\\n"), shape(node.kind));
        let (fill, border) = (node.kind.fill(), node.kind.border());
        writeln!(out, "  n{index} [label=\"{label}\", {shape}, fillcolor=\"{fill}\", color=\"{border}\"]")?;
    }
    for edge in &graph.edges {
        let line = match edge.line {
            Line::Strong => "bold",
            Line::Plain => "solid",
            Line::Faint => "dashed",
        };
        let label = lines(&[&edge.label], 24).join("\\n");
        writeln!(out, "  n{} -> n{} [label=\"{label}\", style={line}]", edge.from, edge.to)?;
    }
    if graph.columns {
        for kind in [NodeKind::Question, NodeKind::Cause, NodeKind::Fix] {
            let mut column = Vec::new();
            for (index, node) in graph.nodes.iter().enumerate() {
                if node.kind == kind {
                    column.push(format!("n{index}"));
                }
            }
            // Ranks run from left to right here, so nodes of the same rank form a column.
            writeln!(out, "  {{ rank=same; {} }}", column.join("; "))?;
        }
    }
    writeln!(out, "}}")
}

fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Question => "shape=box, style=\"filled,rounded\"",
        NodeKind::Cause => "shape=ellipse, margin=\"0.02,0.02\"",
        NodeKind::Fix => "shape=box",
        NodeKind::Escalation => "shape=box, peripheries=2",
        NodeKind::Cut => "shape=plaintext",
    }
}

/// Wraps paragraphs, and escapes everything that could end a string or be taken for an escape or an entity.
fn lines<T: AsRef<str>>(paragraphs: &[T], width: usize) -> Vec<String> {
    let lines = paragraphs.iter().flat_map(|paragraph| wrapped(paragraph.as_ref(), width));
    // Backslashes first, or those of the other escapes would be doubled.
    lines.map(|line| line.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")).collect()
}
