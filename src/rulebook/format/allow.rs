//! Reads `allow: [ { code: …, why: … } ]`, in an entry or at the top of a file.

use crate::rulebook::book::allowed::Allowed;
use crate::rulebook::book::span::Span;
use crate::rulebook::format::table::KINDS;
use crate::rulebook::format::yaml::Node;

/// Everything that a rulebook allows: its files, its entries and the answers of its questions.
pub(crate) fn allowed(book: &Node) -> Vec<Allowed> {
    let entries = KINDS.iter().flat_map(|(many, ..)| book.list(many));
    let answers = book.list("questions").iter().flat_map(|question| question.list("answers"));
    let by_entries = entries.chain(answers).flat_map(|entry| allowed_by(entry, Some(entry.entry_span())));
    allowed_by(book, None).chain(by_entries).collect()
}

fn allowed_by(node: &Node, entry: Option<Span>) -> impl Iterator<Item = Allowed> {
    node.list("allow").iter().filter_map(move |allow| {
        let name = allow.get("code")?;
        let code = name.scalar()?.to_owned();
        Some(Allowed { entry, code, why: allow.text("why").to_owned(), at: name.span })
    })
}
