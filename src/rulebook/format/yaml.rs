//! Parses YAML into a tree in which every key and value has a location. The only file that knows the YAML library.
//!
//! The tree is untyped on purpose: deserialising straight into structs would stop at the first mistake, and authors should
//! see all of them at once. `conform` then compares the tree with the format.

use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::{DuplicateKeyPolicy, Error, Location, Spanned};

use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;
use crate::rulebook::finding::errors::{SYNTAX, TOO_MANY};
use crate::rulebook::finding::{CaseKind, Findings, InCase};
use crate::rulebook::format::syntax;

/// A value with its location.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// The values of YAML. A scalar is the text in the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) enum Value {
    Empty,
    Scalar(Text),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a map, with its value.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Entry {
    pub(crate) key: Text,
    pub(crate) span: Span,
    pub(crate) value: Node,
}

/// The most keys and values of a file, and the most of them inside each other.
const NODES: usize = 200_000;
const DEPTH: usize = 64;

/// Parses one file. The first syntax error ends it; repeated keys are kept for `conform` to report.
pub(crate) fn parse(file: u32, text: &str, findings: &mut Findings) -> Option<Node> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        // Passed on to the visitor below, so that all of them become findings.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
        // Protects against hostile files, such as alias bombs.
        budget: serde_saphyr::budget! {
            max_depth: DEPTH,
            max_nodes: NODES,
            max_total_scalar_bytes: 20_000_000,
        },
    };
    match serde_saphyr::from_str_with_options::<Raw>(text, options) {
        Ok(raw) => Some(Reader { file, text }.node(raw)),
        Err(error) => {
            let mut span = error.location().map_or(Span { file, start: 0, end: 0 }, |at| locate(file, text, at));
            if let Error::Budget { breach, .. } = &error {
                let divide = "divide it into several files of one folder";
                let (code, message, help) = match breach {
                    BudgetBreach::Nodes { .. } => {
                        (&TOO_MANY, format!("the file has more than {NODES} keys and values"), divide)
                    }
                    BudgetBreach::Depth { .. } => {
                        (&SYNTAX, format!("more than {DEPTH} values stand inside each other"), "close brackets earlier")
                    }
                    _ => (&SYNTAX, "aliases repeat too much of the file".to_owned(), "write out what they stand for"),
                };
                findings.add(code, span, message, help);
                return None;
            }
            let message = error.to_string();
            if let Some(culprit) = syntax::culprit(&message) {
                span = nearest(text, span, culprit);
            }
            let told = syntax::told(&message);
            findings.add(&SYNTAX, span, told.message, told.help);
            None
        }
    }
}

/// A tree as the text of a file. Comments and the style of the original are lost.
pub(crate) fn write(node: &Node) -> String {
    // Maps and lists of texts: there is nothing that cannot be written.
    serde_saphyr::to_string(&Written(node)).expect("a tree is made of texts, lists and maps")
}

/// A tree without its locations.
struct Written<'n>(&'n Node);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::Empty => serializer.serialize_unit(),
            Value::Scalar(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(Written)),
            Value::Map(entries) => {
                serializer.collect_map(entries.iter().map(|entry| (&*entry.key, Written(&entry.value))))
            }
        }
    }
}

struct Raw(Spanned<RawValue>);

enum RawValue {
    Empty,
    /// A plain number or boolean. Its text is copied from the file, so that `1.10` stays `1.10`.
    Plain,
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Spanned<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a text, a list or a map")
    }

    fn visit_unit<E: de::Error>(self) -> Result<RawValue, E> {
        Ok(RawValue::Empty)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawValue, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(RawValue::Map(map))
    }
}

struct Reader<'t> {
    file: u32,
    text: &'t str,
}

impl Reader<'_> {
    fn node(&self, Raw(spanned): Raw) -> Node {
        // An alias is reported where it is used, and its text is read where the anchor defines it.
        let span = locate(self.file, self.text, spanned.referenced);
        let value = match spanned.value {
            RawValue::Empty => Value::Empty,
            RawValue::Plain => {
                let written = locate(self.file, self.text, spanned.defined);
                Value::Scalar(self.text[written.start as usize..written.end as usize].trim().into())
            }
            RawValue::Text(text) => Value::Scalar(text.trim().into()),
            RawValue::List(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            RawValue::Map(entries) => Value::Map(entries.into_iter().map(|entry| self.entry(entry)).collect()),
        };
        Node { span, value }
    }

    fn entry(&self, (key, value): (Spanned<String>, Raw)) -> Entry {
        Entry { span: locate(self.file, self.text, key.referenced), key: key.value.into(), value: self.node(value) }
    }
}

/// The span of a location of the library, which may lack its byte offset.
fn locate(file: u32, text: &str, at: Location) -> Span {
    let span = at.span();
    let start = span.byte_offset().unwrap_or_else(|| byte_of(text, at.line(), at.column()));
    let end = start + span.byte_len().unwrap_or(0);
    // The text is sliced by these, so a location outside of it must not get through.
    let clamp = |byte: u64| u32::try_from(byte.min(text.len() as u64)).unwrap_or(u32::MAX);
    Span { file, start: clamp(start), end: clamp(end) }
}

/// The first occurrence of a text from the line before a span on, or else the last before that; the span itself if there
/// is none.
fn nearest(text: &str, span: Span, wanted: &str) -> Span {
    // Bytes, because a location may fall inside a character.
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let begins = |at: &usize| text[*at..].starts_with(wanted);
    let line_of = |at: usize| text[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = line_of(line_of(span.start as usize).saturating_sub(1));
    let Some(start) = (line..text.len()).find(begins).or_else(|| (0..line).rev().find(begins)) else { return span };
    let start = u32::try_from(start).unwrap_or(span.start);
    Span { start, end: start + u32::try_from(wanted.len()).unwrap_or(0), ..span }
}

fn byte_of(text: &str, line: u64, column: u64) -> u64 {
    let mut start = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number == line {
            let chars = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
            return start + content.char_indices().nth(chars).map_or(content.len(), |(byte, _)| byte) as u64;
        }
        start += content.len() as u64;
    }
    text.len() as u64
}

impl Node {
    /// The value of a key, if this is a map that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The items of the list under a key; none without the key.
    pub(crate) fn list(&self, key: &str) -> &[Node] {
        self.get(key).map_or(&[], Node::items)
    }

    /// The entries of the map under a key; none without the key.
    pub(crate) fn map(&self, key: &str) -> &[Entry] {
        self.get(key).map_or(&[], Node::entries)
    }

    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The text under a key; empty without one.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.get(key).and_then(Node::scalar).unwrap_or("")
    }

    /// The number of keys and values in it, and itself.
    pub(crate) fn count(&self) -> usize {
        let entries: usize = self.entries().iter().map(|entry| 1 + entry.value.count()).sum();
        1 + entries + self.items().iter().map(Node::count).sum::<usize>()
    }

    /// The location of an entry: that of its id or name, by which warnings are allowed.
    pub(crate) fn entry_span(&self) -> Span {
        self.get("id").or_else(|| self.get("name")).unwrap_or(self).span
    }

    /// The node as the worked case of findings.
    pub(crate) fn as_case(&self) -> InCase {
        InCase { name: self.text("name").to_owned(), at: self.span, kind: CaseKind::Worked }
    }

    /// The node as the real case of findings.
    pub(crate) fn as_field_case(&self) -> InCase {
        InCase { name: self.text("address").to_owned(), at: self.span, kind: CaseKind::Field }
    }

    /// The location of the first part from every file other than the node's own, in the order of files.
    pub(crate) fn parts_from_elsewhere(&self) -> Vec<Span> {
        let mut parts: Vec<Span> = Vec::new();
        self.add_parts_from_elsewhere(self.span.file, &mut parts);
        parts.sort_unstable();
        parts
    }

    fn add_parts_from_elsewhere(&self, own: u32, parts: &mut Vec<Span>) {
        for Entry { span, value, .. } in self.entries() {
            value.add_part(*span, own, parts);
        }
        for item in self.items() {
            item.add_part(item.span, own, parts);
        }
    }

    fn add_part(&self, span: Span, own: u32, parts: &mut Vec<Span>) {
        if span.file == own {
            self.add_parts_from_elsewhere(own, parts);
        } else if !parts.iter().any(|known| known.file == span.file) {
            parts.push(span);
        }
    }
}
