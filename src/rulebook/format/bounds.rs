//! Bounds on the size of a rulebook, so that nothing valid runs for long.
//!
//! They count entries and bytes and never time: a book that can be used on one machine can be used on every other.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::TOO_MANY;

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
        let alike = cause.first_alike(question, &book[question]);
        let groups = book[question].answers.ids().filter(|answer| alike[answer.index()] == *answer).count();
        combinations *= groups.max(2);
        if combinations > COMBINATIONS {
            return false;
        }
    }
    true
}
