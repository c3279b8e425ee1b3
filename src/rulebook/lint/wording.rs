//! What texts may say to whom.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::Wording;
use crate::rulebook::book::gate::{Condition, When};
use crate::rulebook::book::ids::AnswerId;
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warnings::WRONG_SERVICE;

/// Whether a word stands in a text by itself.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(start, _)| {
        !part_of_word(text[..start].chars().next_back()) && !part_of_word(text[start + word.len()..].chars().next())
    })
}

/// Texts that name one service and can be shown for another. Hints for agents may: they compare.
pub(crate) fn wrong_service(book: &Rulebook) -> Vec<Finding> {
    let answers = &book[book.service].answers;
    let names: Vec<(AnswerId, &str)> = answers
        .ids()
        .filter_map(|answer| Some((answer, answers[answer].short.as_deref()?)))
        // What begins in lower case is no name.
        .filter(|(_, name)| name.starts_with(char::is_uppercase))
        .collect();
    let mut findings = Vec::new();
    let mut look = |entry: Span, whens: &[&When], texts: &mut dyn Iterator<Item = &Wording>| {
        for text in texts {
            let told = names.iter().find(|(_, name)| text.all().any(|text| has_word(text, name)));
            let Some((answer, name)) = told else { continue };
            let there = Condition { question: book.service, answers: vec![*answer], at: Span::default() };
            if Scene::of(book, &[], whens).is_ok_and(|scene| !scene.implies(&there)) {
                let message = format!("this text names {name} and is not only for it");
                findings.push(Finding::about(&WRONG_SERVICE, entry, message).at(text.at));
            }
        }
    };
    for question in &book.questions {
        let answers = question.answers.iter().map(|answer| &answer.text);
        if question.at != book[book.service].at {
            look(question.at, &[&question.when], &mut [&question.ask].into_iter().chain(&question.why).chain(answers));
        }
    }
    for cause in &book.causes {
        look(cause.at, &[&cause.when], &mut [&cause.title].into_iter());
    }
    for fix in &book.fixes {
        look(fix.at, &[&fix.when, &fix.needs], &mut [&fix.title].into_iter().chain(&fix.warn).chain(&fix.after));
        for step in &fix.steps {
            look(fix.at, &[&fix.when, &fix.needs, &step.when], &mut [&step.text].into_iter().chain(&step.expect));
        }
        for hint in &fix.prevent {
            look(fix.at, &[&fix.when, &fix.needs, &hint.when], &mut [&hint.text].into_iter());
        }
    }
    book.limits.iter().for_each(|limit| look(limit.at, &[&limit.when], &mut [&limit.say].into_iter()));
    for place in &book.escalations {
        look(place.at, &[&place.when], &mut [&place.title].into_iter().chain(&place.say));
    }
    findings
}
