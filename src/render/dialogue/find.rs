//! Finding a word in what can be asked, answered and done.

use std::io;

use crate::engine::facts::{Answer, Truth};
use crate::engine::session::Session;
use crate::privacy::safe;
use crate::render::page::Page;
use crate::rulebook::{FixId, QuestionId};

/// How many questions, and how many fixes, are shown at the most.
const MOST: usize = 8;

/// The questions and fixes in which a word stands, each with how it is said at a prompt.
pub fn find(session: &Session<'_>, word: &str, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience, facts) = (session.book(), session.audience(), session.facts());
    let sought = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&sought);
    let questions: Vec<QuestionId> = book
        .questions
        .ids()
        .filter(|id| *id != book.role && book[*id].audience.includes(audience))
        .filter(|id| facts.truth(&book[*id].when) != Truth::Fails)
        .filter(|id| {
            let question = &book[*id];
            has(&question.id)
                || has(question.ask.to(audience))
                || question.answers.iter().any(|answer| has(&answer.id) || has(answer.text.to(audience)))
        })
        .collect();
    let fixes: Vec<FixId> = book
        .fixes
        .ids()
        .filter(|id| book[*id].audience.includes(audience) && facts.truth(&book[*id].when) != Truth::Fails)
        .filter(|id| {
            let fix = &book[*id];
            has(&fix.id) || has(fix.title.to(audience)) || fix.steps.iter().any(|step| has(step.text.to(audience)))
        })
        .collect();
    if questions.is_empty() && fixes.is_empty() {
        return page.text(2, &format!("Nothing that can be asked or done here has `{}` in it.", safe::quoted(word)));
    }
    for id in questions.iter().take(MOST) {
        let question = &book[*id];
        let answers: Vec<&str> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
        let known = match facts.answer(*id) {
            Some(Answer::Chosen(chosen)) => format!(" (now: {})", question.answers[chosen].id),
            _ => String::new(),
        };
        page.item("  - ", question.ask.to(audience))?;
        page.aside(4, &format!("set {}={}{known}", question.id, answers.join("|")))?;
    }
    for id in fixes.iter().take(MOST) {
        page.item("  - ", book[*id].title.to(audience))?;
        page.aside(4, &format!("tried {}, why {}", book[*id].id, book[*id].id))?;
    }
    let more = questions.len().saturating_sub(MOST) + fixes.len().saturating_sub(MOST);
    if more > 0 { page.text(2, &format!("…  {more} more: type a longer word")) } else { Ok(()) }
}
