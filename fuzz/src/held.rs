//! Assertions about output, and the rulebooks that several targets use.

use std::io::{self, Write};
use std::sync::OnceLock;

use otp_triage::privacy::is_hidden;
use otp_triage::render::page::Page;
use otp_triage::rulebook::{Rulebook, SourceFile, load};
use otp_triage::shipped;

/// The columns of a page.
const COLUMNS: usize = 80;

/// The bytes that were written, as text.
pub fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("the output is text")
}

/// A page as text, which cannot steer a terminal.
pub fn page(write: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> String {
    let text = written(|out| write(&mut Page::new(out, COLUMNS)));
    assert_printable(&text);
    text
}

/// Asserts that a text cannot steer a terminal.
pub fn assert_printable(text: &str) {
    let hidden = text.chars().find(|c| *c != '\n' && is_hidden(*c));
    assert_eq!(hidden, None, "{text:?}");
}

/// Asserts that a text is one JSON value without hidden characters, and returns it.
pub fn json(text: &str) -> serde_json::Value {
    assert_printable(text);
    serde_json::from_str(text).expect("it is JSON")
}

/// The groups of digits of a text that are long enough to be codes, without what stands between digits of one code.
pub fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|group| (4..=10).contains(&group.len()))
}

/// The built-in rulebook or the small one of the tests.
pub fn either(small: bool) -> &'static Rulebook {
    static SHIPPED: OnceLock<Rulebook> = OnceLock::new();
    static SMALL: OnceLock<Rulebook> = OnceLock::new();
    if small {
        let text = include_bytes!("../../tests/books/small.yaml");
        let files = || vec![vec![SourceFile::from_bytes("small.yaml".to_owned(), text.to_vec())]];
        SMALL.get_or_init(|| load(files()).rulebook.expect("it is sound"))
    } else {
        SHIPPED.get_or_init(shipped::rulebook)
    }
}
