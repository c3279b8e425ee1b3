//! The differences between two rulebooks: first in the advice on the worked cases, then entry by entry.
//!
//! Entries are matched by kind and id and compared field by field; their order does not matter. Rows of evidence are
//! compared as they are calculated with: a new answer to a question changes the rows of every cause that has one for
//! it, and these changes are reported.

pub mod changes;
pub mod replay;

use std::collections::BTreeSet;

use crate::authoring::diff::changes::{Change, changes};
use crate::authoring::diff::replay::{Advice, Obstacle, Story};
use crate::authoring::entry::{Entry, entries, settings};
use crate::authoring::progress::{Progress, unwatched};
use crate::rulebook::{Rulebook, Span};

#[derive(Debug, Clone)]
pub struct Diff<'r> {
    /// The number of worked cases, from either rulebook, that can be replayed on both.
    pub played: usize,
    /// Cases with different advice.
    pub case_changes: Vec<CaseChange<'r>>,
    /// Cases that cannot be replayed on both.
    pub unplayable: Vec<Unplayable<'r>>,
    /// Entries that only the new one has.
    pub added: Vec<Entry>,
    /// Entries that only the old one has.
    pub removed: Vec<Entry>,
    /// Entries that differ.
    pub changed: Vec<EntryChange>,
}

/// One of the two rulebooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Old,
    New,
}

/// A worked case on which the advice differs.
#[derive(Debug, Clone)]
pub struct CaseChange<'r> {
    /// The rulebook that the case is from.
    pub from: Side,
    pub story: Story<'r>,
    pub old: Advice,
    pub new: Advice,
}

/// A worked case that cannot be replayed on one of the two.
#[derive(Debug, Clone)]
pub struct Unplayable<'r> {
    /// The rulebook that the case is from.
    pub from: Side,
    pub story: Story<'r>,
    /// The rulebook that it cannot be replayed on.
    pub on: Side,
    pub obstacle: Obstacle,
}

/// An entry that differs.
#[derive(Debug, Clone)]
pub struct EntryChange {
    /// The kind, in the singular.
    pub kind: &'static str,
    pub id: String,
    /// The location in the new rulebook.
    pub at: Span,
    /// Changed texts and mentions.
    pub reworded: Vec<Change>,
    /// Changed values that affect the results: numbers, gates, cures.
    pub reweighted: Vec<Change>,
}

impl Diff<'_> {
    pub fn is_empty(&self) -> bool {
        self.case_changes.is_empty()
            && self.unplayable.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
    }
}

/// Compares two rulebooks.
pub fn diff<'r>(old: &'r Rulebook, new: &'r Rulebook, progress: Progress<'_>) -> Diff<'r> {
    let (before, after) = (settings_and_entries(old), settings_and_entries(new));
    let mut diff = Diff {
        played: 0,
        case_changes: Vec::new(),
        unplayable: Vec::new(),
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
    };
    for entry in &after {
        let Some(counterpart) = counterpart(&before, entry) else {
            diff.added.push(entry.clone());
            continue;
        };
        let change = entry_change(counterpart, entry);
        if !change.reworded.is_empty() || !change.reweighted.is_empty() {
            diff.changed.push(change);
        }
    }
    for entry in before {
        if counterpart(&after, &entry).is_none() {
            diff.removed.push(entry);
        }
    }
    let stories = distinct_stories(old, new);
    let advice = advice_on(old, new, &stories, progress);
    for ((from, story), advice) in stories.into_iter().zip(advice) {
        match advice {
            [Ok(old), Ok(new)] => {
                diff.played += 1;
                if old != new {
                    diff.case_changes.push(CaseChange { from, story, old, new });
                }
            }
            // The case is broken in the same way as before: `rules test` reports that, and it is no difference.
            [Err(old), Err(new)] if old == new => {}
            [Err(obstacle), _] => diff.unplayable.push(Unplayable { from, story, on: Side::Old, obstacle }),
            [_, Err(obstacle)] => diff.unplayable.push(Unplayable { from, story, on: Side::New, obstacle }),
        }
    }
    diff
}

/// The advice of both rulebooks on every story.
fn advice_on(
    old: &Rulebook,
    new: &Rulebook,
    stories: &[(Side, Story<'_>)],
    progress: Progress<'_>,
) -> Vec<[Result<Advice, Obstacle>; 2]> {
    // One thread per rulebook, because every story is a whole interview.
    let (on_old, on_new) = std::thread::scope(|scope| {
        let on_old = scope.spawn(|| play_all(old, stories, &unwatched));
        let on_new = play_all(new, stories, progress);
        (on_old.join().expect("no story panics"), on_new)
    });
    on_old.into_iter().zip(on_new).map(|(old, new)| [old, new]).collect()
}

fn play_all(book: &Rulebook, stories: &[(Side, Story<'_>)], progress: Progress<'_>) -> Vec<Result<Advice, Obstacle>> {
    let mut advice = Vec::with_capacity(stories.len());
    for (_, story) in stories {
        progress(advice.len(), stories.len());
        advice.push(story.play(book));
    }
    advice
}

/// The cases of both rulebooks, without cases of the new one that have the same facts as one of the old.
fn distinct_stories<'r>(old: &'r Rulebook, new: &'r Rulebook) -> Vec<(Side, Story<'r>)> {
    let mut stories: Vec<(Side, Story<'r>)> = Vec::new();
    let mut known = BTreeSet::new();
    for case in &old.cases {
        let story = Story::of(old, case);
        known.insert(story.facts());
        stories.push((Side::Old, story));
    }
    for case in &new.cases {
        let story = Story::of(new, case);
        if known.insert(story.facts()) {
            stories.push((Side::New, story));
        }
    }
    stories
}

/// Everything in a rulebook that is compared entry by entry.
fn settings_and_entries(book: &Rulebook) -> Vec<Entry> {
    let mut all = entries(book, None);
    all.insert(0, settings(book));
    all
}

fn counterpart<'e>(entries: &'e [Entry], entry: &Entry) -> Option<&'e Entry> {
    entries.iter().find(|other| other.kind == entry.kind && other.id == entry.id)
}

fn entry_change(old: &Entry, new: &Entry) -> EntryChange {
    let mut values = changes(&old.fields, &new.fields);
    // The answers to these two questions are entries themselves and would be reported twice.
    if new.kind == "question" && matches!(new.id.as_str(), "symptom" | "service") {
        values.retain(|change| !change.path.starts_with("answers."));
    }
    let (reworded, reweighted) = values.into_iter().partition(Change::is_wording);
    EntryChange { kind: new.kind, id: new.id.clone(), at: new.at, reworded, reweighted }
}
