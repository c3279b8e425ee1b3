//! Errors that only several entries together reveal.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::ids::QuestionId;
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::{
    CAUSE_WITHOUT_FIX, CIRCULAR_WHEN, CURES_NOTHING, DUPLICATE_ID, SILENT_ON_SYMPTOM,
};
use crate::rulebook::format::yaml::Node;
use crate::rulebook::format::{agent_words, bounds};

/// Reports them. The files before `checked` are those of a book that has been through this before.
pub(crate) fn check(book: &Rulebook, tree: &Node, checked: u32, findings: &mut Findings) {
    repeated_answers(tree, findings);
    repeated_patterns(book, findings);
    silent_causes(book, findings);
    causes_without_fix(book, findings);
    fixes_that_cure_nothing(book, tree, findings);
    agent_words::agent_words(tree, checked, findings);
    circles(book, findings);
    bounds::lists(tree, findings);
    bounds::check(book, findings);
}

fn repeated_answers(tree: &Node, findings: &mut Findings) {
    for question in tree.list("questions") {
        let answers = question.list("answers");
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for answer in answers {
            let id = answer.text("id");
            // A missing id has been reported already.
            if id.is_empty() {
                continue;
            }
            match seen.get(id) {
                Some(first) => {
                    let message = format!("the answer `{id}` exists already");
                    findings.add_repeated(&DUPLICATE_ID, [*first, answer.span], message, "rename one of the two");
                }
                None => {
                    seen.insert(id, answer.span);
                }
            }
        }
    }
}

/// A text in which two answers of a question find the same would mean neither.
fn repeated_patterns(book: &Rulebook, findings: &mut Findings) {
    for question in &book.questions {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for answer in &question.answers {
            for pattern in &answer.matches {
                if let Some(first) = seen.insert(pattern.to_lowercase(), answer.at) {
                    let message = format!("`{pattern}` is a pattern of two answers");
                    findings.add_repeated(&DUPLICATE_ID, [first, answer.at], message, "take it out of one of the two");
                }
            }
        }
    }
}

fn silent_causes(book: &Rulebook, findings: &mut Findings) {
    for cause in &book.causes {
        // Missing or unreadable evidence has been reported already.
        if cause.rows.is_empty() || cause.row(book.symptom).is_some() {
            continue;
        }
        let message = format!("the cause `{}` does not say which symptoms it shows", cause.id);
        findings.add(&SILENT_ON_SYMPTOM, cause.at, message, "add `symptom: { … }` to its evidence");
    }
}

fn causes_without_fix(book: &Rulebook, findings: &mut Findings) {
    for id in book.causes.ids() {
        let cause = &book[id];
        // A fix for `any` cause does not count: it is a way round and removes no cause.
        let named = book.fixes.iter().any(|fix| fix.cures.iter().any(|(cured, works)| *cured == id && *works > 0.0));
        if !named {
            let help = format!("add `{}: often` to the `cures` of a fix", cause.id);
            findings.add(&CAUSE_WITHOUT_FIX, cause.at, format!("no fix cures the cause `{}`", cause.id), help);
        }
    }
}

fn fixes_that_cure_nothing(book: &Rulebook, tree: &Node, findings: &mut Findings) {
    for (fix, node) in book.fixes.iter().zip(tree.list("fixes")) {
        let cures = fix.cures.iter().any(|(_, works)| *works > 0.0) || fix.cures_any.is_some_and(|works| works > 0.0);
        // A missing field and a misspelt cause have been reported already.
        let named_something = !node.map("cures").is_empty();
        if !cures && node.get("cures").is_some() && (!named_something || !fix.cures.is_empty()) {
            let help = "name a cause under `cures`, or `any: often` for a way round";
            findings.add(&CURES_NOTHING, fix.at, format!("the fix `{}` cures nothing", fix.id), help);
        }
    }
}

/// Reports each condition that closes a circle of questions, of which every one waits for the next.
fn circles(book: &Rulebook, findings: &mut Findings) {
    let mut done: BTreeSet<QuestionId> = BTreeSet::new();
    for first in book.questions.ids() {
        // The questions from the first to the current one, each with the position of its next condition. A stack of its
        // own, because a chain of questions can be longer than the stack of the program is deep.
        let mut path: Vec<(QuestionId, usize)> = vec![(first, 0)];
        let mut on_path = BTreeSet::from([first]);
        while let Some((question, position)) = path.last_mut() {
            let Some(condition) = book[*question].when.0.get(*position) else {
                on_path.remove(question);
                done.insert(*question);
                path.pop();
                continue;
            };
            *position += 1;
            let next = condition.question;
            if on_path.contains(&next) {
                let begin = path.iter().position(|(question, _)| *question == next).unwrap_or(0);
                let help = "take this condition out, or that of another question in the circle";
                findings.add(&CIRCULAR_WHEN, condition.at, circle(book, &path[begin..]), help);
            } else if !done.contains(&next) {
                on_path.insert(next);
                path.push((next, 0));
            }
        }
    }
}

/// Words for a circle.
fn circle(book: &Rulebook, path: &[(QuestionId, usize)]) -> String {
    /// A longer circle is told by its first questions.
    const NAMED: usize = 4;
    let ids: Vec<String> = path.iter().take(NAMED).map(|(question, _)| format!("`{}`", book[*question].id)).collect();
    match path.len() {
        1 => format!("the question {} waits for its own answer", ids[0]),
        long if long > NAMED => format!("the questions {}, … wait for each other", ids.join(", ")),
        _ => format!("the questions {} wait for each other", ids.join(", ")),
    }
}
