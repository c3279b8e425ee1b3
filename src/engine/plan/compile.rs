//! Compiles a rulebook and facts to a problem in numbers.

use crate::engine::belief::{Belief, prior};
use crate::engine::facts::{Facts, Truth};
use crate::engine::plan::model::Model;
use crate::engine::plan::problem::{Action, ActionId, Need, PATIENCE, Problem, Query, QueryId, Row};
use crate::engine::view::View;
use crate::rulebook::{
    Actor, Answer, Cause, CauseId, Condition, Fix, FixId, Outcome, QuestionId, QuestionKind, Rulebook, When,
};

/// The usual share of *don't know* among answers: the middle of what interviews show, 10 to 20 %.
pub(crate) const DONT_KNOW: f64 = 0.15;

/// The weight of the usual share, in answers of this person. Somebody who has answered *don't know* repeatedly is not
/// likely to know the next answer either, and a fix will help them more than another question.
const ANSWERS_EXPECTED: f64 = 2.0;

/// The smallest chance of working, at its turn, with which a fix is advised.
pub(crate) const WORTH_ADVISING: f64 = 0.05;

/// A problem, and the entries behind its numbers. All lists are in rulebook order.
#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub(crate) model: Model,
    /// By hypothesis, without causes that are ruled out, which nothing can make possible again. *Other* follows the
    /// last one if its belief is above 0.
    pub(crate) hypotheses: Vec<CauseId>,
    /// By action.
    pub(crate) fixes: Vec<FixId>,
    /// By query.
    pub(crate) questions: Vec<QuestionId>,
}

impl Compiled {
    pub(crate) fn fix(&self, action: ActionId) -> FixId {
        self.fixes[action.0]
    }

    /// The action of a fix; `None` if it is not on the plan.
    pub(crate) fn action(&self, fix: FixId) -> Option<ActionId> {
        self.fixes.binary_search(&fix).ok().map(ActionId)
    }

    pub(crate) fn question(&self, query: QueryId) -> QuestionId {
        self.questions[query.0]
    }

    /// The query of a question; `None` if it is answered or does not matter any more.
    pub(crate) fn query(&self, question: QuestionId) -> Option<QueryId> {
        self.questions.binary_search(&question).ok().map(QueryId)
    }
}

/// Compiles everything that may be advised or asked now, without fixes for which `advisable` is false, unless their
/// wait is running.
pub(crate) fn compile(
    view: View<'_>,
    belief: &Belief,
    enough_codes: bool,
    advisable: impl Fn(FixId) -> bool,
) -> Compiled {
    let hypotheses: Vec<CauseId> = belief.possible().collect();
    let fixes = open_fixes(view, advisable);
    let questions = open_questions(view, &fixes);
    let View { book, audience, facts } = view;
    let scope = Scope { view, enough_codes, hypotheses: &hypotheses, questions: &questions };
    let rows = RowSource::new(book, facts, &hypotheses);
    let mut beliefs: Vec<f64> = hypotheses.iter().map(|cause| belief[*cause]).collect();
    if belief.other() > 0.0 {
        beliefs.push(belief.other());
    }
    let problem = Problem {
        actions: fixes.iter().map(|fix| scope.action(*fix)).collect(),
        queries: questions.iter().map(|question| query(view, &rows, *question)).collect(),
        belief: beliefs,
        asking: book.costs.asking.clone(),
        asked: asked(book, facts),
        reach: Actor::ALL.iter().map(|actor| book.costs.reaching(*actor, audience)).collect(),
        escalate: book.costs.persistence,
        waiting: book.costs.waiting,
        dont_know: dont_know(book, facts),
        floor: WORTH_ADVISING,
    };
    Compiled { model: Model::new(problem), hypotheses, fixes, questions }
}

/// The cost of a fix in minutes, including its wait and a delay before one of its steps. The cost of reaching its actor is
/// added once per actor.
pub(crate) fn cost(book: &Rulebook, fix: &Fix, delay: f64) -> f64 {
    book.costs.attention + fix.effort + book.costs.waiting_for(fix.wait + delay)
}

/// The fixes that can be advised, and those whose wait is running.
fn open_fixes(view: View<'_>, advisable: impl Fn(FixId) -> bool) -> Vec<FixId> {
    let mut fixes = Vec::new();
    for (id, fix) in view.book.fixes.entries() {
        let open = match view.facts.outcome(id) {
            None => advisable(id) && view.possible(fix),
            // It is done already: no gate or alert can undo that, and its wait must be on the plan.
            Some(outcome) => outcome == Outcome::Started,
        };
        if open {
            fixes.push(id);
        }
    }
    fixes
}

/// The questions without a chosen answer that can be asked, or that are in a gate or need of one of these fixes. They
/// include those answered by *don't know*, whose rows give the chance that a gate is open.
fn open_questions(view: View<'_>, fixes: &[FixId]) -> Vec<QuestionId> {
    let View { book, facts, .. } = view;
    let mut required = vec![false; book.questions.len()];
    for fix in fixes {
        let Fix { when, needs, only_if, .. } = &book[*fix];
        for condition in when.0.iter().chain(&needs.0).chain(&only_if.0) {
            required[condition.question.index()] = true;
        }
    }
    let mut questions = Vec::new();
    for id in book.questions.ids() {
        let open = facts.chosen(id).is_none() && id != book.role;
        if open && (facts.answer(id).is_some() || required[id.index()] || view.askable(id)) {
            questions.push(id);
        }
    }
    questions
}

/// The expected share of *don't know* for this person: the usual one, adjusted by their answers so far.
fn dont_know(book: &Rulebook, facts: &Facts) -> f64 {
    let mut asked = ANSWERS_EXPECTED;
    let mut not_known = DONT_KNOW * ANSWERS_EXPECTED;
    for (id, question) in book.questions.entries() {
        // Everybody knows their symptom and their context: these answers predict nothing about the next.
        if question.kind != QuestionKind::Evidence || id == book.symptom {
            continue;
        }
        match facts.answer(id) {
            Some(Answer::Unknown) => (asked, not_known) = (asked + 1.0, not_known + 1.0),
            Some(_) => asked += 1.0,
            None => {}
        }
    }
    not_known / asked
}

/// The position of the price of the next question, see [`Problem::asked`]. *Don't know* is an answer too. The opening does
/// not count: everybody expects it.
fn asked(book: &Rulebook, facts: &Facts) -> isize {
    let mut asked = 0;
    for question in book.questions.ids() {
        let counts = question != book.role && !book.opening.contains(&question);
        asked += isize::from(counts && facts.answer(question).is_some());
    }
    for fix in book.fixes.ids() {
        asked -= if facts.outcome(fix).is_some() { PATIENCE } else { 0 };
    }
    asked
}

fn query(view: View<'_>, rows: &RowSource<'_>, question: QuestionId) -> Query {
    Query { rows: rows.of(question), effort: view.book[question].effort, askable: view.askable(question) }
}

/// The entries that actions refer to by position.
struct Scope<'a> {
    view: View<'a>,
    enough_codes: bool,
    hypotheses: &'a [CauseId],
    questions: &'a [QuestionId],
}

impl Scope<'_> {
    fn action(&self, id: FixId) -> Action {
        let View { book, facts, .. } = self.view;
        let fix = &book[id];
        Action {
            named: self.named(fix),
            any: fix.cures_any.unwrap_or(0.0),
            cost: cost(book, fix, self.view.delay(fix, self.enough_codes)),
            lasts: fix.effort,
            wait: fix.wait,
            running: facts.outcome(id) == Some(Outcome::Started),
            sends: self.view.sends(id),
            actor: fix.by as usize,
            gates: [self.open(&fix.when), self.open(&fix.needs)].concat(),
            only_if: self.open(&fix.only_if),
            withheld: self.view.is_withheld(fix),
        }
    }

    /// P(works | hypothesis) for the causes of a fix that are possible.
    fn named(&self, fix: &Fix) -> Vec<(usize, f64)> {
        let mut named = Vec::with_capacity(fix.cures.len());
        for (cause, works) in &fix.cures {
            if let Ok(hypothesis) = self.hypotheses.binary_search(cause) {
                named.push((hypothesis, *works));
            }
        }
        named
    }

    /// The conditions that are not known to hold.
    fn open(&self, when: &When) -> Vec<Need> {
        let open = when.0.iter().filter(|condition| self.view.facts.condition(condition) == Truth::Open);
        open.map(|condition| self.need(condition)).collect()
    }

    fn need(&self, condition: &Condition) -> Need {
        let query = self.questions.binary_search(&condition.question);
        let answers = self.view.book[condition.question].answers.ids();
        Need {
            query: QueryId(
                query.expect("the question of an open condition has no chosen answer, so it is among the questions"),
            ),
            suits: answers.map(|answer| condition.answers.contains(&answer)).collect(),
        }
    }
}

/// The possible causes with a likelihood of their own for a question, by question.
///
/// Most causes have none for most questions. Collecting the few that have, once, keeps the rows sparse and avoids a
/// search through every cause for every question, which took most of the time of a start.
struct RowSource<'r> {
    book: &'r Rulebook,
    facts: &'r Facts,
    by_question: Vec<Vec<PossibleCause<'r>>>,
}

/// A possible cause, and its frequency given the known context.
#[derive(Clone, Copy)]
struct PossibleCause<'r> {
    hypothesis: usize,
    cause: &'r Cause,
    frequency: f64,
}

impl<'r> RowSource<'r> {
    fn new(book: &'r Rulebook, facts: &'r Facts, hypotheses: &[CauseId]) -> Self {
        let mut by_question: Vec<Vec<PossibleCause<'r>>> = vec![Vec::new(); book.questions.len()];
        for (hypothesis, id) in hypotheses.iter().enumerate() {
            let cause = &book[*id];
            let possible = PossibleCause { hypothesis, cause, frequency: prior(book, cause, facts, None) };
            let required = cause.conditions().map(|condition| condition.question);
            for question in cause.rows.iter().map(|(question, _)| *question).chain(required) {
                let causes = &mut by_question[question.index()];
                // A cause can mention a question more than once, and is then the last on the list already.
                if causes.last().is_none_or(|last| last.hypothesis != hypothesis) {
                    causes.push(possible);
                }
            }
        }
        Self { book, facts, by_question }
    }

    /// P(answer | hypothesis), by answer.
    fn of(&self, question: QuestionId) -> Vec<Row> {
        let causes = &self.by_question[question.index()];
        let usual = &self.book[question].usual;
        let mut own = vec![Vec::with_capacity(causes.len()); usual.len()];
        for possible in causes {
            for (own, likelihood) in own.iter_mut().zip(self.likelihoods(possible, question)) {
                own.push((possible.hypothesis, likelihood));
            }
        }
        usual.iter().zip(own).map(|(usual, own)| Row::new(*usual, own)).collect()
    }

    /// P(answer | cause), by answer. The answer to a context question changes beliefs by opening and closing gates. Given
    /// the known facts, that too is a likelihood, so that the plan can treat all questions alike.
    fn likelihoods(&self, possible: &PossibleCause<'_>, question: QuestionId) -> Vec<f64> {
        let PossibleCause { cause, frequency, .. } = possible;
        let asked = &self.book[question];
        match asked.kind {
            QuestionKind::Evidence => cause.row(question).unwrap_or(&asked.usual).to_vec(),
            QuestionKind::Context => {
                let mut priors = vec![0.0; asked.answers.len()];
                for (answer, first) in asked.answers.ids().zip(cause.first_alike(question)) {
                    // Worked out once for all answers that the cause cannot tell apart.
                    priors[answer.index()] = if *first == answer {
                        prior(self.book, cause, self.facts, Some((question, answer)))
                    } else {
                        priors[first.index()]
                    };
                }
                asked.usual.iter().zip(priors).map(|(usual, prior)| usual * prior / frequency).collect()
            }
        }
    }
}
