//! Findings for people, with the source line underlined; for editors, one line each; and as JSON. Also the explanations
//! of codes.

use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;
use serde::Serialize;

use crate::privacy::{is_hidden, printable};
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::rulebook::book::span::floor_char_boundary;
use crate::rulebook::{Code, Finding, Location, Related, Severity, SourceFile, Span};

/// Draws every finding with its source line underlined and its way out, then writes their count.
pub fn text(findings: &[Finding], files: &[SourceFile], renderer: &Renderer, out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}\n", drawn(finding, files, renderer))?;
    }
    writeln!(out, "{}", count(findings))
}

fn drawn(finding: &Finding, files: &[SourceFile], renderer: &Renderer) -> String {
    let level = match finding.code.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(printable(&finding.message)).id(finding.code.name);
    let mut group = title.elements(quoted(finding.span, AnnotationKind::Primary, "", files));
    if let Some(Related { span, label }) = finding.related {
        group = group.elements(quoted(span, AnnotationKind::Context, label, files));
    }
    without_gaps(&renderer.render(&[group.element(Level::HELP.message(printable(&finding.help)))]))
}

/// A drawing without the lines that stand between a place and a part of its line.
fn without_gaps(drawn: &str) -> String {
    let lines = drawn.lines().filter(|line| strip_str(line).to_string().trim() != ":::");
    lines.collect::<Vec<&str>>().join("\n")
}

/// The bytes of the longest line that is shown whole. Of a longer one, such as a file in a single line, a part is shown.
const LONGEST: usize = 2000;

/// The bytes of such a part before the place and from there on.
const PART: (usize, usize) = (40, 120);

/// One source line, or a part of it, with the span marked.
fn quoted<'s>(span: Span, kind: AnnotationKind, label: &'s str, files: &'s [SourceFile]) -> Vec<Element<'s>> {
    let location = span.location(files);
    let path = printable(location.file);
    if location.text.len() <= LONGEST {
        let snippet = marked(location.text, location.column - 1, location.width, kind, label);
        return vec![snippet.line_start(location.line).path(path).into()];
    }
    let from = floor_char_boundary(location.text, location.offset.saturating_sub(PART.0));
    let to = floor_char_boundary(location.text, location.offset + PART.1);
    let before = location.text[from..location.offset].chars().count();
    let snippet = marked(&location.text[from..to], before, location.width, kind, label).line_start(location.line);
    // The column in the whole line, which the part does not know.
    let origin = Origin::path(path).line(location.line).char_column(location.column);
    vec![origin.into(), snippet.into()]
}

/// A text with some of its characters marked.
fn marked<'s>(
    text: &str,
    before: usize,
    width: usize,
    kind: AnnotationKind,
    label: &'s str,
) -> Snippet<'s, Annotation<'s>> {
    // Not `printable`, which would drop hidden characters: one space for each keeps the mark under its text.
    let line: String = text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    // Annotations are ranges of bytes.
    let range = byte_of(&line, before)..byte_of(&line, before + width);
    let annotation = if label.is_empty() { kind.span(range) } else { kind.span(range).label(label) };
    Snippet::source(line).annotation(annotation)
}

/// The index of the first byte of a character; the length of the line behind its end.
fn byte_of(line: &str, character: usize) -> usize {
    line.char_indices().nth(character).map_or(line.len(), |(byte, _)| byte)
}

/// Writes each finding as one line, `file:line:column: severity[code]: message`, from which editors can jump.
pub fn short(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let (location, code) = (finding.span.location(files), finding.code);
        let first = finding.related.map_or_else(String::new, |Related { span, label }| {
            let Location { file, line, column, .. } = span.location(files);
            format!(", {label}: {file}:{line}:{column}")
        });
        let message = format!("{}{first} ({})", finding.message, finding.help);
        // A line break in a message or in the name of a file would make two lines of one finding.
        let (file, message) = (printable(location.file), printable(&message));
        let (line, column, severity) = (location.line, location.column, code.severity.name());
        writeln!(out, "{file}:{line}:{column}: {severity}[{}]: {message}", code.name)?;
    }
    Ok(())
}

/// Writes the explanation of a code, with a wrong and a right example.
pub fn explain(code: &Code, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(&format!("{}[{}]", code.severity.name(), code.name))?;
    page.text(0, code.explain)?;
    for (heading, example) in [("Wrong", code.wrong), ("Right", code.right)] {
        page.gap()?;
        page.heading(heading)?;
        // Not wrapped: a break in the wrong column makes other YAML of it.
        for line in example.lines() {
            page.verbatim(&format!("  {line}"))?;
        }
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

/// Writes the explanation of a code as one line of JSON.
pub fn explain_json(code: &'static Code, out: &mut dyn Write) -> io::Result<()> {
    let Code { name, severity, explain, wrong, right, .. } = code;
    json::line(&Explained { schema: 1, code: name, severity: severity.name(), explain, wrong, right }, out)
}

fn count(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    format!("{}, {}", counted(errors, "error"), counted(findings.len() - errors, "warning"))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[derive(Serialize)]
struct Check<'a> {
    schema: u8,
    errors: usize,
    warnings: usize,
    findings: Vec<Report<'a>>,
}

#[derive(Serialize)]
struct Report<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Reference<'a>>,
}

#[derive(Serialize)]
struct Reference<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    label: &'static str,
}

/// Writes all findings as one line of JSON.
pub fn json(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let mut reports = Vec::with_capacity(findings.len());
    for finding in findings {
        let location = finding.span.location(files);
        reports.push(Report {
            code: finding.code.name,
            severity: finding.code.severity.name(),
            file: location.file,
            line: location.line,
            column: location.column,
            message: &finding.message,
            help: &finding.help,
            related: finding.related.map(|Related { span, label }| {
                let location = span.location(files);
                Reference { file: location.file, line: location.line, column: location.column, label }
            }),
        });
    }
    json::line(&Check { schema: 1, errors, warnings: findings.len() - errors, findings: reports }, out)
}
