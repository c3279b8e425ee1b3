//! A list of entries, indexed by typed positions.
//!
//! Positions are made when a rulebook is loaded, each for its own table, so that no look-up can miss and a cause cannot
//! be looked up among the fixes.

use std::marker::PhantomData;
use std::ops::{Deref, Index};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A position in a table.
pub trait Position: Copy {
    /// The position of the entry with this index.
    fn at(index: usize) -> Self;

    /// The index into a list that runs parallel to the table.
    fn index(self) -> usize;
}

/// An entry that other entries and scripts refer to by an id.
pub trait Named {
    /// The id, unique in its table.
    fn id(&self) -> &str;
}

/// Entries of one kind, in rulebook order.
#[derive(Debug, Clone)]
pub struct Table<Id, T> {
    entries: Vec<T>,
    positions: PhantomData<fn() -> Id>,
}

impl<Id: Position, T> Table<Id, T> {
    /// The positions of all entries, in rulebook order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + ExactSizeIterator + use<Id, T> {
        (0..self.entries.len()).map(Id::at)
    }

    /// The position of the entry with this index, if there is one.
    pub fn at(&self, index: usize) -> Option<Id> {
        if index < self.entries.len() { Some(Id::at(index)) } else { None }
    }

    /// Every entry with its position, in rulebook order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id, &T)> + ExactSizeIterator {
        self.ids().zip(&self.entries)
    }

    /// Every entry with its position, to be changed.
    pub(crate) fn entries_mut(&mut self) -> impl Iterator<Item = (Id, &mut T)> {
        self.entries.iter_mut().enumerate().map(|(index, entry)| (Id::at(index), entry))
    }

    /// Keeps the entries for which `keep` returns true. Positions after a dropped entry change.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.entries.retain(keep);
    }
}

impl<Id: Position, T: Named> Table<Id, T> {
    /// The position of the entry with this id.
    pub fn find(&self, id: &str) -> Option<Id> {
        self.entries.iter().position(|entry| entry.id() == id).map(Id::at)
    }
}

impl<Id: Position, T> Index<Id> for Table<Id, T> {
    type Output = T;

    fn index(&self, id: Id) -> &T {
        &self.entries[id.index()]
    }
}

impl<Id, T> Default for Table<Id, T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<Id, T> Deref for Table<Id, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.entries
    }
}

impl<Id, T> From<Vec<T>> for Table<Id, T> {
    fn from(entries: Vec<T>) -> Self {
        Self { entries, positions: PhantomData }
    }
}

impl<Id, T> FromIterator<T> for Table<Id, T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Vec::from_iter(entries).into()
    }
}

impl<'t, Id, T> IntoIterator for &'t Table<Id, T> {
    type Item = &'t T;
    type IntoIter = std::slice::Iter<'t, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<Id, T: Serialize> Serialize for Table<Id, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl<'de, Id, T: Deserialize<'de>> Deserialize<'de> for Table<Id, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
