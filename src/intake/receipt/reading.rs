//! Recognises a record by the catalogue, and reads what it says.
//!
//! The status decides before an older error code: a message that is under way or has arrived may still carry the code of
//! an attempt before. Otherwise words count before codes, which are less specific, codes before the status, and a place
//! before those behind it. Whatever else was found is told, and does not count.

use serde_json::{Map, Value};

use crate::intake::receipt::index::Index;
use crate::intake::receipt::place;
use crate::rulebook::{
    AnswerId, Catalogue, Detail, ListId, MeaningId, Payload, QuestionId, ReceiptCode, Rulebook, Stage, pattern,
};

/// A record that was recognised.
#[derive(Debug, Clone)]
pub struct Reading<'r> {
    pub list: ListId,
    pub payload: &'r Payload,
    /// The codes in it that the catalogue knows, in the order in which they count.
    pub hits: Vec<Hit<'r>>,
    /// The position of the hit that counts.
    counting: Option<usize>,
    /// True if it has a code or a status that is in no list.
    pub has_unknown: bool,
    /// The details that summaries count by.
    pub details: Vec<(Detail, String)>,
}

/// A code that a record has.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'r> {
    pub list: ListId,
    pub code: &'r ReceiptCode,
    pub origin: Origin,
}

/// The part of a record that a code stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Words,
    Code,
    Status,
}

impl<'r> Reading<'r> {
    /// The code that counts.
    pub fn counts(&self) -> Option<Hit<'r>> {
        self.counting.map(|position| self.hits[position])
    }

    /// The codes that say otherwise and do not count.
    pub fn others(&self) -> impl Iterator<Item = Hit<'r>> {
        let means = self.counts().and_then(|hit| hit.code.means);
        self.hits.iter().copied().filter(move |hit| hit.code.means.is_some() && hit.code.means != means)
    }

    pub fn means(&self) -> Option<MeaningId> {
        self.counts()?.code.means
    }

    /// The stage that the message reached, if nothing failed.
    pub fn stage(&self, catalogue: &Catalogue) -> Option<Stage> {
        catalogue[self.means()?].stage
    }

    /// The answers that it gives.
    pub fn answers(&self, catalogue: &'r Catalogue) -> impl Iterator<Item = (QuestionId, AnswerId)> {
        let means = self.means().map_or(&[][..], |means| &catalogue[means].answers);
        self.payload.answers.iter().chain(means).copied()
    }
}

/// The readings of a record and of the records in it; none if no form of receipt fits.
pub fn read<'r>(book: &'r Rulebook, record: &Value) -> Vec<Reading<'r>> {
    read_by(&Index::of(&book.catalogue), record)
}

/// The same by a catalogue that is prepared, for many records.
pub fn read_by<'r>(index: &Index<'r>, record: &Value) -> Vec<Reading<'r>> {
    let mut readings = Vec::new();
    visit(index, record, &mut readings);
    readings
}

/// The answers of several readings about one case: those of the one that counts.
pub fn facts(book: &Rulebook, readings: &[Reading<'_>]) -> Vec<(QuestionId, AnswerId)> {
    let mut answers: Vec<(QuestionId, AnswerId)> = Vec::new();
    if let Some(reading) = deciding(&book.catalogue, readings) {
        for (question, answer) in reading.answers(&book.catalogue) {
            if !answers.iter().any(|(answered, _)| *answered == question) {
                answers.push((question, answer));
            }
        }
    }
    answers
}

/// The reading that counts among several about one case: the last failure, or the furthest stage if none failed.
pub fn deciding<'a, 'r>(catalogue: &Catalogue, readings: &'a [Reading<'r>]) -> Option<&'a Reading<'r>> {
    let failed = readings.iter().rev().find(|reading| reading.means().is_some() && reading.stage(catalogue).is_none());
    failed.or_else(|| readings.iter().max_by_key(|reading| reading.stage(catalogue)))
}

fn visit<'r>(index: &Index<'r>, record: &Value, readings: &mut Vec<Reading<'r>>) {
    match record {
        Value::Object(fields) => match reading(index, record, fields) {
            Some(reading) => readings.push(reading),
            None => {
                for value in fields.values() {
                    visit(index, value, readings);
                }
            }
        },
        Value::Array(items) => {
            for item in items {
                visit(index, item, readings);
            }
        }
        _ => {}
    }
}

/// The reading of one object: by the form with most marks whose codes are known, or else by that with most marks.
fn reading<'r>(index: &Index<'r>, record: &Value, fields: &Map<String, Value>) -> Option<Reading<'r>> {
    let mut forms = index.forms(fields.keys());
    forms.retain(|form| is_recognised(form.payload, record));
    // Stable: of two with as many marks, the first in the rulebook.
    forms.sort_by_key(|form| std::cmp::Reverse(form.payload.has.len() + form.payload.holds.len()));
    let mut first = None;
    for form in forms {
        let reading = said(index, form.list, form.payload, record);
        if !reading.hits.is_empty() {
            return Some(reading);
        }
        // A form that has only words for marks is recognised by what it knows of them.
        if reading.has_unknown || !form.payload.status.is_empty() {
            first.get_or_insert(reading);
        }
    }
    first
}

fn is_recognised(payload: &Payload, record: &Value) -> bool {
    payload.has.iter().all(|place| place::is_there(record, place))
        && payload
            .holds
            .iter()
            .all(|(place, pattern)| place::texts(record, place).iter().any(|text| pattern::occurs_in(pattern, text)))
}

fn said<'r>(index: &Index<'r>, list: ListId, payload: &'r Payload, record: &Value) -> Reading<'r> {
    let mut hits = Vec::new();
    for place in &payload.words {
        for text in place::texts(record, place) {
            let code = index.in_words(list, &text);
            hits.extend(code.map(|code| Hit { list, code, origin: Origin::Words }));
        }
    }
    // A place of codes may be tried in several lists, and with details joined to it: one known code will do.
    let (mut known, mut unknown) = (false, false);
    for (place, list) in &payload.codes {
        for text in place::texts(record, place) {
            match index.code(*list, &text) {
                Some(code) => {
                    known = true;
                    hits.push(Hit { list: *list, code, origin: Origin::Code });
                }
                None => unknown = true,
            }
        }
    }
    let mut has_unknown = unknown && !known;
    for place in &payload.status {
        for text in place::texts(record, place) {
            match index.status(list, &text) {
                Some(code) => hits.push(Hit { list, code, origin: Origin::Status }),
                None => has_unknown = true,
            }
        }
    }
    let counting = counting(index.catalogue, &hits);
    let mut details = Vec::new();
    for (detail, place) in &payload.about {
        details.extend(place::texts(record, place).into_iter().next().map(|text| (*detail, text.into_owned())));
    }
    Reading { list, payload, hits, counting, has_unknown, details }
}

/// The position of the hit that counts, see the head of the module.
fn counting(catalogue: &Catalogue, hits: &[Hit<'_>]) -> Option<usize> {
    let stage = |hit: &Hit<'_>| hit.code.means.and_then(|means| catalogue[means].stage);
    let under_way = hits.iter().position(|hit| hit.origin == Origin::Status && stage(hit).is_some());
    let says = hits.iter().position(|hit| hit.code.means.is_some());
    match (under_way, says) {
        (Some(status), Some(first)) if stage(&hits[first]).is_none() => Some(status),
        (_, says) => says.or(if hits.is_empty() { None } else { Some(0) }),
    }
}
