//! A picture in the language of Mermaid, which many wikis and repositories draw by themselves.

use std::io::{self, Write};

use crate::render::graph::{Graph, Line, NodeKind, wrapped};

/// Writes the picture.
pub fn mermaid(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "---\ntitle: \"{}\"\n---\nflowchart LR",
        // The title is YAML, with the escapes of YAML; labels take Mermaid's own entities.
        escaped(&graph.title.join(". "), |c| format!("\\U{c:08x}"))
    )?;
    for (index, node) in graph.nodes.iter().enumerate() {
        let (open, close) = brackets(node.kind);
        writeln!(out, "  n{index}{open}{}{close}:::{}", quoted(&node.lines), node.kind.name())?;
    }
    for edge in &graph.edges {
        let arrow = match edge.line {
            Line::Strong => "==>",
            Line::Plain => "-->",
            Line::Faint => "-.->",
        };
        writeln!(out, "  n{} {arrow}|{}| n{}", edge.from, quoted(&[&edge.label]), edge.to)?;
    }
    for kind in NodeKind::ALL {
        let (name, fill, stroke) = (kind.name(), kind.fill(), kind.border());
        writeln!(out, "  classDef {name} fill:{fill},stroke:{stroke},color:#1a1a1a")?;
    }
    Ok(())
}

fn brackets(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Question => ("(", ")"),
        NodeKind::Cause => ("([", "])"),
        NodeKind::Fix | NodeKind::Cut => ("[", "]"),
        NodeKind::Escalation => ("[[", "]]"),
    }
}

/// Paragraphs as one quoted string.
fn quoted<T: AsRef<str>>(lines: &[T]) -> String {
    let lines = lines.iter().flat_map(|line| wrapped(line.as_ref(), 24));
    let lines: Vec<String> = lines.map(|line| escaped(&line, |c| format!("#{c};"))).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

/// Escapes everything that could end a string or be taken for a tag, an entity, a directive or Markdown.
fn escaped(text: &str, escape: impl Fn(u32) -> String) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (position, c) in text.chars().enumerate() {
        // Only harmless characters stay as they are. A digit or a hyphen at the beginning would make a list.
        let plain = c.is_alphabetic() || " ,.:;?!'()/…·".contains(c) || (position > 0 && (c.is_numeric() || c == '-'));
        if plain {
            escaped.push(c);
        } else {
            escaped.push_str(&escape(u32::from(c)));
        }
    }
    escaped
}
