//! Worked examples of the literature, with the values that are published.

use otp_triage::authoring::simulate::exact::optimum;
use otp_triage::engine::plan::decide::{Decision, Reach, decide};
use otp_triage::engine::plan::model::Model;
use otp_triage::engine::plan::problem::{Action, ActionId, Problem, Query, QueryId, Row};
use otp_triage::engine::plan::state::State;

fn perfect(cures: &[usize]) -> Action {
    Action { named: cures.iter().map(|cause| (*cause, 1.0)).collect(), cost: 1.0, ..Action::default() }
}

fn problem(belief: &[f64], actions: Vec<Action>, escalate: f64) -> Problem {
    Problem {
        belief: belief.to_vec(),
        actions,
        queries: Vec::new(),
        asking: Vec::new(),
        asked: 0,
        reach: vec![0.0],
        escalate,
        waiting: 1.0,
        dont_know: 0.0,
        floor: 0.0,
    }
}

#[track_caller]
fn check(problem: &Problem, value: f64) {
    check_within(problem, value, 1e-9);
}

#[track_caller]
fn check_within(problem: &Problem, value: f64, tolerance: f64) {
    let found = State::start(&Model::new(problem.clone())).sequence().value;
    assert!((found - value).abs() <= tolerance, "{found} is not {value}");
}

/// SACSO, figure 1: updated P/C takes the second fix first, which costs 1.50; the optimum would be 1.45.
#[test]
fn updated_order_by_probability_and_cost() {
    let problem =
        problem(&[0.20, 0.25, 0.40, 0.15], vec![perfect(&[0, 1]), perfect(&[1, 2]), perfect(&[2, 3])], 1000.0);
    check(&problem, 1.50);
    let order: Vec<usize> = State::start(&Model::new(problem.clone())).turns().map(|turn| turn.action.0).collect();
    assert_eq!(order, [1, 0, 2]);
    best(&problem, 1.45, 1e-9, Decision::Try(ActionId(2)));
}

/// Checks the value of the optimum, and that the plan begins as the optimum does.
#[track_caller]
fn best(problem: &Problem, value: f64, tolerance: f64, first: Decision) {
    let found = optimum(problem).expect("small enough");
    assert!((found - value).abs() <= tolerance, "{found} is not {value}");
    let model = Model::new(problem.clone());
    assert_eq!(decide(&State::start(&model), Reach::for_model(&model)), first);
}

/// Langseth and Jensen, example 4, as single faults. The paper's own figures are off by .01.
#[test]
fn overlapping_fixes() {
    let cures: [&[usize]; 5] = [&[0], &[0, 1], &[1, 2], &[2, 3], &[3]];
    let actions = cures.into_iter().map(perfect).collect();
    let problem = problem(&[0.1637, 0.3558, 0.2682, 0.2123], actions, 1000.0);
    let updated = State::start(&Model::new(problem.clone())).sequence().value;
    assert!((updated - 1.53).abs() <= 0.011, "{updated}");
    let found = optimum(&problem).expect("small enough");
    assert!((found - 1.47).abs() <= 0.0115, "{found}");
    let model = Model::new(problem.clone());
    let Decision::Try(first) = decide(&State::start(&model), Reach::for_model(&model)) else {
        panic!("a fix comes first")
    };
    let then = 1.0 + optimum(&after_failure(&problem, first)).expect("small enough");
    assert!((then - found).abs() < 1e-9, "beginning with {first:?} costs {then}");
}

/// The rest of a problem of perfect fixes once one has failed.
fn after_failure(problem: &Problem, failed: ActionId) -> Problem {
    let mut left = problem.clone();
    for (cause, _) in &problem[failed].named {
        left.belief[*cause] = 0.0;
    }
    left.actions.remove(failed.0);
    left
}

fn with_question(mut problem: Problem, rows: Vec<Vec<f64>>, cost: f64) -> Problem {
    let rows = rows.into_iter().map(Row::from_iter).collect();
    problem.queries.push(Query { rows, effort: cost, askable: true });
    problem
}

/// Lín, figure 2: a question that tells the second cause from the third.
#[test]
fn a_question_waits_for_the_likeliest_fix() {
    let fixes = || problem(&[0.5, 0.25, 0.25], vec![perfect(&[0]), perfect(&[1]), perfect(&[2])], 1000.0);
    let rows = || vec![vec![0.5, 1.0, 0.0], vec![0.5, 0.0, 1.0]];
    best(&with_question(fixes(), rows(), 1.0), 1.75, 1e-9, Decision::Try(ActionId(0)));
    best(&with_question(fixes(), rows(), 0.2), 1.6, 1e-9, Decision::Try(ActionId(0)));
}

/// A model in the shape of our subject: the question comes first.
#[test]
fn a_question_about_mail_comes_first() {
    let fix = |cost: f64, named: &[(usize, f64)]| Action { named: named.to_vec(), cost, ..Action::default() };
    let fixes =
        vec![fix(3.0, &[(0, 0.9)]), fix(5.0, &[(1, 0.95)]), fix(6.0, &[(2, 0.8)]), fix(15.0, &[(2, 0.05), (3, 0.7)])];
    let fixes = problem(&[0.30, 0.25, 0.20, 0.15, 0.10], fixes, 40.0);
    check_within(&fixes, 22.9050, 5e-5);
    assert_eq!(State::start(&Model::new(fixes.clone())).sequence().first.map(|turn| turn.action), Some(ActionId(0)));
    let rows =
        vec![vec![0.9, 0.1, 0.3, 0.5, 0.5], vec![0.05, 0.85, 0.65, 0.45, 0.4], vec![0.05, 0.05, 0.05, 0.05, 0.1]];
    best(&with_question(fixes, rows, 0.5), 22.5384, 5e-5, Decision::Ask(QueryId(0)));
}

/// Independent fixes with efficacy below 1: P/C order has the closed form `Σ C_i (1 − Σ_{j<i} p_j)` and is optimal.
#[test]
fn independent_fixes_in_order_of_probability_and_cost_are_optimal() {
    let belief = [0.3, 0.25, 0.2, 0.15, 0.1];
    let efficacy = [0.5, 0.9, 0.7, 0.95, 0.6];
    let cost = [4.0, 7.0, 2.0, 3.0, 1.0];
    let escalate = 100.0;
    let actions = (0..5).map(|at| Action { named: vec![(at, efficacy[at])], cost: cost[at], ..Action::default() });
    let problem = problem(&belief, actions.collect(), escalate);
    let closed_form = |order: &[usize]| {
        let mut left = 1.0;
        let mut sum = 0.0;
        for at in order {
            sum += cost[*at] * left;
            left -= belief[*at] * efficacy[*at];
        }
        sum + escalate * left
    };
    let order: Vec<usize> = State::start(&Model::new(problem.clone())).turns().map(|turn| turn.action.0).collect();
    check(&problem, closed_form(&order));
    for other in permutations(5) {
        assert!(closed_form(&other) >= closed_form(&order) - 1e-9, "{other:?} is cheaper than {order:?}");
    }
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    let insert = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, count - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..count).map(move |at| insert(order, at))).collect()
}

/// "Escalate as soon as 1/C beats every P/C" would escalate at once and pay 100; trying both fixes costs 76.5.
#[test]
fn escalating_too_early_is_not_optimal() {
    let expensive = |cause: usize| Action { cost: 51.0, ..perfect(&[cause]) };
    let problem = problem(&[0.5, 0.5], vec![expensive(0), expensive(1)], 100.0);
    check(&problem, 76.5);
    assert_eq!(State::start(&Model::new(problem)).sequence().length, 2);
}
