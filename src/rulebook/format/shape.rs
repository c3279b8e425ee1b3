//! Shapes of values and fields of records, of which the table of the format is made.

/// The shapes of values.
#[derive(Debug)]
pub enum Shape {
    /// A text for authors and programs.
    Text,
    /// A text that people read, the same for everybody.
    Words,
    /// A text that people read; a sibling field `…_agent` may word it for everybody but the end user.
    Wording,
    /// Lower-case letters, digits and hyphens.
    Id,
    /// The id of an answer, `unknown` or `n/a`.
    Reply,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The code of a warning that may be allowed.
    AllowableCode,
    /// Yes or no, as `true` or `false`.
    Flag,
    /// The version of the format: 1.
    Format,
    /// A number from 0 to a million.
    Number,
    /// A whole number that is not negative.
    Whole,
    /// A place in a ranking, counted from 1.
    Rank,
    /// A duration, see `scale`.
    Duration,
    /// A frequency, see `scale`.
    Frequency,
    /// A frequency of a cause: neither always nor never.
    Prior,
    /// The pattern of a text.
    Pattern,
    /// A day, as 2026-11-22.
    Date,
    /// Any number of these.
    List(&'static Shape),
    /// A map, or a list of maps of which any one is enough.
    AnyOf(&'static Shape),
    /// A map with any keys.
    MapTo(&'static Shape),
    /// A map with these keys.
    Record(&'static [Field]),
    /// A text, or a record that says more.
    TextOr(&'static [Field]),
    /// `all`, `sending` or a list of fixes.
    Stops,
    /// By the id of a sentence of the program, a text with its placeholders.
    Sentences,
    /// For each kind of entry, by id, the fields to add to.
    Extensions,
    /// A worked case: an error inside it costs the rulebook only that case.
    Case,
    /// A real case, likewise.
    FieldCase,
}

impl Shape {
    /// The fields of the record that a value of this shape is or contains.
    pub fn fields(&self) -> Option<&'static [Field]> {
        match self {
            Self::Record(fields) | Self::TextOr(fields) => Some(fields),
            Self::List(of) | Self::AnyOf(of) | Self::MapTo(of) => of.fields(),
            _ => None,
        }
    }
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    pub required: bool,
    pub shape: Shape,
    /// Its meaning for authors, in a sentence or two.
    pub says: &'static str,
}

impl Field {
    /// True if a key is that of the field, or of its `…_agent` sibling.
    pub(crate) fn admits(&self, key: &str) -> bool {
        key == self.name || (matches!(self.shape, Shape::Wording) && key.strip_suffix("_agent") == Some(self.name))
    }
}

pub(crate) const fn must(name: &'static str, shape: Shape, says: &'static str) -> Field {
    Field { name, required: true, shape, says }
}

pub(crate) const fn may(name: &'static str, shape: Shape, says: &'static str) -> Field {
    Field { name, required: false, shape, says }
}
