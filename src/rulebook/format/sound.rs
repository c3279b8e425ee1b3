//! Errors that only several entries together reveal.

use crate::rulebook::book::Rulebook;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::{CAUSE_WITHOUT_FIX, CURES_NOTHING, DUPLICATE_ID, SILENT_ON_SYMPTOM};
use crate::rulebook::format::agent_words;
use crate::rulebook::format::yaml::Node;

pub(crate) fn check(book: &Rulebook, tree: &Node, findings: &mut Findings) {
    repeated_answers(tree, findings);
    silent_causes(book, findings);
    causes_without_fix(book, findings);
    fixes_that_cure_nothing(book, tree, findings);
    agent_words::agent_words(tree, findings);
}

fn repeated_answers(tree: &Node, findings: &mut Findings) {
    for question in tree.list("questions") {
        let answers = question.list("answers");
        for (position, answer) in answers.iter().enumerate() {
            let id = answer.text("id");
            // A missing id has been reported already.
            if id.is_empty() {
                continue;
            }
            if let Some(first) = answers[..position].iter().find(|earlier| earlier.text("id") == id) {
                let message = format!("the answer `{id}` exists already");
                findings.add_repeated(&DUPLICATE_ID, [first.span, answer.span], message);
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
        let help = Some("add `symptom: { … }` to its evidence".to_owned());
        findings.add_with_help(&SILENT_ON_SYMPTOM, cause.at, message, help);
    }
}

fn causes_without_fix(book: &Rulebook, findings: &mut Findings) {
    for id in book.causes.ids() {
        let cause = &book[id];
        // A fix for `any` cause does not count: it is a way round and removes no cause.
        let named = book.fixes.iter().any(|fix| fix.cures.iter().any(|(cured, works)| *cured == id && *works > 0.0));
        if !named {
            findings.add(&CAUSE_WITHOUT_FIX, cause.at, format!("no fix cures the cause `{}`", cause.id));
        }
    }
}

fn fixes_that_cure_nothing(book: &Rulebook, tree: &Node, findings: &mut Findings) {
    for (fix, node) in book.fixes.iter().zip(tree.list("fixes")) {
        let cures = fix.cures.iter().any(|(_, works)| *works > 0.0) || fix.cures_any.is_some_and(|works| works > 0.0);
        // A missing field and a misspelt cause have been reported already.
        let named_something = !node.map("cures").is_empty();
        if !cures && node.get("cures").is_some() && (!named_something || !fix.cures.is_empty()) {
            findings.add(&CURES_NOTHING, fix.at, format!("the fix `{}` cures nothing", fix.id));
        }
    }
}
