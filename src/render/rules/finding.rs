//! Findings: for people with the line underlined, for editors a line each, for programs as JSON. What a code means.

use std::io::{self, Write};

use colored::Colorize;
use serde::Serialize;

use crate::authoring::witness::{Search, Top};
use crate::privacy::printable;
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::rulebook::no_witness;
use crate::rulebook::{Code, Finding, Rulebook, Severity, SourceFile};

/// Writes every finding with its place, the line underlined and the way out, and a count at the end.
pub fn text(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let place = finding.span.location(files);
        let head = format!("{}[{}]", finding.code.severity.name(), finding.code.name);
        let head = match finding.code.severity {
            Severity::Error => head.red().bold(),
            Severity::Warning => head.yellow().bold(),
        };
        writeln!(out, "{head}: {}", printable(&finding.message).bold())?;
        let gutter = " ".repeat(place.line.to_string().len());
        writeln!(out, "{gutter}--> {}:{}:{}", printable(place.file), place.line, place.column)?;
        let (line, before) = cropped(place.text, place.column);
        writeln!(out, "{gutter} |\n{} | {line}", place.line)?;
        let width = place.width.min(line.chars().count().saturating_sub(before).max(1));
        writeln!(out, "{gutter} | {}{}", " ".repeat(before), "^".repeat(width).red().bold())?;
        if let Some(help) = &finding.help {
            writeln!(out, "{gutter} = help: {}", printable(help))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", count(findings))
}

/// Writes each finding as one line, `file:line:column: severity[code]: message`: what editors can jump by.
pub fn short(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    findings.iter().try_for_each(|finding| {
        let (place, code) = (finding.span.location(files), finding.code);
        let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let message = printable(&format!("{}{help}", finding.message));
        let (file, severity) = (printable(place.file), code.severity.name());
        writeln!(out, "{file}:{}:{}: {severity}[{}]: {message}", place.line, place.column, code.name)
    })
}

/// The finding about a cause or a fix that a search did not bring to the top; none if it did.
pub fn no_witness(book: &Rulebook, top: Top, search: &Search) -> Option<Finding> {
    let (entry, what) = match top {
        Top::Cause(cause) => (book[cause].at, format!("makes the cause `{}` the most believed", book[cause].id)),
        Top::Fix(fix) => (book[fix].at, format!("puts the fix `{}` first on the list", book[fix].id)),
    };
    let message = format!("nothing was found that {what}; {} things to say were tried", search.tried);
    search.witness.is_none().then(|| Finding::about(&no_witness::LINT.code, entry, message))
}

/// Writes what a code means, with an example of wrong and right.
pub fn explain(code: &Code, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(&format!("{}[{}]", code.severity.name(), code.name))?;
    page.text(0, code.explain)?;
    for (heading, example) in [("Wrong", code.wrong), ("Right", code.right)] {
        page.gap()?;
        page.heading(heading)?;
        example.lines().try_for_each(|line| page.verbatim(&format!("  {line}")))?;
    }
    if code.allowable {
        page.gap()?;
        page.text(0, "An entry that means it so can say so:")?;
        page.verbatim(&format!("  allow: [ {{ code: {}, why: … }} ]", code.name))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Explained {
    schema: u8,
    code: &'static str,
    severity: &'static str,
    explain: &'static str,
    wrong: &'static str,
    right: &'static str,
}

/// The same as one line of JSON.
pub fn explain_json(code: &'static Code, out: &mut dyn Write) -> io::Result<()> {
    let Code { name, severity, explain, wrong, right, .. } = code;
    json::line(&Explained { schema: 1, code: name, severity: severity.name(), explain, wrong, right }, out)
}

/// The part of a long line around a column, and how many characters of it stand before that column.
fn cropped(line: &str, column: usize) -> (String, usize) {
    const LONGEST: usize = 160;
    let line: Vec<char> = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let before = (column - 1).min(line.len());
    let start = if line.len() > LONGEST { before.saturating_sub(LONGEST / 2) } else { 0 };
    (line[start..].iter().take(LONGEST).collect(), before - start)
}

fn count(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let plural = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    format!("{}, {}", plural(errors, "error"), plural(findings.len() - errors, "warning"))
}

#[derive(Serialize)]
struct Check<'a> {
    schema: u8,
    errors: usize,
    warnings: usize,
    findings: Vec<Reported<'a>>,
}

#[derive(Serialize)]
struct Reported<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes all findings as one line of JSON.
pub fn json(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let lines = findings
        .iter()
        .map(|finding| {
            let place = finding.span.location(files);
            Reported {
                code: finding.code.name,
                severity: finding.code.severity.name(),
                file: place.file,
                line: place.line,
                column: place.column,
                message: &finding.message,
                help: finding.help.as_deref(),
            }
        })
        .collect();
    json::line(&Check { schema: 1, errors, warnings: findings.len() - errors, findings: lines }, out)
}
