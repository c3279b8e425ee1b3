//! Entries as values: named fields with texts, names, numbers, lists and maps.

use crate::rulebook::Span;

/// An entry with its fields.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The kind, in the singular.
    pub kind: &'static str,
    pub id: String,
    pub at: Span,
    /// Its own fields; the first holds its title.
    pub fields: Vec<Field>,
    /// Fields of other entries that refer to it.
    pub related: Vec<Field>,
}

/// A name and a value.
pub type Field = (String, Value);

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text for people.
    Text(String),
    /// An id or a keyword of the format that affects the results.
    Name(String),
    /// An id that affects no result, such as that of a claim.
    Mention(String),
    /// A flag that is set.
    Flag,
    /// A number other than a duration.
    Number(f64),
    /// A duration in minutes.
    Minutes(f64),
    List(Vec<Value>),
    Map(Vec<Field>),
}

impl Entry {
    /// The text that a list shows for it; empty if its first field is no text.
    pub fn title(&self) -> &str {
        match self.fields.first() {
            Some((_, Value::Text(text))) => text,
            _ => "",
        }
    }
}

impl Value {
    /// The items of a list; empty for any other value.
    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}
