//! Gathers the fields of an entry: names for positions, one reader's wording, and nothing that is empty.

use crate::authoring::entry::value::{Entry, Field, Value};
use crate::rulebook::{Audience, ClaimId, For, Hint, Prevention, Rulebook, Span, Text, When, Wording};

/// Whose rulebook, and who reads it: nobody in particular reads everything in every wording.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'r> {
    pub(crate) book: &'r Rulebook,
    pub(crate) reader: Option<Audience>,
}

impl<'r> Reading<'r> {
    pub(crate) fn sees(self, audience: For) -> bool {
        self.reader.is_none_or(|reader| audience.includes(reader))
    }

    pub(crate) fn fields(self) -> Fields<'r> {
        Fields { reading: self, all: Vec::new() }
    }

    /// The conditions of a gate, each with the answers that will do.
    pub(crate) fn conditions(self, when: &When) -> impl Iterator<Item = Field> {
        when.0.iter().map(move |condition| {
            let question = &self.book[condition.question];
            let answers = condition.answers.iter().map(|answer| question.answers[*answer].id.to_string());
            (question.id.to_string(), Value::List(answers.map(Value::Name).collect()))
        })
    }
}

/// The fields of an entry, or of a part of one, as they are gathered.
pub(crate) struct Fields<'r> {
    reading: Reading<'r>,
    all: Vec<Field>,
}

impl Fields<'_> {
    pub(crate) fn set(mut self, name: &str, value: Value) -> Self {
        self.all.push((name.to_owned(), value));
        self
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.set(name, Value::Text(text.to_owned())) }
    }

    pub(crate) fn name(self, name: &str, word: &str) -> Self {
        if word.is_empty() { self } else { self.set(name, Value::Name(word.to_owned())) }
    }

    pub(crate) fn flag(self, name: &str, flag: bool) -> Self {
        if flag { self.set(name, Value::Flag) } else { self }
    }

    pub(crate) fn minutes(self, name: &str, minutes: f64) -> Self {
        if minutes > 0.0 { self.set(name, Value::Minutes(minutes)) } else { self }
    }

    pub(crate) fn list(self, name: &str, items: impl Iterator<Item = Value>) -> Self {
        let items: Vec<Value> = items.collect();
        if items.is_empty() { self } else { self.set(name, Value::List(items)) }
    }

    /// Names of entries.
    pub(crate) fn names<'n>(self, name: &str, ids: impl Iterator<Item = &'n Text>) -> Self {
        self.list(name, ids.map(|id| Value::Name(id.to_string())))
    }

    pub(crate) fn map(self, name: &str, fields: impl Iterator<Item = Field>) -> Self {
        let fields: Vec<Field> = fields.collect();
        if fields.is_empty() { self } else { self.set(name, Value::Map(fields)) }
    }

    pub(crate) fn wording<'w>(self, name: &str, wording: impl Into<Option<&'w Wording>>) -> Self {
        let Some(wording) = wording.into() else { return self };
        match self.reading.reader {
            Some(reader) => self.text(name, wording.to(reader)),
            None => wording
                .all()
                .zip([name, &format!("{name}_agent")])
                .fold(self, |fields, (text, name)| fields.text(name, text)),
        }
    }

    pub(crate) fn audience(self, audience: For) -> Self {
        self.name("for", audience.only().map_or("", Audience::name))
    }

    pub(crate) fn when(self, name: &str, when: &When) -> Self {
        let conditions: Vec<Field> = self.reading.conditions(when).collect();
        self.map(name, conditions.into_iter())
    }

    pub(crate) fn sources(self, claims: &[ClaimId]) -> Self {
        let book = self.reading.book;
        self.list("sources", claims.iter().map(|claim| Value::Mention(book[*claim].id.to_string())))
    }

    pub(crate) fn notes(self, notes: &[Hint]) -> Self {
        let reading = self.reading;
        let seen = notes.iter().filter(|note| reading.sees(note.audience));
        self.list(
            "notes",
            seen.map(|note| {
                reading.fields().wording("say", &note.say).audience(note.audience).sources(&note.sources).value()
            }),
        )
    }

    pub(crate) fn prevent(self, prevent: &[Prevention]) -> Self {
        let reading = self.reading;
        let seen = prevent.iter().filter(|prevention| reading.sees(prevention.audience));
        self.list(
            "prevent",
            seen.map(|prevention| {
                let fields = reading.fields().wording("do", &prevention.text).audience(prevention.audience);
                fields.when("when", &prevention.when).sources(&prevention.sources).value()
            }),
        )
    }

    /// The fields as a part of an entry.
    pub(crate) fn value(self) -> Value {
        Value::Map(self.all)
    }

    /// The fields as an entry.
    pub(crate) fn entry(self, kind: &'static str, id: &str, at: Span) -> Entry {
        Entry { kind, id: id.to_owned(), at, fields: self.all, related: Vec::new() }
    }

    /// Attaches the fields of other entries that refer to an entry.
    pub(crate) fn beside(self, entry: Entry) -> Entry {
        Entry { related: self.all, ..entry }
    }
}
