//! The catalogue prepared for reading many records: forms by their first key, codes by their spelling, and the patterns of
//! words taken apart.

use std::collections::BTreeMap;

use crate::rulebook::pattern::Piece;
use crate::rulebook::{Catalogue, ListId, Payload, ReceiptCode, pattern};

/// The catalogue, prepared. Making it costs about as much as reading a few hundred records.
#[derive(Debug)]
pub struct Index<'r> {
    pub catalogue: &'r Catalogue,
    /// The forms of receipts by the first key of their first mark.
    forms: BTreeMap<&'r str, Vec<Form<'r>>>,
    lists: Vec<List<'r>>,
}

/// A form of receipt that a record may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form<'r> {
    pub(super) list: ListId,
    pub(super) payload: &'r Payload,
    /// Its position among all forms of the rulebook.
    number: usize,
}

#[derive(Debug)]
struct List<'r> {
    codes: BTreeMap<String, &'r ReceiptCode>,
    statuses: BTreeMap<String, &'r ReceiptCode>,
    /// The patterns of words, the longest first.
    words: Vec<(Vec<Piece>, &'r ReceiptCode)>,
}

impl<'r> Index<'r> {
    pub fn of(catalogue: &'r Catalogue) -> Self {
        let (mut forms, mut lists): (BTreeMap<&str, Vec<Form<'_>>>, Vec<List<'_>>) = (BTreeMap::new(), Vec::new());
        let mut number = 0;
        for (id, list) in catalogue.lists.entries() {
            for payload in &list.payloads {
                let mark = payload.has.first().map_or("", |place| place.split(['.', '/']).next().unwrap_or_default());
                forms.entry(mark).or_default().push(Form { list: id, payload, number });
                number += 1;
            }
            let mut words: Vec<(&str, &ReceiptCode)> = Vec::new();
            for code in list.codes.iter().chain(&list.statuses) {
                words.extend(code.patterns().map(|pattern| (pattern, code)));
            }
            // Stable: of two patterns as long, the first in the list.
            words.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
            let pieces = |(pattern, code): (&str, _)| Some((pattern::parse(pattern)?, code));
            lists.push(List {
                codes: by_spelling(&list.codes),
                statuses: by_spelling(&list.statuses),
                words: words.into_iter().filter_map(pieces).collect(),
            });
        }
        Self { catalogue, forms, lists }
    }

    /// The forms that a record with these keys may have, in rulebook order.
    pub(super) fn forms<'k>(&self, keys: impl Iterator<Item = &'k String>) -> Vec<Form<'r>> {
        let mut forms: Vec<Form<'r>> = Vec::new();
        for key in keys {
            forms.extend(self.forms.get(key.as_str()).into_iter().flatten());
        }
        forms.sort_by_key(|form| form.number);
        forms
    }

    pub(super) fn code(&self, list: ListId, text: &str) -> Option<&'r ReceiptCode> {
        self.lists[list.index()].codes.get(&text.to_ascii_lowercase()).copied()
    }

    pub(super) fn status(&self, list: ListId, text: &str) -> Option<&'r ReceiptCode> {
        self.lists[list.index()].statuses.get(&text.to_ascii_lowercase()).copied()
    }

    /// The code whose words occur in a text, or that is the whole text; of several, the one with the longest words.
    pub(super) fn in_words(&self, list: ListId, text: &str) -> Option<&'r ReceiptCode> {
        if let Some(whole) = self.code(list, text).or_else(|| self.status(list, text)) {
            return Some(whole);
        }
        let text: Vec<char> = text.chars().collect();
        let words = self.lists[list.index()].words.iter();
        words.into_iter().find(|(pieces, _)| pattern::occurs(pieces, &text)).map(|(_, code)| *code)
    }
}

fn by_spelling(codes: &[ReceiptCode]) -> BTreeMap<String, &ReceiptCode> {
    let mut by_spelling = BTreeMap::new();
    for code in codes {
        for spelling in code.spellings() {
            by_spelling.entry(spelling.to_ascii_lowercase()).or_insert(code);
        }
    }
    by_spelling
}
