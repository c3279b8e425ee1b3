//! A picture as a value: nodes and edges, independent of their origin and of the language they are written in.
//!
//! Trees and maps become this one value, and each language of pictures is a file that writes it: a new picture can be
//! written in every language, and a new language draws every picture. Words and shapes show the kind of a node; colour
//! only repeats it. The palette is light, and colour-blind eyes can tell its colours apart (after Okabe and Ito).

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
    /// True if each kind of node has a column of its own.
    pub columns: bool,
}

/// A box with text.
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

/// An arrow from one node to another.
#[derive(Debug)]
pub struct Edge {
    /// The index of its first node.
    pub from: usize,
    /// The index of its second node.
    pub to: usize,
    pub label: String,
    pub line: Line,
}

/// The weight of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// More important than others.
    Strong,
    /// As important as most.
    Plain,
    /// Less important than others.
    Faint,
}

impl Graph {
    /// An empty picture; its title names the subject and the facts so far.
    pub fn new(session: &Session<'_>, subject: &str) -> Self {
        let book = session.book();
        // The title of a rulebook may be empty.
        let title = if book.title.is_empty() { subject.to_owned() } else { format!("{}: {subject}", book.title) };
        let mut title = vec![title];
        let mut known = Vec::new();
        for event in session.counting() {
            known.push(match *event {
                Event::Answered(question, answer) if book.opening.contains(&question) => {
                    words::reply(book, session.audience(), question, answer).to_owned()
                }
                _ => words::event(session, event),
            });
        }
        if !known.is_empty() {
            title.push(format!("Known: {}", known.join(" · ")));
        }
        Self { title, nodes: Vec::new(), edges: Vec::new(), columns: false }
    }

    /// Adds a node and returns its index.
    pub fn node(&mut self, kind: NodeKind, lines: impl IntoIterator<Item = String>) -> usize {
        self.nodes.push(Node { kind, lines: lines.into_iter().collect() });
        self.nodes.len() - 1
    }

    /// Adds an edge.
    pub fn edge(&mut self, from: usize, to: usize, label: impl Into<String>, line: Line) {
        self.edges.push(Edge { from, to, label: label.into(), line });
    }
}

impl NodeKind {
    const ALL: [Self; 5] = [Self::Question, Self::Cause, Self::Fix, Self::Escalation, Self::Cut];

    /// The name of its class in Mermaid.
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

/// Wraps a paragraph into as few lines as possible, and these as even as possible.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = printable(text);
    let options = |width| Options::new(width).break_words(false).word_splitter(WordSplitter::NoHyphenation);
    let fewest = textwrap::wrap(&text, options(width)).len();
    // The narrowest width that needs no further line leaves the lines most even.
    let narrow = (1..width).find(|width| textwrap::wrap(&text, options(*width)).len() == fewest);
    textwrap::wrap(&text, options(narrow.unwrap_or(width))).into_iter().map(Cow::into_owned).collect()
}
