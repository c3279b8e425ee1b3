//! Texts that name a service and can be shown to users of another.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::gate::Condition;
use crate::rulebook::book::ids::AnswerId;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::walk::{Kind, Part, ReadText};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warning::{Lint, Look, warning};
use crate::rulebook::lint::words::has_word;

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "wrong-service",
        "The text names a service (by its `short` name) and can be shown to people who use another one. Put what it stands in behind `when: { service: [ … ] }`.",
        [
            "extend: { fixes: { find-signal: { steps: [ Tell Acme. ] } } }",
            "extend: { fixes: { find-signal: { steps: [ { do: Tell Acme., when: { service: [acme] } } ] } } }",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let names = service_names(book);
    let mut findings = Vec::new();
    for text in book.texts() {
        // The menu names all services, and hints for agents compare them.
        let menu = text.spot.kind == Kind::Question && book[book.service].id == text.spot.id;
        if menu || is_for_agents(&text) {
            continue;
        }
        let mention = names.iter().find(|(_, name)| text.readings.iter().any(|reading| has_word(reading, name)));
        if let Some((service, name)) = mention
            && can_be_shown_elsewhere(book, &text, *service)
        {
            let message = format!("this text names {name} and is not only for it");
            findings.push(Finding::about(&LINT.code, text.spot.entry, message).at(text.at));
        }
    }
    findings
}

/// The names of services.
fn service_names(book: &Rulebook) -> Vec<(AnswerId, &str)> {
    let mut names = Vec::new();
    for (service, answer) in book[book.service].answers.entries() {
        // A short form in lower case is a description, not a name.
        if let Some(name) = answer.short.as_deref()
            && name.starts_with(char::is_uppercase)
        {
            names.push((service, name));
        }
    }
    names
}

fn is_for_agents(text: &ReadText<'_>) -> bool {
    text.spot.part == Part::Hint && text.spot.audiences.iter().any(|audience| !audience.includes(Audience::User))
}

/// True if one of the situations in which a text is shown leaves another service possible.
fn can_be_shown_elsewhere(book: &Rulebook, text: &ReadText<'_>, service: AnswerId) -> bool {
    let only_there = Condition { question: book.service, answers: vec![service], at: Span::default() };
    for whens in &text.spot.within {
        // Conditions that exclude each other show the text to nobody, and have a warning of their own.
        if let Ok(scene) = Scene::of(book, &[], whens)
            && !scene.implies(&only_there)
        {
            return true;
        }
    }
    false
}
