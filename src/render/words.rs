//! Words for the numbers and ids of the engine, the same in every format.

use crate::engine::{
    Answer, Detail, Diagnosis, Event, Likelihood, Promise, RankedCause, RankedFix, Reason, Remark, Session, ShownStep,
    Strength,
};
use crate::rulebook::scale;
use crate::rulebook::{
    Actor, AnswerId, Audience, Condition, EscalationId, FixId, Outcome, QuestionId, Rulebook, SourceId, Words,
};

/// A duration: `20 s`, `3 min`, `2 h`, `1 day`.
pub fn minutes(words: &Words, time: f64) -> String {
    // Hours and days are rounded to tenths by hand, because `{:.1}` would print a tenth even of whole ones.
    if time < 1.0 {
        words.seconds(format_args!("{:.0}", time * 60.0))
    } else if time < 90.0 {
        words.minutes(format_args!("{time:.0}"))
    } else if time < 24.0 * 60.0 {
        words.hours(decimal(words, &((time / 6.0).round() / 10.0).to_string()))
    } else {
        let days = (time / 144.0).round() / 10.0;
        if days > 1.0 { words.days(decimal(words, &days.to_string())) } else { words.one_day().to_owned() }
    }
}

/// A number with the decimal mark of a language.
pub(crate) fn decimal(words: &Words, number: &str) -> String {
    number.replace('.', words.decimal_mark())
}

/// The duration of a fix for authors: `3 min`, or `1 min, then a wait of 1 day`.
pub fn duration(book: &Rulebook, fix: FixId) -> String {
    let english = |time| minutes(Words::ENGLISH, time);
    let fix = &book[fix];
    match (fix.effort, fix.wait) {
        (effort, wait) if wait <= 0.0 => english(effort),
        (effort, wait) => format!("{}, then a wait of {}", english(effort), english(wait)),
    }
}

/// A duration for a column: `3 min`, or `1 min, wait 1 day`.
pub fn short_duration(book: &Rulebook, fix: FixId) -> String {
    let (fix, words) = (&book[fix], &book.words);
    match (fix.effort, fix.wait) {
        (effort, wait) if wait <= 0.0 => minutes(words, effort),
        (effort, wait) => words.effort_and_wait(minutes(words, effort), minutes(words, wait)),
    }
}

/// A duration that is an estimate: in steps of five minutes, and from an hour and a half on in whole hours or days.
pub fn roughly(words: &Words, time: f64) -> String {
    let rounded = match time {
        time if time < 7.5 => time.max(1.0).round(),
        time if time < 90.0 => (time / 5.0).round() * 5.0,
        time if time < 24.0 * 60.0 => (time / 60.0).round() * 60.0,
        time => (time / 1440.0).round() * 1440.0,
    };
    minutes(words, rounded)
}

/// A frequency between 0 and 1: the word of the scale, or the number if it has none.
pub fn frequency(share: f64) -> String {
    for (word, number) in scale::WORDS {
        if (number - share).abs() < 1e-9 {
            return word.to_owned();
        }
    }
    share.to_string()
}

/// An actor, as an audience that is somebody else would name them.
pub fn actor(words: &Words, actor: Actor, audience: Audience) -> &str {
    match (actor, audience) {
        (Actor::User, _) => words.the_customer(),
        (Actor::Agent, _) => words.support(),
        (Actor::Admin, Audience::User) => words.your_administrator(),
        (Actor::Admin, _) => words.the_administrator(),
        (Actor::Carrier, Audience::User) => words.your_carrier(),
        (Actor::Carrier, _) => words.the_carrier(),
        (Actor::Provider, _) => words.the_service(),
        (Actor::Developer, _) => words.the_developer(),
    }
}

/// The promise of a fix.
pub fn promise(words: &Words, promise: Promise) -> &str {
    match promise {
        Promise::MostLikely => words.most_likely(),
        Promise::Likely => words.likely(),
        Promise::Quick => words.quick_to_rule_out(),
        Promise::Possible => words.may_help(),
    }
}

/// The likelihood of a cause.
pub fn likelihood(words: &Words, likelihood: Likelihood) -> &str {
    match likelihood {
        Likelihood::Unlikely => words.unlikely(),
        Likelihood::Possible => words.possible(),
        Likelihood::Likely => words.likely(),
        Likelihood::MostLikely => words.most_likely(),
    }
}

/// The strength of a reason.
fn strength(words: &Words, strength: Strength) -> &str {
    match strength {
        Strength::Slightly => words.slightly(),
        Strength::Clearly => words.clearly(),
        Strength::Strongly => words.strongly(),
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

/// The short form of a reply: an answer, *don't know* or *does not apply*.
pub fn reply(book: &Rulebook, audience: Audience, question: QuestionId, value: Answer) -> &str {
    match value {
        Answer::Chosen(chosen) => answer(book, audience, question, chosen),
        Answer::Unknown => book.words.dont_know(),
        Answer::NotApplicable => book.words.does_not_apply(),
    }
}

/// A reply in the words of the menu.
pub fn answer_in_full(book: &Rulebook, audience: Audience, question: QuestionId, value: Answer) -> &str {
    match value {
        Answer::Chosen(chosen) => book[question].answers[chosen].text.to(audience),
        Answer::Unknown | Answer::NotApplicable => reply(book, audience, question, value),
    }
}

/// One event of a session's log: the question with its answer, or the fix with its outcome.
pub fn event(session: &Session<'_>, event: &Event) -> String {
    let (book, audience) = (session.book(), session.audience());
    match *event {
        Event::Answered(question, value) => {
            format!("{} {}", book[question].ask.to(audience), answer_in_full(book, audience, question, value))
        }
        Event::Tried(fix, result) => format!("{}: {}", book[fix].title.to(audience), outcome(&book.words, result)),
        Event::Remarked(Remark { about: None, ref text }) => book.words.remark(text),
        Event::Remarked(Remark { about: Some(ref about), ref text }) => format!("{about}: {text}"),
    }
}

/// The outcome of a trial.
pub fn outcome(words: &Words, result: Outcome) -> &str {
    match result {
        Outcome::Worked => words.worked(),
        Outcome::Failed => words.failed(),
        Outcome::Cannot => words.cannot(),
        Outcome::Started => words.started(),
        Outcome::Helped => words.helped(),
    }
}

/// A step, behind the conditions that are not known to hold: `with Acme: …`.
pub fn step(book: &Rulebook, audience: Audience, shown: &ShownStep<'_>) -> String {
    let words = &book.words;
    let text = match (shown.postponed, &shown.step.later, book.most_codes) {
        (false, ..) => shown.step.text.to(audience),
        (true, Some(later), _) => later.to(audience),
        (true, None, Some(most)) => &words.step_in(minutes(words, most.again_after), shown.step.text.to(audience)),
        (true, None, None) => &words.step_later(shown.step.text.to(audience)),
    };
    let mut conditions = Vec::new();
    for condition in &shown.only_if {
        // A condition that most answers satisfy says little, in many words.
        if condition.answers.len() * 2 <= book[condition.question].answers.len() {
            conditions.push(alternatives(book, audience, condition));
        }
    }
    if conditions.is_empty() { text.to_owned() } else { words.step_with(conditions.join(", "), text) }
}

/// The answers that a condition accepts.
fn alternatives(book: &Rulebook, audience: Audience, condition: &Condition) -> String {
    let broadest = book[condition.question].broadest(&condition.answers).into_iter();
    let answers = broadest.map(|chosen| answer(book, audience, condition.question, chosen).to_owned());
    answers.reduce(|first, second| book.words.either(first, second)).unwrap_or_default()
}

/// The steps of a fix for formats that can show only a list of texts, one text a step: with the limits if it has a code
/// sent, and with the expected result.
pub fn steps(book: &Rulebook, audience: Audience, diagnosis: &Diagnosis<'_>, fix: &RankedFix<'_>) -> Vec<String> {
    let mut steps = Vec::with_capacity(fix.steps.len());
    for shown in &fix.steps {
        let mut parts = vec![step(book, audience, shown)];
        if shown.step.sends && !shown.postponed {
            for limit in &diagnosis.limits {
                parts.push(book[*limit].say.to(audience).to_owned());
            }
        }
        if let Some(expect) = &shown.step.expect {
            parts.push(book.words.you_should_see(expect.to(audience)));
        }
        steps.push(parts.join(" "));
    }
    steps
}

/// A cause and its likelihood.
pub fn cause(book: &Rulebook, audience: Audience, ranked: RankedCause) -> String {
    format!("{} ({})", book[ranked.cause].title.to(audience), likelihood(&book.words, ranked.likelihood()))
}

/// One reason: the question, the answer, and how strongly it speaks.
pub fn reason(book: &Rulebook, audience: Audience, reason: &Reason) -> String {
    let question = book[reason.question].ask.to(audience);
    let evidence = answer(book, audience, reason.question, reason.answer);
    let strength = reason.strength().map_or("", |weight| strength(&book.words, weight));
    format!("{question} {evidence} ({strength})")
}

/// One reason, and the side for which it speaks.
pub fn side(book: &Rulebook, audience: Audience, reason: &Reason) -> String {
    let text = self::reason(book, audience, reason);
    if reason.speaks_for() { book.words.speaks_for(text) } else { book.words.speaks_against(text) }
}

/// A source, with the day on which it was last read.
pub fn source(book: &Rulebook, id: SourceId) -> String {
    let source = &book[id];
    match &source.checked {
        Some(day) => book.words.title_read_on(&source.title, day),
        None => book.words.title_of_source(&source.title),
    }
}

/// The subject of a detail that an escalation asks for: a question of the rulebook, or the escalation's own words.
pub fn subject<'r>(session: &Session<'r>, detail: &Detail<'r>) -> &'r str {
    match detail {
        Detail::Question(question, _) => session.book()[*question].ask.to(session.audience()),
        Detail::Words(words, _) => words,
    }
}

/// A detail that an escalation asks for, with its value as far as it is known.
pub fn detail<'r>(session: &Session<'r>, detail: &Detail<'r>) -> String {
    let name = subject(session, detail);
    match detail {
        Detail::Question(question, Some(value)) => {
            format!("{name} {}", reply(session.book(), session.audience(), *question, *value))
        }
        Detail::Question(_, None) => session.book().words.not_known_yet(name),
        Detail::Words(_, Some(text)) => format!("{name}: {text}"),
        Detail::Words(_, None) => name.to_owned(),
    }
}

/// A text with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // Not one character for one: some letters, such as `ß`, have an upper case of several.
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The details that an escalation asks for, one line each.
pub fn bring(session: &Session<'_>, diagnosis: &Diagnosis<'_>, escalation: EscalationId) -> Vec<String> {
    diagnosis.details(escalation).iter().map(|item| detail(session, item)).collect()
}
