//! Any bytes as a saved session: it is refused, or reading and writing it loses nothing.

use std::collections::BTreeMap;

use otp_triage::engine::Session;
use otp_triage::intake::Saved;
use otp_triage::privacy::quoted;
use otp_triage::render::diagnosis::{json, note};
use otp_triage::render::misread;
use otp_triage::rulebook::{Audience, Rulebook};
use serde_json::Value;

use super::held;

pub fn run(bytes: &[u8]) {
    let Some((first, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let book = held::either(first % 2 == 1);
    let saved = match Saved::read(&text) {
        Ok(saved) => saved,
        Err(reason) => return held::assert_printable(&misread::unreadable(&reason)),
    };
    let (session, written) = replayed(book, &saved);
    held::assert_printable(&written);
    let (before, after) = (facts(&text), facts(&written));
    for (subject, values) in &before {
        // No program writes two about one subject, and of those that somebody has written the known one stays.
        let [value] = &values[..] else { continue };
        // A code that was written into the file by hand is not kept.
        if quoted(&subject.1) == subject.1 && quoted(value) == *value {
            assert_eq!(after.get(subject), Some(values), "{subject:?} is lost in {written}");
        }
    }
    let again = Saved::read(&written).expect("what is written can be read");
    assert_eq!(replayed(book, &again).1, written);
    let diagnosis = session.diagnosis();
    held::json(&held::written(|out| json::report(&session, &diagnosis, &[], out)));
    let head = note::Head::default();
    held::assert_printable(&held::written(|out| note::write(&session, &diagnosis, &head, note::Format::Text, out)));
}

/// The session of a file, and the file that is written for it.
fn replayed<'r>(book: &'r Rulebook, saved: &Saved) -> (Session<'r>, String) {
    let mut session = Session::start(book, saved.audience().unwrap_or(Audience::User));
    for entry in saved.replay(&mut session) {
        held::assert_printable(&misread::unknown_entry(&book.words, &entry));
    }
    let text = Saved::of(&session).with(&saved.unread(book)).text();
    (session, text)
}

/// The answers to each question and the outcomes of each fix.
fn facts(text: &str) -> BTreeMap<(&'static str, String), Vec<String>> {
    let file: Value = serde_json::from_str(text).expect("it was read before");
    let mut facts: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for entry in file["said"].as_array().into_iter().flatten() {
        for (name, value) in [("question", "answer"), ("fix", "outcome")] {
            if let (Some(subject), Some(value)) = (entry[name].as_str(), entry[value].as_str()) {
                facts.entry((name, subject.to_owned())).or_default().push(value.to_owned());
            }
        }
    }
    facts
}
