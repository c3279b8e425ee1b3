//! The sentences of the program itself, each of which a rulebook may give in its own words: in another language, or for
//! another product.
//!
//! A sentence is a method of [`Words`](given::Words), with its placeholders as parameters, so that a misspelt name, a
//! sentence that was removed and a placeholder without a value do not compile. The table behind the methods serves the
//! loader, the schema and the documentation. It lies here rather than in `render`, which words everything, because the
//! loader checks what a rulebook gives.
//!
//! Messages for authors, usage errors, `--help`, and the names and keywords in JSON are for people who work with the
//! program itself, and for programs: they stay in English.

#[macro_use]
pub mod sentence;
pub mod given;
pub mod dialogue;
pub mod fixes;
pub mod replies;
pub mod help;
pub mod report;
pub mod receipt;
pub mod note;
pub mod measures;
pub mod typed;
pub mod page;

use crate::rulebook::book::words::sentence::Sentence;

/// Every sentence of the program, theme by theme.
pub fn sentences() -> impl Iterator<Item = &'static Sentence> {
    let themes = [
        dialogue::SENTENCES,
        fixes::SENTENCES,
        replies::SENTENCES,
        help::SENTENCES,
        report::SENTENCES,
        receipt::SENTENCES,
        note::SENTENCES,
        measures::SENTENCES,
        typed::SENTENCES,
        page::SENTENCES,
    ];
    themes.into_iter().flatten()
}

/// The sentence with an id.
pub(crate) fn with_id(id: &str) -> Option<&'static Sentence> {
    sentences().find(|sentence| sentence.id == id)
}
