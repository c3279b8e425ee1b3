//! A diagnosis as Markdown, for tickets and wikis.

use std::io::{self, Write};

use crate::engine::{Diagnosis, Likelihood, RankedFix, Session, Solution};
use crate::intake::receipt::Reading;
use crate::privacy::printable;
use crate::render::codes;
use crate::render::diagnosis::fix;
use crate::render::lists::lists;
use crate::render::words;

/// Writes the whole diagnosis.
pub fn report(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    readings: &[Reading<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let words = &book.words;
    writeln!(out, "# {}", escaped(&book.title))?;
    for alert in &diagnosis.alerts {
        writeln!(out, "\n> **{}** {}", escaped(words.warning()), escaped(book[*alert].say.to(audience)))?;
    }
    for reading in readings {
        let title = words.receipt_of(&book.catalogue[reading.list].name, &reading.payload.says);
        let said = reading.counts().map(|hit| format!("{}: {}", codes::name(book, hit.list, hit.code), hit.code.says));
        let others = reading.others();
        let others = others.map(|hit| words.code_does_not_count(codes::name(book, hit.list, hit.code), &hit.code.says));
        section(&title, &said.into_iter().chain(others).collect::<Vec<_>>(), out)?;
    }
    let known: Vec<String> = diagnosis.events.iter().map(|event| words::event(session, event)).collect();
    section(words.heading_known(), &known, out)?;
    if let Some(solution) = &diagnosis.solution {
        return solved(session, solution, out);
    }
    let mut causes = Vec::new();
    for ranked in &diagnosis.causes {
        if ranked.likelihood() != Likelihood::Unlikely {
            causes.push(words::cause(book, audience, *ranked));
        }
    }
    section(words.heading_causes(), &causes, out)?;
    for list in lists(book, &diagnosis.fixes, usize::MAX) {
        writeln!(out, "\n## {}\n", escaped(list.heading))?;
        for (number, ranked) in (1..).zip(&list.fixes) {
            let tail = fix::tail(session, ranked, !list.are_ways_round);
            writeln!(out, "{number}. **{}** ({})", escaped(book[ranked.fix].title.to(audience)), escaped(&tail))?;
            details(session, diagnosis, ranked, out)?;
        }
    }
    for escalation in &diagnosis.escalations {
        let title = words.if_nothing_helps(book[*escalation].title.to(audience));
        let mut lines = words::bring(session, diagnosis, *escalation);
        if let Some(say) = &book[*escalation].say {
            lines.insert(0, say.to(audience).to_owned());
        }
        section(&title, &lines, out)?;
    }
    Ok(())
}

fn solved(session: &Session<'_>, solution: &Solution<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let (fix, words) = (&book[solution.fix], &book.words);
    let mut lines = Vec::new();
    lines.extend(solution.mended.map(|cause| words.behind_it(book[cause].title.to(audience))));
    lines.extend(fix.after.as_ref().map(|after| words.afterwards(after.to(audience))));
    lines.extend(solution.prevention.iter().map(|advice| advice.to(audience).to_owned()));
    writeln!(out, "\n## {}\n", escaped(&words.solved_by(fix.title.to(audience))))?;
    for line in lines {
        writeln!(out, "- {}", escaped(&line))?;
    }
    Ok(())
}

/// Writes the questions that come first, or the warning and the steps.
fn details(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    for need in &ranked.needs {
        writeln!(out, "   - {}", escaped(&book.words.first(book[*need].ask.to(audience))))?;
    }
    // A warning belongs to steps, and there are none before the needs are known.
    if ranked.needs.is_empty()
        && let Some(warn) = &book[ranked.fix].warn
    {
        writeln!(out, "   - **{}** {}", escaped(book.words.careful()), escaped(warn.to(audience)))?;
    }
    for step in words::steps(book, audience, diagnosis, ranked) {
        writeln!(out, "   - {}", escaped(&step))?;
    }
    if ranked.needs.is_empty() {
        let fix = &book[ranked.fix];
        if let Some(after) = &fix.after {
            writeln!(out, "   - {}", escaped(&book.words.afterwards(after.to(audience))))?;
        }
        for note in fix.notes.iter().filter(|note| note.audience.includes(audience)) {
            writeln!(out, "   - {}", escaped(&book.words.hint(note.say.to(audience))))?;
        }
    }
    Ok(())
}

/// Writes a list behind its heading; nothing if it is empty.
fn section(title: &str, lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", escaped(title))?;
    for line in lines {
        writeln!(out, "- {}", escaped(line))?;
    }
    Ok(())
}

/// A text as Markdown that shows it unchanged: nothing in it becomes a link, an emphasis, a list, HTML or a directive of
/// mdBook (`{{#include}}`).
pub(crate) fn escaped(text: &str) -> String {
    let text = printable(text);
    let mut shown = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if "\\`*_[]<>{}|&~".contains(character) {
            shown.push('\\');
        }
        shown.push(character);
    }
    // Only at the beginning do these make a heading, a list or an underline.
    if shown.starts_with(['#', '+', '-', '=']) {
        shown.insert(0, '\\');
    }
    // A number with a full stop would begin a numbered list.
    let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && shown[digits..].starts_with(['.', ')']) {
        shown.insert(digits, '\\');
    }
    shown
}
