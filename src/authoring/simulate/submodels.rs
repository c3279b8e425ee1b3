//! Problems small enough for the exact optimum, cut out of a rulebook. Gates that are not known are taken to be open.

use crate::authoring::simulate::{Rng, sampled};
use crate::engine::plan::compile::compile;
use crate::engine::plan::problem::{Action, Need, Problem, Query, QueryId, Row};
use crate::engine::{Answer, Belief, Session, View};
use crate::rulebook::{Audience, QuestionKind, Rulebook};

/// The size of a sub-model: causes besides *other*, questions, fixes.
const CAUSES: usize = 8;
const QUESTIONS: usize = 6;
const FIXES: usize = 7;

/// Cuts a random sub-model out of a rulebook: the scene is set at random, then some of the causes that are possible
/// there are kept, with questions that speak of them and fixes that mend them.
pub fn submodel(book: &Rulebook, rng: &mut Rng) -> Problem {
    let mut session = Session::start(book, Audience::User);
    for question in book.questions.ids() {
        let scene = book[question].kind == QuestionKind::Context || question == book.symptom;
        if scene && question != book.role {
            let answer = book[question]
                .answers
                .at(sampled(rng, &book[question].usual))
                .expect("a row runs parallel to the answers");
            // What does not arise in this scene stays unsaid.
            let _ = session.answer(question, Answer::Chosen(answer));
        }
    }
    let facts = session.facts();
    let view = View { book, audience: Audience::User, facts: &facts };
    let whole = compile(view, &Belief::given(book, &facts), |_| true).model.problem;
    cut(&whole, rng)
}

fn cut(whole: &Problem, rng: &mut Rng) -> Problem {
    let other = whole.belief.len() - 1;
    let mut causes: Vec<usize> = rng.pick(CAUSES, other);
    causes.push(other);
    let mends = |action: &Action| action.any > 0.0 || action.named.iter().any(|(cause, _)| causes.contains(cause));
    let useful: Vec<usize> = (0..whole.actions.len()).filter(|at| mends(&whole.actions[*at])).collect();
    let actions: Vec<usize> = rng.pick(FIXES, useful.len()).into_iter().map(|at| useful[at]).collect();
    let needed = |query: usize| {
        let needs = actions.iter().flat_map(|at| &whole.actions[*at].needs);
        needs.clone().any(|need| need.query == QueryId(query))
    };
    let tells = |query: &Query| {
        query.rows.iter().any(|row| causes.iter().any(|cause| (row.at(*cause) - row.at(other)).abs() > 1e-9))
    };
    let speaking: Vec<usize> = (0..whole.queries.len())
        .filter(|at| whole.queries[*at].askable && (needed(*at) || tells(&whole.queries[*at])))
        .collect();
    let queries: Vec<usize> = rng.pick(QUESTIONS, speaking.len()).into_iter().map(|at| speaking[at]).collect();
    // What hangs on a question that was cut away is taken to hold.
    let kept = |needs: &[Need]| -> Vec<Need> {
        let renumbered = |need: &Need| {
            let query = queries.iter().position(|at| QueryId(*at) == need.query)?;
            Some(Need { query: QueryId(query), suits: need.suits.clone() })
        };
        needs.iter().filter_map(renumbered).collect()
    };
    let action = |at: &usize| {
        let action = &whole.actions[*at];
        let named = action
            .named
            .iter()
            .filter_map(|(cause, works)| Some((causes.iter().position(|kept| kept == cause)?, *works)));
        // A gate that may be open would make beliefs depend on the order of failures, and the optimum with them.
        Action { named: named.collect(), gates: Vec::new(), needs: kept(&action.needs), ..action.clone() }
    };
    let query = |at: &usize| {
        let query = &whole.queries[*at];
        let row = |row: &Row| causes.iter().map(|cause| row.at(*cause)).collect();
        let rows = query.rows.iter().map(row).collect();
        Query { rows, ..query.clone() }
    };
    Problem {
        belief: causes.iter().map(|cause| whole.belief[*cause]).collect(),
        actions: actions.iter().map(action).collect(),
        queries: queries.iter().map(query).collect(),
        reach: whole.reach.clone(),
        ..*whole
    }
}
