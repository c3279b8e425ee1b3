//! What must hold between the entries of a rulebook, and what probably should.
//!
//! Errors are looked for at every load, as a rulebook that has one cannot be used. Warnings are looked for only when
//! asked: they compare causes, fixes and questions in pairs, and nobody who waits for a code should wait for that.

mod alike;
mod allow;
mod asking;
mod dominated;
mod gates;
mod idle;
mod scene;
mod sources;
mod unusable;
mod wording;

use super::Rulebook;
use super::code::Code;
use super::finding::{Finding, Findings};
use super::scale::Day;
use super::warnings::{
    ASKS_FOR_CODE, CAUSE_LIKE_OTHER, CLAIM_NOT_CARRIED, DOMINATED_FIX, IDLE_ANSWER, IDLE_QUESTION, NEVER_HOLDS,
    NO_WITNESS, SILENT_ON_SENDING, STALE_SOURCE, TWIN_CAUSES, TWIN_QUESTIONS, UNREACHABLE_ALERT, WITHOUT_SOURCE,
    WRONG_SERVICE,
};
use super::yaml::Node;

pub use allow::Allowed;
pub(super) use allow::allowed;

/// Looks for every error that takes more than one entry to see.
pub(super) fn check(book: &Rulebook, tree: &Node, findings: &mut Findings) {
    unusable::repeated_answers(tree, findings);
    unusable::silent_causes(book, findings);
    unusable::causes_without_fix(book, findings);
    unusable::fixes_that_cure_nothing(book, tree, findings);
    wording::agent_words(tree, findings);
}

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
pub(super) const ALLOWABLE: [&str; LINTS.len() + 2] = {
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
pub struct Beyond {
    /// The day on which it is checked, if sources that are out of date are to be found: no clock is read.
    pub today: Option<Day>,
    /// What a search for witnesses did not find, if one was made.
    pub witnesses: Option<Vec<Finding>>,
}

/// Looks for every warning, without those that entries allow, sorted by place.
#[must_use]
pub fn lint(book: &Rulebook, beyond: Beyond) -> Vec<Finding> {
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
