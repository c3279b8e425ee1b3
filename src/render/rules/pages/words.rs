//! The sentences of the program, which a rulebook may give in its own words.

use crate::render::rules::pages::document::{Document, Markdown, code};
use crate::rulebook::sentences;

/// Every sentence on a page.
pub(super) fn page() -> Document {
    let mut page = Markdown::titled("Sentences of the program");
    page.paragraph(
        "A rulebook in another language, or about another product, gives these sentences in its own words, under \
         `words` and by their ids: `words: { did-it-work: \"Hat es geholfen?\" }`. What is not given stays English. A name in \
         braces stands for what is filled in there; each has to occur, `{count}` excepted. \
         `otp-triage rules new words` prints them all as a file to start from.",
    );
    let mut lines = Vec::new();
    for sentence in sentences() {
        // Two backquotes, because some sentences have one in them.
        lines.push(format!("{}: {} `` {} ``", code(sentence.id), sentence.says(), sentence.english));
    }
    page.list(&lines);
    page.document("words.md".to_owned())
}
