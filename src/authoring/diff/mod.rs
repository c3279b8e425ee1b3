//! The differences between two rulebooks: first those that people notice, then entry by entry.
//!
//! Entries are held against each other by kind and id, field by field; their order does not matter. Rows of evidence
//! are compared as they are reckoned with: a question that gets another answer moves the rows of every cause that
//! speaks of it, and that is told.

pub mod changes;
pub mod replay;

use crate::authoring::diff::changes::{Change, changes};
use crate::authoring::diff::replay::{Advice, Obstacle, Story};
use crate::authoring::entry::{Entry, entries, settings};
use crate::rulebook::{Rulebook, Span};

#[derive(Debug, Clone)]
pub struct Diff<'r> {
    /// The number of worked cases, from either rulebook, that could be played on both.
    pub played: usize,
    /// Cases that come out otherwise.
    pub otherwise: Vec<Otherwise<'r>>,
    /// Cases that cannot be played on both.
    pub unplayable: Vec<Unplayable<'r>>,
    /// Entries that only the new one has.
    pub added: Vec<Entry>,
    /// Entries that only the old one has.
    pub removed: Vec<Entry>,
    /// Entries that both have and that say something else.
    pub changed: Vec<Changed>,
}

/// One of the two rulebooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that was.
    Old,
    /// The one that is to be.
    New,
}

/// A worked case that comes out otherwise.
#[derive(Debug, Clone)]
pub struct Otherwise<'r> {
    /// The rulebook whose case it is.
    pub from: Side,
    /// The case.
    pub story: Story<'r>,
    pub old: Advice,
    pub new: Advice,
}

/// A worked case that cannot be played on one of the two.
#[derive(Debug, Clone)]
pub struct Unplayable<'r> {
    /// The rulebook whose case it is.
    pub from: Side,
    /// The case.
    pub story: Story<'r>,
    /// The rulebook that it cannot be played on.
    pub on: Side,
    /// Why.
    pub obstacle: Obstacle,
}

/// An entry that says something else.
#[derive(Debug, Clone)]
pub struct Changed {
    /// Its kind, in the singular.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The location of the new one.
    pub at: Span,
    /// Changed texts and mentions.
    pub reworded: Vec<Change>,
    /// Changed values of the calculation: numbers, gates, cures.
    pub reweighted: Vec<Change>,
}

impl Diff<'_> {
    pub fn is_empty(&self) -> bool {
        self.otherwise.is_empty()
            && self.unplayable.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
    }
}

/// Holds two rulebooks against each other.
pub fn diff<'r>(old: &'r Rulebook, new: &'r Rulebook) -> Diff<'r> {
    let all = |book| std::iter::once(settings(book)).chain(entries(book, None)).collect::<Vec<Entry>>();
    let (before, after) = (all(old), all(new));
    let same = |a: &Entry, b: &Entry| a.kind == b.kind && a.id == b.id;
    let only = |these: &[Entry], those: &[Entry]| -> Vec<Entry> {
        these.iter().filter(|entry| !those.iter().any(|other| same(entry, other))).cloned().collect()
    };
    let changed = after.iter().filter_map(|entry| {
        let changed = changed(before.iter().find(|other| same(entry, other))?, entry);
        (!changed.reworded.is_empty() || !changed.reweighted.is_empty()).then_some(changed)
    });
    let mut diff = Diff {
        played: 0,
        otherwise: Vec::new(),
        unplayable: Vec::new(),
        added: only(&after, &before),
        removed: only(&before, &after),
        changed: changed.collect(),
    };
    let stories = stories(old, new);
    let advice = advice(old, new, &stories);
    for ((from, story), advice) in stories.into_iter().zip(advice) {
        match advice {
            [Ok(old), Ok(new)] => {
                diff.played += 1;
                if old != new {
                    diff.otherwise.push(Otherwise { from, story, old, new });
                }
            }
            // It fails by itself, as `rules test` tells, and nothing has changed about that.
            [Err(old), Err(new)] if old == new => {}
            [Err(obstacle), _] => diff.unplayable.push(Unplayable { from, story, on: Side::Old, obstacle }),
            [_, Err(obstacle)] => diff.unplayable.push(Unplayable { from, story, on: Side::New, obstacle }),
        }
    }
    diff
}

/// The advice of both rulebooks on every story. One thread each, because a story is a whole interview.
fn advice(old: &Rulebook, new: &Rulebook, stories: &[(Side, Story<'_>)]) -> Vec<[Result<Advice, Obstacle>; 2]> {
    let play = |book| stories.iter().map(|(_, story)| story.play(book)).collect::<Vec<_>>();
    let (on_old, on_new) = std::thread::scope(|scope| {
        let on_old = scope.spawn(|| play(old));
        let on_new = play(new);
        (on_old.join().expect("a story is played to its end"), on_new)
    });
    on_old.into_iter().zip(on_new).map(|(old, new)| [old, new]).collect()
}

/// The cases of both rulebooks; one in which the same is said is played once.
fn stories<'r>(old: &'r Rulebook, new: &'r Rulebook) -> Vec<(Side, Story<'r>)> {
    let told = |book: &'r Rulebook| book.cases.iter().map(|case| Story::of(book, case));
    let mut stories: Vec<(Side, Story<'r>)> = told(old).map(|story| (Side::Old, story)).collect();
    for story in told(new) {
        if !stories.iter().any(|(_, known)| known.same(&story)) {
            stories.push((Side::New, story));
        }
    }
    stories
}

fn changed(old: &Entry, new: &Entry) -> Changed {
    let mut changes = changes(&old.fields, &new.fields);
    // The answers of these two questions are entries themselves.
    if new.kind == "question" && matches!(new.id.as_str(), "symptom" | "service") {
        changes.retain(|change| !change.path.starts_with("answers."));
    }
    let (reworded, reweighted) = changes.into_iter().partition(Change::is_wording);
    Changed { kind: new.kind, id: new.id.clone(), at: new.at, reworded, reweighted }
}
