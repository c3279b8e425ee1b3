//! The words for things that the engine says in numbers and ids, the same in every format.

use crate::engine::diagnosis::{Diagnosis, Promise, RankedFix, ShownStep};
use crate::engine::facts::Answer;
use crate::engine::reasons::Reason;
use crate::engine::session::{Event, Remark, Session};
use crate::rulebook::scale;
use crate::rulebook::{
    Actor, AnswerId, Audience, Bring, Condition, EscalationId, FixId, Outcome, QuestionId, Rulebook, SourceId,
};

/// A duration: `20 s`, `3 min`, `2 h`, `1 day`.
pub fn minutes(minutes: f64) -> String {
    if minutes < 1.0 {
        format!("{:.0} s", minutes * 60.0)
    } else if minutes < 90.0 {
        format!("{minutes:.0} min")
    } else if minutes < 24.0 * 60.0 {
        format!("{} h", (minutes / 6.0).round() / 10.0)
    } else {
        let days = (minutes / 144.0).round() / 10.0;
        format!("{days} {}", if days > 1.0 { "days" } else { "day" })
    }
}

/// How long a fix takes: `3 min`, or `1 min, then a wait of 1 day`.
pub fn duration(book: &Rulebook, fix: FixId) -> String {
    let fix = &book[fix];
    match (fix.effort, fix.wait) {
        (effort, wait) if wait <= 0.0 => minutes(effort),
        (effort, wait) => format!("{}, then a wait of {}", minutes(effort), minutes(wait)),
    }
}

/// How often something is so: the word of the scale, or the number if it has none.
pub fn frequency(share: f64) -> String {
    let word = scale::WORDS.iter().find(|(_, number)| (number - share).abs() < 1e-9);
    word.map_or_else(|| share.to_string(), |(word, _)| (*word).to_owned())
}

/// Who acts, as this audience would say it.
pub fn actor(actor: Actor, audience: Audience) -> &'static str {
    if actor.name() == audience.name() {
        return "you";
    }
    match (actor, audience) {
        (Actor::User, _) => "the customer",
        (Actor::Agent, _) => "support",
        (Actor::Admin, Audience::User) => "your administrator",
        (Actor::Admin, _) => "the administrator",
        (Actor::Carrier, Audience::User) => "your mobile carrier",
        (Actor::Carrier, _) => "the mobile carrier",
        (Actor::Provider, _) => "the service",
        (Actor::Developer, _) => "the developer",
    }
}

/// What can be expected of a fix.
pub fn promise(promise: Promise) -> &'static str {
    match promise {
        Promise::MostLikely => "most likely to help",
        Promise::Likely => "likely to help",
        Promise::Quick => "quick to rule out",
        Promise::Possible => "may help",
    }
}

/// The short form of an answer.
pub fn answer(book: &Rulebook, audience: Audience, question: QuestionId, answer: AnswerId) -> &str {
    let choice = &book[question].answers[answer];
    choice.short.as_deref().unwrap_or(choice.text.to(audience))
}

/// An answer in ids, as `-a` takes it.
pub fn fact(book: &Rulebook, question: QuestionId, answer: AnswerId) -> String {
    format!("{}={}", book[question].id, book[question].answers[answer].id)
}

/// What was said to a question, in words.
pub fn said(book: &Rulebook, audience: Audience, question: QuestionId, said: Answer) -> &str {
    match said {
        Answer::Chosen(chosen) => answer(book, audience, question, chosen),
        Answer::Unknown => "don't know",
        Answer::NotApplicable => "does not apply",
    }
}

/// One event of a session's log: the question with its answer, or the fix with its outcome.
pub fn event(session: &Session<'_>, event: &Event) -> String {
    let (book, audience) = (session.book(), session.audience());
    match *event {
        Event::Answered(question, answer) => {
            let words = match answer {
                Answer::Chosen(chosen) => book[question].answers[chosen].text.to(audience),
                other => said(book, audience, question, other),
            };
            format!("{} {words}", book[question].ask.to(audience))
        }
        Event::Tried(fix, outcome) => format!("{}: {}", book[fix].title.to(audience), self::outcome(outcome)),
        Event::Remarked(Remark { about: None, ref text }) => format!("Remark: {text}"),
        Event::Remarked(Remark { about: Some(ref about), ref text }) => format!("{about}: {text}"),
    }
}

/// How the trial of a fix ended.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Worked => "worked",
        Outcome::Failed => "did not help",
        Outcome::Cannot => "cannot be done here",
        Outcome::Started => "started, its wait is running",
        Outcome::Helped => "helped for now",
    }
}

/// A step with what it is meant for, while that is not known: `with Acme: …`.
pub fn step(book: &Rulebook, audience: Audience, shown: &ShownStep<'_>) -> String {
    let text = shown.step.text.to(audience);
    let conditions: Vec<String> =
        shown.only_if.iter().map(|condition| self::condition(book, audience, condition)).collect();
    if conditions.is_empty() { text.to_owned() } else { format!("with {}: {text}", conditions.join(", ")) }
}

/// The answers that a condition takes.
fn condition(book: &Rulebook, audience: Audience, condition: &Condition) -> String {
    let answers: Vec<&str> =
        condition.answers.iter().map(|chosen| answer(book, audience, condition.question, *chosen)).collect();
    answers.join(" or ")
}

/// Steps as single sentences for formats that have nothing but a list of texts: limits before a step that sends a
/// code, what one should see behind it.
pub fn steps(book: &Rulebook, audience: Audience, diagnosis: &Diagnosis<'_>, fix: &RankedFix<'_>) -> Vec<String> {
    let line = |shown: &ShownStep<'_>| {
        let limits = diagnosis.limits.iter().filter(|_| shown.step.sends).map(|limit| book[*limit].say.to(audience));
        let expect = shown.step.expect.as_ref().map(|expect| format!("You should see: {}", expect.to(audience)));
        let parts = limits.map(str::to_owned).chain([step(book, audience, shown)]).chain(expect);
        parts.collect::<Vec<_>>().join(" ")
    };
    fix.steps.iter().map(line).collect()
}

/// One reason: what was answered and how strongly it speaks.
pub fn reason(book: &Rulebook, audience: Audience, reason: &Reason) -> String {
    let question = book[reason.question].ask.to(audience);
    let answer = answer(book, audience, reason.question, reason.answer);
    let strength = reason.strength().map_or("", |strength| strength.name());
    format!("{question} {answer} ({strength})")
}

/// How many sources are named; JSON has them all.
const SOURCES_NAMED: usize = 2;

/// The sources of a fix, the first few: of the claims that this audience may see, and not about another service.
pub fn sources(session: &Session<'_>, fix: FixId) -> Vec<String> {
    let (book, audience) = (session.book(), session.audience());
    let service = session.facts().chosen(book.service);
    let elsewhere = |source: SourceId| {
        service.is_some_and(|service| {
            let about = book.services_of(source);
            !about.is_empty() && !about.contains(&service)
        })
    };
    let mut drawn_from: Vec<SourceId> = Vec::new();
    for claim in book[fix].sources.iter().filter(|claim| book[**claim].audience.includes(audience)) {
        let source = book[*claim].source;
        if !drawn_from.contains(&source) && !elsewhere(source) {
            drawn_from.push(source);
        }
    }
    let title = |source: &SourceId| {
        let source = &book[*source];
        let read = source.checked.as_ref().map(|day| format!(", read {day}")).unwrap_or_default();
        format!("\"{}\"{read}", source.title)
    };
    drawn_from.iter().take(SOURCES_NAMED).map(title).collect()
}

/// One thing to have ready for an escalation, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// What it is, as the rulebook words it.
    pub what: String,
    /// What was said about it.
    pub said: Option<String>,
    /// Whether it is a question of the rulebook; else it can only be said in a remark.
    pub asked: bool,
}

/// What to have ready for an escalation: what was answered, and what only a remark can say.
pub fn brought(session: &Session<'_>, escalation: EscalationId) -> Vec<Brought> {
    let (book, audience, facts) = (session.book(), session.audience(), session.facts());
    let line = |item: &Bring| match item {
        Bring::Words(words) => {
            let remark = session.remarks().find(|remark| remark.about.as_deref() == Some(words));
            Brought { what: words.to_string(), said: remark.map(|remark| remark.text.clone()), asked: false }
        }
        Bring::Answer(question) => {
            let known = facts.answer(*question).map(|answer| said(book, audience, *question, answer).to_owned());
            Brought { what: book[*question].ask.to(audience).to_owned(), said: known, asked: true }
        }
    };
    let seen = |item: &&Bring| match item {
        Bring::Words(_) => true,
        Bring::Answer(question) => {
            let asked = &book[*question];
            asked.audience.includes(audience) && facts.truth(&asked.when) != crate::engine::facts::Truth::Fails
        }
    };
    book[escalation].bring.iter().filter(seen).map(line).collect()
}

/// The place that a case goes on to: the first that asks for something, else the first.
pub fn packed_for(session: &Session<'_>, places: &[EscalationId]) -> Option<EscalationId> {
    let asks = places.iter().find(|place| !brought(session, **place).is_empty());
    asks.or(places.first()).copied()
}

/// What to have ready for an escalation, a line each.
pub fn bring(session: &Session<'_>, escalation: EscalationId) -> Vec<String> {
    let line = |Brought { what, said, asked }: Brought| match said {
        Some(said) if asked => format!("{what} {said}"),
        Some(said) => format!("{what}: {said}"),
        None if asked => format!("{what} (not known yet)"),
        None => what,
    };
    brought(session, escalation).into_iter().map(line).collect()
}

/// What keeps the trouble from coming back: what the fix and the causes it mends say about that.
pub fn prevention(session: &Session<'_>, fix: FixId) -> Vec<String> {
    let (book, audience, facts) = (session.book(), session.audience(), session.facts());
    let belief = crate::engine::belief(book, &facts);
    let mended = book[fix].cures.iter().filter(|(cause, _)| belief[cause.index()] > 0.0);
    let mended = mended.max_by(|a, b| belief[a.0.index()].total_cmp(&belief[b.0.index()]).then(b.0.cmp(&a.0)));
    let of_cause = mended.map_or(&[][..], |(cause, _)| &book[*cause].prevent[..]);
    let mut lines: Vec<String> = Vec::new();
    for prevention in book[fix].prevent.iter().chain(of_cause) {
        let text = prevention.text.to(audience);
        let meant = facts.truth(&prevention.when) == crate::engine::facts::Truth::Holds;
        if prevention.audience.includes(audience) && meant && !lines.iter().any(|line| line == text) {
            lines.push(text.to_owned());
        }
    }
    lines
}
