//! Collects the fields of an entry: ids instead of positions, the wording for one reader, and no empty fields.

use crate::authoring::entry::value::{Entry, Field, Value};
use crate::rulebook::{Audience, ClaimId, For, Hint, Prevention, Rulebook, Span, Text, When, Wording};

/// A rulebook and its reader. Without a reader, every entry is included in every wording.
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

    /// The conditions of a gate, each with the answers that satisfy it.
    pub(crate) fn conditions(self, when: &When) -> impl Iterator<Item = Field> {
        when.0.iter().map(move |condition| {
            let question = &self.book[condition.question];
            let broadest = question.broadest(&condition.answers).into_iter();
            let answers = broadest.map(|answer| question.answers[answer].id.to_string());
            // By id: the order of the menu is no part of a condition.
            let mut answers: Vec<String> = answers.collect();
            answers.sort_unstable();
            (question.id.to_string(), Value::List(answers.into_iter().map(Value::Name).collect()))
        })
    }
}

/// A builder for the fields of an entry, or of a part of one. Empty values add no field.
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

    pub(crate) fn list(self, name: &str, items: impl IntoIterator<Item = Value>) -> Self {
        let items: Vec<Value> = items.into_iter().collect();
        if items.is_empty() { self } else { self.set(name, Value::List(items)) }
    }

    pub(crate) fn names<'n>(self, name: &str, ids: impl IntoIterator<Item = &'n Text>) -> Self {
        self.list(name, ids.into_iter().map(|id| Value::Name(id.to_string())))
    }

    pub(crate) fn map(self, name: &str, fields: impl IntoIterator<Item = Field>) -> Self {
        let fields: Vec<Field> = fields.into_iter().collect();
        if fields.is_empty() { self } else { self.set(name, Value::Map(fields)) }
    }

    pub(crate) fn wording<'w>(self, name: &str, wording: impl Into<Option<&'w Wording>>) -> Self {
        let Some(wording) = wording.into() else { return self };
        if let Some(reader) = self.reading.reader {
            return self.text(name, wording.to(reader));
        }
        let mut fields = self;
        // The names under which the format keeps the two wordings.
        for (text, name) in wording.all().zip([name, &format!("{name}_agent")]) {
            fields = fields.text(name, text);
        }
        fields
    }

    pub(crate) fn audience(self, audience: For) -> Self {
        self.name("for", audience.only().map_or("", Audience::name))
    }

    pub(crate) fn when(self, name: &str, when: &When) -> Self {
        let reading = self.reading;
        self.map(name, reading.conditions(when))
    }

    pub(crate) fn sources(self, claims: &[ClaimId]) -> Self {
        let book = self.reading.book;
        self.list("sources", claims.iter().map(|claim| Value::Mention(book[*claim].id.to_string())))
    }

    pub(crate) fn notes(self, notes: &[Hint]) -> Self {
        let reading = self.reading;
        let mut items = Vec::new();
        for note in notes {
            if reading.sees(note.audience) {
                let fields = reading.fields().wording("say", &note.say);
                items.push(fields.audience(note.audience).sources(&note.sources).value());
            }
        }
        self.list("notes", items)
    }

    pub(crate) fn prevent(self, prevent: &[Prevention]) -> Self {
        let reading = self.reading;
        let mut items = Vec::new();
        for prevention in prevent {
            if reading.sees(prevention.audience) {
                let fields = reading.fields().wording("do", &prevention.text).audience(prevention.audience);
                items.push(fields.when("when", &prevention.when).sources(&prevention.sources).value());
            }
        }
        self.list("prevent", items)
    }

    /// The fields of a part of an entry, as a map.
    pub(crate) fn value(self) -> Value {
        Value::Map(self.all)
    }

    /// An entry with these fields.
    pub(crate) fn entry(self, kind: &'static str, id: &str, at: Span) -> Entry {
        Entry { kind, id: id.to_owned(), at, fields: self.all, related: Vec::new() }
    }

    /// An entry with these as its related fields.
    pub(crate) fn beside(self, entry: Entry) -> Entry {
        Entry { related: self.all, ..entry }
    }
}
