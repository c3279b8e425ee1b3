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
use crate::rulebook::format::table::{BOOK, Field, KINDS, Shape};
use crate::rulebook::format::table_of_cases::{CASE, FIELD_CASE};
use crate::rulebook::format::yaml::{Entry, Node, Value};
use crate::rulebook::lint::allowable;
use crate::rulebook::suggest::did_you_mean;

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
fn conform(node: &mut Node, shape: &Shape, name: &str, findings: &mut Findings) -> bool {
    match shape {
        Shape::List(of) => list(node, of, name, findings),
        Shape::AnyOf(of) => match node.value {
            Value::List(_) => list(node, of, name, findings),
            _ => conform(node, of, name, findings),
        },
        Shape::MapTo(of) => map(node, of, name, findings),
        Shape::Record(fields) => record(node, fields, Missing::Reported, name, findings),
        Shape::TextOr(fields) => match node.value {
            Value::Map(_) => record(node, fields, Missing::Reported, name, findings),
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
            let kept = record(node, FIELD_CASE, Missing::Reported, name, findings);
            findings.leave();
            kept
        }
        Shape::Case => {
            findings.enter(node.as_case());
            let kept = record(node, CASE, Missing::Reported, name, findings);
            findings.leave();
            kept
        }
        _ => scalar(node, shape, name, findings),
    }
}

fn wrong_shape(node: &Node, name: &str, wanted: &str, findings: &mut Findings) -> bool {
    let found = match node.value {
        Value::Empty => "nothing",
        Value::Scalar(_) => "a text",
        Value::List(_) => "a list",
        Value::Map(_) => "a map",
    };
    findings.add(&WRONG_SHAPE, node.span, format!("`{name}` must be {wanted}, and here is {found}"));
    false
}

fn list(node: &mut Node, of: &Shape, name: &str, findings: &mut Findings) -> bool {
    if let Some(text) = node.scalar() {
        let help = format!("a list of one thing is written in brackets: `[{text}]`");
        findings.add_with_help(
            &WRONG_SHAPE,
            node.span,
            format!("`{name}` must be a list, and here is a text"),
            Some(help),
        );
        return false;
    }
    let Value::List(items) = &mut node.value else { return wrong_shape(node, name, "a list", findings) };
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
            findings.add_repeated(&DUPLICATE_KEY, [*first, entry.span], message);
            return false;
        }
        seen.insert(entry.key.clone(), entry.span);
        true
    });
    Some(entries)
}

fn map(node: &mut Node, of: &Shape, name: &str, findings: &mut Findings) -> bool {
    let Some(entries) = unique_entries(node, findings) else { return wrong_shape(node, name, "a map", findings) };
    entries.retain_mut(|entry| conform(&mut entry.value, of, &entry.key, findings));
    true
}

/// The treatment of a required field that is missing.
#[derive(Clone, Copy, PartialEq)]
enum Missing {
    Reported,
    /// `extend` gives only the additions.
    Allowed,
}

fn record(node: &mut Node, fields: &[Field], missing: Missing, name: &str, findings: &mut Findings) -> bool {
    let span = node.span;
    let Some(entries) = unique_entries(node, findings) else {
        let example: Vec<String> =
            fields.iter().filter(|field| field.required).map(|field| format!("{}: …", field.name)).collect();
        let wanted = if example.is_empty() {
            "a map".to_owned()
        } else {
            format!("a map such as `{{ {} }}`", example.join(", "))
        };
        return wrong_shape(node, name, &wanted, findings);
    };
    if missing == Missing::Reported {
        for field in fields.iter().filter(|field| field.required) {
            if !entries.iter().any(|entry| entry.key == field.name) {
                findings.add(&MISSING_FIELD, span, format!("`{}` is missing", field.name));
            }
        }
    }
    entries.retain_mut(|entry| {
        let Some(field) = fields.iter().find(|field| field.admits(&entry.key)) else {
            let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
            let help = Some(one_of(&entry.key, &known));
            findings.add_with_help(&UNKNOWN_FIELD, entry.span, format!("unknown field `{}`", entry.key), help);
            return false;
        };
        let Entry { key, value, .. } = entry;
        conform(value, &field.shape, key, findings)
    });
    true
}

impl Field {
    fn admits(&self, key: &str) -> bool {
        key == self.name || (matches!(self.shape, Shape::Wording) && key.strip_suffix("_agent") == Some(self.name))
    }
}

fn extensions(node: &mut Node, findings: &mut Findings) -> bool {
    let Some(kinds) = unique_entries(node, findings) else { return wrong_shape(node, "extend", "a map", findings) };
    kinds.retain_mut(|kind| {
        let Some((_, one, fields)) = KINDS.iter().find(|(many, ..)| kind.key == *many) else {
            let help = did_you_mean(&kind.key, KINDS.iter().map(|(many, ..)| *many));
            findings.add_with_help(&UNKNOWN_FIELD, kind.span, format!("unknown kind of entry `{}`", kind.key), help);
            return false;
        };
        let Some(entries) = unique_entries(&mut kind.value, findings) else {
            return wrong_shape(&kind.value, &kind.key, "a map from id to what is added", findings);
        };
        entries.retain_mut(|entry| record(&mut entry.value, fields, Missing::Allowed, one, findings));
        true
    });
    true
}

fn sentences(node: &mut Node, name: &str, findings: &mut Findings) -> bool {
    let Some(entries) = unique_entries(node, findings) else {
        return wrong_shape(node, name, "a map from sentences to texts", findings);
    };
    entries.retain_mut(|Entry { key, span, value }| {
        let Some(sentence) = words::with_id(key) else {
            let help = did_you_mean(key, words::sentences().map(|sentence| sentence.id))
                .unwrap_or_else(|| "`otp-triage rules new words` prints them all".to_owned());
            findings.add_with_help(&UNKNOWN_ID, *span, format!("unknown sentence `{key}`"), Some(help));
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
    findings.add_with_help(&BAD_PLACEHOLDER, node.span, message, Some(help));
    false
}

fn scalar(node: &mut Node, shape: &Shape, name: &str, findings: &mut Findings) -> bool {
    let Value::Scalar(text) = &node.value else { return wrong_shape(node, name, "a text", findings) };
    if fits(text, shape) {
        return true;
    }
    let (code, help) = requirement(text, shape);
    let message = match shape {
        Shape::OneOf(_) | Shape::AllowableCode => format!("`{name}` cannot be `{text}`"),
        _ => format!("`{text}` does not fit `{name}`"),
    };
    findings.add_with_help(code, node.span, message, Some(help));
    false
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
fn requirement(text: &str, shape: &Shape) -> (&'static Code, String) {
    match shape {
        Shape::Id | Shape::Reply => (&BAD_ID, "lower-case letters, digits and hyphens".to_owned()),
        Shape::OneOf(words) => (&BAD_VALUE, one_of(text, words)),
        Shape::AllowableCode => (&BAD_VALUE, one_of(text, &allowable().collect::<Vec<_>>())),
        Shape::Flag => (&BAD_VALUE, "true or false".to_owned()),
        Shape::Format => (&BAD_VALUE, "1, the only format so far".to_owned()),
        Shape::Number => (&BAD_VALUE, "a number from 0 to 1000000".to_owned()),
        Shape::Whole => (&BAD_VALUE, "a whole number that is not negative".to_owned()),
        Shape::Duration => (&BAD_DURATION, "a duration such as 10s, 1m, 24h or 1h30m, at most 3650d".to_owned()),
        Shape::Prior if matches!(text, "always" | "never") => {
            (&BAD_FREQUENCY, "a cause is never there always, or never".to_owned())
        }
        Shape::Frequency | Shape::Prior => (&BAD_FREQUENCY, frequency_help(text)),
        Shape::Pattern => (&BAD_VALUE, "a pattern such as E<7 digits> or <1-3 digits> <hour|hours>".to_owned()),
        Shape::Date => (&BAD_VALUE, "a day such as 2026-11-22".to_owned()),
        _ => (&WRONG_SHAPE, "a text that is not empty".to_owned()),
    }
}

/// The valid word that is close to a text, or all of them.
fn one_of(text: &str, words: &[&str]) -> String {
    did_you_mean(text, words.iter().copied()).unwrap_or_else(|| format!("one of {}", words.join(", ")))
}

fn frequency_help(text: &str) -> String {
    let words = scale::WORDS.map(|(word, _)| word);
    did_you_mean(text, words).unwrap_or_else(|| format!("one of {} or a number between 0 and 1", words.join(", ")))
}

/// True if a text can be an id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
