//! A picture as a value: nodes and edges, whatever they were made from and whatever language they are written in.
//!
//! Trees and maps become this one value, and each language of pictures is a file that writes it, so that a new picture
//! is legible in every language and a new language draws every picture. What a node is, its words and its shape say;
//! colour only repeats it. The palette is light, and tells its kinds apart for colour-blind eyes too (after Okabe and Ito).

pub mod dot;
pub mod map;
pub mod mermaid;
pub mod tree;

use std::borrow::Cow;

use textwrap::{Options, WordSplitter};

use crate::engine::{Event, Session};
use crate::privacy::printable;
use crate::render::words;

/// A picture, read from left to right.
#[derive(Debug)]
pub struct Graph {
    pub title: Vec<String>,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// True if each kind of node stands in a column of its own.
    pub columns: bool,
}

/// Something that is drawn.
#[derive(Debug)]
pub struct Node {
    pub kind: NodeKind,
    /// Its text, paragraph by paragraph.
    pub lines: Vec<String>,
}

/// The kinds of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// Something to ask.
    Question,
    /// Why a code may not arrive or not be accepted.
    Cause,
    /// Something to do.
    Fix,
    /// An escalation, or the end.
    Escalation,
    /// A mark for omitted nodes.
    Cut,
}

/// One way from a node to another.
#[derive(Debug)]
pub struct Edge {
    /// The index of the node where it begins.
    pub from: usize,
    /// The index of the node where it ends.
    pub to: usize,
    pub label: String,
    pub line: Line,
}

/// The weight of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// More than others.
    Strong,
    /// As any other.
    Plain,
    /// Less than others.
    Faint,
}

impl Graph {
    /// A picture with nothing on it yet; its title tells what it shows, and what was said before.
    pub fn new(session: &Session<'_>, shows: &str) -> Self {
        let title = [session.book().title.as_str(), shows].into_iter().filter(|part| !part.is_empty());
        let mut title = vec![title.collect::<Vec<_>>().join(": ")];
        let said = session.counting().map(|event| match *event {
            Event::Answered(question, answer) if session.book().opening.contains(&question) => {
                words::said(session.book(), session.audience(), question, answer).to_owned()
            }
            _ => words::event(session, event),
        });
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            title.push(format!("Known: {}", said.join(" · ")));
        }
        Self { title, nodes: Vec::new(), edges: Vec::new(), columns: false }
    }

    /// Draws a node, and says where it is.
    pub fn node(&mut self, kind: NodeKind, lines: impl IntoIterator<Item = String>) -> usize {
        self.nodes.push(Node { kind, lines: lines.into_iter().collect() });
        self.nodes.len() - 1
    }

    /// Draws an edge.
    pub fn edge(&mut self, from: usize, to: usize, label: impl Into<String>, line: Line) {
        self.edges.push(Edge { from, to, label: label.into(), line });
    }
}

impl NodeKind {
    const ALL: [Self; 5] = [Self::Question, Self::Cause, Self::Fix, Self::Escalation, Self::Cut];

    /// The word for it in the languages of pictures.
    fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Cause => "cause",
            Self::Fix => "fix",
            Self::Escalation => "escalation",
            Self::Cut => "cut",
        }
    }

    fn fill(self) -> &'static str {
        match self {
            Self::Question => "#e5f2fa",
            Self::Cause => "#fdf3d8",
            Self::Fix => "#e2f4ec",
            Self::Escalation => "#f8e8f1",
            Self::Cut => "#ffffff",
        }
    }

    fn border(self) -> &'static str {
        match self {
            Self::Question => "#0072b2",
            Self::Cause => "#b07a00",
            Self::Fix => "#007a5a",
            Self::Escalation => "#a8457f",
            Self::Cut => "#767676",
        }
    }
}

/// A paragraph in as few lines as fit, and these as even as possible.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = printable(text);
    let options = |width| Options::new(width).break_words(false).word_splitter(WordSplitter::NoHyphenation);
    let fewest = textwrap::wrap(&text, options(width)).len();
    let narrow = (1..width).find(|width| textwrap::wrap(&text, options(*width)).len() == fewest);
    textwrap::wrap(&text, options(narrow.unwrap_or(width))).into_iter().map(Cow::into_owned).collect()
}
