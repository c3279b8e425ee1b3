//! The decision tree: the steps that would follow each other, and the probability of each branch. It is grown only as
//! far as it is shown, because the whole tree of a rulebook is far too large.

use crate::engine::belief::Belief;
use crate::engine::facts::Answer;
use crate::engine::next::Next;
use crate::engine::session::Session;
use crate::rulebook::{AnswerId, Outcome};

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
}

/// Grows the tree of the steps that the engine would take from the current state of a session.
pub fn grow(session: &Session<'_>, bounds: Bounds) -> Branch {
    branch(session, bounds, 1.0, 0)
}

fn branch(session: &Session<'_>, bounds: Bounds, reached: f64, depth: usize) -> Branch {
    let next = session.next();
    let replies = replies_to(session, &next);
    if depth == bounds.depth {
        return Branch { reached, next, edges: Vec::new(), cut: !replies.is_empty() };
    }
    // The mass is the probability of the facts, so a quotient of two is the probability of the reply between them.
    let here = mass(session);
    let mut cut = false;
    let mut edges = Vec::new();
    for reply in replies {
        let then = after(session, &next, reply);
        let reached = reached * mass(&then) / here;
        if reached >= bounds.probability {
            edges.push(Edge { reply, branch: branch(&then, bounds, reached, depth + 1) });
        } else {
            cut = true;
        }
    }
    Branch { reached, next, edges, cut }
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
