//! Compares a tree with the table of the format, and reports and removes every misfit.
//!
//! The remaining values have the shapes of the table, so that later stages read them without checks, and every mistake is
//! reported once.

use std::collections::BTreeMap;

use crate::rulebook::book::answer::Answer;
use crate::rulebook::book::pattern;
use crate::rulebook::book::scale;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;
use crate::rulebook::book::words;
use crate::rulebook::book::words::sentence::Sentence;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::code::Code;
use crate::rulebook::finding::errors::{
    BAD_DURATION, BAD_FREQUENCY, BAD_ID, BAD_PLACEHOLDER, BAD_VALUE, DUPLICATE_KEY, MISSING_FIELD, UNKNOWN_FIELD,
    UNKNOWN_ID, WRONG_SHAPE,
};
use crate::rulebook::format::advice;
use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::{BOOK, KINDS};
use crate::rulebook::format::table_of_cases::{CASE, FIELD_CASE};
use crate::rulebook::format::yaml::{Entry, Node, Value};
use crate::rulebook::lint::allowable;
use crate::rulebook::suggest;

/// Checks a whole file.
pub(crate) fn conform_file(file: &mut Node, findings: &mut Findings) {
    // An empty file is a rulebook that lacks fields, and not a text of the wrong shape.
    if matches!(file.value, Value::Empty) {
        file.value = Value::Map(Vec::new());
    }
    if !conform(file, &Shape::Record(BOOK), "the file", findings) {
        file.value = Value::Map(Vec::new());
    }
}

/// Reports and removes every misfit in a value; returns false if nothing of it remains.
fn conform(node: &mut Node, shape: &'static Shape, name: &str, findings: &mut Findings) -> bool {
    match shape {
        Shape::List(of) => list(node, of, name, findings),
        Shape::AnyOf(of) => match node.value {
            Value::List(_) => list(node, of, name, findings),
            _ => conform(node, of, name, findings),
        },
        Shape::MapTo(of) => map(node, of, name, findings),
        Shape::Record(fields) => record(node, fields, name, findings),
        Shape::TextOr(fields) => match node.value {
            Value::Map(_) => record(node, fields, name, findings),
            _ => conform(node, &Shape::Text, name, findings),
        },
        Shape::Stops => match node.value {
            Value::List(_) => list(node, &Shape::Id, name, findings),
            _ => conform(node, &Shape::OneOf(&["all", "sending"]), name, findings),
        },
        Shape::Sentences => sentences(node, name, findings),
        Shape::Extensions => extensions(node, findings),
        Shape::FieldCase => {
            findings.enter(node.as_field_case());
            let kept = record(node, FIELD_CASE, name, findings);
            findings.leave();
            kept
        }
        Shape::Case => {
            findings.enter(node.as_case());
            let kept = record(node, CASE, name, findings);
            findings.leave();
            kept
        }
        _ => scalar(node, shape, name, findings),
    }
}

fn wrong_shape(node: &Node, shape: &Shape, name: &str, findings: &mut Findings) -> bool {
    let wanted = match shape {
        Shape::List(_) => "a list",
        Shape::MapTo(_) | Shape::Record(_) | Shape::Extensions | Shape::Case | Shape::FieldCase => "a map",
        _ => "a text",
    };
    let found = match node.value {
        Value::Empty => "nothing",
        Value::Scalar(_) => "a text",
        Value::List(_) => "a list",
        Value::Map(_) => "a map",
    };
    let message = format!("`{name}` must be {wanted}, and here is {found}");
    findings.add(&WRONG_SHAPE, node.span, message, advice::for_shape(shape, &node.value));
    false
}

fn list(node: &mut Node, of: &'static Shape, name: &str, findings: &mut Findings) -> bool {
    let Value::List(items) = &mut node.value else { return wrong_shape(node, &Shape::List(of), name, findings) };
    items.retain_mut(|item| conform(item, of, name, findings));
    true
}

/// The entries of a map, each key once: repetitions are reported and removed.
fn unique_entries<'n>(node: &'n mut Node, findings: &mut Findings) -> Option<&'n mut Vec<Entry>> {
    let Value::Map(entries) = &mut node.value else { return None };
    let mut seen: BTreeMap<Text, Span> = BTreeMap::new();
    entries.retain(|entry| {
        if let Some(first) = seen.get(&entry.key) {
            let message = format!("`{}` stands here a second time", entry.key);
            findings.add_repeated(&DUPLICATE_KEY, [*first, entry.span], message, "keep one of the two");
            return false;
        }
        seen.insert(entry.key.clone(), entry.span);
        true
    });
    Some(entries)
}

fn map(node: &mut Node, of: &'static Shape, name: &str, findings: &mut Findings) -> bool {
    let Some(entries) = unique_entries(node, findings) else {
        return wrong_shape(node, &Shape::MapTo(of), name, findings);
    };
    entries.retain_mut(|entry| conform(&mut entry.value, of, &entry.key, findings));
    true
}

fn record(node: &mut Node, fields: &'static [Field], name: &str, findings: &mut Findings) -> bool {
    let span = node.span;
    let Some(entries) = known_fields(node, fields, findings) else {
        return wrong_shape(node, &Shape::Record(fields), name, findings);
    };
    // The rest of a text that YAML took for a key may be what is missing, and has been reported.
    if !entries.iter().any(|entry| advice::for_text_as_key(&entry.key, &entry.value.value).is_some()) {
        for field in fields.iter().filter(|field| field.required) {
            if !entries.iter().any(|entry| entry.key == field.name) {
                let message = format!("`{}` is missing", field.name);
                findings.add(&MISSING_FIELD, span, message, advice::for_missing(field));
            }
        }
    }
    conform_fields(entries, fields, findings);
    true
}

/// Conforms the values of a record and removes the fields that the format does not know.
fn conform_fields(entries: &mut Vec<Entry>, fields: &'static [Field], findings: &mut Findings) {
    entries.retain_mut(|Entry { key, value, .. }| {
        let Some(field) = fields.iter().find(|field| field.admits(key)) else { return false };
        conform(value, &field.shape, key, findings)
    });
}

/// The entries of a record, with unknown fields reported. A misspelt field gets the name that was meant, so that nothing
/// else is reported because of it.
fn known_fields<'n>(
    node: &'n mut Node,
    fields: &'static [Field],
    findings: &mut Findings,
) -> Option<&'n mut Vec<Entry>> {
    let entries = unique_entries(node, findings)?;
    for position in 0..entries.len() {
        let entry = &entries[position];
        if fields.iter().any(|field| field.admits(&entry.key)) {
            continue;
        }
        let (meant, help) = unknown_field(entry, entries, fields, findings);
        findings.add(&UNKNOWN_FIELD, entry.span, format!("unknown field `{}`", entry.key), help);
        if let Some(meant) = meant {
            entries[position].key = meant.into();
        }
    }
    Some(entries)
}

/// The field that was meant by an unknown one, if that is certain enough, and the way out.
fn unknown_field(
    entry: &Entry,
    beside: &[Entry],
    fields: &'static [Field],
    findings: &mut Findings,
) -> (Option<&'static str>, String) {
    let key = &entry.key;
    if let Some(help) = advice::for_text_as_key(key, &entry.value.value) {
        return (None, help.to_owned());
    }
    // Before any similar name: a field that stands in the wrong place is not misspelt.
    if let Some(help) = advice::inside(key, fields) {
        return (None, help);
    }
    let names: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
    let close = findings.closest(key, names.iter().copied());
    match close {
        Some(close) if !beside.iter().any(|entry| entry.key == close) => {
            (suggest::misspelt(key, [close]), suggest::meant(close))
        }
        _ => {
            let help = advice::elsewhere(key).or(close.map(suggest::meant));
            (None, help.unwrap_or_else(|| format!("one of {}", names.join(", "))))
        }
    }
}

fn extensions(node: &mut Node, findings: &mut Findings) -> bool {
    let Some(kinds) = unique_entries(node, findings) else {
        return wrong_shape(node, &Shape::Extensions, "extend", findings);
    };
    kinds.retain_mut(|kind| {
        let Some((_, _, fields)) = KINDS.iter().find(|(many, ..)| kind.key == *many) else {
            let help = one_of(&kind.key, &KINDS.iter().map(|(many, ..)| *many).collect::<Vec<_>>(), findings);
            findings.add(&UNKNOWN_FIELD, kind.span, format!("unknown kind of entry `{}`", kind.key), help);
            return false;
        };
        let Some(entries) = unique_entries(&mut kind.value, findings) else {
            return wrong_shape(&kind.value, &Shape::MapTo(&Shape::Record(&[])), &kind.key, findings);
        };
        entries.retain_mut(|entry| addition(&mut entry.value, fields, &entry.key, findings));
        true
    });
    true
}

fn sentences(node: &mut Node, name: &str, findings: &mut Findings) -> bool {
    let Some(entries) = unique_entries(node, findings) else {
        return wrong_shape(node, &Shape::Sentences, name, findings);
    };
    entries.retain_mut(|Entry { key, span, value }| {
        let Some(sentence) = words::with_id(key) else {
            let meant = findings.closest(key, words::sentences().map(|sentence| sentence.id));
            let help = meant.map_or_else(|| "`otp-triage rules new words` prints them all".to_owned(), suggest::meant);
            findings.add(&UNKNOWN_ID, *span, format!("unknown sentence `{key}`"), help);
            return false;
        };
        scalar(value, &Shape::Words, key, findings) && placeholders_fit(value, sentence, findings)
    });
    true
}

/// Reports a placeholder that a sentence does not have, or the first that a text leaves out.
fn placeholders_fit(node: &Node, sentence: &Sentence, findings: &mut Findings) -> bool {
    let text = node.scalar().unwrap_or_default();
    let message = if let Some(name) = sentence.unknown_in(text) {
        format!("the sentence `{}` has no `{{{name}}}`", sentence.id)
    } else if let Some(name) = sentence.missing_in(text) {
        format!("the sentence `{}` lacks `{{{name}}}`", sentence.id)
    } else {
        return true;
    };
    let help = format!("in English it is `{}`", sentence.english);
    findings.add(&BAD_PLACEHOLDER, node.span, message, help);
    false
}

/// An addition to an entry: a record of which nothing is required.
fn addition(node: &mut Node, fields: &'static [Field], name: &str, findings: &mut Findings) -> bool {
    let Some(entries) = known_fields(node, fields, findings) else {
        return wrong_shape(node, &Shape::MapTo(&Shape::List(&Shape::Text)), name, findings);
    };
    conform_fields(entries, fields, findings);
    true
}

fn scalar(node: &mut Node, shape: &Shape, name: &str, findings: &mut Findings) -> bool {
    let Value::Scalar(text) = &node.value else { return wrong_shape(node, shape, name, findings) };
    if fits(text, shape) {
        return true;
    }
    let (code, help) = requirement(text, shape, findings);
    let message = match shape {
        Shape::OneOf(_) | Shape::AllowableCode => format!("`{name}` cannot be `{text}`"),
        _ => format!("`{text}` does not fit `{name}`"),
    };
    findings.add(code, node.span, message, help);
    // An entry keeps an id that is none: without it, every mention of the entry would be reported as unknown.
    name == "id"
}

fn fits(text: &str, shape: &Shape) -> bool {
    match shape {
        Shape::Id => is_id(text),
        Shape::Reply => is_id(text) || text == Answer::NOT_APPLICABLE,
        Shape::OneOf(words) => words.contains(&text),
        Shape::AllowableCode => allowable().any(|code| code == text),
        Shape::Flag => matches!(text, "true" | "false"),
        Shape::Format => text == "1",
        Shape::Number => text.parse::<f64>().is_ok_and(|number| (0.0..=1e6).contains(&number)),
        Shape::Whole => text.parse::<usize>().is_ok(),
        Shape::Rank => text.parse::<usize>().is_ok_and(|rank| rank > 0),
        Shape::Duration => scale::minutes(text).is_some(),
        Shape::Frequency => scale::frequency(text).is_some(),
        Shape::Prior => {
            scale::frequency(text).is_some_and(|share| share > 0.0 && share < 1.0)
                && !matches!(text, "always" | "never")
        }
        Shape::Pattern => !text.is_empty() && pattern::parse(text).is_some(),
        Shape::Date => scale::day(text).is_some(),
        _ => !text.is_empty(),
    }
}

/// The code for a text that does not fit, and a description of a valid one.
fn requirement(text: &str, shape: &Shape, findings: &mut Findings) -> (&'static Code, String) {
    match shape {
        Shape::Id | Shape::Reply => (&BAD_ID, format!("lower-case letters, digits and hyphens{}", like_an_id(text))),
        Shape::OneOf(words) => (&BAD_VALUE, one_of(text, words, findings)),
        Shape::AllowableCode => (&BAD_VALUE, one_of(text, &allowable().collect::<Vec<_>>(), findings)),
        Shape::Flag => (&BAD_VALUE, "true or false".to_owned()),
        Shape::Format => (&BAD_VALUE, "1, the only format so far".to_owned()),
        Shape::Number => (&BAD_VALUE, "a number from 0 to 1000000".to_owned()),
        Shape::Whole => (&BAD_VALUE, "a whole number that is not negative".to_owned()),
        Shape::Rank => {
            (&BAD_VALUE, "a rank, counted from 1; a fix that must not be advised stands under `never`".to_owned())
        }
        Shape::Duration => (&BAD_DURATION, "a duration such as 10s, 1m, 24h or 1h30m, at most 3650d".to_owned()),
        Shape::Prior if matches!(text, "always" | "never") => {
            (&BAD_FREQUENCY, "a cause is never there always, or never".to_owned())
        }
        Shape::Frequency | Shape::Prior => (&BAD_FREQUENCY, frequency_help(text, findings)),
        Shape::Pattern => (&BAD_VALUE, "a pattern such as E<7 digits> or <1-3 digits> <hour|hours>".to_owned()),
        Shape::Date => (&BAD_VALUE, "a day such as 2026-11-22".to_owned()),
        _ => (&WRONG_SHAPE, "a text that is not empty".to_owned()),
    }
}

/// The valid word that is close to a text, or all of them.
fn one_of(text: &str, words: &[&str], findings: &mut Findings) -> String {
    let close = findings.closest(text, words.iter().copied());
    close.map_or_else(|| format!("one of {}", words.join(", ")), suggest::meant)
}

fn frequency_help(text: &str, findings: &mut Findings) -> String {
    let words = scale::WORDS.map(|(word, _)| word);
    let close = findings.closest(text, words);
    close.map_or_else(|| format!("one of {} or a number between 0 and 1", words.join(", ")), suggest::meant)
}

/// An id that is like a text; empty if none is.
fn like_an_id(text: &str) -> String {
    let id = text.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    if is_id(&id) { format!(", such as `{id}`") } else { String::new() }
}

/// True if a text can be an id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
