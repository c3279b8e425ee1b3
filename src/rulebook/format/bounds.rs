//! Bounds on the size of a rulebook, so that nothing valid runs for long.
//!
//! They count entries and bytes and never time: a book that can be used on one machine can be used on every other.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::TOO_MANY;
use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::BOOK;
use crate::rulebook::format::table_of_cases::{CASE, FIELD_CASE};
use crate::rulebook::format::yaml::{Entry, Node};

/// The largest numbers of items of lists and maps, by the names of their fields. Whatever compares entries in pairs takes
/// seconds at these sizes, and a hundred times as long at ten times the size.
const MOST: [(&str, usize); 23] = [
    ("questions", 5000),
    ("causes", 5000),
    ("fixes", 5000),
    ("cases", 10_000),
    ("claims", 5000),
    ("sources", 1000),
    ("limits", 1000),
    ("escalations", 1000),
    ("shapes", 1000),
    ("alerts", 100),
    ("opening", 100),
    ("agent_words", 100),
    ("steps", 30),
    ("adjust", 100),
    ("notes", 100),
    ("prevent", 100),
    ("also", 100),
    ("matches", 100),
    ("bring", 100),
    ("asking", 100),
    ("answers", ANSWERS),
    ("symptoms", ANSWERS),
    ("services", ANSWERS),
];

/// The largest number of keys and values of all files together: so many take about 100 MB.
const NODES: usize = 400_000;

/// The largest number of items of the list or of the map of records in a field, if it has a bound.
pub(crate) fn most(field: &Field) -> Option<usize> {
    let is_counted = matches!(field.shape, Shape::List(_) | Shape::MapTo(Shape::Record(_)));
    MOST.iter().find(|(name, _)| is_counted && *name == field.name).map(|(_, most)| *most)
}

/// The largest number of answers to one question: with more, none could reach its floor of one in a hundred, see `scale`.
const ANSWERS: usize = 100;

/// The largest number of combinations of context that one cause tells apart: its prior is a mean over all of them.
const COMBINATIONS: usize = 256;

/// Reports a file with more than [`SourceFile::LARGEST`] bytes, and returns false for it: it is not parsed.
pub(crate) fn file_fits(number: u32, file: &SourceFile, findings: &mut Findings) -> bool {
    let fits = file.text.len() <= SourceFile::LARGEST;
    if !fits {
        let help = "divide it into several files of one folder";
        findings.add(&TOO_MANY, Span { file: number, start: 0, end: 0 }, "the file has more than 4 MB", help);
    }
    fits
}

/// Reports the file with which all files together have more than [`NODES`] keys and values, and returns false for it.
pub(crate) fn all_fit(number: u32, nodes: usize, findings: &mut Findings) -> bool {
    if !fits(nodes) {
        let message = format!("with this file the rulebook has more than {NODES} keys and values");
        let help = "take out what this reader does not need, or make two rulebooks of it";
        findings.add(&TOO_MANY, Span { file: number, start: 0, end: 0 }, message, help);
    }
    fits(nodes)
}

/// True if so many keys and values can be used.
pub(crate) fn fits(nodes: usize) -> bool {
    nodes <= NODES
}

/// Reports the lists and maps that are beyond their bounds.
pub(crate) fn lists(tree: &Node, findings: &mut Findings) {
    record(tree, BOOK, findings);
}

fn record(node: &Node, fields: &[Field], findings: &mut Findings) {
    for Entry { key, value, .. } in node.entries() {
        let Some(field) = fields.iter().find(|field| *key == field.name) else { continue };
        // Answers are counted by question, in the book.
        let most = most(field).filter(|_| !matches!(field.name, "answers" | "symptoms" | "services"));
        if let Some(most) = most {
            let beyond = value.items().get(most).map(|item| item.span);
            let count = value.items().len().max(value.entries().len());
            if let Some(at) = beyond.or_else(|| value.entries().get(most).map(|entry| entry.span)) {
                let message = format!("`{key}` has {count} items, and {most} is the most");
                findings.add(&TOO_MANY, at, message, "take some out, or join those that nothing tells apart");
            }
        }
        parts(value, &field.shape, findings);
    }
}

/// Reports the lists and maps inside a value.
fn parts(node: &Node, shape: &Shape, findings: &mut Findings) {
    match shape {
        Shape::List(of) | Shape::AnyOf(of) => node.items().iter().for_each(|item| parts(item, of, findings)),
        Shape::MapTo(of) => node.entries().iter().for_each(|entry| parts(&entry.value, of, findings)),
        Shape::Record(fields) | Shape::TextOr(fields) => record(node, fields, findings),
        Shape::Case => record(node, CASE, findings),
        Shape::FieldCase => record(node, FIELD_CASE, findings),
        _ => {}
    }
}

/// Reports the questions and causes that are beyond the bounds.
pub(crate) fn check(book: &Rulebook, findings: &mut Findings) {
    for question in &book.questions {
        if let Some(first) = question.answers.get(ANSWERS) {
            let message = format!(
                "the question `{}` has {} answers, and {ANSWERS} is the most",
                question.id,
                question.answers.len()
            );
            findings.add(&TOO_MANY, first.at, message, "make several questions of it");
        }
    }
    for cause in &book.causes {
        if !combinations_fit(book, cause) {
            let message =
                format!("the cause `{}` tells more than {COMBINATIONS} combinations of answers apart", cause.id);
            let help = "name fewer questions in its `when` and `adjust`, or make several causes of it";
            findings.add(&TOO_MANY, cause.at, message, help);
        }
    }
}

/// True if a cause tells no more combinations of context apart than it may. A question counts as two even if its answers
/// are all alike, so that the number of questions is bounded too.
fn combinations_fit(book: &Rulebook, cause: &Cause) -> bool {
    let mut questions: Vec<QuestionId> = cause.conditions().map(|condition| condition.question).collect();
    questions.sort_unstable();
    questions.dedup();
    let mut combinations: usize = 1;
    for question in questions {
        let alike = cause.first_alike(question);
        let groups = book[question].answers.ids().filter(|answer| alike[answer.index()] == *answer).count();
        combinations *= groups.max(2);
        if combinations > COMBINATIONS {
            return false;
        }
    }
    true
}
