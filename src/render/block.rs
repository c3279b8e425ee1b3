//! The blocks of a page in a browser, which lays them out by itself.

use serde::Serialize;

use crate::privacy::printable;

/// The weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    Plain,
    /// Headings and titles.
    Strong,
    /// Of lesser weight.
    Aside,
    /// Must not be missed.
    Warning,
}

/// A piece of a page, without control characters. Its texts are texts: nothing in them is markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph, or a heading if it is strong.
    Text { style: Style, text: String },
    /// An item of a list behind its mark: a dash, or a number with a full stop.
    Item { mark: String, text: String },
    /// The title of what follows, and a few words about it.
    Title { text: String, tail: String },
    /// A fix that can be opened by its id. It has no letter here: a screen may show two lists.
    Option { id: String, text: String, tail: String },
    /// A question, or nothing if the blocks before it ask, and the answers, each typed by its number from 1.
    Menu { ask: String, notes: Vec<String>, answers: Vec<String> },
}

impl Block {
    /// True for a block that asks or begins something, where others only reply.
    pub fn asks(&self) -> bool {
        matches!(self, Self::Menu { .. } | Self::Title { .. } | Self::Text { style: Style::Strong, .. })
    }

    pub(super) fn text(style: Style, text: &str) -> Self {
        Self::Text { style, text: shown(text) }
    }

    pub(super) fn item(mark: &str, text: &str) -> Self {
        Self::Item { mark: shown(mark.trim()), text: shown(text) }
    }

    pub(super) fn title(text: &str, tail: &str) -> Self {
        Self::Title { text: shown(text), tail: shown(tail) }
    }

    pub(super) fn option(id: &str, text: &str, tail: &str) -> Self {
        Self::Option { id: shown(id), text: shown(text), tail: shown(tail) }
    }

    pub(super) fn menu(ask: &str, notes: &[&str], answers: &[&str]) -> Self {
        let all = |texts: &[&str]| texts.iter().map(|text| shown(text)).collect();
        Self::Menu { ask: shown(ask), notes: all(notes), answers: all(answers) }
    }
}

fn shown(text: &str) -> String {
    printable(text)
}
