//! Texts that end at a `#`, because YAML takes the rest of the line for a comment.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::finding::Finding;
use crate::rulebook::format::shape::Shape;
use crate::rulebook::lint::values::{Reading, is_unquoted, values};
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "cut-text",
        "Behind a text without quotes, a space and a `#` begin a comment, and the rest of the line is not read. Put the text in quotes if the `#` belongs to it, and the comment on a line of its own if it is one.",
        [
            "extend: { causes: { no-signal: { prevent: [ { do: \"Look at line 2.\" }, {\n  do: Try port #2 of the computer\n} ] } } }",
            "extend: { causes: { no-signal: { prevent: [ { do: \"Look at line 2.\" }, {\n  do: \"Try port #2 of the computer\"\n} ] } } }",
        ],
    ),
    look: Look::InText(look),
};

fn look(_: &Rulebook, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for value in values(reading.tree) {
        // Only in texts that people read: a comment behind an id or a number is usual.
        let is_read = matches!(value.shape, Shape::Words | Shape::Wording | Shape::TextOr(_));
        if !is_read || value.node.scalar().is_none() || !is_unquoted(value.node, reading.files) {
            continue;
        }
        if let Some((at, comment)) = comment_behind(value.node.span, reading.files) {
            let message = format!("`{comment}` is read as a comment, not as part of the text");
            let help = "put the text in quotes, or move the comment to a line of its own";
            findings.push(Finding::about(&LINT.code, value.entry, message, help).at(at));
        }
    }
    findings
}

/// The comment on the line on which a value ends.
fn comment_behind(span: Span, files: &[SourceFile]) -> Option<(Span, &str)> {
    let text: &str = &files[span.file as usize].text;
    let end = span.start as usize + text.get(span.start as usize..span.end as usize)?.trim_end().len();
    let rest = text[end..].lines().next()?.trim_end();
    let comment = rest.trim_start_matches([' ', '\t']);
    let start = u32::try_from(end + rest.len() - comment.len()).ok()?;
    let end = u32::try_from(end + rest.len()).ok()?;
    comment.starts_with('#').then_some((Span { start, end, ..span }, comment))
}
