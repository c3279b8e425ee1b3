//! What must hold between the entries of a rulebook, and what probably should.
//!
//! Errors are looked for at every load, as a rulebook that has one cannot be used. Warnings are looked for only when
//! asked: they compare causes, fixes and questions in pairs, and nobody who waits for a code should wait for that.

mod alike;
pub mod allow;
mod asking;
mod dominated;
mod gates;
mod idle;
mod scene;
mod sources;
pub mod warnings;
pub mod wording;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::scale::Day;
use crate::rulebook::finding::Finding;
use crate::rulebook::finding::code::Code;
use crate::rulebook::finding::errors;
use crate::rulebook::lint::warnings::{
    ASKS_FOR_CODE, CAUSE_LIKE_OTHER, CLAIM_NOT_CARRIED, DOMINATED_FIX, IDLE_ANSWER, IDLE_QUESTION, NEVER_HOLDS,
    NO_WITNESS, SILENT_ON_SENDING, STALE_SOURCE, TWIN_CAUSES, TWIN_QUESTIONS, UNREACHABLE_ALERT, WITHOUT_SOURCE,
    WRONG_SERVICE,
};

pub use crate::rulebook::book::allowed::Allowed;

/// Looks for one kind of warning.
type Look = fn(&Rulebook) -> Vec<Finding>;

/// Every warning that a rulebook alone can raise, and what looks for it.
static LINTS: [(&Code, Look); 13] = [
    (&IDLE_QUESTION, idle::questions),
    (&IDLE_ANSWER, idle::answers),
    (&TWIN_QUESTIONS, alike::questions),
    (&TWIN_CAUSES, alike::causes),
    (&CAUSE_LIKE_OTHER, alike::other),
    (&DOMINATED_FIX, dominated::fixes),
    (&NEVER_HOLDS, gates::never),
    (&UNREACHABLE_ALERT, gates::alerts),
    (&WITHOUT_SOURCE, sources::without),
    (&CLAIM_NOT_CARRIED, sources::claims),
    (&ASKS_FOR_CODE, asking::asks_for_code),
    (&SILENT_ON_SENDING, asking::silent_on_sending),
    (&WRONG_SERVICE, wording::wrong_service),
];

/// The names of the codes that can be allowed: those that can be looked for.
pub(crate) const ALLOWABLE: [&str; LINTS.len() + 2] = {
    let mut names = [""; LINTS.len() + 2];
    let mut at = 0;
    while at < LINTS.len() {
        names[at] = LINTS[at].0.name;
        at += 1;
    }
    [names[at], names[at + 1]] = [STALE_SOURCE.name, NO_WITNESS.name];
    names
};

/// What a rulebook alone cannot tell.
#[derive(Debug, Clone, Default)]
pub struct LintOptions {
    /// The day on which it is checked, if sources that are out of date are to be found: no clock is read.
    pub today: Option<Day>,
    /// What a search for witnesses did not find, if one was made.
    pub witnesses: Option<Vec<Finding>>,
}

/// Looks for every warning, without those that entries allow, sorted by place.
pub fn lint(book: &Rulebook, beyond: LintOptions) -> Vec<Finding> {
    let mut looked_for: Vec<&Code> = LINTS.iter().map(|(code, _)| *code).collect();
    let mut findings: Vec<Finding> = LINTS.iter().flat_map(|(_, look)| look(book)).collect();
    if let Some(today) = beyond.today {
        looked_for.push(&STALE_SOURCE);
        findings.extend(sources::stale(book, today));
    }
    if let Some(missing) = beyond.witnesses {
        looked_for.push(&NO_WITNESS);
        findings.extend(missing);
    }
    allow::settle(&book.allowed, findings, &looked_for)
}

/// Every code there is.
pub static CODES: [&Code; 36] = [
    &errors::NOT_UTF8,
    &errors::SYNTAX,
    &errors::WRONG_SHAPE,
    &errors::UNKNOWN_FIELD,
    &errors::DUPLICATE_KEY,
    &errors::MISSING_FIELD,
    &errors::BAD_VALUE,
    &errors::BAD_ID,
    &errors::BAD_FREQUENCY,
    &errors::BAD_DURATION,
    &errors::DUPLICATE_ID,
    &errors::UNKNOWN_ID,
    &errors::EXTEND_SCALAR,
    &errors::ROW_OVER_ONE,
    &errors::GATE_NOT_CONTEXT,
    &errors::CONTEXT_AS_EVIDENCE,
    &errors::SILENT_ON_SYMPTOM,
    &errors::CAUSE_WITHOUT_FIX,
    &errors::CURES_NOTHING,
    &errors::AGENT_WORD,
    &warnings::IDLE_QUESTION,
    &warnings::IDLE_ANSWER,
    &warnings::TWIN_QUESTIONS,
    &warnings::TWIN_CAUSES,
    &warnings::CAUSE_LIKE_OTHER,
    &warnings::DOMINATED_FIX,
    &warnings::NEVER_HOLDS,
    &warnings::UNREACHABLE_ALERT,
    &warnings::WITHOUT_SOURCE,
    &warnings::CLAIM_NOT_CARRIED,
    &warnings::STALE_SOURCE,
    &warnings::ASKS_FOR_CODE,
    &warnings::SILENT_ON_SENDING,
    &warnings::WRONG_SERVICE,
    &warnings::IDLE_ALLOW,
    &warnings::NO_WITNESS,
];
