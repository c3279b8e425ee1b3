//! A diagnosis as Markdown, for tickets and wikis.

use std::io::{self, Write};

use crate::engine::diagnosis::{Diagnosis, Likelihood};
use crate::engine::session::Session;
use crate::privacy::safe::printable;
use crate::render::words;

/// Writes the whole diagnosis.
pub fn report(session: &Session<'_>, diagnosis: &Diagnosis<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    writeln!(out, "# {}", escaped(&book.title))?;
    for alert in &diagnosis.alerts {
        writeln!(out, "\n> **Warning:** {}", escaped(book[*alert].say.to(audience)))?;
    }
    section("Known", session.counting().map(|event| words::event(session, event)), out)?;
    let causes = diagnosis.causes.iter().filter(|ranked| Likelihood::of(ranked.weight) != Likelihood::Unlikely);
    section(
        "What may be behind it",
        causes.map(|ranked| {
            format!("{} ({})", book[ranked.cause].title.to(audience), Likelihood::of(ranked.weight).name())
        }),
        out,
    )?;
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
        if let Some(warn) = fix.warn.as_ref().filter(|_| ranked.needs.is_empty()) {
            writeln!(out, "   - **Careful:** {}", escaped(warn.to(audience)))?;
        }
        for step in words::steps(book, audience, diagnosis, ranked) {
            writeln!(out, "   - {}", escaped(&step))?;
        }
    }
    for place in &diagnosis.escalations {
        let title = format!("If nothing helps: {}", book[*place].title.to(audience));
        section(&title, words::bring(session, *place).into_iter(), out)?;
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

/// A text that says in Markdown what it says as text.
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
