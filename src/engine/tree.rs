//! The decision tree: the steps that would follow each other, and the probability of each branch. It is grown only as
//! far as it is shown, because the whole tree of a rulebook is far too large.

use crate::engine::belief::Belief;
use crate::engine::next::Next;
use crate::engine::session::Session;
use crate::rulebook::{Answer, AnswerId, Outcome};

/// A node of the tree.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The probability of reaching this branch from the root, between 0 and 1.
    pub reached: f64,
    /// The step at this branch.
    pub next: Next,
    /// The edges to the branches below; empty at an end, and where the bounds cut the tree.
    pub edges: Vec<Edge>,
    /// True if the bounds cut off an edge.
    pub cut: bool,
}

/// An edge to a branch.
#[derive(Debug, Clone)]
pub struct Edge {
    pub reply: Reply,
    pub branch: Branch,
}

/// The reply to the step of a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// This answer to a question.
    Chosen(AnswerId),
    /// The fix did not help.
    Failed,
    /// The fix was done, and its wait is running.
    Started,
}

/// The bounds of a tree.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The largest number of questions and fixes in a row.
    pub depth: usize,
    /// The smallest probability of a branch, between 0 and 1.
    pub probability: f64,
    /// The largest number of branches.
    pub branches: usize,
}

/// A tree that was grown.
#[derive(Debug, Clone)]
pub struct Tree {
    pub root: Branch,
    /// True if the largest number of branches was reached, and more would follow.
    pub full: bool,
}

/// Grows the tree of the steps that the engine would take from the current state of a session, level by level, so that
/// a tree that becomes too large lacks its deepest branches.
pub fn grow(session: &Session<'_>, bounds: Bounds) -> Tree {
    let mut nodes = vec![Node::new(session.clone(), 1.0, 0)];
    let mut full = false;
    let mut position = 0;
    while position < nodes.len() {
        let (session, depth) = (nodes[position].session.clone(), nodes[position].depth);
        let (reached, next) = (nodes[position].reached, nodes[position].next.clone());
        // The mass is the probability of the facts, so a quotient of two is the probability of the reply between them.
        let here = mass(&session);
        for reply in replies_to(&session, &next) {
            let then = if depth < bounds.depth { Some(after(&session, &next, reply)) } else { None };
            let share = then.as_ref().map_or(0.0, |then| reached * mass(then) / here);
            let below = nodes.len();
            match then {
                Some(then) if share >= bounds.probability && below < bounds.branches => {
                    nodes[position].below.push((reply, below));
                    nodes.push(Node::new(then, share, depth + 1));
                }
                then => {
                    nodes[position].cut = true;
                    full |= then.is_some() && share >= bounds.probability;
                }
            }
        }
        position += 1;
    }
    Tree { root: branches(nodes), full }
}

/// A branch while the tree grows.
struct Node<'r> {
    session: Session<'r>,
    reached: f64,
    depth: usize,
    next: Next,
    /// The replies that are followed, each with the position of its node.
    below: Vec<(Reply, usize)>,
    cut: bool,
}

impl<'r> Node<'r> {
    fn new(session: Session<'r>, reached: f64, depth: usize) -> Self {
        let next = session.next();
        Self { session, reached, depth, next, below: Vec::new(), cut: false }
    }
}

/// Hangs every node below its own: each comes after the one above it.
fn branches(nodes: Vec<Node<'_>>) -> Branch {
    let mut done: Vec<Option<Branch>> = vec![None; nodes.len()];
    for (position, node) in nodes.into_iter().enumerate().rev() {
        let mut edges = Vec::with_capacity(node.below.len());
        for (reply, below) in node.below {
            edges.extend(done[below].take().map(|branch| Edge { reply, branch }));
        }
        done[position] = Some(Branch { reached: node.reached, next: node.next, edges, cut: node.cut });
    }
    done.swap_remove(0).expect("the root is a node")
}

fn mass(session: &Session<'_>) -> f64 {
    Belief::given(session.book(), &session.facts()).mass()
}

fn replies_to(session: &Session<'_>, next: &Next) -> Vec<Reply> {
    match next {
        Next::Ask(question) => session.book()[*question].answers.ids().map(Reply::Chosen).collect(),
        Next::Try(_) | Next::Wait(_) => vec![Reply::Failed],
        Next::Start(_) => vec![Reply::Started],
        Next::Escalate(_) | Next::Done => Vec::new(),
    }
}

fn after<'r>(session: &Session<'r>, next: &Next, reply: Reply) -> Session<'r> {
    let mut then = session.clone();
    match (next, reply) {
        (Next::Ask(question), Reply::Chosen(answer)) => {
            then.answer(*question, Answer::Chosen(answer)).expect("the next question can be answered");
        }
        (Next::Try(fix) | Next::Wait(fix), Reply::Failed) => then.tried(*fix, Outcome::Failed),
        (Next::Start(fix), Reply::Started) => then.tried(*fix, Outcome::Started),
        _ => unreachable!("`replies_to` pairs each step with its own replies"),
    }
    then
}
