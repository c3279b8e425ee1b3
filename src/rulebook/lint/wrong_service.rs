//! Texts that name a service and can be shown to users of another.

use std::ops::Range;

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::gate::Condition;
use crate::rulebook::book::ids::AnswerId;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::walk::{Kind, Part, ReadText};
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warning::{Lint, Look, warning};
use crate::rulebook::lint::words::occurrences;

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
        // The reader of a code has said whose it is.
        if menu || text.spot.kind == Kind::CodeList || is_for_agents(&text) {
            continue;
        }
        let mentioned: Vec<&(AnswerId, &str)> =
            names.iter().filter(|(_, name)| is_named(&text, name, &names)).collect();
        let services = mentioned.iter().map(|(service, _)| *service).collect();
        if let [(_, name), ..] = mentioned[..]
            && can_be_shown_elsewhere(book, &text, services)
        {
            let message = format!("this text names {name} and is not only for it");
            let help = "put it behind a `when` with that service, or word it for every service";
            findings.push(Finding::about(&LINT.code, text.spot.entry, message, help).at(text.at));
        }
    }
    findings
}

/// The names of services. Those that no menu lists are often names of products that others use too, so they are left out.
fn service_names(book: &Rulebook) -> Vec<(AnswerId, &str)> {
    let mut names = Vec::new();
    let question = &book[book.service];
    for (service, answer) in question.answers.entries().filter(|(service, _)| !question.is_by_name(*service)) {
        // A short form in lower case is a description, not a name.
        if let Some(name) = answer.short.as_deref()
            && name.starts_with(char::is_uppercase)
        {
            names.push((service, name));
        }
    }
    names
}

/// True if a text contains a name other than as a part of a longer one: "Acme Pay" does not name Acme.
fn is_named(text: &ReadText<'_>, name: &str, names: &[(AnswerId, &str)]) -> bool {
    let is_part = |reading: &str, at: &Range<usize>| {
        let mut longer = names.iter().filter(|(_, other)| other.len() > name.len());
        longer.any(|(_, other)| occurrences(reading, other).any(|of| of.start <= at.start && at.end <= of.end))
    };
    text.readings.iter().any(|reading| occurrences(reading, name).any(|at| !is_part(reading, &at)))
}

fn is_for_agents(text: &ReadText<'_>) -> bool {
    text.spot.part == Part::Hint && text.spot.audiences.iter().any(|audience| !audience.includes(Audience::User))
}

/// True if one of the situations in which a text is shown leaves a service possible that it does not name.
fn can_be_shown_elsewhere(book: &Rulebook, text: &ReadText<'_>, named: Vec<AnswerId>) -> bool {
    let only_there = Condition { question: book.service, answers: named, at: Span::default() };
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
