//! Delivery receipts and the codes in them, as text and as JSON.

pub mod explain;
pub mod shape;

use std::io;

use crate::intake::receipt::{Hit, Reading};
use crate::render::page::Page;
use crate::rulebook::{ListId, Persistence, ReceiptCode, Rulebook};

/// The name of a code: `Acme 30003`.
pub fn name(book: &Rulebook, list: ListId, code: &ReceiptCode) -> String {
    format!("{} {}", book.catalogue[list].name, code.text)
}

/// The meaning of a code, the chance of sending again, and the source.
pub fn code(book: &Rulebook, list: ListId, code: &ReceiptCode, page: &mut Page<'_>) -> io::Result<()> {
    let words = &book.words;
    let mut says = format!("{}: {}", name(book, list, code), code.says);
    let again = match code.persistence {
        Some(Persistence::Temporary) => Some(words.sending_again_may_work()),
        Some(Persistence::Permanent) => Some(words.sending_again_fails()),
        None => None,
    };
    if let Some(again) = again {
        says.push(' ');
        says.push_str(again);
    }
    page.item("  ", &says)?;
    let source = &book[code.source];
    let cited = match &source.publisher {
        Some(publisher) => format!("{publisher}, {}", source.title),
        None => source.title.to_string(),
    };
    let read = match &source.checked {
        Some(day) => words.source_of_day(cited, day),
        None => words.source(cited),
    };
    page.aside(4, &read)
}

/// The content of receipts, each with the code that counts and those that do not.
pub fn receipts(book: &Rulebook, readings: &[Reading<'_>], page: &mut Page<'_>) -> io::Result<()> {
    let words = &book.words;
    for reading in readings {
        page.heading(&words.receipt_of(&book.catalogue[reading.list].name, &reading.payload.says))?;
        match reading.counts() {
            Some(Hit { list, code, .. }) => self::code(book, list, code, page)?,
            None => page.text(2, words.receipt_says_nothing())?,
        }
        if reading.counts().is_some() && reading.has_unknown {
            page.text(2, words.code_in_no_list())?;
        }
        for other in reading.others() {
            let text = words.code_does_not_count(name(book, other.list, other.code), &other.code.says);
            page.item("  ", &text)?;
        }
        page.gap()?;
    }
    Ok(())
}
