//! Random rulebooks and random things to say, for the laws.
//!
//! A rulebook is made as YAML, so that every law also goes through loading.

use std::fmt::Write;

use otp_triage::engine::{Answer, Event, Session};
use otp_triage::rulebook::{Audience, Outcome, Rulebook, SourceFile, load};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// How properties are tried: the same ones on every run, so that a red build is always somebody's change. With other
/// values in `PROPTEST_RNG_SEED` and `PROPTEST_CASES` they are looked for elsewhere and for longer.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        asked @ RngSeed::Fixed(_) => asked,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { cases };
    ProptestConfig { cases, rng_seed: seed, failure_persistence: None, ..default }
}

/// What a random rulebook is made from. Everything is an index or a share, taken modulo what there is.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) causes: Vec<(u8, u8, Vec<u8>)>,
    pub(crate) questions: Vec<(bool, u8, u8, u8)>,
    pub(crate) fixes: Vec<(u8, u8, u8, u8, u8)>,
}

const WORDS: [&str; 6] = ["always", "usually", "often", "sometimes", "rarely", "never"];
const PRIORS: [&str; 4] = ["usually", "often", "sometimes", "rarely"];
const ACTORS: [&str; 4] = ["user", "agent", "carrier", "user"];

pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    (
        prop::collection::vec((any::<u8>(), any::<u8>(), prop::collection::vec(any::<u8>(), 6)), 2..7),
        prop::collection::vec((any::<bool>(), any::<u8>(), any::<u8>(), any::<u8>()), 1..6),
        prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()), 1..7),
    )
        .prop_map(|(causes, questions, fixes)| Plan { causes, questions, fixes })
}

/// The rulebook of a plan, with every cost multiplied by a square. Minutes of work and of waiting are both a cost and
/// time that passes, so waits get as much longer, and their price, which goes by the root of them, grows by the root.
pub(crate) fn book(plan: &Plan, times: u32) -> Rulebook {
    let text = yaml(plan, times);
    let loaded = load(vec![vec![SourceFile::from_bytes("random.yaml".to_owned(), text.clone().into_bytes())]]);
    loaded.rulebook.unwrap_or_else(|| panic!("{text}\n{:#?}", loaded.findings))
}

fn yaml(plan: &Plan, times: u32) -> String {
    let mut text = String::from("format: 1\ntitle: random\nopening: [symptom]\n");
    let mut line = |content: String| writeln!(text, "{content}").expect("a string takes it");
    line(format!(
        "costs: {{ attention: {}s, asking: [{}s, {}s], waiting: {}, persistence: {}m, reach: {{ agent: {}m, carrier: {}m }} }}",
        60 * times,
        15 * times,
        60 * times,
        times.isqrt(),
        120 * times,
        10 * times,
        20 * times
    ));
    line(format!("most_codes: {{ count: 1, again_after: {}m }}", 60 * times));
    line("symptoms: [ { id: s0, title: S0, usual: often }, { id: s1, title: S1 } ]".to_owned());
    line("services: [ { id: a, title: A, usual: sometimes }, { id: b, title: B } ]".to_owned());
    line("questions:".to_owned());
    line(format!("  - {{ id: symptom, ask: What?, effort: {}s }}", 15 * times));
    line(format!("  - {{ id: service, ask: Where?, context: true, effort: {}s }}", 15 * times));
    for (at, (context, answers, effort, gate)) in plan.questions.iter().enumerate() {
        let answers: Vec<String> =
            (0..2 + answers % 3).map(|answer| format!("{{ id: a{answer}, text: A{answer} }}")).collect();
        // Only questions that come before may gate a question, so that gates have no circles.
        let gate = match (gate % 4, at) {
            (0, 1..) => format!("when: {{ q{}: [a0, a1] }}, ", usize::from(*gate) % at),
            (1, _) => "when: { service: [a] }, ".to_owned(),
            _ => String::new(),
        };
        line(format!(
            "  - {{ id: q{at}, ask: Q{at}?, context: {context}, effort: {}s, {gate}answers: [ {} ] }}",
            u32::from(1 + effort % 60) * times,
            answers.join(", ")
        ));
    }
    line("causes:".to_owned());
    for (at, (prior, gate, rows)) in plan.causes.iter().enumerate() {
        let gate = match gate % 5 {
            0 => "when: { service: [a] }, ",
            1 => "adjust: [ { when: { service: [b] }, frequency: rarely } ], ",
            2 if plan.questions[0].0 => "when: { q0: [a0] }, ",
            _ => "",
        };
        let mut evidence = vec![format!("symptom: {{ s0: {} }}", WORDS[usize::from(rows[0]) % 6])];
        for (question, (context, ..)) in plan.questions.iter().enumerate() {
            let row = rows[1 + question % 5];
            if !context && row % 3 != 0 {
                evidence.push(format!("q{question}: {{ a{}: {} }}", row % 2, WORDS[usize::from(row) % 6]));
            }
        }
        line(format!(
            "  - {{ id: c{at}, title: C{at}, {gate}frequency: {}, danger: {}, evidence: {{ {} }} }}",
            PRIORS[usize::from(*prior) % 4],
            prior % 5 == 0,
            evidence.join(", ")
        ));
    }
    line("fixes:".to_owned());
    let count = plan.causes.len();
    for (at, (first, second, effort, by, extra)) in plan.fixes.iter().enumerate() {
        let (first, second) = (usize::from(*first) % count, usize::from(*second) % count);
        let mut cures = vec![format!("c{first}: {}", WORDS[usize::from(*effort) % 4])];
        if second != first {
            cures.push(format!("c{second}: {}", WORDS[usize::from(*by) % 4]));
        }
        let question = usize::from(*extra) % plan.questions.len();
        let condition = match extra % 6 {
            0 => {
                cures.push("any: sometimes".to_owned());
                String::new()
            }
            1 => format!("needs: {{ q{question}: [a0] }}, "),
            4 => format!("only_if: {{ q{question}: [a0] }}, "),
            2 => "when: { service: [a] }, ".to_owned(),
            3 => format!("wait: {}m, ", u32::from(effort % 100) * times),
            _ => String::new(),
        };
        let later = match extra % 4 {
            0 => format!(", needs: {{ q{question}: [a1] }}, later: Do it tomorrow."),
            2 => format!(", needs: {{ q{question}: [a1] }}"),
            _ => String::new(),
        };
        line(format!(
            "  - {{ id: f{at}, title: F{at}, cures: {{ {} }}, effort: {}s, by: {}, {condition}steps: [ Begin., {{ do: Do it., sends: {}{later} }} ] }}",
            cures.join(", "),
            u32::from(10 + effort % 200) * times,
            ACTORS[usize::from(*by) % 4],
            extra % 2 == 0
        ));
    }
    // Every cause has a fix.
    for cause in 0..count {
        line(format!(
            "  - {{ id: g{cause}, title: G{cause}, cures: {{ c{cause}: often }}, effort: {}m, steps: [ Do it. ] }}",
            9 * times
        ));
    }
    line("alerts: [ { id: alarm, when: { symptom: [s1] }, say: Careful., stops: sending, leads: [g0] }, { id: never, when: { role: [user] }, say: Hm. } ]".to_owned());
    line("escalations: [ { id: help, title: Help } ]".to_owned());
    text
}

/// Something to say: a question or a fix, and which answer or outcome.
pub(crate) type Said = (bool, u8, u8);

pub(crate) fn sayings() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec((any::<bool>(), any::<u8>(), any::<u8>()), 0..8)
}

/// What was said, as events of a rulebook; each question and fix at most once, no fix that worked.
pub(crate) fn events(book: &Rulebook, said: &[Said]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (is_answer, which, how) in said {
        let event = if *is_answer {
            let count = book.questions.len();
            let question = book.questions.at(usize::from(*which) % count).expect("there is one");
            let answers = &book[question].answers;
            let choice = usize::from(*how) % (answers.len() + 1);
            Event::Answered(question, answers.at(choice).map_or(Answer::Unknown, Answer::Chosen))
        } else {
            let count = book.fixes.len();
            let fix = book.fixes.at(usize::from(*which) % count).expect("there is one");
            let outcomes = [Outcome::Cannot, Outcome::Started, Outcome::Helped];
            Event::Tried(fix, outcomes.get(usize::from(*how) % 7).copied().unwrap_or(Outcome::Failed))
        };
        let fresh = !events.iter().any(|known| same_subject(known, &event));
        if fresh && !matches!(event, Event::Answered(question, _) if question == book.role) {
            events.push(event);
        }
    }
    events
}

fn same_subject(a: &Event, b: &Event) -> bool {
    match (a, b) {
        (Event::Answered(a, _), Event::Answered(b, _)) => a == b,
        (Event::Tried(a, _), Event::Tried(b, _)) => a == b,
        _ => false,
    }
}

/// Says one thing; what does not arise is left unsaid.
pub(crate) fn say(session: &mut Session<'_>, event: Event) {
    match event {
        Event::Answered(question, answer) => {
            let _ = session.answer(question, answer);
        }
        Event::Tried(fix, outcome) => session.tried(fix, outcome),
        Event::Remarked(remark) => session.remark(remark),
    }
}

pub(crate) fn session<'r>(book: &'r Rulebook, events: &[Event]) -> Session<'r> {
    let mut session = Session::start(book, Audience::User);
    for event in events {
        say(&mut session, event.clone());
    }
    session
}
