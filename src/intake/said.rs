//! Facts that a system reported about a case, by a delivery receipt or by the text of an error.

use serde_json::Value;

use crate::intake::receipt;
use crate::intake::receipt::{Index, Reading, forms, lookup};
use crate::rulebook::{AnswerId, QuestionId, Rulebook};

/// The receipts in a value: a record, or the text of one or more.
pub fn readings<'r>(codes: &Index<'r>, said: &Value) -> Vec<Reading<'r>> {
    match said {
        Value::String(text) => {
            let records = forms::records(text);
            records.iter().flat_map(|record| receipt::read_by(codes, &record.value)).collect()
        }
        value => receipt::read_by(codes, value),
    }
}

/// The answers that follow from receipts and from the text of an error. A question may be answered twice: the first counts.
pub fn answers(
    book: &Rulebook,
    codes: &Index<'_>,
    readings: &[Reading<'_>],
    error: Option<&str>,
) -> Vec<(QuestionId, AnswerId)> {
    let mut answers = receipt::facts(book, readings);
    let found = error.map(|text| lookup::find(codes.catalogue, text, None)).unwrap_or_default();
    // A code that means one thing here and another there says nothing.
    if let [first, others @ ..] = &found[..]
        && others.iter().all(|found| found.code.means == first.code.means)
    {
        answers.extend(first.answers(codes.catalogue));
    }
    answers
}
