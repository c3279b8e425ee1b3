//! The list of a rulebook's entries, and one entry with all its fields.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::entry::Entry;
use crate::render::diagnosis::json;
use crate::render::diagnosis::shape::{Choice, choices};
use crate::render::page::Page;
use crate::render::rules::entry::{JsonFields, fields};
use crate::rulebook::{Audience, Rulebook, SourceFile, Span};

/// The origins of entries in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origins {
    /// Ids and titles only.
    Hidden,
    /// The file and the line of each, and of the additions in other files.
    Shown,
}

/// The file and the line of an entry or of an addition to it.
#[derive(Serialize)]
struct Origin<'a> {
    file: &'a str,
    line: usize,
}

fn origin(at: Span, files: &[SourceFile]) -> Origin<'_> {
    let location = at.location(files);
    Origin { file: location.file, line: location.line }
}

/// The origin of an entry; `None` if it is built in.
fn written<'f>(entry: &Entry, files: &'f [SourceFile]) -> Option<Origin<'f>> {
    // Built-in entries come from no file, and have the default span.
    if entry.at == Span::default() { None } else { Some(origin(entry.at, files)) }
}

/// The locations where other files extend an entry.
fn extensions<'f>(book: &Rulebook, entry: &Entry, files: &'f [SourceFile]) -> Vec<Origin<'f>> {
    let mut origins = Vec::new();
    for extended in &book.extended {
        // The location of its id identifies an entry among those of all kinds.
        if extended.at == entry.at {
            origins.extend(extended.by.iter().map(|at| origin(*at, files)));
        }
    }
    origins
}

/// The origins of an entry in a line.
fn origins(book: &Rulebook, entry: &Entry, files: &[SourceFile]) -> String {
    let first = match written(entry, files) {
        Some(Origin { file, line }) => format!("{file}:{line}"),
        None => "built in".to_owned(),
    };
    let others: Vec<String> =
        extensions(book, entry, files).iter().map(|Origin { file, line }| format!("{file}:{line}")).collect();
    if others.is_empty() { first } else { format!("{first}, extended by {}", others.join(", ")) }
}

/// Writes the list as text.
pub fn list(
    book: &Rulebook,
    files: &[SourceFile],
    entries: &[Entry],
    shown: Origins,
    page: &mut Page<'_>,
) -> io::Result<()> {
    for group in entries.chunk_by(|a, b| a.kind == b.kind) {
        // `chunk_by` yields no empty groups.
        let kind = group[0].kind;
        if kind != entries[0].kind {
            page.gap()?;
        }
        page.heading(kind)?;
        for entry in group {
            page.item(&format!("  {}  ", entry.id), entry.title())?;
            if shown == Origins::Shown {
                page.aside(4, &origins(book, entry, files))?;
            }
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Listed<'a> {
    kind: &'static str,
    id: &'a str,
    title: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    extended_by: Vec<Origin<'a>>,
}

/// The answers of a question; empty for any other entry.
fn answers<'b>(book: &'b Rulebook, entry: &Entry, audience: Audience) -> Vec<Choice<'b>> {
    let question = if entry.kind == "question" { book.questions.find(&entry.id) } else { None };
    question.map_or_else(Vec::new, |question| choices(book[question].pickable_answers(), audience))
}

fn listed<'a>(book: &Rulebook, files: &'a [SourceFile], entry: &'a Entry) -> Listed<'a> {
    let (file, line) = written(entry, files).map(|origin| (origin.file, origin.line)).unzip();
    let extended_by = extensions(book, entry, files);
    Listed { kind: entry.kind, id: &entry.id, title: entry.title(), file, line, extended_by }
}

/// Writes the list as JSON, for this audience.
pub fn list_json(
    book: &Rulebook,
    files: &[SourceFile],
    entries: &[Entry],
    audience: Audience,
    out: &mut dyn Write,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        #[serde(flatten)]
        listed: Listed<'a>,
        /// The answers of a question, so that one call is enough for a form.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        answers: Vec<Choice<'a>>,
    }
    #[derive(Serialize)]
    struct List<'a> {
        schema: u8,
        entries: Vec<Row<'a>>,
    }
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        rows.push(Row { listed: listed(book, files, entry), answers: answers(book, entry, audience) });
    }
    json::line(&List { schema: 1, entries: rows }, out)
}

/// Writes whole entries: all their fields, and the entries that refer to them.
pub fn show(book: &Rulebook, files: &[SourceFile], shown: &[&Entry], page: &mut Page<'_>) -> io::Result<()> {
    for (number, entry) in shown.iter().enumerate() {
        if number > 0 {
            page.gap()?;
        }
        page.heading(&format!("{} {}", entry.kind, entry.id))?;
        let has_title = !entry.title().is_empty();
        if has_title {
            page.text(2, entry.title())?;
        }
        page.aside(2, &origins(book, entry, files))?;
        // The title, which stands above, is the first field.
        fields(entry.fields.iter().skip(usize::from(has_title)).chain(&entry.related), 2, page)?;
    }
    Ok(())
}

/// Writes whole entries as JSON.
pub fn show_json(book: &Rulebook, files: &[SourceFile], shown: &[&Entry], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole<'a> {
        #[serde(flatten)]
        listed: Listed<'a>,
        fields: JsonFields<'a>,
        related: JsonFields<'a>,
    }
    #[derive(Serialize)]
    struct Shown<'a> {
        schema: u8,
        entries: Vec<Whole<'a>>,
    }
    let mut entries = Vec::with_capacity(shown.len());
    for entry in shown {
        entries.push(Whole {
            listed: listed(book, files, entry),
            fields: JsonFields(&entry.fields),
            related: JsonFields(&entry.related),
        });
    }
    json::line(&Shown { schema: 1, entries }, out)
}
