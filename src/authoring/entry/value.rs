//! Entries as values: named fields with texts, names, numbers, lists and maps.

use crate::rulebook::Span;

/// An entry and all that it says.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its kind, in the singular.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    pub at: Span,
    /// Its fields; the first is the text that stands for it in a list.
    pub fields: Vec<Field>,
    /// Fields of other entries that refer to it.
    pub related: Vec<Field>,
}

/// A name and what stands under it.
pub type Field = (String, Value);

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Something that people read.
    Text(String),
    /// An id or a word of the format that something hangs on.
    Name(String),
    /// An id that is only mentioned, such as that of a claim: nothing is reckoned with it.
    Mention(String),
    /// A flag that is set.
    Flag,
    /// A number that is no duration.
    Number(f64),
    /// A duration in minutes.
    Minutes(f64),
    /// Several of a kind.
    List(Vec<Value>),
    /// Several under their names.
    Map(Vec<Field>),
}

impl Entry {
    /// The text that stands for it in a list.
    pub fn title(&self) -> &str {
        match self.fields.first() {
            Some((_, Value::Text(text))) => text,
            _ => "",
        }
    }
}

impl Value {
    /// The items of a list; none if it is something else.
    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}
