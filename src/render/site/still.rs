//! The lists of a page without its engine, for a browser that runs no script: what to try first for each symptom, and
//! whom to turn to.

use std::io::{self, Write};

use crate::engine::Session;
use crate::render::diagnosis::fix::tail;
use crate::render::lists::lists;
use crate::render::markup::escaped;
use crate::rulebook::{Answer, AnswerId, Audience, Position, Rulebook};

/// The number of fixes that mend and stand under a symptom.
const MENDS: usize = 5;

/// Writes the lists.
pub(super) fn still(book: &Rulebook, reader: Audience, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h2>{}</h2>", escaped(book.words.page_without()))?;
    let symptoms = book[book.symptom].pickable_answers();
    for (position, symptom) in symptoms.iter().enumerate() {
        let mut session = Session::start(book, reader).assuming_defaults();
        // A symptom that a default rules out is none of this page.
        if session.answer(book.symptom, Answer::Chosen(AnswerId::at(position))).is_err() {
            continue;
        }
        writeln!(out, "<details><summary>{}</summary>", escaped(symptom.text.to(reader)))?;
        case(&session, out)?;
        writeln!(out, "</details>")?;
    }
    Ok(())
}

/// The lists for a session with one answer.
fn case(session: &Session<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (book, reader) = (session.book(), session.audience());
    let diagnosis = session.diagnosis();
    for alert in &diagnosis.alerts {
        writeln!(out, "<p class=\"warning\">{}</p>", escaped(book[*alert].say.to(reader)))?;
    }
    for list in lists(book, &diagnosis.fixes, MENDS) {
        writeln!(out, "<h3>{}</h3><ul>", escaped(list.heading))?;
        for ranked in list.fixes {
            let title = escaped(book[ranked.fix].title.to(reader));
            writeln!(out, "<li>{title} <small>{}</small></li>", escaped(&tail(session, ranked, false)))?;
        }
        writeln!(out, "</ul>")?;
    }
    if !diagnosis.escalations.is_empty() {
        writeln!(out, "<h3>{}</h3><ul>", escaped(book.words.page_turn()))?;
        for escalation in &diagnosis.escalations {
            let escalation = &book[*escalation];
            let say = escalation.say.as_ref().map_or("", |say| say.to(reader));
            writeln!(out, "<li>{} <small>{}</small></li>", escaped(escalation.title.to(reader)), escaped(say))?;
        }
        writeln!(out, "</ul>")?;
    }
    Ok(())
}
