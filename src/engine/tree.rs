//! The decision tree, grown only where somebody walks: what would be asked and tried, and how likely each branch is.

use crate::engine::belief::belief;
use crate::engine::facts::Answer;
use crate::engine::session::{Next, Session};
use crate::rulebook::{AnswerId, Outcome};

/// A place in the tree.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The probability of getting here from the root, between 0 and 1.
    pub reached: f64,
    /// What happens here.
    pub next: Next,
    /// Where it leads; empty at an end, and where the bounds cut the tree.
    pub edges: Vec<Edge>,
    /// Whether the bounds cut off what follows.
    pub cut: bool,
}

/// One way on from a branch.
#[derive(Debug, Clone)]
pub struct Edge {
    /// What is said.
    pub reply: Reply,
    /// What follows.
    pub branch: Branch,
}

/// What is said at a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// A question is answered so.
    Chosen(AnswerId),
    /// The fix did not help.
    Failed,
    /// The fix was done, and its wait is running.
    Started,
}

/// How far a tree is grown.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// At most so many questions and fixes in a row.
    pub depth: usize,
    /// Only branches that are reached at least this often, between 0 and 1.
    pub probability: f64,
}

/// Grows the tree as the engine would walk it from where a session stands.
pub fn grow(session: &Session<'_>, bounds: Bounds) -> Branch {
    branch(session, bounds, 1.0, 0)
}

fn branch(session: &Session<'_>, bounds: Bounds, reached: f64, depth: usize) -> Branch {
    let next = session.next();
    let replies = replies(session, &next);
    if depth == bounds.depth {
        return Branch { reached, next, edges: Vec::new(), cut: !replies.is_empty() };
    }
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
    belief(session.book(), &session.facts()).iter().sum()
}

fn replies(session: &Session<'_>, next: &Next) -> Vec<Reply> {
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
            then.answer(*question, Answer::Chosen(answer)).expect("what is asked can be answered");
        }
        (Next::Try(fix) | Next::Wait(fix), Reply::Failed) => then.tried(*fix, Outcome::Failed),
        (Next::Start(fix), Reply::Started) => then.tried(*fix, Outcome::Started),
        _ => unreachable!("a reply belongs to what it was made for"),
    }
    then
}
