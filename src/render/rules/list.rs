//! The list of a rulebook's entries, and one entry with all its fields.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::entry::Entry;
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::rules::entry::{JsonFields, fields};
use crate::rulebook::{Rulebook, SourceFile, Span};

/// The origins of entries in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origins {
    /// Ids and titles only.
    Hidden,
    /// The file and the line of each, and those of what other files add to it.
    Shown,
}

/// A line of a file.
#[derive(Serialize)]
struct Origin<'a> {
    file: &'a str,
    line: usize,
}

fn origin(at: Span, files: &[SourceFile]) -> Origin<'_> {
    let place = at.location(files);
    Origin { file: place.file, line: place.line }
}

/// The location of an entry; `None` if it is built in.
fn written<'f>(entry: &Entry, files: &'f [SourceFile]) -> Option<Origin<'f>> {
    (entry.at != Span::default()).then(|| origin(entry.at, files))
}

/// The locations where other files extend an entry.
fn extended_by<'f>(book: &Rulebook, entry: &Entry, files: &'f [SourceFile]) -> Vec<Origin<'f>> {
    let extended = book.extended.iter().filter(|extended| extended.at == entry.at);
    extended.flat_map(|extended| &extended.by).map(|at| origin(*at, files)).collect()
}

/// The origin of an entry, in a line.
fn origins(book: &Rulebook, entry: &Entry, files: &[SourceFile]) -> String {
    let place = |origin: &Origin<'_>| format!("{}:{}", origin.file, origin.line);
    let written = written(entry, files).map_or_else(|| "built in".to_owned(), |origin| place(&origin));
    let added: Vec<String> = extended_by(book, entry, files).iter().map(place).collect();
    if added.is_empty() { written } else { format!("{written}, extended by {}", added.join(", ")) }
}

/// The list as text.
pub fn list(
    book: &Rulebook,
    files: &[SourceFile],
    entries: &[Entry],
    shown: Origins,
    page: &mut Page<'_>,
) -> io::Result<()> {
    for kind in entries.chunk_by(|a, b| a.kind == b.kind) {
        if kind[0].kind != entries[0].kind {
            page.gap()?;
        }
        page.heading(kind[0].kind)?;
        for entry in kind {
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

fn listed<'a>(book: &Rulebook, files: &'a [SourceFile], entry: &'a Entry) -> Listed<'a> {
    let (file, line) = written(entry, files).map(|origin| (origin.file, origin.line)).unzip();
    let extended_by = extended_by(book, entry, files);
    Listed { kind: entry.kind, id: &entry.id, title: entry.title(), file, line, extended_by }
}

/// The list as JSON.
pub fn list_json(book: &Rulebook, files: &[SourceFile], entries: &[Entry], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct List<'a> {
        schema: u8,
        entries: Vec<Listed<'a>>,
    }
    let entries = entries.iter().map(|entry| listed(book, files, entry)).collect();
    json::line(&List { schema: 1, entries }, out)
}

/// Entries whole: all that they say, and what other entries say of them.
pub fn show(book: &Rulebook, files: &[SourceFile], shown: &[&Entry], page: &mut Page<'_>) -> io::Result<()> {
    for (number, entry) in shown.iter().enumerate() {
        if number > 0 {
            page.gap()?;
        }
        page.heading(&format!("{} {}", entry.kind, entry.id))?;
        page.text(2, entry.title())?;
        page.aside(2, &origins(book, entry, files))?;
        fields(entry.fields.iter().skip(1).chain(&entry.related), 2, page)?;
    }
    Ok(())
}

/// Entries whole, as JSON.
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
    let whole = shown.iter().map(|entry| Whole {
        listed: listed(book, files, entry),
        fields: JsonFields(&entry.fields),
        related: JsonFields(&entry.related),
    });
    json::line(&Shown { schema: 1, entries: whole.collect() }, out)
}
