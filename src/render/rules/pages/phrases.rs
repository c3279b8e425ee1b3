//! The phrases that pages of causes, questions and fixes share: conditions, hints, sources, links.
//!
//! Pages are read by everybody, so the wording for end users comes first, and what is meant for others says so.

use crate::engine::Strength;
use crate::render::rules::pages::document::{escaped, linked};
use crate::rulebook::scale::decibans;
use crate::rulebook::{
    Audience, CauseId, ClaimId, Condition, FixId, For, Hint, Prevention, QuestionId, Rulebook, SourceId, When, Wording,
};

/// The text that end users read.
pub(super) fn plain(wording: &Wording) -> String {
    escaped(wording.to(Audience::User))
}

/// The text for support staff, behind a mark, if it differs.
pub(super) fn for_support(wording: &Wording) -> Option<String> {
    let agent = wording.to(Audience::Agent);
    (agent != wording.to(Audience::User)).then(|| format!("*For support staff:* {}", escaped(agent)))
}

/// Both texts in a line, the one for support staff marked.
pub(super) fn both(wording: &Wording) -> String {
    let support = for_support(wording).map(|text| format!(" ({text})")).unwrap_or_default();
    plain(wording) + &support
}

/// The mark of what not everybody is meant to read; empty for what everybody is.
pub(super) fn mark(audience: For) -> &'static str {
    match audience.only() {
        None => "",
        Some(Audience::User) => "*For end users:* ",
        Some(Audience::Agent) => "*For support staff:* ",
        Some(Audience::Admin) => "*For administrators:* ",
        Some(Audience::Developer) => "*For developers:* ",
    }
}

pub(super) fn link_to_cause(book: &Rulebook, cause: CauseId) -> String {
    format!("[{}](../causes/{}.md)", plain(&book[cause].title), book[cause].id)
}

pub(super) fn link_to_question(book: &Rulebook, question: QuestionId) -> String {
    format!("[{}](../questions/{}.md)", plain(&book[question].ask), book[question].id)
}

pub(super) fn link_to_fix(book: &Rulebook, fix: FixId) -> String {
    format!("[{}](../fixes/{}.md)", plain(&book[fix].title), book[fix].id)
}

/// A question and the answers that will do.
fn condition(book: &Rulebook, condition: &Condition) -> String {
    let answers = condition.answers.iter();
    let answers = answers.map(|answer| format!("*{}*", plain(&book[condition.question].answers[*answer].text)));
    format!("{} {}", link_to_question(book, condition.question), answers.collect::<Vec<_>>().join(" or "))
}

/// Every condition, an item each.
pub(super) fn conditions(book: &Rulebook, when: &When) -> Vec<String> {
    when.0.iter().map(|one| condition(book, one)).collect()
}

/// The conditions in a line, for something that holds only there; empty without any.
pub(super) fn only_with(book: &Rulebook, when: &When) -> String {
    if when.0.is_empty() { String::new() } else { format!(" (only with: {})", conditions(book, when).join(", ")) }
}

/// Hints, each with the mark of whom it is for.
pub(super) fn notes(notes: &[Hint]) -> Vec<String> {
    notes.iter().map(|note| format!("{}{}", mark(note.audience), both(&note.say))).collect()
}

pub(super) fn prevention(book: &Rulebook, prevent: &[Prevention]) -> Vec<String> {
    let line = |one: &Prevention| format!("{}{}{}", mark(one.audience), both(&one.text), only_with(book, &one.when));
    prevent.iter().map(line).collect()
}

/// The sources of these claims: title, publisher, address and day, with the claims below each.
pub(super) fn sources(book: &Rulebook, claims: &[ClaimId]) -> Vec<String> {
    let mut cited: Vec<SourceId> = claims.iter().map(|claim| book[*claim].source).collect();
    cited.sort_unstable();
    cited.dedup();
    cited.into_iter().map(|source| source_with_claims(book, source, claims)).collect()
}

fn source_with_claims(book: &Rulebook, id: SourceId, claims: &[ClaimId]) -> String {
    let source = &book[id];
    let publisher = source.publisher.as_ref().map(|publisher| escaped(publisher));
    let read = source.checked.as_ref().map(|day| format!("read {}", escaped(day)));
    let title = linked(&source.title, source.url.as_deref().unwrap_or_default());
    let mut lines = vec![[Some(title), publisher, read].into_iter().flatten().collect::<Vec<_>>().join(", ")];
    for claim in claims.iter().map(|claim| &book[*claim]).filter(|claim| claim.source == id) {
        lines.push(format!("{}{} (`{}`)", mark(claim.audience), escaped(&claim.says), claim.id));
    }
    lines.join("\n  - ")
}

/// The side that an answer takes, compared with how usual it is whatever the cause.
pub(super) enum Evidence {
    For(Strength),
    Against(Strength),
}

/// The evidence of an answer with this probability under a cause; `None` if it is too weak to be worth telling.
pub(super) fn evidence(share: f64, usual: f64) -> Option<Evidence> {
    let weight = decibans(share / usual);
    let strength = Strength::of(weight)?;
    Some(if weight > 0.0 { Evidence::For(strength) } else { Evidence::Against(strength) })
}

/// The text with a capital letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
