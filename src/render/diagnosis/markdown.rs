//! A diagnosis as Markdown, for tickets and wikis.

use std::io::{self, Write};

use crate::engine::{Diagnosis, Likelihood, Session};
use crate::privacy::printable;
use crate::render::words;

/// Writes the whole diagnosis.
pub fn report(session: &Session<'_>, diagnosis: &Diagnosis<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    writeln!(out, "# {}", escaped(&book.title))?;
    for alert in &diagnosis.alerts {
        writeln!(out, "\n> **Warning:** {}", escaped(book[*alert].say.to(audience)))?;
    }
    section("Known", diagnosis.events.iter().map(|event| words::event(session, event)), out)?;
    let causes = diagnosis.causes.iter().filter(|ranked| ranked.likelihood() != Likelihood::Unlikely);
    section("What may be behind it", causes.map(|ranked| words::cause(book, audience, *ranked)), out)?;
    if !diagnosis.fixes.is_empty() {
        writeln!(out, "\n## What to do, best first\n")?;
    }
    for (rank, ranked) in (1..).zip(&diagnosis.fixes) {
        let fix = &book[ranked.fix];
        writeln!(
            out,
            "{rank}. **{}** ({}; {}; {})",
            escaped(fix.title.to(audience)),
            words::promise(ranked.promise),
            words::duration(book, ranked.fix),
            words::actor(fix.by, audience)
        )?;
        for need in &ranked.needs {
            writeln!(out, "   - first: {}", escaped(book[*need].ask.to(audience)))?;
        }
        if ranked.needs.is_empty()
            && let Some(warn) = &fix.warn
        {
            writeln!(out, "   - **Careful:** {}", escaped(warn.to(audience)))?;
        }
        for step in words::steps(book, audience, diagnosis, ranked) {
            writeln!(out, "   - {}", escaped(&step))?;
        }
    }
    for escalation in &diagnosis.escalations {
        let title = format!("If nothing helps: {}", book[*escalation].title.to(audience));
        section(&title, words::bring(session, diagnosis, *escalation).into_iter(), out)?;
    }
    Ok(())
}

fn section(title: &str, lines: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", escaped(title))?;
    lines.try_for_each(|line| writeln!(out, "- {}", escaped(&line)))
}

/// Escapes a text so that Markdown shows it as it is.
pub(crate) fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            result.push('\\');
        }
        result.push(c);
    }
    result
}
