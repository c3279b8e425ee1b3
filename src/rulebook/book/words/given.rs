//! The sentences that a rulebook gives.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;
use crate::rulebook::book::words::sentence::filled;

/// The sentences of the program in the words of a rulebook, and in English where the rulebook gives none.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Words {
    /// The sentences that are given, sorted by id. Only those are kept, so that a rulebook without any costs nothing.
    given: Vec<Given>,
}

/// A sentence in the words of a rulebook.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Given {
    pub id: Text,
    pub text: Text,
    pub at: Span,
}

impl Words {
    /// The words of the program itself.
    pub const ENGLISH: &'static Self = &Self { given: Vec::new() };

    /// The sentences that the rulebook gives, sorted by id.
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// A sentence as it is given, or else in English.
    pub(super) fn text<'w>(&'w self, id: &str, english: &'static str) -> &'w str {
        match self.given.binary_search_by(|given| given.id.as_str().cmp(id)) {
            Ok(position) => &self.given[position].text,
            Err(_) => english,
        }
    }

    /// The same with values in the place of its placeholders.
    pub(super) fn filled(&self, id: &str, english: &'static str, values: &[(&str, &dyn Display)]) -> String {
        filled(self.text(id, english), values)
    }
}

impl FromIterator<Given> for Words {
    fn from_iter<I: IntoIterator<Item = Given>>(given: I) -> Self {
        let mut given: Vec<Given> = given.into_iter().collect();
        given.sort_by(|a, b| a.id.cmp(&b.id));
        Self { given }
    }
}
