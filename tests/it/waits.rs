//! Waits: they can run while other things go on, and no code is asked for meanwhile.

use otp_triage::authoring::simulate::expected_cost;
use otp_triage::engine::plan::decide::{Decision, Reach, decide};
use otp_triage::engine::plan::model::Model;
use otp_triage::engine::plan::policy::Policy;
use otp_triage::engine::plan::problem::{Action, ActionId, Problem};
use otp_triage::engine::plan::state::State;

/// A fix that mends one cause: so many minutes to do, and then so many to wait.
fn fix(cause: usize, works: f64, lasts: f64, wait: f64) -> Action {
    Action { named: vec![(cause, works)], cost: lasts + wait.sqrt(), lasts, wait, ..Action::default() }
}

fn problem(belief: &[f64], actions: Vec<Action>) -> Model {
    Model::new(Problem {
        belief: belief.to_vec(),
        actions,
        queries: Vec::new(),
        asking: Vec::new(),
        asked: 0,
        reach: vec![0.0],
        escalate: 1000.0,
        waiting: 1.0,
        dont_know: 0.0,
        floor: 0.0,
    })
}

/// What is quick and seldom helps comes first by P(works)/cost. The wait is likely to be needed all the same, and to
/// start it costs little.
fn quick_things_and_a_wait() -> Model {
    let mut actions: Vec<Action> = (0..5).map(|cause| fix(cause, 1.0, 1.0, 0.0)).collect();
    actions.push(fix(5, 1.0, 0.1, 9.0));
    problem(&[0.3, 0.02, 0.02, 0.02, 0.02, 0.62], actions)
}

#[test]
fn a_wait_that_will_be_needed_is_started_first() {
    let model = problem(&[0.4, 0.6], vec![fix(0, 1.0, 1.9, 0.0), fix(1, 1.0, 0.1, 9.0)]);
    let start = State::start(&model);
    assert_eq!(start.turns().next().map(|turn| turn.action), Some(ActionId(0)));
    assert_eq!(decide(&start, Reach::for_model(&model)), Decision::Start(ActionId(1)));
    // 0.1 to start, 1.9 for the other fix, and what is left of the wait where that fails.
    let expected = 0.1 + 1.9 + 0.6 * (9.0_f64 - 1.9).sqrt();
    assert!((expected_cost(&start, Policy::Plan) - expected).abs() < 1e-12);
    assert!(expected < start.sequence().value);
}

#[test]
fn a_wait_that_may_not_be_needed_is_not_started() {
    let mut model = problem(&[0.9, 0.1], vec![fix(0, 1.0, 2.0, 0.0), fix(1, 1.0, 1.0, 9.0)]);
    assert_eq!(decide(&State::start(&model), Reach::for_model(&model)), Decision::Try(ActionId(0)));
    // Nor is one that is over before long.
    model.problem.actions[1].wait = 0.0;
    assert_eq!(decide(&State::start(&model), Reach::for_model(&model)), Decision::Try(ActionId(0)));
}

#[test]
fn a_running_wait_costs_what_is_left_of_it() {
    let model = quick_things_and_a_wait();
    let running = State::start(&model).started(ActionId(5));
    assert!((running.cost(ActionId(5)) - 3.0).abs() < 1e-12);
    assert!((running.failed(ActionId(0)).cost(ActionId(5)) - 8.0_f64.sqrt()).abs() < 1e-12);
    let turns: Vec<_> = running.turns().collect();
    let wait = turns.iter().position(|turn| turn.action == ActionId(5)).expect("the wait has its turn");
    let passed: f64 = turns[..wait].iter().map(|_| 1.0).sum();
    assert!((turns[wait].cost - (9.0 - passed).sqrt()).abs() < 1e-12);
}

#[test]
fn no_code_is_sent_while_a_wait_runs() {
    let mut actions = vec![fix(0, 1.0, 1.0, 0.0), fix(1, 1.0, 1.0, 9.0)];
    actions[0].sends = true;
    let model = problem(&[0.5, 0.5], actions);
    let start = State::start(&model);
    assert!(start.can_try(ActionId(0)));
    let running = start.started(ActionId(1));
    assert!(!running.can_try(ActionId(0)));
    // Only when the wait has come to nothing does the other fix have its turn.
    let turns: Vec<usize> = running.turns().map(|turn| turn.action.0).collect();
    assert_eq!(turns, [1, 0]);
    assert!(running.failed(ActionId(1)).can_try(ActionId(0)));
}
