//! A rulebook as pages of Markdown, for a book or a wiki: one page for each finding, cause, question and fix, an index
//! of each kind, and the references of the format and of the sentences of the program.
//!
//! Made from the rulebook itself, so that a company can publish its own, and so that the documentation cannot fall
//! behind.

mod causes;
mod document;
mod findings;
mod fixes;
mod format;
mod phrases;
mod questions;
mod words;

pub use document::{Document, MARKER};

use crate::render::rules::pages::document::Markdown;
use crate::render::rules::pages::phrases::mark;
use crate::rulebook::{For, Rulebook, codes};

/// Every page, each index before the pages that it lists.
pub fn pages(book: &Rulebook) -> Vec<Document> {
    // Findings and causes are for everybody; only questions and fixes can be restricted to an audience.
    let findings = codes().map(|code| (For::default(), findings::page(code))).collect();
    let causes = book.causes.ids().map(|id| (For::default(), causes::page(book, id))).collect();
    // The built-in question `role` has a page as well: it is never asked, but conditions may name it.
    let questions = book.questions.ids().map(|id| (book[id].audience, questions::page(book, id))).collect();
    let fixes = book.fixes.ids().map(|id| (book[id].audience, fixes::page(book, id))).collect();
    let groups = [
        indexed("findings", "Findings", "What `otp-triage rules check` can report about a rulebook.", findings),
        indexed("causes", "Causes", "Why a code does not arrive or is refused.", causes),
        indexed("questions", "Questions", "What can be asked to tell the causes apart.", questions),
        indexed("fixes", "Fixes", "What can be done.", fixes),
        vec![format::page(), words::page()],
    ];
    groups.concat()
}

/// The pages of one kind, with an index before them.
fn indexed(name: &str, title: &str, about: &str, pages: Vec<(For, Document)>) -> Vec<Document> {
    let mut index = Markdown::titled(title);
    index.paragraph(about);
    let mut links = Vec::new();
    for (audience, page) in &pages {
        links.push(format!("{}[{}]({})", mark(*audience), page.title, page.path));
    }
    index.list(&links);
    let mut documents = vec![index.document(format!("{name}.md"))];
    documents.extend(pages.into_iter().map(|(_, page)| page));
    documents
}
