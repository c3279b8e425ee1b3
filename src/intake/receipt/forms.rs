//! The forms that receipts come in: JSON and lists of it, JSON inside JSON, form posts, tables, receipts of SMPP, mail
//! logs, and log lines with any of these inside. Each becomes a record, a JSON value, for the catalogue to recognise.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::intake::receipt::mail;

/// A record, and the line at which it begins, counted from 1.
#[derive(Debug, Clone)]
pub struct Record {
    pub line: usize,
    pub value: Value,
}

/// The most attempts to read JSON that goes beyond its line and turns out to be none: each may read all of the rest.
const ATTEMPTS: usize = 8;

/// The depth to which text inside a value is read as JSON or as a form of its own.
const UNFOLDED: usize = 3;

/// The records of a text, in order.
pub fn records(text: &str) -> Vec<Record> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(records) = table(text) {
        return records;
    }
    let mut records = Vec::new();
    let (mut at, mut attempts) = (0, ATTEMPTS);
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length + 1);
        let line = text[at..end].trim();
        let number = 1 + text[..at].matches('\n').count();
        if line.is_empty() {
            at = end;
        } else if let Some((value, length)) = json(text, at, end, &mut attempts) {
            records.push(Record { line: number, value: unfold(value, UNFOLDED) });
            // The rest of the line behind the value says nothing more about it.
            at = text[length..].find('\n').map_or(text.len(), |rest| length + rest + 1);
        } else {
            records.push(Record { line: number, value: words(line) });
            at = end;
        }
    }
    if records.iter().all(|record| record.value.get("line").is_some()) {
        let loose = loose(text);
        if !loose.is_empty() {
            return loose.into_iter().map(|value| Record { line: 1, value }).collect();
        }
    }
    records
}

/// The first object or list in the line from `at` to `end`, which may go on in the lines after it, and its end.
fn json(text: &str, at: usize, end: usize, attempts: &mut usize) -> Option<(Value, usize)> {
    let mut from = at;
    // A log line may hold a bracket or two before the value.
    for _ in 0..3 {
        let start = from + text[from..end].find(['{', '['])?;
        let mut values = serde_json::Deserializer::from_str(&text[start..end]).into_iter();
        if let Some(Ok(value)) = values.next()
            && holds_objects(&value)
        {
            return Some((value, start + values.byte_offset()));
        }
        if *attempts > 0 && end < text.len() {
            let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter();
            if let Some(Ok(value)) = values.next()
                && holds_objects(&value)
            {
                return Some((value, start + values.byte_offset()));
            }
            *attempts -= 1;
        }
        from = start + 1;
    }
    None
}

fn holds_objects(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(items) => items.iter().any(holds_objects),
        _ => false,
    }
}

/// A value in which texts that are JSON or forms are read as such.
fn unfold(value: Value, depth: usize) -> Value {
    if depth == 0 {
        return value;
    }
    match value {
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, unfold(value, depth))).collect(),
        Value::Array(items) => items.into_iter().map(|item| unfold(item, depth)).collect(),
        Value::String(text) => match inside(&text) {
            Some(inner) => unfold(inner, depth - 1),
            None => Value::String(text),
        },
        other => other,
    }
}

fn inside(text: &str) -> Option<Value> {
    if text.trim_start().starts_with(['{', '[']) {
        return serde_json::from_str(text).ok().filter(holds_objects);
    }
    form(text)
}

/// A line that is no JSON: a form, a receipt of SMPP, the reply of a mail server, or words.
fn words(line: &str) -> Value {
    let whole = line.split_whitespace().find_map(form).or_else(|| smpp(line));
    whole.unwrap_or_else(|| {
        let mut record = Map::new();
        record.insert("line".to_owned(), line.into());
        if let Some(reply) = mail::reply(line) {
            record.insert("mail".to_owned(), reply);
        }
        record.into()
    })
}

/// The fields of a form post or of the query of an address: two or more.
fn form(text: &str) -> Option<Value> {
    let text = text.trim_matches(['"', '\'', ',']);
    let query = text.split_once('?').map_or(text, |(_, query)| query);
    if !query.contains('&') || query.contains(char::is_whitespace) {
        return None;
    }
    let mut fields = Map::new();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=')?;
        let (key, value) = (decoded(key), decoded(value));
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        if !is_key {
            return None;
        }
        fields.insert(key.into_owned(), unfold(Value::String(value.into_owned()), 1));
    }
    Some(fields.into())
}

/// The text of a part of a form (application/x-www-form-urlencoded).
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (bytes[at], byte) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

/// The keys of a receipt of SMPP (version 3.4, appendix B), in their order.
const SMPP: [&str; 8] = ["id", "sub", "dlvrd", "submit date", "done date", "stat", "err", "text"];

/// The fields of a receipt of SMPP.
fn smpp(line: &str) -> Option<Value> {
    let mut fields = Map::new();
    let mut rest = line;
    for (number, key) in SMPP.iter().enumerate() {
        let Some((_, value)) = split_at_key(rest, key) else { continue };
        let next = SMPP[number + 1..].iter().filter_map(|key| split_at_key(value, key)).map(|(before, _)| before.len());
        let end = next.min().unwrap_or(value.len());
        fields.insert(key.replace(' ', "-"), value[..end].trim().into());
        rest = &value[end..];
    }
    fields.contains_key("stat").then(|| fields.into())
}

/// The text before and behind `key:`, which begins a word.
fn split_at_key<'t>(text: &'t str, key: &str) -> Option<(&'t str, &'t str)> {
    for (at, _) in text.match_indices(key) {
        let begins = at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
        if let (true, Some(behind)) = (begins, text[at + key.len()..].strip_prefix(':')) {
            return Some((&text[..at], behind));
        }
    }
    None
}

/// The rows of a table with a line of names; `None` if the text is none.
fn table(text: &str) -> Option<Vec<Record>> {
    let head = text.lines().next()?;
    let separator = [',', ';', '\t'].into_iter().max_by_key(|separator| head.matches(*separator).count())?;
    let is_name = |name: &str| {
        let name = name.trim().trim_matches('"');
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.'))
    };
    if head.matches(separator).count() == 0 || !head.split(separator).all(is_name) {
        return None;
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(u8::try_from(separator).ok()?).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().ok()?.clone();
    let mut records = Vec::new();
    for row in reader.records() {
        let row = row.ok()?;
        // Words with commas in two lines are no table.
        if row.len() != names.len() {
            return None;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let fields: Map<String, Value> =
            names.iter().map(|name| name.trim().to_owned()).zip(row.iter().map(Value::from)).collect();
        records
            .push(Record { line: usize::try_from(line).unwrap_or(usize::MAX), value: unfold(fields.into(), UNFOLDED) });
    }
    (!records.is_empty()).then_some(records)
}

/// The objects of a text that looks like JSON and is none: with typographic quotes, or none.
fn loose(text: &str) -> Vec<Value> {
    let mut objects = Vec::new();
    for block in text.split('{').skip(1) {
        let block = block.split('}').next().unwrap_or_default();
        let mut fields = Map::new();
        for pair in block.split([',', '\n']) {
            let Some((key, value)) = pair.split_once(':') else { continue };
            let [key, value] = [key, value].map(|part| part.trim_matches(|c: char| c.is_whitespace() || is_quote(c)));
            if !key.is_empty() && !value.is_empty() {
                fields.insert(key.to_owned(), value.into());
            }
        }
        if fields.len() > 1 {
            objects.push(fields.into());
        }
    }
    objects
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’')
}
