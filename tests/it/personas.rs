//! People who come with their trouble: each is walked from the first question to the end, by the engine and on the screen.
//!
//! `cargo test --test it personas -- --nocapture` shows the table of all of them.

use std::collections::BTreeMap;

use otp_triage::dialogue::{Dialogue, Greeting, Note, Options, Request, Surface};
use otp_triage::engine::{Answer, Event, Next, Session, Truth};
use otp_triage::render::Page;
use otp_triage::render::diagnosis::fix::Weights;
use otp_triage::render::diagnosis::text;
use otp_triage::render::page::unstyled;
use otp_triage::rulebook::{AnswerId, Audience, FixId, Outcome, QuestionId, Rulebook};
use serde::Deserialize;

use crate::shipped;

const PERSONAS: &str = "tests/personas.yaml";
const COLUMNS: usize = 80;

// What holds today. Each of these bounds is there to be lowered, as the rulebook and the engine get better.
const MEDIAN_QUESTIONS: usize = 2;
const MOST_QUESTIONS: usize = 3;
const MEDIAN_LINES: usize = 40;
const MEDIAN_LINES_WITH_FIX: usize = 56;
/// Personas that do not end with something that helps them.
const NOT_RIGHT: usize = 1;
/// Personas in danger who are offered something else first.
const LATE_DANGERS: usize = 2;

/// A persona as the file has it: ids as words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(rename = "for")]
    audience: String,
    knows: BTreeMap<String, String>,
    works: Vec<String>,
    #[serde(default)]
    danger: bool,
}

/// Somebody with a trouble.
struct Persona {
    name: String,
    audience: Audience,
    /// Everything that this person could answer if asked.
    knows: BTreeMap<QuestionId, AnswerId>,
    /// The fixes that help this person; every other fails.
    works: Vec<FixId>,
    danger: bool,
}

impl Persona {
    /// The person of an entry, in which every id has to be known.
    fn of(book: &Rulebook, entry: Entry) -> Self {
        let Entry { name, audience, knows, works, danger } = entry;
        let missing = |id: &str| -> ! { panic!("{name}: `{id}` is not in the rulebook") };
        let audience =
            Audience::ALL.into_iter().find(|one| one.name() == audience).unwrap_or_else(|| missing(&audience));
        let fact = |(question, answer): (String, String)| {
            let question = book.questions.find(&question).unwrap_or_else(|| missing(&question));
            let answer = book[question].answers.find(&answer).unwrap_or_else(|| missing(&answer));
            (question, answer)
        };
        let knows = knows.into_iter().map(fact).collect();
        let works = works.iter().map(|fix| book.fixes.find(fix).unwrap_or_else(|| missing(fix))).collect();
        Self { name, audience, knows, works, danger }
    }
}

fn personas(book: &Rulebook) -> Vec<Persona> {
    let text = std::fs::read_to_string(PERSONAS).expect("the file can be read");
    let entries: Vec<Entry> = serde_saphyr::from_str(&text).expect("it is a list of personas");
    entries.into_iter().map(|entry| Persona::of(book, entry)).collect()
}

/// A persona's way through a session.
struct Walk<'r> {
    session: Session<'r>,
    /// The lines that this person types at a prompt.
    typed: Vec<String>,
    /// The fixes that were offered to be tried, each with the number of lines that were typed before.
    offered: Vec<(FixId, usize)>,
    /// The list at every step behind the opening: before that nobody is shown one.
    lists: Vec<Vec<FixId>>,
    /// True once this person has chosen to try the rest before turning to somebody.
    tries_rest: bool,
}

/// Walks by what the engine says comes next.
fn walk<'r>(book: &'r Rulebook, persona: &Persona) -> Walk<'r> {
    let session = Session::start(book, persona.audience);
    let mut walk = Walk { session, typed: Vec::new(), offered: Vec::new(), lists: Vec::new(), tries_rest: false };
    loop {
        let diagnosis = walk.session.diagnosis();
        if !matches!(diagnosis.next(), Next::Ask(question) if book.opening.contains(question)) {
            walk.lists.push(diagnosis.fixes.iter().map(|ranked| ranked.fix).collect());
        }
        let (fix, outcome) = match *diagnosis.next() {
            Next::Ask(question) => {
                let chosen = persona.knows.get(&question);
                let line = chosen.map_or("skip", |answer| book[question].answers[*answer].id.as_str());
                walk.typed.push(line.to_owned());
                let answer = chosen.copied().map_or(Answer::Unknown, Answer::Chosen);
                walk.session.answer(question, answer).expect("what is asked can be answered");
                continue;
            }
            Next::Try(fix) | Next::Wait(fix) if persona.works.contains(&fix) => (fix, Outcome::Worked),
            Next::Try(fix) | Next::Wait(fix) => (fix, Outcome::Failed),
            Next::Start(fix) => (fix, Outcome::Started),
            Next::Escalate(_) => {
                // The dialogue asks once whether to try what is left, and offers it from the top.
                let Some(left) = diagnosis.left().first().copied() else { return walk };
                if !walk.tries_rest {
                    walk.tries_rest = true;
                    walk.typed.push("go-on".to_owned());
                }
                (left, if persona.works.contains(&left) { Outcome::Worked } else { Outcome::Failed })
            }
            Next::Done => return walk,
        };
        walk.offered.push((fix, walk.typed.len()));
        walk.typed.push(outcome.name().to_owned());
        walk.session.tried(fix, outcome);
    }
}

/// The text that each prompt has added to the screen, for somebody who types what was typed on a walk.
fn screens(walk: &Walk<'_>) -> Vec<String> {
    let session = Session::start(walk.session.book(), walk.session.audience());
    let options = Options {
        greeting: Greeting::Shown,
        note: Note::Unwanted,
        weights: Weights::Hidden,
        surface: Surface::Terminal { columns: COLUMNS, paint: unstyled },
    };
    let mut dialogue = Dialogue::start(session, options);
    let mut typed = walk.typed.iter();
    let mut screens = Vec::new();
    loop {
        match dialogue.request() {
            Request::Keep => dialogue.kept(Ok(())),
            Request::Save(_) | Request::Note(_) => unreachable!("nobody types that"),
            Request::End => break,
            Request::Line => {
                screens.push(dialogue.screen());
                match typed.next() {
                    Some(line) => dialogue.take(line),
                    // Whoever got in by a way round is asked whether that is enough.
                    None => dialogue.end_of_input(),
                }
            }
        }
    }
    assert_eq!(dialogue.session().log(), walk.session.log(), "the dialogue goes another way than the engine");
    screens
}

/// What a walk comes to.
struct Outcomes {
    /// Questions behind the opening before the first fix is offered.
    questions: usize,
    /// Lines on the screen up to the first fix: to the row of the list that it stands in, or to its card.
    lines: usize,
    /// Lines on the screen when that fix awaits its outcome.
    lines_with_fix: usize,
    /// Questions behind the opening, and fixes.
    steps: usize,
    /// It ends with something that helps this person, be it that its wait still runs.
    right: bool,
    false_end: bool,
    late_danger: bool,
}

fn outcomes(persona: &Persona, walk: &Walk<'_>) -> Outcomes {
    let Walk { session, typed, offered, .. } = walk;
    let opening = &session.book().opening;
    let of_opening = |event: &&Event| matches!(event, Event::Answered(question, _) if opening.contains(question));
    let opening = session.log().iter().filter(of_opening).count();
    let before_fix = offered.first().map_or(typed.len(), |(_, before)| *before);
    let (lines, lines_with_fix) = lines_until(walk, before_fix);
    let right = session.solved_by().is_some() || session.waits().any(|fix| persona.works.contains(&fix));
    Outcomes {
        questions: before_fix - opening,
        lines,
        lines_with_fix,
        steps: typed.len() - opening,
        right,
        false_end: !right && gives_up_too_soon(persona, walk),
        late_danger: persona.danger && offered.first().is_none_or(|(first, _)| !persona.works.contains(first)),
    }
}

/// The lines up to the first fix, and up to the prompt below it, which is the one after this many typed lines.
fn lines_until(walk: &Walk<'_>, typed: usize) -> (usize, usize) {
    let screens = screens(walk);
    let shown = &screens[..=typed.min(screens.len() - 1)];
    let all: Vec<&str> = shown.iter().flat_map(|screen| screen.lines()).collect();
    let session = &walk.session;
    let first = walk.offered.first().map(|(fix, _)| session.book()[*fix].title.to(session.audience()));
    // A long title goes on in the next line.
    let beginning = first.map(|title| title.chars().take(40).collect::<String>());
    let found = beginning.and_then(|title| all.iter().position(|line| line.contains(&title)));
    (found.map_or(all.len(), |position| position + 1), all.len())
}

/// True if something that helps was ever on the list and can still be done, or if the end says that nothing more is
/// likely to help although the list before the last line had anything that can still be done.
fn gives_up_too_soon(persona: &Persona, Walk { session, lists, .. }: &Walk<'_>) -> bool {
    let (book, facts) = (session.book(), session.facts());
    let is_out = |when| facts.truth(when) == Truth::Fails;
    let is_left =
        |fix: &&FixId| facts.outcome(**fix).is_none() && !is_out(&book[**fix].when) && !is_out(&book[**fix].needs);
    let helps = lists.iter().flatten().filter(is_left).any(|fix| persona.works.contains(fix));
    let mut latest = lists[lists.len().saturating_sub(2)..].iter().flatten();
    helps || (latest.any(|fix| is_left(&fix)) && ending(session).contains("Nothing more here is likely to help"))
}

/// What is printed when the dialogue is over.
fn ending(session: &Session<'_>) -> String {
    let mut out = Vec::new();
    let page = &mut Page::new(&mut out, COLUMNS);
    text::ending(session, &session.diagnosis(), Weights::Hidden, page).expect("a vector takes all");
    String::from_utf8(out).expect("a page is text")
}

fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values[values.len() / 2]
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what somebody who changes the rulebook wants to see")]
fn every_persona_gets_something_to_try_before_long_and_most_are_helped() {
    let book = shipped::book();
    let mut all = Vec::new();
    println!("questions, lines to the first fix, lines to its end, steps");
    for persona in personas(&book) {
        let walk = walk(&book, &persona);
        let came = outcomes(&persona, &walk);
        let end = match (came.right, came.false_end) {
            (true, _) => "right",
            (false, true) => "FALSE END",
            (false, false) => "not right",
        };
        let late = if came.late_danger { ", late" } else { "" };
        let Outcomes { questions, lines, lines_with_fix, steps, .. } = came;
        println!(
            "{questions:>2} {lines:>4} {lines_with_fix:>4} {steps:>3}  {end}{late}: {} ({})",
            persona.name,
            persona.audience.name()
        );
        if !came.right {
            let offered = walk.offered.iter().map(|(fix, _)| book[*fix].id.as_str());
            println!("             tried {}", offered.collect::<Vec<_>>().join(", "));
            println!("             typed {}", walk.typed.join(" "));
        }
        all.push(came);
    }
    let questions: Vec<usize> = all.iter().map(|came| came.questions).collect();
    let most_questions = questions.iter().copied().max().unwrap_or_default();
    let median_questions = median(questions);
    let median_lines = median(all.iter().map(|came| came.lines).collect());
    let median_with_fix = median(all.iter().map(|came| came.lines_with_fix).collect());
    let count = |is: fn(&Outcomes) -> bool| all.iter().filter(|came| is(came)).count();
    let (not_right, false_ends) = (count(|came| !came.right), count(|came| came.false_end));
    let late_dangers = count(|came| came.late_danger);
    println!(
        "{} personas: {median_questions} questions before the first try (median; at most {most_questions}), \
         {median_lines} lines to it and {median_with_fix} to its end (medians), {} end right, {false_ends} false ends, {late_dangers} late dangers",
        all.len(),
        all.len() - not_right
    );
    assert!(median_questions <= MEDIAN_QUESTIONS);
    assert!(most_questions <= MOST_QUESTIONS);
    assert!(median_lines <= MEDIAN_LINES);
    assert!(median_with_fix <= MEDIAN_LINES_WITH_FIX);
    assert!(not_right <= NOT_RIGHT);
    assert_eq!(false_ends, 0, "nobody stops while something that helps is untried");
    assert!(late_dangers <= LATE_DANGERS);
}
