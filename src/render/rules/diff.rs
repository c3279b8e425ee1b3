//! Differences between two rulebooks: for people first, then entry by entry.

use std::io::{self, Write};

use serde::Serialize;

use crate::authoring::diff::changes::Change;
use crate::authoring::diff::replay::{Advice, NamedNext, Obstacle};
use crate::authoring::diff::{CaseChange, Diff, EntryChange, Side, Unplayable};
use crate::authoring::entry::{Entry, Value};
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::rules::entry::{Json, inline};
use crate::rulebook::{SourceFile, Span};

/// The files of both rulebooks, to which the spans refer.
#[derive(Clone, Copy)]
pub struct Files<'f> {
    /// Of the old one.
    pub old: &'f [SourceFile],
    /// Of the new one.
    pub new: &'f [SourceFile],
}

impl<'f> Files<'f> {
    /// The file and the line of an entry; `None` if it is built in.
    fn line(self, side: Side, at: Span) -> Option<(&'f str, usize)> {
        let files = match side {
            Side::Old => self.old,
            Side::New => self.new,
        };
        // Built-in entries come from no file, and have the default span.
        if at == Span::default() {
            return None;
        }
        let location = at.location(files);
        Some((location.file, location.line))
    }

    /// The same in brackets, to stand behind a name.
    fn suffix(self, side: Side, at: Span) -> String {
        match self.line(side, at) {
            Some((file, line)) => format!(" ({file}:{line})"),
            None => String::new(),
        }
    }
}

/// Writes the differences as text.
pub fn text(diff: &Diff<'_>, files: Files<'_>, page: &mut Page<'_>) -> io::Result<()> {
    page.heading("What changes for people")?;
    let (otherwise, played) = (diff.case_changes.len(), diff.played);
    page.text(2, &format!("{otherwise} of {played} cases come out otherwise"))?;
    for CaseChange { from, story, old, new } in &diff.case_changes {
        page.text(2, &format!("{}{}", story.name, files.suffix(*from, story.at)))?;
        for (aspect, old, new) in differences(old, new) {
            page.item(&format!("    {aspect}: "), &format!("{old} → {new}"))?;
        }
    }
    for Unplayable { from, story, on, obstacle } in &diff.unplayable {
        page.text(2, &format!("{}{}", story.name, files.suffix(*from, story.at)))?;
        page.text(4, &format!("cannot be played on the {} one: {}", name(*on), reason(obstacle)))?;
    }
    entries("Added", &diff.added, Side::New, files, page)?;
    entries("Removed", &diff.removed, Side::Old, files, page)?;
    changes("Reworded", &diff.changed, reworded, files, page)?;
    changes("Reweighted", &diff.changed, reweighted, files, page)?;
    if diff.is_empty() {
        page.gap()?;
        page.text(0, "Nothing differs.")?;
    }
    Ok(())
}

/// One of the two lists of changes of an entry.
type Part = fn(&EntryChange) -> &[Change];

fn reworded(entry: &EntryChange) -> &[Change] {
    &entry.reworded
}

fn reweighted(entry: &EntryChange) -> &[Change] {
    &entry.reweighted
}

fn name(side: Side) -> &'static str {
    match side {
        Side::Old => "old",
        Side::New => "new",
    }
}

/// The aspects in which two pieces of advice differ, each with its old and its new value.
fn differences(old: &Advice, new: &Advice) -> Vec<(&'static str, String, String)> {
    let all = [
        ("first fix", first_fix(old), first_fix(new)),
        ("next step", next(&old.next), next(&new.next)),
        ("questions until the first fix", old.questions.to_string(), new.questions.to_string()),
    ];
    all.into_iter().filter(|(_, old, new)| old != new).collect()
}

fn first_fix(advice: &Advice) -> String {
    advice.first_fix.as_deref().unwrap_or("none").to_owned()
}

fn next(step: &NamedNext) -> String {
    match step {
        NamedNext::Ask(question) => format!("ask {question}"),
        NamedNext::Try(fix) => format!("try {fix}"),
        NamedNext::Escalate(escalations) => format!("escalate to {}", escalations.join(" or ")),
        NamedNext::Done => "nothing".to_owned(),
    }
}

/// The reason why a case cannot be played.
fn reason(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Question(question) => format!("there is no question `{question}`"),
        Obstacle::Answer(question, answer) => format!("the question `{question}` has no answer `{answer}`"),
        Obstacle::Fix(fix) => format!("there is no fix `{fix}`"),
        Obstacle::NotAsked(question) => format!("the question `{question}` does not arise"),
    }
}

fn entries(heading: &str, entries: &[Entry], side: Side, files: Files<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading(heading)?;
    for entry in entries {
        page.text(2, &format!("{} {}{}", entry.kind, entry.id, files.suffix(side, entry.at)))?;
    }
    Ok(())
}

fn changes(
    heading: &str,
    entries: &[EntryChange],
    part: Part,
    files: Files<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let changed: Vec<&EntryChange> = entries.iter().filter(|entry| !part(entry).is_empty()).collect();
    if changed.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading(heading)?;
    for entry in changed {
        page.text(2, &format!("{} {}{}", entry.kind, entry.id, files.suffix(Side::New, entry.at)))?;
        for Change { path, old, new } in part(entry) {
            page.item(&format!("    {path}: "), &format!("{} → {}", value(old.as_ref()), value(new.as_ref())))?;
        }
    }
    Ok(())
}

fn value(value: Option<&Value>) -> String {
    value.and_then(inline).unwrap_or_else(|| "(none)".to_owned())
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    played: usize,
    otherwise: Vec<OtherwiseCase<'a>>,
    unplayable: Vec<UnplayableCase<'a>>,
    added: Vec<Located<'a>>,
    removed: Vec<Located<'a>>,
    reworded: Vec<ChangedEntry<'a>>,
    reweighted: Vec<ChangedEntry<'a>>,
}

#[derive(Serialize)]
struct OtherwiseCase<'a> {
    name: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    old: Outcome<'a>,
    new: Outcome<'a>,
}

#[derive(Serialize)]
struct UnplayableCase<'a> {
    name: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    on: &'static str,
    why: String,
}

#[derive(Serialize)]
struct Outcome<'a> {
    first_fix: Option<&'a str>,
    next: Option<NextStep<'a>>,
    questions: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum NextStep<'a> {
    Ask(&'a str),
    Try(&'a str),
    Escalate(&'a [String]),
}

#[derive(Serialize)]
struct Located<'a> {
    kind: &'static str,
    id: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct ChangedEntry<'a> {
    #[serde(flatten)]
    entry: Located<'a>,
    changes: Vec<ChangedValue<'a>>,
}

#[derive(Serialize)]
struct ChangedValue<'a> {
    path: &'a str,
    old: Option<Json<'a>>,
    new: Option<Json<'a>>,
}

/// Writes the differences as one line of JSON.
pub fn json(diff: &Diff<'_>, files: Files<'_>, out: &mut dyn Write) -> io::Result<()> {
    let otherwise = diff.case_changes.iter().map(|CaseChange { from, story, old, new }| {
        let (file, line) = files.line(*from, story.at).unzip();
        OtherwiseCase { name: story.name, file, line, old: outcome(old), new: outcome(new) }
    });
    let unplayable = diff.unplayable.iter().map(|Unplayable { from, story, on, obstacle }| {
        let (file, line) = files.line(*from, story.at).unzip();
        UnplayableCase { name: story.name, file, line, on: name(*on), why: reason(obstacle) }
    });
    let report = Report {
        schema: 1,
        played: diff.played,
        otherwise: otherwise.collect(),
        unplayable: unplayable.collect(),
        added: diff.added.iter().map(|entry| located(files, Side::New, entry.kind, &entry.id, entry.at)).collect(),
        removed: diff.removed.iter().map(|entry| located(files, Side::Old, entry.kind, &entry.id, entry.at)).collect(),
        reworded: changed_entries(diff, files, reworded),
        reweighted: changed_entries(diff, files, reweighted),
    };
    json::line(&report, out)
}

fn outcome(advice: &Advice) -> Outcome<'_> {
    let next = match &advice.next {
        NamedNext::Ask(question) => Some(NextStep::Ask(question)),
        NamedNext::Try(fix) => Some(NextStep::Try(fix)),
        NamedNext::Escalate(escalations) => Some(NextStep::Escalate(escalations)),
        NamedNext::Done => None,
    };
    Outcome { first_fix: advice.first_fix.as_deref(), next, questions: advice.questions }
}

fn located<'a>(files: Files<'a>, side: Side, kind: &'static str, id: &'a str, at: Span) -> Located<'a> {
    let (file, line) = files.line(side, at).unzip();
    Located { kind, id, file, line }
}

fn changed_entries<'a>(diff: &'a Diff<'_>, files: Files<'a>, part: Part) -> Vec<ChangedEntry<'a>> {
    let mut entries = Vec::new();
    for changed in &diff.changed {
        let mut changes = Vec::new();
        for Change { path, old, new } in part(changed) {
            changes.push(ChangedValue { path, old: old.as_ref().map(Json), new: new.as_ref().map(Json) });
        }
        // An entry may be only reworded or only reweighted.
        if !changes.is_empty() {
            let entry = located(files, Side::New, changed.kind, &changed.id, changed.at);
            entries.push(ChangedEntry { entry, changes });
        }
    }
    entries
}
