//! The words of a dialogue: questions, cards, lists, and replies.

pub mod find;
pub mod help;
pub mod options;
pub mod reply;
pub mod why;

use std::io;

use crate::engine::{Answer, Diagnosis, Event, Likelihood, Next, RankedCause, RankedFix, Rejected, Remark, Session};
use crate::render::diagnosis::text::{self, Weights};
use crate::render::dialogue::options::DONT_KNOW;
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{EscalationId, FixId, Outcome, QuestionId};

/// The length of the short list.
pub const SHORT_LIST: usize = 3;

/// The number of answers that stand in one line at most.
const MOST_IN_A_ROW: usize = 5;

/// The greeting: the title, the safety rule and a line of help.
pub fn greeting(title: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(title)?;
    page.text(0, "Nobody honest will ever ask you for a code; do not type one here.")?;
    page.text(0, "Answer with a number or a word. Also: why, back, list, ? for more.")
}

/// A question with its numbered answers.
pub fn question(session: &Session<'_>, question: QuestionId, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let asked = &book[question];
    page.gap()?;
    page.heading(asked.ask.to(audience))?;
    for note in asked.notes.iter().filter(|note| note.audience.includes(audience)) {
        page.aside(2, note.say.to(audience))?;
    }
    let mut answers: Vec<&str> = asked.answers.iter().map(|answer| answer.text.to(audience)).collect();
    let count = answers.len();
    answers.push(DONT_KNOW.1);
    // A row of answers stays a row when only this one does not fit into it.
    if row(&answers, page.width()).is_none()
        && let Some(line) = row(&answers[..count], page.width())
    {
        page.text(2, &line)?;
        return page.item(&mark(answers.len()), DONT_KNOW.1);
    }
    choices(&answers, page)
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

/// Numbered answers: side by side if they are few and fit, otherwise one per line.
pub fn choices(answers: &[&str], page: &mut Page<'_>) -> io::Result<()> {
    if let Some(line) = row(answers, page.width()) {
        return page.text(2, &line);
    }
    for (number, answer) in (1..).zip(answers) {
        page.item(&mark(number), answer)?;
    }
    Ok(())
}

fn mark(number: usize) -> String {
    format!("{number:>3}  ")
}

/// The answers side by side, if they are few and fit into a line.
fn row(answers: &[&str], width: usize) -> Option<String> {
    let numbered: Vec<String> = (1..).zip(answers).map(|(number, answer)| format!("{number}  {answer}")).collect();
    let line = numbered.join("   ");
    // The indent of two columns counts as well.
    (answers.len() <= MOST_IN_A_ROW && line.chars().count() + 2 <= width).then_some(line)
}

/// The first fixes of the list.
pub fn short_list(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    text::causes(session, diagnosis, weights, page)?;
    text::list(session, &diagnosis.fixes[..diagnosis.fixes.len().min(SHORT_LIST)], weights, page)?;
    let more = diagnosis.fixes.len().saturating_sub(SHORT_LIST);
    if more > 0 { page.text(2, &format!("…  {more} more: list")) } else { Ok(()) }
}

/// One line with the fixes that now come first, each with its earlier rank.
pub fn moved(session: &Session<'_>, before: &[FixId], after: &[FixId], page: &mut Page<'_>) -> io::Result<()> {
    let mut fixes = Vec::with_capacity(after.len());
    for (rank, fix) in after.iter().enumerate() {
        let name = title(session, *fix);
        fixes.push(match before.iter().position(|earlier| earlier == fix) {
            Some(earlier) if earlier == rank => name.to_owned(),
            Some(earlier) => format!("{name} (was {})", earlier + 1),
            None => format!("{name} (new here)"),
        });
    }
    page.gap()?;
    if fixes.is_empty() {
        return page.text(0, "Nothing is on the list now.");
    }
    page.text(0, &format!("Best first now: {}.", fixes.join("; ")))
}

/// The whole list, with the questions that are open and the one most worth answering.
pub fn whole_list(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<()> {
    if diagnosis.fixes.is_empty() {
        return page.text(0, "Nothing is on the list: nothing known here is likely to help.");
    }
    if weights == Weights::Shown {
        text::causes(session, diagnosis, weights, page)?;
    }
    text::list(session, &diagnosis.fixes, weights, page)?;
    text::left_unknown(session, diagnosis, page)
}

/// The fixes that are unlikely to help, below the list.
pub fn unlikely(session: &Session<'_>, diagnosis: &Diagnosis<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if diagnosis.unlikely.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.heading("Unlikely to help here")?;
    for fix in &diagnosis.unlikely {
        page.item("  -  ", session.book()[*fix].title.to(session.audience()))?;
    }
    Ok(())
}

/// One fix to try now: its duration, its actor, its steps, and the reasons for it.
pub fn card(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    ranked: &RankedFix<'_>,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    let name = fix.title.to(audience);
    page.gap()?;
    if let Next::Wait(_) = diagnosis.next() {
        page.heading(&format!("Now wait: {name}"))?;
        page.text(5, &format!("Nothing better can be done while this runs. It takes {}.", words::minutes(fix.wait)))?;
    } else {
        let verb = if matches!(diagnosis.next(), Next::Start(_)) { "Start this now" } else { "Try this" };
        page.heading(&format!("{verb}: {name}"))?;
        page.text(5, &format!("{} · {}", words::duration(book, ranked.fix), words::actor(fix.by, audience)))?;
        if let Next::Start(_) = diagnosis.next() {
            page.text(5, "Its wait runs while you try other things.")?;
        }
    }
    text::steps(session, diagnosis, ranked, page)?;
    // Reasons against it are left to `why`: here they would read as "do not do this".
    text::reasons(session, ranked.because.iter().filter(|reason| reason.speaks_for()), page)?;
    text::sources(session, diagnosis, ranked.fix, page)?;
    page.gap()?;
    page.heading("Did it work?")
}

/// The same fix as before, after another question or command.
pub fn same_card(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&format!("Still: {}. Did it work?", title(session, fix)))
}

/// A fix that was tried before, asked about again.
pub fn tried_before(session: &Session<'_>, fix: FixId, outcome: Outcome, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&format!("{}. Did it work?", title(session, fix)))?;
    before(words::outcome(outcome), page)
}

/// The earlier reply, and how to keep it.
pub fn before(earlier: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.aside(2, &format!("Before: {earlier} (Enter keeps it)"))
}

/// Says that a wait has begun, and how to report its outcome.
pub fn started(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    let book = session.book();
    let (wait, id) = (words::minutes(book[fix].wait), &book[fix].id);
    page.text(2, &format!("The wait of {wait} runs from now on; ask for no code meanwhile. When it is over: tried {id}=worked, or {id}=failed."))
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
        if is < was {
            let name = session.book()[*cause].title.to(session.audience());
            page.text(2, &format!("{name}: was {}, is {} now.", was.name(), is.name()))?;
        }
    }
    Ok(())
}

/// Says that a way round has worked, which mends nothing.
pub fn way_round_worked(page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading("You are in now. What was behind it is not mended.")
}

/// Says that it is time to turn to somebody, and what can still be tried.
pub fn time_to_turn(session: &Session<'_>, left: &[&RankedFix<'_>], page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading("What is left seldom helps or takes long:")?;
    for ranked in left {
        page.item("  - ", title(session, ranked.fix))?;
    }
    Ok(())
}

/// Asks at the start of a resumed session whether it is still solved.
pub fn solved_before(session: &Session<'_>, fix: FixId, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&format!("Solved before by: {}. Is it still so?", title(session, fix)))
}

/// Says how many later events were kept when an earlier one was changed, and which answers no longer count.
pub fn kept(session: &Session<'_>, count: usize, inert: &[QuestionId], page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    match count {
        0 => {}
        1 => page.text(2, "Kept: what was said after it (1 thing).")?,
        count => page.text(2, &format!("Kept: what was said after it ({count} things)."))?,
    }
    for question in inert {
        page.text(2, &format!("Does not count any more: {}", book[*question].ask.to(audience)))?;
    }
    Ok(())
}

/// The log, numbered from 1.
pub fn answers(session: &Session<'_>, page: &mut Page<'_>) -> io::Result<()> {
    if session.log().is_empty() {
        return page.text(0, "Nothing was said yet.");
    }
    let inert = session.inert();
    for (number, event) in (1..).zip(session.log()) {
        let counts = !matches!(event, Event::Answered(question, _) if inert.contains(question));
        let mark = if counts { "" } else { " (does not count now)" };
        page.item(&format!("{number:>3}  "), &format!("{}{mark}", words::event(session, event)))?;
    }
    page.aside(2, "edit and its number changes one of them")
}

/// Asks for a detail that an escalation needs and no question of the rulebook asks for.
pub fn wanted(session: &Session<'_>, escalation: EscalationId, detail: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(&format!("For {}: {detail}?", session.book()[escalation].title.to(session.audience())))?;
    page.aside(2, "A line in your own words, for the note. Enter leaves it out.")
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
    let answers = counted(answers, "answer", "answers");
    let trials = counted(trials, "fix tried", "fixes tried");
    page.text(2, &format!("Written to {file}: {answers}, {trials}, and what comes next."))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Confirms an event.
pub fn noted(session: &Session<'_>, event: &Event, page: &mut Page<'_>) -> io::Result<()> {
    page.text(2, &format!("Noted. {}", words::event(session, event)))
}

/// A remark that was made before, asked for again.
pub fn remarked_before(remark: &Remark, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.heading(remark.about.as_deref().unwrap_or("Remark"))?;
    before(remark.text.as_str(), page)
}

/// Explains why an answer cannot be set.
pub fn rejected(session: &Session<'_>, rejected: Rejected, page: &mut Page<'_>) -> io::Result<()> {
    match rejected {
        Rejected::NotAsked { because } => page.text(2, &not_asked(session, because)),
        Rejected::BuiltIn | Rejected::Contradicts(_) => page.text(2, "that cannot be set here"),
    }
}

/// The title of a fix for this audience.
pub fn title<'r>(session: &Session<'r>, fix: FixId) -> &'r str {
    session.book()[fix].title.to(session.audience())
}

/// Explains that a question does not arise, and because of which answer.
pub fn not_asked(session: &Session<'_>, because: QuestionId) -> String {
    let (book, audience) = (session.book(), session.audience());
    let answer = session.facts().answer(because).map_or("", |value| words::reply(book, audience, because, value));
    format!("That does not arise here, because of: {} {answer}", book[because].ask.to(audience))
}
