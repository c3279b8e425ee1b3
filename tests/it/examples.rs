//! Worked examples of the literature, with the values that are published.

use otp_triage::engine::model::{Action, Model, Problem, State};

fn perfect(cures: &[usize]) -> Action {
    Action { named: cures.iter().map(|cause| (*cause, 1.0)).collect(), cost: 1.0, ..Action::default() }
}

fn problem(belief: &[f64], actions: Vec<Action>, escalate: f64) -> Problem {
    Problem {
        belief: belief.to_vec(),
        actions,
        queries: Vec::new(),
        reach: vec![0.0],
        escalate,
        dont_know: 0.0,
        floor: 0.0,
    }
}

#[track_caller]
fn check(problem: &Problem, value: f64) {
    let found = State::start(&Model::new(problem.clone())).sequence().value;
    assert!((found - value).abs() < 1e-9, "{found} is not {value}");
}

/// SACSO, figure 1: updated P/C takes the second fix first, which costs 1.50; the optimum would be 1.45.
#[test]
fn ex1_updated_order_by_probability_and_cost() {
    let problem =
        problem(&[0.20, 0.25, 0.40, 0.15], vec![perfect(&[0, 1]), perfect(&[1, 2]), perfect(&[2, 3])], 1000.0);
    check(&problem, 1.50);
    let order: Vec<usize> = State::start(&Model::new(problem.clone())).turns().map(|turn| turn.action).collect();
    assert_eq!(order, [1, 0, 2]);
}

/// Independent fixes with efficacy below 1: P/C order has the closed form `Σ C_i (1 − Σ_{j<i} p_j)` and is optimal.
#[test]
fn ex5_independent_fixes_in_order_of_probability_and_cost_are_optimal() {
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
    let order: Vec<usize> = State::start(&Model::new(problem.clone())).turns().map(|turn| turn.action).collect();
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
fn ex8_escalating_too_early_is_not_optimal() {
    let expensive = |cause: usize| Action { cost: 51.0, ..perfect(&[cause]) };
    let problem = problem(&[0.5, 0.5], vec![expensive(0), expensive(1)], 100.0);
    check(&problem, 76.5);
    assert_eq!(State::start(&Model::new(problem)).sequence().length, 2);
}
