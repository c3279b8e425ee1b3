//! What texts may say to whom.

use super::super::errors::AGENT_WORD;
use super::super::finding::{Finding, Findings};
use super::super::source::Span;
use super::super::warnings::ASKS_FOR_CODE;
use super::super::yaml::{Node, Value};
use super::super::{Note, Rulebook, Wording};

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
            // Why a warning is allowed is for the authors.
            for entry in entries.iter().filter(|entry| entry.key != "allow") {
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

/// Questions, steps and notes that have somebody hand a code over.
pub(super) fn asks_for_code(book: &Rulebook) -> Vec<Finding> {
    fn said<'b>(entry: Span, texts: impl Iterator<Item = &'b Wording>, notes: &'b [Note]) -> Vec<(Span, &'b Wording)> {
        texts.chain(notes.iter().map(|note| &note.say)).map(|text| (entry, text)).collect()
    }
    let questions = book
        .questions
        .iter()
        .flat_map(|question| said(question.at, std::iter::once(&question.ask).chain(&question.why), &question.notes));
    let causes = book.causes.iter().flat_map(|cause| said(cause.at, std::iter::empty(), &cause.notes));
    let fixes = book.fixes.iter().flat_map(|fix| said(fix.at, fix.steps.iter().map(|step| &step.text), &fix.notes));
    let escalations = book.escalations.iter().flat_map(|place| said(place.at, place.say.iter(), &[]));
    let texts = questions.chain(causes).chain(fixes).chain(escalations);
    texts
        .filter_map(|(entry, text)| {
            let sentence = text.all().flat_map(|text| text.split(['.', '!', '?', ';', ':'])).find(|part| asks(part))?;
            let message = format!("`{}` has somebody hand over a code", sentence.trim());
            Some(Finding::about(&ASKS_FOR_CODE, entry, message).at(text.at))
        })
        .collect()
}

/// Whether a sentence has somebody hand a code over. Only wordings that leave no doubt count, as nobody is helped by
/// warnings about sentences such as *type the code on the page that asked for it*.
fn asks(sentence: &str) -> bool {
    const CODE: [&str; 6] = ["code", "codes", "passcode", "passcodes", "otp", "otps"];
    const DENIED: [&str; 9] = ["not", "never", "no", "nobody", "none", "nothing", "without", "don't", "cannot"];
    const TELL: [&str; 8] = ["tell", "give", "read", "send", "show", "forward", "spell", "say"];
    const TYPE: [&str; 5] = ["type", "enter", "put", "paste", "write"];
    const PERSON: [&str; 7] = ["person", "customer", "caller", "user", "them", "him", "her"];
    let sentence = sentence.to_lowercase().replace('’', "'");
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    // One of these words, and one of those at most so many words after it.
    let then = |these: &[&str], within: usize, those: &[&str]| {
        let after = |at: usize| words[at + 1..].iter().take(within).any(|word| those.contains(word));
        words.iter().enumerate().any(|(at, word)| these.contains(word) && after(at))
    };
    let to_us = then(&TELL, 5, &["me", "us"]) || then(&["read", "say", "spell"], 4, &["out", "aloud"]);
    let in_here = then(&TYPE, 6, &["here", "below"]);
    let what_is_it =
        words.first().is_some_and(|first| ["what", "what's"].contains(first)) && then(&["what", "what's"], 3, &CODE);
    let from_them = then(&["ask"], 2, &PERSON) && then(&PERSON, 1, &["for"])
        || then(&["ask", "have", "let"], 2, &PERSON) && then(&PERSON, 2, &["tell", "read", "say", "spell"]);
    has(&CODE) && !has(&DENIED) && (to_us || in_here || what_is_it || from_them)
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[track_caller]
    fn check(sentence: &str, expected: bool) {
        assert_eq!(asks(sentence), expected, "{sentence}");
    }

    #[test]
    fn a_code_is_asked_for_by_whoever_has_it_told_or_typed_here() {
        check("Tell me the code", true);
        check("Please read the code out", true);
        check("Can you give us the six digits of your code", true);
        check("Enter the code below", true);
        check("What is the code", true);
        check("What’s your passcode", true);
        check("Ask the customer for the code", true);
        check("Have the person read the code to you", true);
    }

    #[test]
    fn a_code_is_not_asked_for_where_it_is_sent_typed_elsewhere_or_kept() {
        check("Ask for one new code", false);
        check("Type the code on the page that asked for it", false);
        check("Have the person ask for one new code", false);
        check("Never have the code read out to you", false);
        check("Tell nobody the code", false);
        check("A voice reads the code to you", false);
        check("What does the page with the code look like", false);
        check("Read the steps out to the person", false);
        check("Let it send one code", false);
    }
}
