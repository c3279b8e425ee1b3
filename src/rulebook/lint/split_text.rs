//! Texts between brackets that a comma divides into two.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Finding;
use crate::rulebook::format::shape::Shape;
use crate::rulebook::format::yaml::Node;
use crate::rulebook::lint::values::{Reading, is_unquoted, values};
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "split-text",
        "Between brackets a comma ends a text that has no quotes. A text that begins in lower case behind one that is no whole sentence is probably the rest of it.",
        [
            "extend: { fixes: { find-signal: { steps: [ Take it out, then plug it in. ] } } }",
            "extend: { fixes: { find-signal: { steps: [ \"Take it out, then plug it in.\" ] } } }",
        ],
    ),
    look: Look::InText(look),
};

fn look(_: &Rulebook, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for value in values(reading.tree) {
        // Only lists of instructions: other lists, such as things to bring, hold single words.
        if !matches!(value.shape, Shape::List(Shape::TextOr(_))) {
            continue;
        }
        for pair in value.node.items().windows(2) {
            let [first, rest] = pair else { continue };
            let (Some(begin), Some(text)) = (first.scalar(), rest.scalar()) else { continue };
            let are_unquoted = is_unquoted(first, reading.files) && is_unquoted(rest, reading.files);
            if are_unquoted
                && are_one_line(first, rest, reading)
                && is_begun(begin)
                && text.starts_with(char::is_lowercase)
            {
                let message = format!("`{text}` is read as an item of its own, because of the comma before it");
                let help = format!("put the whole text in quotes: \"{begin}, {text}\"");
                findings.push(Finding::about(&LINT.code, value.entry, message, help).at(rest.span));
            }
        }
    }
    findings
}

/// True if nothing but a comma and space divides two values, as between brackets.
fn are_one_line(first: &Node, rest: &Node, reading: &Reading<'_>) -> bool {
    let text = &reading.files[first.span.file as usize].text;
    first.span.file == rest.span.file
        && text.get(first.span.end as usize..rest.span.start as usize).is_some_and(|between| between.trim() == ",")
}

/// True if a text can go on: it begins like a sentence and has no end.
fn is_begun(text: &str) -> bool {
    !text.starts_with(char::is_lowercase) && !text.ends_with(['.', '!', '?', ':', ')'])
}
