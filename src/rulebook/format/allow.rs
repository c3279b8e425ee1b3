//! Reads `allow: [ { code: …, why: … } ]`, in an entry or at the top of a file.

use crate::rulebook::book::allowed::Allowed;
use crate::rulebook::book::span::Span;
use crate::rulebook::format::table::KINDS;
use crate::rulebook::format::yaml::Node;

/// The warnings that a rulebook allows, by file, by entry and by answer.
pub(crate) fn allowed(book: &Node) -> Vec<Allowed> {
    let mut warnings = Vec::new();
    read(book, None, &mut warnings);
    for (many, ..) in KINDS {
        for entry in book.list(many) {
            read(entry, Some(entry.entry_span()), &mut warnings);
        }
    }
    // Symptoms and services are kinds of their own; the other answers are inside of their questions.
    for question in book.list("questions") {
        for answer in question.list("answers") {
            read(answer, Some(answer.entry_span()), &mut warnings);
        }
    }
    warnings
}

fn read(node: &Node, entry: Option<Span>, warnings: &mut Vec<Allowed>) {
    for allow in node.list("allow") {
        if let Some(name) = allow.get("code")
            && let Some(code) = name.scalar()
        {
            let why = allow.text("why").to_owned();
            warnings.push(Allowed { entry, code: code.to_owned(), why, at: name.span });
        }
    }
}
