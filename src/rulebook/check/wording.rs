//! What texts may say to whom.

use super::super::errors::AGENT_WORD;
use super::super::finding::Findings;
use super::super::source::Span;
use super::super::yaml::{Node, Value};

/// Keys whose texts people read.
const READ: [&str; 13] =
    ["title", "ask", "why", "text", "short", "say", "do", "expect", "warn", "after", "steps", "bring", "says"];

/// A word for agents stands where an end user can see it.
pub(super) fn agent_words(tree: &Node, findings: &mut Findings) {
    let words: Vec<&str> = tree.list("agent_words").iter().filter_map(Node::scalar).collect();
    for field in tree.entries().iter().filter(|field| !matches!(field.key.as_str(), "agent_words" | "cases")) {
        read_by_users(&field.value, &field.key, &mut |span, text| {
            for word in words.iter().filter(|word| has_word(text, word)) {
                let help = Some("word it for users, or mark it `for: agent`".to_owned());
                findings.add_with_help(&AGENT_WORD, span, format!("an end user must not see `{word}`"), help);
            }
        });
    }
}

/// Calls `found` with every text below a node that an end user can come to see.
fn read_by_users(node: &Node, key: &str, found: &mut impl FnMut(Span, &str)) {
    match &node.value {
        Value::Scalar(text) if READ.contains(&key) => found(node.span, text),
        Value::List(items) => items.iter().for_each(|item| read_by_users(item, key, found)),
        Value::Map(entries) if matches!(node.text("for"), "" | "user") => {
            for entry in entries {
                read_by_users(&entry.value, &entry.key, found);
            }
        }
        _ => {}
    }
}

/// Whether a word stands in a text by itself, whatever the case of its letters.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(&word).any(|(start, _)| {
        !part_of_word(text[..start].chars().next_back()) && !part_of_word(text[start + word.len()..].chars().next())
    })
}
