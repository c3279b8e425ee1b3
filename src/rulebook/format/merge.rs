//! Merges many files into one tree.
//!
//! The files of one layer complement each other: a repeated id is an error. A later layer overrides: the same id replaces
//! an entry, `remove` drops one, `extend` adds to one. Merging comes before any check of meaning, so that a small file can
//! refer to everything in the others.

use std::collections::BTreeMap;

use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::{DUPLICATE_ID, DUPLICATE_KEY, EXTEND_SCALAR, UNKNOWN_ID};
use crate::rulebook::format::built_in::{LISTED, Place};
use crate::rulebook::format::table::KINDS;
use crate::rulebook::format::yaml::{Entry, Node, Value};
use crate::rulebook::suggest;

/// A book without anything in it.
pub(crate) fn empty() -> Node {
    Node { span: Span::default(), value: Value::Map(Vec::new()) }
}

/// Merges layers, each a list of files, from the lowest to the highest, over a book.
pub(crate) fn merge(mut book: Node, layers: Vec<Vec<Node>>, findings: &mut Findings) -> Node {
    for files in layers {
        let first_file = files.iter().map(|file| file.span.file).min().unwrap_or_default();
        // Before the layer is added, because `remove` is about the layers below.
        for file in &files {
            for name in file.list("remove") {
                remove(&mut book, name, findings);
            }
        }
        let layer = side_by_side(&files, findings);
        put_on_top(&mut book, layer);
        // Extended last, so that additions reach the entries of this layer too, in whatever file they are.
        for file in &files {
            for kind in file.map("extend") {
                for addition in kind.value.entries() {
                    extend(&mut book, &kind.key, addition, first_file, findings);
                }
            }
        }
    }
    place_answers(&mut book);
    book
}

/// The files of one layer as one file. Lists are joined; a repeated setting or id is a finding.
fn side_by_side(files: &[Node], findings: &mut Findings) -> Vec<Entry> {
    let mut merged: Vec<Entry> = Vec::new();
    for field in files.iter().flat_map(Node::entries) {
        if matches!(field.key.as_str(), "extend" | "remove") {
            continue;
        }
        let Some(present) = find_mut(&mut merged, &field.key) else {
            merged.push(field.clone());
            continue;
        };
        match (&mut present.value.value, &field.value.value) {
            // The order of the opening is a decision, so two lists of it do not add up.
            (Value::List(items), Value::List(more)) if field.key != "opening" => items.extend(more.iter().cloned()),
            // Every file may state its format, and `conform` accepts only one.
            _ if field.key == "format" => {}
            _ => {
                let message = format!("`{}` is already set in another file", field.key);
                let help = "keep one of the two, or lay one rulebook over the other: then the later one counts";
                findings.add_repeated(&DUPLICATE_KEY, [present.span, field.span], message, help);
            }
        }
    }
    for (many, one, _) in KINDS {
        if let Some(entry) = find_mut(&mut merged, many) {
            drop_repeated(&mut entry.value, one, findings);
        }
    }
    merged
}

fn drop_repeated(list: &mut Node, kind: &str, findings: &mut Findings) {
    let Value::List(items) = &mut list.value else { return };
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    items.retain(|item| {
        let id = item.text("id");
        // A missing id has been reported already.
        if id.is_empty() {
            return true;
        }
        let at = item.get("id").map_or(item.span, |id| id.span);
        if let Some(first) = seen.get(id) {
            let help = "rename one of the two, or add to the first by `extend`";
            findings.add_repeated(&DUPLICATE_ID, [*first, at], format!("the {kind} `{id}` exists already"), help);
            return false;
        }
        seen.insert(id.to_owned(), at);
        true
    });
}

/// Puts a layer on top of the book: entries replace those with the same id, maps merge, settings replace.
fn put_on_top(book: &mut Node, layer: Vec<Entry>) {
    let Value::Map(fields) = &mut book.value else { return };
    for field in layer {
        let Some(present) = find_mut(fields, &field.key) else {
            fields.push(field);
            continue;
        };
        match (&mut present.value.value, field.value.value) {
            (Value::List(below), Value::List(above)) if field.key != "opening" => {
                let mut added = Vec::new();
                for item in above {
                    let id = identity(&item);
                    match below.iter_mut().find(|entry| !id.is_empty() && identity(entry) == id) {
                        Some(replaced) => *replaced = item,
                        None => added.push(item),
                    }
                }
                // Whoever adds a service is mostly asked about it, and the last one below stands for all others.
                let place = if field.key == "services" { 0 } else { below.len() };
                below.splice(place..place, added);
            }
            (Value::Map(below), Value::Map(above)) => overlay(below, above),
            (below, above) => *below = above,
        }
    }
}

/// The text by which an entry of a later layer replaces one below: its id, or the address of a real case.
fn identity(entry: &Node) -> &str {
    entry.get("id").or_else(|| entry.get("address")).and_then(Node::scalar).unwrap_or_default()
}

/// Moves the answers that no menu lists behind all others of their list.
fn place_answers(book: &mut Node) {
    let hide = book.map("hide").to_vec();
    let Value::Map(fields) = &mut book.value else { return };
    for (_, list) in LISTED {
        let hidden = hide.iter().find(|entry| entry.key == list).map_or(&[][..], |entry| entry.value.items());
        if let Some(Entry { value: Node { value: Value::List(answers), .. }, .. }) = find_mut(fields, list) {
            // Stable: each group keeps its order.
            answers.sort_by_key(|answer| Place::of(answer, hidden));
        }
    }
}

fn overlay(below: &mut Vec<Entry>, above: Vec<Entry>) {
    for entry in above {
        match find_mut(below, &entry.key) {
            Some(present) => match (&mut present.value.value, entry.value.value) {
                (Value::Map(inner), Value::Map(more)) => overlay(inner, more),
                (inner, value) => *inner = value,
            },
            None => below.push(entry),
        }
    }
}

fn remove(book: &mut Node, name: &Node, findings: &mut Findings) {
    let wanted = name.scalar().unwrap_or_default();
    let (kind, id) = match wanted.split_once('.') {
        Some((kind, id)) => (Some(kind), id),
        None => (None, wanted),
    };
    let Value::Map(fields) = &mut book.value else { return };
    // Ids are unique only within a kind, so several lists may hold this one.
    let mut holders: Vec<&mut Entry> = Vec::new();
    for field in fields {
        let holds = field.value.items().iter().any(|item| item.text("id") == id);
        if holds && singular(&field.key).is_some() && kind.is_none_or(|kind| field.key == *kind) {
            holders.push(field);
        }
    }
    match &mut holders[..] {
        [holder] => {
            if let Value::List(items) = &mut holder.value.value {
                items.retain(|item| item.text("id") != id);
            }
        }
        [] => {
            let help = nothing_to_remove(book, id, findings);
            findings.add(&UNKNOWN_ID, name.span, format!("nothing below is called `{wanted}`"), help);
        }
        several => {
            let kinds: Vec<String> = several.iter().map(|holder| format!("`{}.{id}`", holder.key)).collect();
            let help = format!("say which: {}", kinds.join(" or "));
            findings.add(&UNKNOWN_ID, name.span, format!("`{id}` is the id of several entries"), help);
        }
    }
}

fn nothing_to_remove(book: &Node, id: &str, findings: &mut Findings) -> String {
    let entries = KINDS.iter().flat_map(|(many, ..)| book.list(many));
    let close = findings.closest(id, entries.map(|entry| entry.text("id")));
    close.map_or_else(
        || "`remove` drops entries of a rulebook below, such as the built-in one: take the line out".to_owned(),
        suggest::meant,
    )
}

/// Adds to an entry. `first_file` is the first of the layer: what stands in a file before it belongs to a layer below.
fn extend(book: &mut Node, kind: &str, addition: &Entry, first_file: u32, findings: &mut Findings) {
    let one = singular(kind).unwrap_or(kind);
    let Value::Map(fields) = &mut book.value else { return };
    let Some(Entry { value: Node { value: Value::List(entries), .. }, .. }) = find_mut(fields, kind) else {
        let help = format!("write the whole entry under `{kind}`, or lay this over a rulebook that has it");
        findings.add(&UNKNOWN_ID, addition.span, format!("there is no {one} to extend"), help);
        return;
    };
    let Some(position) = entries.iter().position(|entry| addition.key == *entry.text("id")) else {
        let close = findings.closest(&addition.key, entries.iter().map(|entry| entry.text("id")));
        let help = close.map_or_else(|| format!("a new {one} stands under `{kind}`, not `extend`"), suggest::meant);
        findings.add(&UNKNOWN_ID, addition.span, format!("unknown {one} `{}`", addition.key), help);
        return;
    };
    let entry = &mut entries[position];
    let is_below = entry.span.file < first_file;
    if let Value::Map(fields) = &mut entry.value {
        add_fields(fields, addition.value.entries(), is_below, first_file, findings);
    }
}

/// Adds to the fields of an entry. `is_below` is true if the entry belongs to a layer below.
fn add_fields(fields: &mut Vec<Entry>, additions: &[Entry], is_below: bool, first_file: u32, findings: &mut Findings) {
    for addition in additions {
        let present = find_mut(fields, &addition.key).map(|field| &mut field.value);
        match (present, &addition.value.value) {
            (Some(Node { value: Value::List(items), .. }), Value::List(more)) => items.extend(more.iter().cloned()),
            (Some(Node { value: Value::Map(inner), .. }), Value::Map(more)) => {
                add_entries(inner, more, is_below, first_file, findings);
            }
            (None, Value::List(_) | Value::Map(_)) => fields.push(addition.clone()),
            // A single value of a layer below is replaced, as the whole entry could be.
            (Some(present @ Node { value: Value::Scalar(_), .. }), Value::Scalar(_))
                if present.span.file < first_file && addition.key != *"id" =>
            {
                *present = addition.value.clone();
            }
            (None, Value::Scalar(_)) if is_below => fields.push(addition.clone()),
            // Two files of one layer could give different values.
            _ => findings.add(
                &EXTEND_SCALAR,
                addition.span,
                format!("`{}` is one value: within one rulebook `extend` adds to lists and maps only", addition.key),
                "change it where it stands, or in a rulebook that is laid over this one",
            ),
        }
    }
}

/// Adds to a map: a new key may have any value, and an existing one is extended.
fn add_entries(
    entries: &mut Vec<Entry>,
    additions: &[Entry],
    is_below: bool,
    first_file: u32,
    findings: &mut Findings,
) {
    for addition in additions {
        if entries.iter().any(|entry| entry.key == addition.key) {
            add_fields(entries, std::slice::from_ref(addition), is_below, first_file, findings);
        } else {
            entries.push(addition.clone());
        }
    }
}

fn find_mut<'e>(entries: &'e mut [Entry], key: &str) -> Option<&'e mut Entry> {
    entries.iter_mut().find(|entry| entry.key == key)
}

/// The word for one entry of a kind; `None` if the field holds no kind of entries.
fn singular(field: &str) -> Option<&'static str> {
    KINDS.iter().find(|(many, ..)| *many == field).map(|(_, one, _)| *one)
}
