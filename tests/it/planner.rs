//! Plans against the exact optimum.

use otp_triage::authoring::progress::unwatched;
use otp_triage::authoring::simulate::submodels::submodel;
use otp_triage::authoring::simulate::{Excess, Rng, excess, expected_cost, random_problem};
use otp_triage::engine::plan::decide::{Decision, Reach, decide};
use otp_triage::engine::plan::model::Model;
use otp_triage::engine::plan::policy::Policy;
use otp_triage::engine::plan::problem::{Action, ActionId, Need, Problem, Query, QueryId, Row};
use otp_triage::engine::plan::state::State;

use crate::shipped;

#[track_caller]
fn close(found: Excess) {
    assert!(found.mean <= 0.005 && found.p95 <= 0.015 && found.worst <= 0.04, "{found:?}");
}

/// Nothing is cheaper than the optimum, whatever the policy.
#[test]
fn no_policy_is_below_the_optimum() {
    let book = shipped::book();
    for policy in Policy::ALL {
        let mut numbers = Rng::seeded(1);
        let problems: Vec<_> = (0..5).map(|_| submodel(&book, &mut numbers)).collect();
        let random: Vec<_> = (0..5).map(|_| random_problem(&mut numbers, 6, 4, 6)).collect();
        let found = excess(problems.into_iter().chain(random), policy, &unwatched);
        assert!(found.least >= 0.0, "{policy:?}: {found:?}");
    }
}

#[test]
fn plans_are_close_to_the_optimum_on_random_problems() {
    let mut numbers = Rng::seeded(1);
    close(excess((0..12).map(|_| random_problem(&mut numbers, 8, 5, 8)), Policy::Plan, &unwatched));
}

#[test]
fn plans_are_close_to_the_optimum_on_cut_outs_of_the_shipped_rulebook() {
    let book = shipped::book();
    let mut numbers = Rng::seeded(1);
    close(excess((0..6).map(|_| submodel(&book, &mut numbers)), Policy::Plan, &unwatched));
}

/// The cost of a policy by walking its tree is its mean cost over simulated people, within four standard errors.
#[test]
fn walking_the_tree_and_simulating_people_agree() {
    let mut numbers = Rng::seeded(3);
    let mut problem = random_problem(&mut numbers, 4, 2, 4);
    problem.dont_know = 0.15;
    let model = Model::new(problem);
    let start = State::start(&model);
    let expected = expected_cost(&start, Policy::Plan) / start.mass();
    let costs: Vec<f64> = (0..4000).map(|_| course(&start, &mut numbers)).collect();
    let count = 4000.0;
    let mean = costs.iter().sum::<f64>() / count;
    let variance = costs.iter().map(|cost| (cost - mean).powi(2)).sum::<f64>() / count;
    let sigma = (variance / count).sqrt();
    assert!((mean - expected).abs() <= 4.0 * sigma, "{mean} ± {sigma} is not {expected}");
}

/// The minutes that one simulated person pays.
fn course(start: &State<'_>, rng: &mut Rng) -> f64 {
    let problem = &start.model().problem;
    let mut left = rng.share() * start.mass();
    let cause = problem.belief.iter().position(|belief| {
        left -= belief;
        left < 0.0
    });
    let cause = cause.unwrap_or(problem.belief.len() - 1);
    let mut state = start.clone();
    let mut cost = 0.0;
    loop {
        match decide(&state, Reach::for_model(state.model())) {
            Decision::Escalate => return cost + problem.escalate,
            Decision::Start(_) => unreachable!("random problems have no waits"),
            Decision::Try(action) => {
                cost += state.cost(action);
                let works = problem[action].named.iter().find(|(at, _)| *at == cause).map_or(0.0, |(_, works)| *works);
                if rng.share() < works {
                    return cost;
                }
                state = state.failed(action);
            }
            Decision::Ask(query) => {
                cost += state.cost_to_ask(query);
                let mut left = rng.share() / (1.0 - problem.dont_know);
                let answer = problem[query].rows.iter().position(|row| {
                    left -= row.at(cause);
                    left < 0.0
                });
                state = answer.map_or_else(|| state.not_known(query), |answer| state.answered(query, answer));
            }
        }
    }
}

/// Two causes as likely as each other, and a question that tells which it is: knowing saves two minutes.
#[test]
fn a_question_is_asked_until_its_price_has_risen_over_what_it_saves() {
    let fix = |cause| Action { named: vec![(cause, 1.0)], cost: 4.0, ..Action::default() };
    let problem = |asked| Problem {
        belief: vec![0.5, 0.5],
        actions: vec![fix(0), fix(1)],
        queries: vec![Query {
            rows: vec![Row::from_iter([1.0, 0.0]), Row::from_iter([0.0, 1.0])],
            effort: 0.1,
            askable: true,
        }],
        asking: vec![0.0, 0.5, 3.0],
        asked,
        reach: vec![0.0],
        escalate: 100.0,
        waiting: 1.0,
        dont_know: 0.0,
        floor: 0.0,
    };
    let first = |asked| {
        let model = Model::new(problem(asked));
        decide(&State::start(&model), Reach::for_model(&model))
    };
    let (ask, attempt) = (Decision::Ask(QueryId(0)), Decision::Try(ActionId(0)));
    assert_eq!([-3, 0, 1, 2, 9].map(first), [ask, ask, ask, attempt, attempt]);
    // After a fix that failed the person is patient again.
    let model = Model::new(problem(2));
    let start = State::start(&model);
    assert!((start.cost_to_ask(QueryId(0)) - 3.1).abs() < 1e-12);
    assert!((start.failed(ActionId(1)).cost_to_ask(QueryId(0)) - 0.1).abs() < 1e-12);
    // A fix that needs the answer begins with the question, so its price does not rise.
    let mut needed = problem(2);
    needed.actions[0].only_if = vec![Need { query: QueryId(0), suits: vec![true, false] }];
    let model = Model::new(needed);
    assert!((State::start(&model).cost_to_ask(QueryId(0)) - 0.1).abs() < 1e-12);
}

#[test]
fn questions_with_many_answers_shorten_the_look_ahead() {
    let query = |answers: usize| Query { rows: vec![Row::from_iter([0.5, 0.5]); answers], effort: 0.1, askable: true };
    let depth = |answers: [usize; 5]| {
        let problem = Problem {
            belief: vec![0.5, 0.5],
            actions: Vec::new(),
            queries: answers.into_iter().map(query).collect(),
            asking: vec![0.0],
            asked: 0,
            reach: vec![0.0],
            escalate: 100.0,
            waiting: 1.0,
            dont_know: 0.0,
            floor: 0.0,
        };
        Reach::for_model(&Model::new(problem)).depth
    };
    assert_eq!(depth([2, 3, 3, 3, 3]), 4);
    // The widest questions of the built-in rulebook.
    assert_eq!(depth([8, 5, 4, 3, 3]), 4);
    assert_eq!(depth([30, 2, 2, 2, 2]), 2);
    assert_eq!(depth([30, 30, 30, 2, 2]), 1);
}
