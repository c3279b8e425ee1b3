//! The result of a search at the prompt.

use std::io;

use crate::engine::{Answer, Found, Session};
use crate::intake::menu::shown;
use crate::privacy;
use crate::render::page::Page;

/// The number of questions, and of fixes, that are shown at most.
const MOST: usize = 8;

/// Writes the questions and fixes in which a word occurs, each with the commands that refer to it.
pub fn find(session: &Session<'_>, word: &str, found: &Found, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let words = &book.words;
    let Found { questions, fixes } = found;
    if found.is_empty() {
        // Somebody may have typed a code of letters and digits. Masked, the word would look like a refusal.
        let typed = privacy::quoted(word);
        let text = if typed == word { words.nothing_has(typed) } else { words.nothing_has_that().to_owned() };
        return page.text(2, &text);
    }
    for (question, reply) in questions.iter().take(MOST) {
        let question = &book[*question];
        let answers: Vec<&str> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
        let known = match reply {
            Some(Answer::Chosen(chosen)) => format!(" ({})", words.now_answered(&question.answers[*chosen].id)),
            _ => String::new(),
        };
        page.item("  - ", question.ask.to(audience))?;
        page.aside(4, &format!("{} {}={}{known}", shown(words.command_set()), question.id, answers.join("|")))?;
    }
    for fix in fixes.iter().take(MOST) {
        let fix = &book[*fix];
        page.item("  - ", fix.title.to(audience))?;
        page.aside(
            4,
            &format!("{} {}, {} {}", shown(words.command_tried()), fix.id, shown(words.command_why()), fix.id),
        )?;
    }
    let more = questions.len().saturating_sub(MOST) + fixes.len().saturating_sub(MOST);
    if more > 0 { page.text(2, &words.more_found(more)) } else { Ok(()) }
}
