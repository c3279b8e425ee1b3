//! Meanings and code lists as entries.

use crate::authoring::entry::fields::Reading;
use crate::authoring::entry::value::{Entry, Value};
use crate::rulebook::{AnswerId, CodeList, ListId, Meaning, Payload, QuestionId, ReceiptCode, Text};

pub(super) fn meaning(reading: Reading<'_>, meaning: &Meaning) -> Entry {
    reading
        .fields()
        .name("stage", meaning.stage.map_or("", |stage| stage.name()))
        .map("answers", answers(reading, &meaning.answers))
        .entry("meaning", &meaning.id, meaning.at)
}

pub(super) fn code_list(reading: Reading<'_>, id: ListId, list: &CodeList) -> Entry {
    let codes = |codes: &[ReceiptCode]| -> Vec<(String, Value)> {
        codes.iter().map(|code| (code.text.to_string(), self::code(reading, code))).collect()
    };
    reading
        .fields()
        .text("name", &list.name)
        .list("also", texts(&list.also))
        .list("payloads", list.payloads.iter().map(|payload| self::payload(reading, id, payload)))
        .map("statuses", codes(&list.statuses))
        .map("codes", codes(&list.codes))
        .entry("code list", &list.id, list.at)
}

fn code(reading: Reading<'_>, code: &ReceiptCode) -> Value {
    let book = reading.book;
    reading
        .fields()
        .text("says", &code.says)
        .list("also", texts(&code.also))
        .list("matches", texts(&code.matches))
        .name("means", code.means.map_or("", |means| &book.catalogue[means].id))
        .name("kind", code.persistence.map_or("", |persistence| persistence.name()))
        .name("source", &book[code.source].id)
        .value()
}

fn payload(reading: Reading<'_>, own: ListId, payload: &Payload) -> Value {
    let book = reading.book;
    let place = |(place, list): &(Text, ListId)| {
        if *list == own {
            Value::Text(place.to_string())
        } else {
            reading.fields().text("at", place).name("in", &book.catalogue[*list].id).value()
        }
    };
    let pairs = |pairs: &[(Text, Text)]| -> Vec<(String, Value)> {
        pairs.iter().map(|(key, value)| (key.to_string(), Value::Name(value.to_string()))).collect()
    };
    let about = payload.about.iter().map(|(detail, place)| (detail.name().to_owned(), Value::Name(place.to_string())));
    reading
        .fields()
        .text("says", &payload.says)
        .list("has", texts(&payload.has))
        .map("where", pairs(&payload.holds))
        .list("code", payload.codes.iter().map(place))
        .list("status", texts(&payload.status))
        .list("words", texts(&payload.words))
        .map("answers", answers(reading, &payload.answers))
        .map("about", about)
        .value()
}

fn answers(reading: Reading<'_>, answers: &[(QuestionId, AnswerId)]) -> Vec<(String, Value)> {
    let mut named = Vec::new();
    for (question, answer) in answers {
        let question = &reading.book[*question];
        named.push((question.id.to_string(), Value::Name(question.answers[*answer].id.to_string())));
    }
    named
}

fn texts(texts: &[Text]) -> impl Iterator<Item = Value> {
    texts.iter().map(|text| Value::Text(text.to_string()))
}
