//! Warnings that are raised on purpose: `allow: [ { code: …, why: … } ]` in an entry, or at the top of a file.

use serde::{Deserialize, Serialize};

use super::super::code::Code;
use super::super::entries::place;
use super::super::file::KINDS;
use super::super::finding::{Finding, sort};
use super::super::source::Span;
use super::super::warnings::IDLE_ALLOW;
use super::super::yaml::Node;

/// A warning that is raised on purpose.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Allowed {
    /// The entry that may raise it, by the place of its id; none if all of the file may.
    pub entry: Option<Span>,
    /// The warning, by the name of its code.
    pub code: String,
    /// The reason.
    pub why: String,
    /// Where it is written.
    pub at: Span,
}

impl Allowed {
    fn covers(&self, found: &Finding) -> bool {
        let here = match self.entry {
            Some(entry) => found.entry == Some(entry),
            None => found.entry.is_some() && found.span.file == self.at.file,
        };
        here && found.code.name == self.code
    }
}

/// Everything that a rulebook allows: its files, its entries and the answers of its questions.
pub(in super::super) fn allowed(book: &Node) -> Vec<Allowed> {
    let entries = KINDS.iter().flat_map(|(many, ..)| book.list(many));
    let answers = book.list("questions").iter().flat_map(|question| question.list("answers"));
    let by_entries = entries.chain(answers).flat_map(|entry| allowed_by(entry, Some(place(entry))));
    allowed_by(book, None).chain(by_entries).collect()
}

fn allowed_by(node: &Node, entry: Option<Span>) -> impl Iterator<Item = Allowed> {
    node.list("allow").iter().filter_map(move |allow| {
        let name = allow.get("code")?;
        let code = name.scalar()?.to_owned();
        Some(Allowed { entry, code, why: allow.text("why").to_owned(), at: name.span })
    })
}

/// Leaves out what is allowed, and tells of what is allowed in vain among the codes that were looked for.
pub(super) fn settle(allowed: &[Allowed], mut findings: Vec<Finding>, looked_for: &[&Code]) -> Vec<Finding> {
    let in_vain = |allowed: &&Allowed| {
        looked_for.iter().any(|code| code.name == allowed.code) && !findings.iter().any(|found| allowed.covers(found))
    };
    let idle: Vec<Finding> = allowed.iter().filter(in_vain).map(idle).collect();
    findings.retain(|found| !allowed.iter().any(|allowed| allowed.covers(found)));
    findings.extend(idle);
    sort(&mut findings);
    findings
}

fn idle(Allowed { entry, code, at, .. }: &Allowed) -> Finding {
    let whole = if entry.is_some() { "entry" } else { "file" };
    let message = format!("nothing in this {whole} raises `{code}`");
    Finding { entry: None, ..Finding::about(&IDLE_ALLOW, *at, message) }
}
