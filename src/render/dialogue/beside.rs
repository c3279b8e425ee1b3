//! The surroundings of a dialogue where there is room for them: alerts, the lists of fixes, and what was said.

use serde::Serialize;

use crate::engine::{Answer, Diagnosis, Event, Session};
use crate::privacy::printable;
use crate::render::diagnosis::fix::tail;
use crate::render::lists::lists;
use crate::render::words;

/// A list of fixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    pub heading: String,
    pub fixes: Vec<Item>,
}

/// A fix on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    pub id: String,
    pub title: String,
    /// Its promise, its duration, and its actor if that is somebody else.
    pub tail: String,
}

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Its number for `edit`, from 1; `None` for an answer by default.
    pub number: Option<usize>,
    pub text: String,
}

/// The alerts that stand.
pub fn alerts(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<String> {
    // As in a report: once the case is solved, the dangers that they warn of are dealt with.
    if diagnosis.solution.is_some() {
        return Vec::new();
    }
    let (book, audience) = (session.book(), session.audience());
    diagnosis.alerts.iter().map(|alert| printable(book[*alert].say.to(audience))).collect()
}

/// All fixes that may help, in their two lists.
pub fn fixes(session: &Session<'_>, diagnosis: &Diagnosis<'_>) -> Vec<List> {
    // Nothing is left to do once it is solved.
    if diagnosis.solution.is_some() {
        return Vec::new();
    }
    let (book, audience) = (session.book(), session.audience());
    let mut shown = Vec::new();
    for list in lists(book, &diagnosis.fixes, usize::MAX) {
        let mut fixes = Vec::with_capacity(list.fixes.len());
        for ranked in list.fixes {
            fixes.push(Item {
                id: book[ranked.fix].id.to_string(),
                title: printable(book[ranked.fix].title.to(audience)),
                tail: printable(&tail(session, ranked, !list.are_ways_round)),
            });
        }
        shown.push(List { heading: printable(list.heading), fixes });
    }
    shown
}

/// Everything that was said, in order, after what holds by default.
pub fn said(session: &Session<'_>) -> Vec<Said> {
    let words = &session.book().words;
    let mut said = Vec::new();
    for (question, answer) in session.assumed() {
        let text = words::event(session, &Event::Answered(question, Answer::Chosen(answer)));
        said.push(Said { number: None, text: printable(&words.answer_by_default(text)) });
    }
    let inert = session.inert();
    for (number, event) in (1..).zip(session.log()) {
        let counts = !matches!(event, Event::Answered(question, _) if inert.contains(question));
        let text = words::event(session, event);
        let text = if counts { text } else { words.counts_not_now(text) };
        said.push(Said { number: Some(number), text: printable(&text) });
    }
    said
}
