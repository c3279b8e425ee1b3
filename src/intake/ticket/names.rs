//! The ids of a rulebook, to be found at once: a batch looks up millions. Whatever is not an id is left to the forgiving
//! reader ([`typed`](crate::intake::typed)).

use crate::engine::Answer;
use crate::intake::receipt;
use crate::rulebook::{Audience, FixId, Outcome, QuestionId, Rulebook};

/// The ids of questions, answers and fixes.
#[derive(Debug)]
pub struct Names<'r> {
    book: &'r Rulebook,
    questions: Index,
    fixes: Index,
    codes: receipt::Index<'r>,
}

/// Positions by name: open addressing, at most half full.
#[derive(Debug)]
struct Index {
    /// A position and 1, or 0.
    slots: Vec<u32>,
}

impl<'r> Names<'r> {
    pub fn new(book: &'r Rulebook) -> Self {
        let questions = Index::new(book.questions.iter().map(|question| &*question.id));
        let fixes = Index::new(book.fixes.iter().map(|fix| &*fix.id));
        Self { book, questions, fixes, codes: receipt::Index::of(&book.catalogue) }
    }

    pub fn book(&self) -> &'r Rulebook {
        self.book
    }

    /// The receipts and codes of the rulebook.
    pub fn codes(&self) -> &receipt::Index<'r> {
        &self.codes
    }

    /// An answer by ids; `None` if one of them is no id, or if the question is for other readers.
    pub(crate) fn answer(&self, audience: Audience, question: &str, answer: &str) -> Option<(QuestionId, Answer)> {
        let id = self.questions.find(question, |position| &(*self.book.questions)[position].id)?;
        let id = self.book.questions.at(id)?;
        let asked = &self.book[id];
        if id == self.book.role || !asked.audience.includes(audience) {
            return None;
        }
        asked.answer_with_id(answer).map(|answer| (id, answer))
    }

    /// A trial by ids; `None` if one of them is no id, or if the fix is for other readers.
    pub(crate) fn trial(&self, audience: Audience, fix: &str, outcome: &str) -> Option<(FixId, Outcome)> {
        let id = self.fixes.find(fix, |position| &(*self.book.fixes)[position].id)?;
        let id = self.book.fixes.at(id)?;
        if self.book[id].audience.includes(audience) {
            Outcome::named(outcome).map(|outcome| (id, outcome))
        } else {
            None
        }
    }
}

impl Index {
    fn new<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> Self {
        let mut slots = vec![0; (2 * names.len()).next_power_of_two()];
        for (position, name) in (1..).zip(names) {
            let mut slot = place(name, slots.len());
            while slots[slot] != 0 {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = position;
        }
        Self { slots }
    }

    fn find<'n>(&self, name: &str, name_at: impl Fn(usize) -> &'n str) -> Option<usize> {
        let mut slot = place(name, self.slots.len());
        loop {
            let position = (self.slots[slot] as usize).checked_sub(1)?;
            if name_at(position) == name {
                return Some(position);
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

/// The slot where the search for a name begins: FNV-1a.
fn place(name: &str, slots: usize) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in name.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash as usize % slots
}
