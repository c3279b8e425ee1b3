//! A summary as text, with bars of characters.

use std::io;

use crate::render::page::Page;
use crate::render::summary::Summed;
use crate::render::summary::words::{self, Chart, Row};

/// The columns of the longest bar.
const BAR: usize = 12;

/// Writes it.
pub fn text(summed: &Summed<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for line in words::headline(summed) {
        page.text(0, &line)?;
    }
    page.gap()?;
    incidents(summed, page)?;
    for chart in words::charts(summed) {
        page.gap()?;
        bars(&chart, page)?;
    }
    Ok(())
}

fn incidents(summed: &Summed<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let title = if summed.is_compared { "What stands out against before" } else { "What stands out" };
    page.heading(title)?;
    if summed.incidents.is_empty() && summed.drops.is_empty() {
        return page.text(2, "Nothing beyond chance.");
    }
    for (number, incident) in (1..).zip(summed.incidents.iter().take(summed.top)) {
        page.strong_item(&format!("{number:>3}. "), &words::heading(summed, &incident.place))?;
        for evidence in words::all_evidence(summed, incident) {
            page.text(5, &evidence)?;
        }
        if let Some(fix) = words::first_fix(summed, incident) {
            page.text(5, &format!("To try first: {fix}"))?;
        }
        if !incident.also.is_empty() {
            let also: Vec<String> = incident.also.iter().map(|place| words::place(summed, place)).collect();
            page.aside(5, &format!("Most likely the same: {}", also.join(", ")))?;
        }
    }
    if summed.incidents.len() > summed.top {
        page.aside(2, &format!("{} more", summed.incidents.len() - summed.top))?;
    }
    for drop in &summed.drops {
        page.item("  - ", &words::drop_words(drop))?;
    }
    Ok(())
}

/// A list: a bar, the number, the share and the label of each row.
fn bars(chart: &Chart, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(&chart.title)?;
    let width = chart.rows.iter().map(|row| words::number(row.count).len()).max().unwrap_or(0);
    for Row { label, count } in &chart.rows {
        let full = bar(*count, chart.full());
        let (number, share) = (words::number(*count), words::percent(*count, chart.of));
        page.item(&format!("  {full:<BAR$} {number:>width$} {share:>7}  "), label)?;
    }
    if chart.more > 0 {
        page.aside(2, &format!("{} more", chart.more))?;
    }
    Ok(())
}

/// A bar; what is there at all is to be seen.
fn bar(count: u64, of: u64) -> String {
    let columns = u128::from(count) * BAR as u128 / u128::from(of.max(1));
    "█".repeat(usize::try_from(columns).unwrap_or(BAR).clamp(1, BAR))
}
