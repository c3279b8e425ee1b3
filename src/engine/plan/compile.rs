//! From a rulebook and facts to a problem in numbers.

use crate::engine::belief::{Belief, prior};
use crate::engine::facts::{Answer, Facts, Truth};
use crate::engine::plan::model::Model;
use crate::engine::plan::problem::{Action, ActionId, Need, Problem, Query, QueryId, Row};
use crate::engine::view::View;
use crate::rulebook::{
    Actor, AnswerId, Cause, CauseId, Condition, Fix, FixId, Outcome, QuestionId, QuestionKind, Rulebook, When,
};

/// The usual share of *don't know* among answers: the middle of what interviews show, 10 to 20 %.
pub(crate) const DONT_KNOW: f64 = 0.15;

/// The usual share counts as much as so many answers of this person. Somebody who has said *don't know* again and again
/// will not know the next thing either, and is better helped by a first fix than by one more question.
const ANSWERS_EXPECTED: f64 = 2.0;

/// A fix that would work in less than this share of cases when its turn comes is not advised.
pub(crate) const WORTH_ADVISING: f64 = 0.05;

/// A problem, and the entries that its numbers stand for. All lists are in rulebook order.
#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub(crate) model: Model,
    /// By hypothesis. Causes that are ruled out are left out: they can never come back. *Other* follows behind the last,
    /// if it is left at all.
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

    pub(crate) fn question(&self, query: QueryId) -> QuestionId {
        self.questions[query.0]
    }

    /// The query of a question; `None` if no answer to it is open any more.
    pub(crate) fn query(&self, question: QuestionId) -> Option<QueryId> {
        self.questions.binary_search(&question).ok().map(QueryId)
    }
}

/// Compiles everything that may be advised or asked now. Fixes for which `advisable` is false are left out, unless their
/// wait is running.
pub(crate) fn compile(view: View<'_>, belief: &Belief, advisable: impl Fn(FixId) -> bool) -> Compiled {
    let hypotheses: Vec<CauseId> = belief.possible().collect();
    let fixes = advised(view, advisable);
    let questions = open_questions(view, &fixes);
    let View { book, audience, facts } = view;
    let scope = Scope { view, hypotheses: &hypotheses, questions: &questions };
    let speaking = Speaking::new(book, facts, &hypotheses);
    let mut beliefs: Vec<f64> = hypotheses.iter().map(|cause| belief[*cause]).collect();
    if belief.other() > 0.0 {
        beliefs.push(belief.other());
    }
    let problem = Problem {
        actions: fixes.iter().map(|fix| scope.action(*fix)).collect(),
        queries: questions.iter().map(|question| query(view, &speaking, *question)).collect(),
        belief: beliefs,
        reach: Actor::ALL.iter().map(|actor| book.costs.reaching(*actor, audience)).collect(),
        escalate: book.costs.persistence,
        waiting: book.costs.waiting,
        dont_know: dont_know(book, facts),
        floor: WORTH_ADVISING,
    };
    Compiled { model: Model::new(problem), hypotheses, fixes, questions }
}

/// The minutes that doing a fix costs, its wait included. Reaching whoever carries it out comes on top, once an actor.
pub(crate) fn cost(book: &Rulebook, fix: &Fix) -> f64 {
    book.costs.attention + fix.effort + book.costs.waiting_for(fix.wait)
}

/// The fixes that can be advised, and those whose wait is running.
fn advised(view: View<'_>, advisable: impl Fn(FixId) -> bool) -> Vec<FixId> {
    let mut fixes = Vec::new();
    for (id, fix) in view.book.fixes.entries() {
        let open = match view.facts.outcome(id) {
            None => advisable(id) && view.possible(fix),
            // It is done already: no gate and no alert can take that back, and its wait has to be on the plan.
            Some(outcome) => outcome == Outcome::Started,
        };
        if open {
            fixes.push(id);
        }
    }
    fixes
}

/// The questions without a chosen answer that can be asked, or on which a gate or a need of one of these fixes hangs.
/// *Don't know* stays among them: its question says how likely a gate is to be open.
fn open_questions(view: View<'_>, fixes: &[FixId]) -> Vec<QuestionId> {
    let View { book, facts, .. } = view;
    let mut hung_on = vec![false; book.questions.len()];
    for condition in fixes.iter().flat_map(|fix| book[*fix].when.0.iter().chain(&book[*fix].needs.0)) {
        hung_on[condition.question.index()] = true;
    }
    let mut questions = Vec::new();
    for id in book.questions.ids() {
        let open = facts.chosen(id).is_none() && id != book.role;
        if open && (facts.answer(id).is_some() || hung_on[id.index()] || view.askable(id)) {
            questions.push(id);
        }
    }
    questions
}

/// The share of *don't know* to expect from this person: the usual one, moved by their answers so far.
fn dont_know(book: &Rulebook, facts: &Facts) -> f64 {
    let mut asked = ANSWERS_EXPECTED;
    let mut not_known = DONT_KNOW * ANSWERS_EXPECTED;
    for (id, question) in book.questions.entries() {
        // Everybody knows their symptom and their surroundings: answers to these say nothing about the next.
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

fn query(view: View<'_>, speaking: &Speaking<'_>, question: QuestionId) -> Query {
    Query {
        rows: speaking.rows(question),
        cost: view.book.costs.asking_for(&view.book[question]),
        askable: view.askable(question),
    }
}

/// The entries that actions refer to by their positions.
struct Scope<'a> {
    view: View<'a>,
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
            cost: cost(book, fix),
            lasts: fix.effort,
            wait: fix.wait,
            running: facts.outcome(id) == Some(Outcome::Started),
            sends: self.view.sends(id),
            actor: fix.by as usize,
            gates: self.open(&fix.when),
            needs: self.open(&fix.needs),
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
            query: QueryId(query.expect("an open condition asks what is not known")),
            suits: answers.map(|answer| condition.answers.contains(&answer)).collect(),
        }
    }
}

/// The possible causes that have a row of their own for a question, by question.
///
/// Most causes say nothing about most questions. Collecting the few that do, once, keeps the rows sparse and spares a
/// search through every cause for every question, which took most of the time of a start.
struct Speaking<'r> {
    book: &'r Rulebook,
    facts: &'r Facts,
    by_question: Vec<Vec<Possible<'r>>>,
}

/// A cause that is possible, and its frequency as far as is known now.
#[derive(Clone, Copy)]
struct Possible<'r> {
    hypothesis: usize,
    cause: &'r Cause,
    frequency: f64,
}

impl<'r> Speaking<'r> {
    fn new(book: &'r Rulebook, facts: &'r Facts, hypotheses: &[CauseId]) -> Self {
        let mut by_question: Vec<Vec<Possible<'r>>> = vec![Vec::new(); book.questions.len()];
        for (hypothesis, id) in hypotheses.iter().enumerate() {
            let cause = &book[*id];
            let possible = Possible { hypothesis, cause, frequency: prior(book, cause, facts, None) };
            let hung_on = cause.conditions().map(|condition| condition.question);
            for question in cause.rows.iter().map(|(question, _)| *question).chain(hung_on) {
                let speaking = &mut by_question[question.index()];
                // A cause can mention a question more than once; it is then the last that was added.
                if speaking.last().is_none_or(|last| last.hypothesis != hypothesis) {
                    speaking.push(possible);
                }
            }
        }
        Self { book, facts, by_question }
    }

    /// P(answer | hypothesis), by answer.
    fn rows(&self, question: QuestionId) -> Vec<Row> {
        self.book[question].answers.ids().map(|answer| self.row(question, answer)).collect()
    }

    fn row(&self, question: QuestionId, answer: AnswerId) -> Row {
        let speaking = self.by_question[question.index()].iter();
        let own = speaking.map(|possible| (possible.hypothesis, self.likelihood(possible, question, answer)));
        Row::new(self.book[question].usual[answer.index()], own.collect())
    }

    /// P(answer | cause). A context question moves beliefs by opening and closing gates; given what is known now, that is
    /// a likelihood like any other, so that the plan can treat all questions alike.
    fn likelihood(&self, possible: &Possible<'_>, question: QuestionId, answer: AnswerId) -> f64 {
        let Possible { cause, frequency, .. } = possible;
        let asked = &self.book[question];
        let usual = asked.usual[answer.index()];
        match asked.kind {
            QuestionKind::Evidence => cause.row(question).map_or(usual, |row| row[answer.index()]),
            QuestionKind::Context => usual * prior(self.book, cause, self.facts, Some((question, answer))) / frequency,
        }
    }
}
