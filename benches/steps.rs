//! What a step costs, as ratios to a plain dense baseline measured in the same run.
//!
//! `cargo bench` prints, for problems of several sizes, the time of deciding what comes next, of working out all
//! turns, and of the same turns done the plainest way: every belief and every action weighed anew after each failure.
//! For the shipped rulebook it prints the time of a step after the opening and of every step in random walks, the latter
//! as a ratio to working out the beliefs once.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use otp_triage::authoring::simulate::people::{Strategy, help, person};
use otp_triage::authoring::simulate::{Rng, random_problem};
use otp_triage::engine::plan::decide::{Reach, decide};
use otp_triage::engine::plan::model::Model;
use otp_triage::engine::plan::policy::Policy;
use otp_triage::engine::plan::problem::Problem;
use otp_triage::engine::plan::state::State;
use otp_triage::engine::{Belief, Next, Session};
use otp_triage::rulebook::{Audience, Outcome, Rulebook, load};
use otp_triage::shipped;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "causes/questions/fixes   dense turns   turns   step (median)   step (p95)   step : dense")?;
    for (causes, questions, fixes, runs) in [(40, 25, 40, 200), (200, 100, 200, 20), (1000, 500, 1000, 5)] {
        let mut rng = Rng::seeded(1);
        let model = Model::new(random_problem(&mut rng, causes, questions, fixes));
        let dense = median(5, || dense_turns(&model.problem));
        let turns = median(5, || State::start(&model).turns().count());
        let mut steps: Vec<Duration> = (0..runs)
            .map(|_| {
                let model = Model::new(random_problem(&mut rng, causes, questions, fixes));
                time(|| decide(&State::start(&model), Reach::for_model(&model)))
            })
            .collect();
        steps.sort();
        let (middle, p95) = (steps[steps.len() / 2], steps[steps.len() * 95 / 100]);
        writeln!(
            out,
            "{causes}/{questions}/{fixes}: {dense:?}, {turns:?}, {middle:?}, {p95:?}, {:.0} : 1",
            middle.as_secs_f64() / dense.as_secs_f64()
        )?;
    }
    let book = load(vec![shipped::files()]).rulebook.expect("the shipped rulebook is clean");
    let session = Session::start(&book, Audience::User);
    let beliefs = median(20, || Belief::given(&book, &session.facts()));
    let mut rng = Rng::seeded(1);
    let mut interviews: Vec<Duration> = Vec::new();
    let mut questions = 0;
    for _ in 0..60 {
        let person = person(&book, &mut rng);
        interviews.push(time(|| questions += help(&book, &person, &Strategy::Policy(Policy::Plan)).questions));
    }
    interviews.sort();
    let facts = session.facts();
    writeln!(
        out,
        "shipped: belief {beliefs:?}, whole interview {:?} (median), {:?} (p95)",
        interviews[30], interviews[57]
    )?;
    let mut steps: Vec<Duration> = Vec::new();
    for symptom in book[book.symptom].answers.ids() {
        for service in book[book.service].answers.ids() {
            let mut session = Session::start(&book, Audience::User);
            for (question, answer) in [(book.symptom, symptom), (book.service, service)] {
                // Whatever does not arise stays unsaid.
                let _ = session.answer(question, otp_triage::engine::Answer::Chosen(answer));
            }
            for question in &book.opening {
                if facts.answer(*question).is_none() {
                    let _ = session.answer(*question, otp_triage::engine::Answer::Unknown);
                }
            }
            steps.push(time(|| session.next()));
        }
    }
    steps.sort();
    writeln!(out, "shipped: step {:?} (median), {:?} (p95)", steps[steps.len() / 2], steps[steps.len() * 95 / 100])?;
    let mut steps: Vec<Duration> = (0..WALKS).flat_map(|_| walk(&book, &mut rng)).collect();
    steps.sort();
    let in_ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let (middle, p95) = (in_ms(steps[steps.len() / 2]), in_ms(steps[steps.len() * 95 / 100]));
    writeln!(
        out,
        "shipped, {} steps of {WALKS} random walks: {middle:.2} ms (median), {p95:.2} ms (p95), {:.0} : 1 belief",
        steps.len(),
        p95 / in_ms(beliefs)
    )
}

const WALKS: usize = 200;

/// The times of deciding each step of one random person, from the first question to the fix that works.
fn walk(book: &Rulebook, rng: &mut Rng) -> Vec<Duration> {
    let person = person(book, rng);
    let mut session = Session::start(book, Audience::User);
    let mut steps = Vec::new();
    loop {
        let start = Instant::now();
        let next = black_box(session.next());
        steps.push(start.elapsed());
        match next {
            Next::Ask(question) => {
                session.answer(question, person.reply(question)).expect("the next question can be answered");
            }
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) if person.works(book, fix) => return steps,
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => session.tried(fix, Outcome::Failed),
            Next::Escalate(_) | Next::Done => return steps,
        }
    }
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs).map(|_| time(&mut work)).collect();
    times.sort();
    times[runs / 2]
}

/// P/C order updated after each failure, with everything worked out anew at each turn.
fn dense_turns(problem: &Problem) -> usize {
    let mut belief = problem.belief.clone();
    let mut open: Vec<usize> = (0..problem.actions.len()).collect();
    let mut turns = 0;
    loop {
        let mass: f64 = belief.iter().sum();
        let works = |action: usize| -> f64 {
            let action = &problem.actions[action];
            let chance =
                |cause: usize| action.named.iter().find(|(at, _)| *at == cause).map_or(action.any, |(_, works)| *works);
            (0..belief.len()).map(|cause| belief[cause] * chance(cause)).sum::<f64>() / mass
        };
        let best = open.iter().copied().map(|action| (action, works(action) / problem.actions[action].cost));
        let best = best.filter(|(_, ratio)| *ratio > 1e-12).max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((action, _)) = best else { return turns };
        for (cause, works) in &problem.actions[action].named {
            belief[*cause] *= 1.0 - works;
        }
        open.retain(|other| *other != action);
        turns += 1;
    }
}
