//! Numbered menus.

use std::io;

use textwrap::core::display_width;

use crate::render::page::Page;

/// Numbered answers: side by side if they are short, otherwise one per line.
pub fn choices(answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    page.menu("", &[], answers, |page| numbered(answers, page))
}

fn numbered(answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    let rows = rows(answers, page.width());
    // Rows of less than two would save little, and a column is easier to read.
    if rows.len() == 1 || rows.len() * 2 <= answers.len() {
        for row in rows {
            page.text(2, &row)?;
        }
        return Ok(());
    }
    let Some((last, before)) = answers.split_last() else { return Ok(()) };
    let mut waiting = None;
    for (number, answer) in (1..).zip(before) {
        if let Some((number, answer)) = waiting.replace((number, answer)) {
            page.item(&mark(number), answer)?;
        }
    }
    match waiting {
        // The last is short wherever it is *don't know*, which needs no line of its own.
        Some((number, answer)) => {
            let both = format!("{answer}{GAP}{}  {last}", answers.len());
            if mark(number).len() + display_width(&both) <= page.width() {
                return page.item(&mark(number), &both);
            }
            page.item(&mark(number), answer)?;
            page.item(&mark(answers.len()), last)
        }
        None => page.item(&mark(answers.len()), last),
    }
}

fn mark(number: usize) -> String {
    format!("{number:>3}  ")
}

/// The numbered answers in as many rows as they need.
fn rows(answers: &[&str], width: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for (number, answer) in (1..).zip(answers) {
        let numbered = format!("{number}  {answer}");
        // The indent of two columns counts as well.
        match rows.last_mut() {
            Some(row) if 2 + display_width(row) + GAP.len() + display_width(&numbered) <= width => {
                row.push_str(GAP);
                row.push_str(&numbered);
            }
            _ => rows.push(numbered),
        }
    }
    rows
}

/// The space between two answers of a row.
const GAP: &str = "   ";

/// A question with its notes and numbered answers. Without notes it is on one line with them if they fit.
pub fn asked(ask: &str, notes: &[&str], answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    page.menu(ask, notes, answers, |page| {
        if notes.is_empty()
            && let [row] = &rows(answers, page.width().saturating_sub(display_width(ask) + 1))[..]
        {
            return page.heading_with(ask, &format!("{GAP}{row}"));
        }
        page.heading(ask)?;
        for note in notes {
            page.aside(2, note)?;
        }
        numbered(answers, page)
    })
}
