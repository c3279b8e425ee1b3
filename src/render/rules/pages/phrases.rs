//! The phrases that pages of causes, questions and fixes share: conditions, hints, sources, links.
//!
//! Pages are read by everybody, so the wording for end users comes first, and texts for others are marked.

use crate::engine::Strength;
use crate::render::rules::pages::document::{code, escaped, linked};
use crate::rulebook::scale::decibans;
use crate::rulebook::{
    Audience, CauseId, ClaimId, Condition, FixId, For, Hint, Prevention, QuestionId, Rulebook, SourceId, When, Wording,
};

/// The wording for end users.
pub(super) fn plain(wording: &Wording) -> String {
    escaped(wording.to(Audience::User))
}

/// The wording for support staff, behind a mark, if it differs.
pub(super) fn for_support(wording: &Wording) -> Option<String> {
    let agent = wording.to(Audience::Agent);
    if agent == wording.to(Audience::User) {
        return None;
    }
    Some(format!("*For support staff:* {}", escaped(agent)))
}

/// Both wordings in a line, the one for support staff marked.
pub(super) fn both(wording: &Wording) -> String {
    match for_support(wording) {
        Some(support) => format!("{} ({support})", plain(wording)),
        None => plain(wording),
    }
}

/// The mark of a text that is not meant for everybody; empty for all others.
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

/// A question and the answers that a condition accepts.
fn condition(book: &Rulebook, Condition { question, answers, .. }: &Condition) -> String {
    let mut accepted = Vec::with_capacity(answers.len());
    for answer in answers {
        accepted.push(format!("*{}*", plain(&book[*question].answers[*answer].text)));
    }
    format!("{} {}", link_to_question(book, *question), accepted.join(" or "))
}

/// The conditions, one item each.
pub(super) fn conditions(book: &Rulebook, when: &When) -> Vec<String> {
    when.0.iter().map(|one| condition(book, one)).collect()
}

/// The conditions under which something applies, in brackets; empty without any.
pub(super) fn only_with(book: &Rulebook, when: &When) -> String {
    if when.0.is_empty() { String::new() } else { format!(" (only with: {})", conditions(book, when).join(", ")) }
}

/// Hints, each with the mark of its audience.
pub(super) fn notes(notes: &[Hint]) -> Vec<String> {
    notes.iter().map(|note| format!("{}{}", mark(note.audience), both(&note.say))).collect()
}

pub(super) fn prevention(book: &Rulebook, prevent: &[Prevention]) -> Vec<String> {
    let mut lines = Vec::with_capacity(prevent.len());
    for Prevention { audience, text, when, .. } in prevent {
        lines.push(format!("{}{}{}", mark(*audience), both(text), only_with(book, when)));
    }
    lines
}

/// The sources of these claims: title, publisher, address and day, with the claims below each.
pub(super) fn sources(book: &Rulebook, claims: &[ClaimId]) -> Vec<String> {
    let mut cited: Vec<SourceId> = claims.iter().map(|claim| book[*claim].source).collect();
    // Sorted first: `dedup` removes neighbours only.
    cited.sort_unstable();
    cited.dedup();
    cited.into_iter().map(|source| source_with_claims(book, source, claims)).collect()
}

fn source_with_claims(book: &Rulebook, id: SourceId, claims: &[ClaimId]) -> String {
    let source = &book[id];
    let mut parts = vec![linked(&source.title, source.url.as_deref().unwrap_or_default())];
    if let Some(publisher) = &source.publisher {
        parts.push(escaped(publisher));
    }
    if let Some(day) = &source.checked {
        parts.push(format!("read {}", escaped(day)));
    }
    let mut lines = vec![parts.join(", ")];
    for claim in claims {
        let claim = &book[*claim];
        if claim.source == id {
            lines.push(format!("{}{} ({})", mark(claim.audience), escaped(&claim.says), code(&claim.id)));
        }
    }
    lines.join("\n  - ")
}

/// The evidence of an answer for or against a cause, compared with its usual frequency.
pub(super) enum Evidence {
    For(Strength),
    Against(Strength),
}

/// The evidence of an answer with the probability `share` under a cause; `None` if it is too weak to be mentioned.
pub(super) fn evidence(share: f64, usual: f64) -> Option<Evidence> {
    // The same ratio as in the engine, with *other* as the rival, under which every answer has its usual frequency.
    let weight = decibans(share / usual);
    let strength = Strength::of(weight)?;
    Some(if weight > 0.0 { Evidence::For(strength) } else { Evidence::Against(strength) })
}
