//! A summary as a page: one file without scripts, with charts in SVG.

use std::io::{self, Write};

use crate::render::markup::escaped;
use crate::render::summary::Summed;
use crate::render::summary::style::STYLE;
use crate::render::summary::words::{self, Chart};
use crate::summary::Property;

/// The size of the chart of the hours, in units of its own: its width at most, and its height.
const WIDTH: u64 = 720;
const HEIGHT: u64 = 120;

/// Writes it.
pub fn html(summed: &Summed<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
        <meta name=\"viewport\" content=\"width=device-width\">\n<title>Summary of tickets</title>\n\
        <style>\n{STYLE}</style>\n<main>\n<h1>Summary of tickets</h1>"
    )?;
    for line in words::headline(summed) {
        writeln!(out, "<p>{}</p>", escaped(&line))?;
    }
    incidents(summed, out)?;
    hours(summed, out)?;
    for chart in words::charts(summed) {
        bars(&chart, out)?;
    }
    writeln!(out, "<footer>Rulebook {}</footer>\n</main>", escaped(&summed.book.digest))
}

fn incidents(summed: &Summed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let title = if summed.is_compared { "What stands out against before" } else { "What stands out" };
    writeln!(out, "<h2>{title}</h2>")?;
    if summed.incidents.is_empty() && summed.drops.is_empty() {
        return writeln!(out, "<p>Nothing beyond chance.</p>");
    }
    writeln!(out, "<ol>")?;
    for incident in summed.incidents.iter().take(summed.top) {
        writeln!(out, "<li><strong>{}</strong>", escaped(&words::heading(summed, &incident.place)))?;
        for evidence in words::all_evidence(summed, incident) {
            writeln!(out, "<br>{}", escaped(&evidence))?;
        }
        if let Some(fix) = words::first_fix(summed, incident) {
            writeln!(out, "<br>To try first: {}", escaped(&fix))?;
        }
        if !incident.also.is_empty() {
            let also: Vec<String> = incident.also.iter().map(|place| words::place(summed, place)).collect();
            writeln!(out, "<br><small>Most likely the same: {}</small>", escaped(&also.join(", ")))?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ol>")?;
    if !summed.drops.is_empty() {
        writeln!(out, "<ul>")?;
        for drop in &summed.drops {
            writeln!(out, "<li>{}</li>", escaped(&words::drop_words(drop)))?;
        }
        writeln!(out, "</ul>")?;
    }
    Ok(())
}

/// The tickets of each hour, and those that failed.
fn hours(summed: &Summed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(hours) = summed.counts.by.get(&Property::hour()).filter(|hours| hours.values.len() > 1) else {
        return Ok(());
    };
    let most = hours.values.values().map(|tally| tally.tickets).max().unwrap_or(1).max(1);
    let each = (WIDTH / hours.values.len() as u64).max(1);
    let width = each * hours.values.len() as u64;
    let from = hours.values.keys().next().map_or("", String::as_str);
    let to = hours.values.keys().next_back().map_or("", String::as_str);
    writeln!(out, "<h2>By hour</h2>")?;
    writeln!(
        out,
        "<svg class=\"hours\" viewBox=\"0 0 {width} {HEIGHT}\" role=\"img\" \
        aria-label=\"Tickets by hour from {} to {} UTC\">",
        escaped(from),
        escaped(to)
    )?;
    for (position, (hour, tally)) in (0..).zip(&hours.values) {
        let x = position * each;
        let bar = each.saturating_sub(1).max(1);
        let (all, failed) = (tally.tickets * HEIGHT / most, tally.failed * HEIGHT / most);
        writeln!(
            out,
            "<g><title>{} UTC: {} tickets, {} failed</title>\
            <rect class=\"all\" x=\"{x}\" y=\"{}\" width=\"{bar}\" height=\"{all}\"/>\
            <rect class=\"failed\" x=\"{x}\" y=\"{}\" width=\"{bar}\" height=\"{failed}\"/></g>",
            escaped(hour),
            words::number(tally.tickets),
            words::number(tally.failed),
            HEIGHT - all,
            HEIGHT - failed
        )?;
    }
    writeln!(out, "</svg>\n<p><small>{} to {} UTC; the lower part failed.</small></p>", escaped(from), escaped(to))
}

fn bars(chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h2>{}</h2>", escaped(&chart.title))?;
    if chart.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<table>")?;
    for row in &chart.rows {
        // In thousandths of the width.
        let width = row.count * 1000 / chart.full();
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"bar\"><svg viewBox=\"0 0 1000 40\" \
            preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"40\"/></svg></td></tr>",
            escaped(&row.label),
            words::number(row.count),
            words::percent(row.count, chart.of)
        )?;
    }
    writeln!(out, "</table>")?;
    if chart.more > 0 {
        writeln!(out, "<p><small>{} more</small></p>", chart.more)?;
    }
    Ok(())
}
