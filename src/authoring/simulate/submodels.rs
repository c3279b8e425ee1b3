//! Problems that are small enough for the exact optimum, cut out of a rulebook. Unknown gates are assumed to be open.

use crate::authoring::simulate::{Rng, sample};
use crate::engine::plan::compile::compile;
use crate::engine::plan::problem::{Action, Need, Problem, Query, QueryId};
use crate::engine::{Answer, Belief, Session, View};
use crate::rulebook::{Audience, QuestionKind, Rulebook};

/// The largest size of a sub-model: causes besides *other*, questions, fixes.
const CAUSES: usize = 8;
const QUESTIONS: usize = 6;
const FIXES: usize = 7;

/// A random sub-model of a rulebook: a random context and symptom, some of the causes that are possible with them, and
/// some of the questions about these causes and of the fixes for them.
pub fn submodel(book: &Rulebook, rng: &mut Rng) -> Problem {
    let mut session = Session::start(book, Audience::User);
    for (id, question) in book.questions.entries() {
        let given = question.kind == QuestionKind::Context || id == book.symptom;
        if given && id != book.role {
            // A rulebook without services has a question without answers.
            let Some(answer) = question.answers.at(sample(rng, &question.usual)) else { continue };
            // A question that does not arise after the others stays unanswered.
            let _ = session.answer(id, Answer::Chosen(answer));
        }
    }
    let facts = session.facts();
    let view = View { book, audience: Audience::User, facts: &facts };
    let whole = compile(view, &Belief::given(book, &facts), false, |_| true).model.problem;
    cut(&whole, rng)
}

fn cut(whole: &Problem, rng: &mut Rng) -> Problem {
    let other = whole.belief.len() - 1;
    let mut causes: Vec<usize> = rng.pick(CAUSES, other);
    // *Other* comes last in every problem.
    causes.push(other);
    let mut useful: Vec<&Action> = whole.actions.iter().collect();
    useful.retain(|action| action.any > 0.0 || action.named.iter().any(|(cause, _)| causes.contains(cause)));
    let actions = pick(rng, FIXES, &useful);
    let mut informative: Vec<usize> = Vec::new();
    for (position, query) in whole.queries.iter().enumerate() {
        let mut needs = actions.iter().flat_map(|action| &action.only_if);
        let needed = needs.any(|need| need.query == QueryId(position));
        if query.askable && (needed || distinguishes(query, &causes, other)) {
            informative.push(position);
        }
    }
    let queries = pick(rng, QUESTIONS, &informative);
    Problem {
        belief: causes.iter().map(|cause| whole.belief[*cause]).collect(),
        actions: actions.into_iter().map(|action| cut_action(action, &causes, &queries)).collect(),
        queries: queries.iter().map(|query| cut_query(&whole.queries[*query], &causes)).collect(),
        asking: whole.asking.clone(),
        // The answers so far are the context that the sub-model assumes, and not questions that somebody was asked.
        asked: 0,
        reach: whole.reach.clone(),
        ..*whole
    }
}

/// A random choice of `many` items, in the order of the list.
fn pick<T: Copy>(rng: &mut Rng, many: usize, list: &[T]) -> Vec<T> {
    rng.pick(many, list.len()).into_iter().map(|position| list[position]).collect()
}

/// True if some answer to a query is more or less likely for one of the causes than for *other*.
fn distinguishes(query: &Query, causes: &[usize], other: usize) -> bool {
    query.rows.iter().any(|row| causes.iter().any(|cause| (row.at(*cause) - row.at(other)).abs() > 1e-9))
}

/// An action with its causes and conditions renumbered. `causes` and `queries` are in ascending order.
fn cut_action(action: &Action, causes: &[usize], queries: &[usize]) -> Action {
    let mut named = Vec::new();
    for (cause, works) in &action.named {
        if let Ok(hypothesis) = causes.binary_search(cause) {
            named.push((hypothesis, *works));
        }
    }
    let mut only_if = Vec::new();
    for need in &action.only_if {
        // A need is assumed to hold if its query was cut away.
        if let Ok(query) = queries.binary_search(&need.query.0) {
            only_if.push(Need { query: QueryId(query), suits: need.suits.clone() });
        }
    }
    // A gate that may be open would make beliefs depend on the order of failures, and the optimum with them.
    Action { named, gates: Vec::new(), only_if, withheld: false, ..action.clone() }
}

fn cut_query(query: &Query, causes: &[usize]) -> Query {
    let mut rows = Vec::new();
    for row in &query.rows {
        rows.push(causes.iter().map(|cause| row.at(*cause)).collect());
    }
    Query { rows, ..query.clone() }
}
