//! The result of one ticket as a line of JSON, schema 1: in brief, or the whole diagnosis.
//!
//! The brief form is written field by field, without structs in between: a batch writes millions of them.

use std::io;

use serde::Serialize;

use crate::engine::{Brief, Diagnosis, Likelihood, Next, Session};
use crate::intake::Unfit;
use crate::intake::receipt::Reading;
use crate::privacy::escaped_json;
use crate::render::batch::unfit::reason;
use crate::render::diagnosis::json;
use crate::rulebook::{Audience, Rulebook};

/// The place of a ticket in the input.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The name of the file, if there are several.
    pub file: Option<&'a str>,
    /// The number of its line, from 1.
    pub line: u64,
    /// The id of the ticket, as JSON.
    pub id: Option<&'a str>,
}

/// Writes the result in brief.
pub fn brief(
    book: &Rulebook,
    audience: Audience,
    readings: &[Reading<'_>],
    place: Place<'_>,
    brief: &Brief,
    out: &mut Vec<u8>,
) {
    /// The most bytes of most results.
    const USUAL: usize = 2048;
    out.reserve(USUAL);
    head(place, out);
    out.extend_from_slice(b",\"rulebook\":");
    word(&book.digest, out);
    out.extend_from_slice(b",\"for\":");
    word(audience.name(), out);
    if !readings.is_empty() {
        out.extend_from_slice(b",\"receipts\":");
        list(readings, out, |reading, out| receipt(book, reading, out));
    }
    if let Some(plan) = &brief.plan {
        out.extend_from_slice(b",\"outcome\":");
        word(plan.state.name(), out);
    }
    out.extend_from_slice(b",\"alerts\":");
    list(&brief.alerts, out, |alert, out| word(&book[*alert].id, out));
    if !brief.left_out.is_empty() {
        out.extend_from_slice(b",\"left_out\":");
        list(&brief.left_out, out, |(question, because), out| {
            out.extend_from_slice(b"{\"question\":");
            word(&book[*question].id, out);
            out.extend_from_slice(b",\"because\":");
            word_or_null(because.map(|because| &*book[because].id), out);
            out.push(b'}');
        });
    }
    out.extend_from_slice(b",\"causes\":");
    list(&brief.causes, out, |ranked, out| {
        out.extend_from_slice(b"{\"id\":\"");
        out.extend_from_slice(book[ranked.cause].id.as_bytes());
        weighed(ranked.weight, out);
    });
    out.extend_from_slice(b",\"fits_nothing\":");
    out.extend_from_slice(if brief.fits_nothing { b"true" } else { b"false" });
    out.extend_from_slice(b",\"dangers\":");
    list(&brief.dangers, out, |cause, out| word(&book[*cause].id, out));
    out.extend_from_slice(b",\"solved_by\":");
    word_or_null(brief.solved_by.map(|fix| &*book[fix].id), out);
    // By another name without the plan, which may move a fix to the front.
    out.extend_from_slice(if brief.plan.is_some() { b",\"fixes\":" } else { b",\"turns\":" });
    let mut rank = 0;
    list(&brief.fixes, out, |ranked, out| {
        out.push(b'{');
        if brief.plan.is_some() {
            rank += 1;
            out.extend_from_slice(format!("\"rank\":{rank},").as_bytes());
        }
        let fix = &book[ranked.fix];
        out.extend_from_slice(b"\"id\":\"");
        out.extend_from_slice(fix.id.as_bytes());
        let kind: &[u8] =
            if ranked.is_way_round { br#"","kind":"way-round","by":""# } else { br#"","kind":"mend","by":""# };
        out.extend_from_slice(kind);
        out.extend_from_slice(fix.by.name().as_bytes());
        weighed(ranked.weight, out);
    });
    if let Some(plan) = &brief.plan {
        out.extend_from_slice(b",\"next\":");
        next(book, &plan.next, out);
    }
    out.extend_from_slice(b",\"escalate\":");
    list(&brief.escalations, out, |escalation, out| word(&book[*escalation].id, out));
    out.extend_from_slice(b"}\n");
}

/// The content of a receipt: its code list, and the code that counts with its meaning.
fn receipt(book: &Rulebook, reading: &Reading<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"provider\":");
    word(&book.catalogue[reading.list].id, out);
    out.extend_from_slice(b",\"code\":");
    match reading.counts() {
        Some(hit) => text(&hit.code.text, out),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"means\":");
    word_or_null(reading.means().map(|means| &*book.catalogue[means].id), out);
    out.push(b'}');
}

/// Writes the whole diagnosis.
pub fn full(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    readings: &[Reading<'_>],
    place: Place<'_>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    head(place, out);
    out.extend_from_slice(b",\"diagnosis\":");
    json::report(session, diagnosis, readings, out)?;
    // The report ends its line; this one is not complete yet.
    out.pop();
    out.extend_from_slice(b"}\n");
    Ok(())
}

/// Writes the reason why a ticket cannot be used.
pub fn unfit(place: Place<'_>, unfit: &Unfit, out: &mut Vec<u8>) {
    head(place, out);
    out.extend_from_slice(b",\"error\":");
    text(&reason(unfit), out);
    out.extend_from_slice(b"}\n");
}

fn head(place: Place<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"schema\":1,");
    if let Some(file) = place.file {
        out.extend_from_slice(b"\"file\":");
        text(file, out);
        out.push(b',');
    }
    out.extend_from_slice(b"\"line\":");
    number(&place.line, out);
    out.extend_from_slice(b",\"id\":");
    match place.id {
        // Nothing can be hidden in it, as in most ids.
        Some(id) if id.bytes().all(|byte| (b' '..=b'~').contains(&byte)) => out.extend_from_slice(id.as_bytes()),
        Some(id) => out.extend_from_slice(escaped_json(id).as_bytes()),
        None => out.extend_from_slice(b"null"),
    }
}

fn list<T>(items: &[T], out: &mut Vec<u8>, mut item: impl FnMut(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (position, one) in items.iter().enumerate() {
        if position > 0 {
            out.push(b',');
        }
        item(one, out);
    }
    out.push(b']');
}

/// The end of a cause or a fix, from within a word: its weight in a word and as a number.
fn weighed(weight: f64, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\",\"likelihood\":\"");
    out.extend_from_slice(Likelihood::of(weight).name().as_bytes());
    out.extend_from_slice(b"\",\"weight\":");
    four_digits(weight, out);
    out.push(b'}');
}

/// A number between 0 and 1 that is rounded to four digits, as JSON has it, in a tenth of the time that takes with any other
/// number.
fn four_digits(weight: f64, out: &mut Vec<u8>) {
    let scaled = weight * 10_000.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked by the comparison")]
    let digits = (scaled + 0.5) as u32;
    if digits >= 10_000 || (f64::from(digits) / 10_000.0).to_bits() != weight.to_bits() {
        return number(&weight, out);
    }
    let mut text = *b"0.0000";
    let mut rest = digits;
    for digit in text[2..].iter_mut().rev() {
        *digit += u8::try_from(rest % 10).expect("a digit");
        rest /= 10;
    }
    let zeros = text[3..].iter().rev().take_while(|digit| **digit == b'0').count();
    out.extend_from_slice(&text[..text.len() - zeros]);
}

fn next(book: &Rulebook, next: &Next, out: &mut Vec<u8>) {
    let (step, id) = match next {
        Next::Ask(question) => ("ask", &book[*question].id),
        Next::Try(fix) => ("try", &book[*fix].id),
        Next::Start(fix) => ("start", &book[*fix].id),
        Next::Wait(fix) => ("wait", &book[*fix].id),
        Next::Escalate(escalations) => {
            out.extend_from_slice(b"{\"escalate\":");
            list(escalations, out, |escalation, out| word(&book[*escalation].id, out));
            out.push(b'}');
            return;
        }
        Next::Done => return out.extend_from_slice(b"null"),
    };
    out.push(b'{');
    word(step, out);
    out.push(b':');
    word(id, out);
    out.push(b'}');
}

/// A word of the program or an id of the rulebook: neither holds a sign that JSON escapes.
fn word(word: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend_from_slice(word.as_bytes());
    out.push(b'"');
}

fn word_or_null(id: Option<&str>, out: &mut Vec<u8>) {
    match id {
        Some(id) => word(id, out),
        None => out.extend_from_slice(b"null"),
    }
}

/// A text of any origin.
fn text(text: &str, out: &mut Vec<u8>) {
    let json = serde_json::to_string(text).expect("a text can be written");
    out.extend_from_slice(escaped_json(&json).as_bytes());
}

fn number(number: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, number).expect("a vector takes all");
}
