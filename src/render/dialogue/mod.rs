//! The words of a dialogue: questions, cards, lists, and replies.

pub mod beside;
pub mod menu;
pub mod cards;
pub mod find;
pub mod help;
pub mod options;
pub mod reply;
pub mod why;

use std::io;

use crate::engine::{Answer, Diagnosis, Event, Likelihood, RankedCause, Rejected, Remark, Session};
use crate::render::diagnosis::fix::Weights;
use crate::render::diagnosis::rows;
use crate::render::diagnosis::text;
use crate::render::lists;
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{EscalationId, FixId, Hint, QuestionId, Words};

/// The number of fixes that mend on the short list.
const SHORT_LIST: usize = 3;
/// The number of fixes that are shown of those that seldom help.
const LEFT_LIST: usize = 5;

/// The greeting: the purpose of the rulebook, the safety rule and a line of help.
pub fn greeting(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let book = session.book();
    page.heading(&book.title)?;
    let mut parts = Vec::new();
    if let Some(about) = &book.about {
        parts.push(about.to(session.audience()));
    }
    parts.push(book.words.greeting_safety());
    parts.push(book.words.greeting_help());
    page.text(0, &parts.join(" "))
}

/// A question with its numbered answers.
pub fn question(session: &Session<'_>, question: QuestionId, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let asked = &book[question];
    let mut answers: Vec<&str> = asked.offered_answers().iter().map(|answer| answer.text.to(audience)).collect();
    answers.push(book.words.menu_dont_know());
    let notes: Vec<&Hint> = asked.notes.iter().filter(|note| note.audience.includes(audience)).collect();
    let notes: Vec<&str> = notes.into_iter().map(|note| note.say.to(audience)).collect();
    let ask = match (asked.answers_by_name(), asked.ask.to(audience)) {
        ([], ask) => ask.to_owned(),
        (_, ask) => book.words.menu_by_name(ask),
    };
    menu::asked(&ask, &notes, &answers, page)
}

/// The answer as it was understood.
pub fn answered(session: &Session<'_>, question: QuestionId, answer: Answer, page: &mut Page<'_>) -> io::Result<()> {
    page.text(2, &sentence(words::answer_in_full(session.book(), session.audience(), question, answer)))
}

/// A question that was not shown, with the answer that was typed ahead.
pub fn answered_unseen(
    session: &Session<'_>,
    question: QuestionId,
    answer: Answer,
    page: &mut Page<'_>,
) -> io::Result<()> {
    page.text(2, &sentence(&words::event(session, &Event::Answered(question, answer))))
}

/// A text with a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{}{end}", words::capitalised(text))
}

/// The first fixes of the lists, in the order of their letters.
pub fn short_list(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<Vec<FixId>> {
    let listed = rows::rows(session, &diagnosis.fixes, SHORT_LIST, weights, page)?;
    let more = diagnosis.fixes.len() - listed.len();
    let words = &session.book().words;
    let more = if more > 0 { format!("{} ", words.more_on_list(more)) } else { String::new() };
    page.aside(2, &format!("{more}{}", words.letter_opens()))?;
    Ok(listed)
}

/// The whole list, with the causes behind it, the questions that are open and the one most worth answering. Returns the
/// fixes in the order of their letters.
pub fn whole_list(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<Vec<FixId>> {
    if diagnosis.fixes.is_empty() {
        page.text(0, session.book().words.nothing_on_list())?;
        return Ok(Vec::new());
    }
    text::causes(session, diagnosis, weights, page)?;
    let listed = rows::rows(session, &diagnosis.fixes, usize::MAX, weights, page)?;
    text::left_unknown(session, diagnosis, page)?;
    Ok(listed)
}

/// The fixes that are unlikely to help, below the list.
pub fn unlikely(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if diagnosis.unlikely.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading(session.book().words.heading_unlikely())?;
    for fix in &diagnosis.unlikely {
        page.item("  -  ", session.book()[*fix].title.to(session.audience()))?;
    }
    Ok(())
}

/// The earlier reply, and how to keep it.
pub fn before(session: &Session<'_>, earlier: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.aside(2, &session.book().words.before(earlier))
}

/// The causes that a failure has made less likely, if the word for it changes.
pub fn weaker(
    session: &Session<'_>,
    before: &[RankedCause],
    now: &[RankedCause],
    page: &mut Page<'_>,
) -> io::Result<()> {
    for RankedCause { cause, weight } in before {
        // A cause that has become impossible is not ranked at all.
        let after = now.iter().find(|ranked| ranked.cause == *cause).map_or(0.0, |ranked| ranked.weight);
        let (was, is) = (Likelihood::of(*weight), Likelihood::of(after));
        // A danger is not over because a report of it did not help.
        if is < was && !session.book()[*cause].danger {
            let (name, words) = (session.book()[*cause].title.to(session.audience()), &session.book().words);
            page.text(2, &words.weaker(name, words::likelihood(words, was), words::likelihood(words, is)))?;
        }
    }
    Ok(())
}

/// Says that a way round has worked, which mends nothing.
pub fn way_round_worked(words: &Words, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(words.in_now())
}

/// Says that it is time to turn to somebody, and what can still be tried. Returns the fixes in the order of their letters.
pub fn time_to_turn(session: &Session<'_>, mut left: Vec<FixId>, page: &mut Page<'_>) -> io::Result<Vec<FixId>> {
    page.gap()?;
    let words = &session.book().words;
    page.heading(words.seldom_helps())?;
    let more = left.split_off(left.len().min(LEFT_LIST));
    for (position, fix) in left.iter().enumerate() {
        page.option(lists::letter(words, position), &session.book()[*fix].id, title(session, *fix), "")?;
    }
    if !more.is_empty() {
        page.aside(2, &words.more_on_list(more.len()))?;
    }
    Ok(left)
}

/// The place of what is left to do at the end of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// In the report below, once the dialogue is over.
    InReport,
    /// On the same screen: no report follows.
    AtOnce,
}

/// Says how a case ends: by a fix, or by turning to somebody.
pub fn end(session: &Session<'_>, diagnosis: &Diagnosis<'_>, parting: Parting, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    let words = &session.book().words;
    if let Some(solution) = &diagnosis.solution {
        page.heading(&words.it_worked(title(session, solution.fix)))?;
        text::behind(session, solution, page)?;
        return if parting == Parting::AtOnce { text::parting(session, diagnosis, page) } else { Ok(()) };
    }
    for danger in diagnosis.dangers.iter().filter(|_| session.solved_by().is_some()) {
        page.heading(&text::not_solved_yet(session, *danger))?;
    }
    match diagnosis.escalations.first() {
        Some(_) if parting == Parting::AtOnce => {
            page.heading(words.nothing_more_helps())?;
            text::parting(session, diagnosis, page)
        }
        Some(first) => {
            let name = session.book()[*first].title.to(session.audience());
            page.heading(&format!("{} {}", words.nothing_more_helps(), words.turn_to(name)))
        }
        None => page.heading(words.nothing_more_helps()),
    }
}

/// A note on the screen.
pub fn note(text: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    for line in text.lines() {
        page.verbatim(line)?;
    }
    Ok(())
}

/// Asks at the start of a resumed session whether it is still solved.
pub fn solved_before(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&session.book().words.solved_before(title(session, fix)))
}

/// Says how many later events were kept when an earlier one was changed, and which answers no longer count.
pub fn kept(session: &Session<'_>, count: usize, inert: &[QuestionId], page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    match count {
        0 => {}
        1 => page.text(2, book.words.kept_one())?,
        count => page.text(2, &book.words.kept(count))?,
    }
    for question in inert {
        page.text(2, &book.words.counts_no_more(book[*question].ask.to(audience)))?;
    }
    Ok(())
}

/// The log, numbered from 1.
pub fn answers(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let words = &session.book().words;
    for (question, answer) in session.assumed() {
        let said = words::event(session, &Event::Answered(question, Answer::Chosen(answer)));
        page.item("  -  ", &words.answer_by_default(said))?;
        page.aside(5, &words.default_hint(&session.book()[question].id))?;
    }
    if session.log().is_empty() {
        return page.text(0, words.nothing_said());
    }
    let inert = session.inert();
    for (number, event) in (1..).zip(session.log()) {
        let counts = !matches!(event, Event::Answered(question, _) if inert.contains(question));
        let text = words::event(session, event);
        page.item(&format!("{number:>3}  "), &if counts { text } else { words.counts_not_now(text) })?;
    }
    page.aside(2, words.edit_changes())
}

/// Asks for a detail that an escalation needs and no question of the rulebook asks for.
pub fn wanted(session: &Session<'_>, escalation: EscalationId, detail: &str, page: &mut Page<'_>) -> io::Result<()> {
    let book = session.book();
    page.gap()?;
    page.heading(&book.words.wanted(book[escalation].title.to(session.audience()), detail))?;
    page.aside(2, book.words.wanted_help())
}

/// Says in one line where a note was written and how much it holds.
pub fn note_written(session: &Session<'_>, file: &str, page: &mut Page<'_>) -> io::Result<()> {
    let (mut answers, mut trials) = (0, 0);
    for event in session.log() {
        match event {
            Event::Answered(..) => answers += 1,
            Event::Tried(..) => trials += 1,
            Event::Remarked(_) => {}
        }
    }
    let words = &session.book().words;
    let answers = if answers == 1 { words.one_answer().to_owned() } else { words.answers_counted(answers) };
    let trials = if trials == 1 { words.one_trial().to_owned() } else { words.trials_counted(trials) };
    page.text(2, &words.note_written(file, answers, trials))
}

/// Confirms an event.
pub fn noted(session: &Session<'_>, event: &Event, page: &mut Page<'_>) -> io::Result<()> {
    page.text(2, &session.book().words.noted(words::event(session, event)))
}

/// A remark that was made before, asked for again.
pub fn remarked_before(session: &Session<'_>, remark: &Remark, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(remark.about.as_deref().unwrap_or(session.book().words.heading_remark()))?;
    before(session, remark.text.as_str(), page)
}

/// Explains why an answer cannot be set.
pub fn rejected(session: &Session<'_>, rejected: Rejected, page: &mut Page<'_>) -> io::Result<()> {
    match rejected {
        Rejected::NotAsked { because } => page.text(2, &not_asked(&session.book().words, session, because)),
        Rejected::BuiltIn | Rejected::Contradicts(_) => page.text(2, session.book().words.cannot_be_set()),
    }
}

/// The title of a fix for this audience.
pub fn title<'r>(session: &Session<'r>, fix: FixId) -> &'r str {
    session.book()[fix].title.to(session.audience())
}

/// Explains that a question does not arise, and because of which answer. On the command line it does so in English.
pub fn not_asked(words: &Words, session: &Session<'_>, because: QuestionId) -> String {
    let (book, audience) = (session.book(), session.audience());
    let answer = session.facts().answer(because).map_or("", |value| words::reply(book, audience, because, value));
    words.does_not_arise(book[because].ask.to(audience), answer)
}
