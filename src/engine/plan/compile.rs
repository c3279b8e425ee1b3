//! From a rulebook and what was said to a problem in numbers.

use crate::engine::belief::prior;
use crate::engine::facts::{Answer, Facts, Truth};
use crate::engine::plan::problem::{Action, Need, Problem, Query, Row};
use crate::engine::plan::state::Model;
use crate::rulebook::{
    Actor, AnswerId, Audience, Cause, CauseId, Condition, Fix, FixId, Outcome, QuestionId, QuestionKind, Rulebook,
    Step, When,
};

/// How often people answer *don't know*: the middle of what interviews show, 10 to 20 %.
const DONT_KNOW: f64 = 0.15;

/// How many answers of this person weigh as much as that. Somebody who has said *don't know* again and again will not
/// know the next thing either, and is better helped by a first fix than by one more question.
const ANSWERS_EXPECTED: f64 = 2.0;

/// What would work in less than this share of cases when its turn comes is not advised.
pub(crate) const WORTH_ADVISING: f64 = 0.05;

/// A problem, and what its numbers stand for.
#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub(crate) model: Model,
    /// By hypothesis, its place among all beliefs. What is ruled out is left out: it can never come back.
    pub(crate) hypotheses: Vec<usize>,
    pub(crate) fixes: Vec<FixId>,
    pub(crate) questions: Vec<QuestionId>,
}

/// Everything that may be advised or asked now, in numbers.
pub(crate) fn compile(
    book: &Rulebook,
    audience: Audience,
    facts: &Facts,
    belief: &[f64],
    advisable: impl Fn(FixId) -> bool,
) -> Compiled {
    let hypotheses: Vec<usize> = (0..belief.len()).filter(|at| belief[*at] > 0.0).collect();
    let fixes: Vec<FixId> = book
        .fixes
        .ids()
        .filter(|fix| match facts.outcome(*fix) {
            None => advisable(*fix) && possible(book, audience, facts, &book[*fix]),
            Some(outcome) => outcome == Outcome::Started,
        })
        .collect();
    let mut hung_on = vec![false; book.questions.len()];
    for condition in fixes.iter().flat_map(|fix| book[*fix].when.0.iter().chain(&book[*fix].needs.0)) {
        hung_on[condition.question.index()] = true;
    }
    let questions: Vec<QuestionId> = book
        .questions
        .ids()
        .filter(|question| facts.chosen(*question).is_none() && *question != book.role)
        .filter(|question| {
            let not_known = facts.answer(*question).is_some();
            not_known || hung_on[question.index()] || askable(book, audience, facts, *question)
        })
        .collect();
    let need = |condition: &Condition| Need {
        query: questions.binary_search(&condition.question).expect("an open condition asks what is not known"),
        suits: book[condition.question].answers.ids().map(|answer| condition.answers.contains(&answer)).collect(),
    };
    let open = |when: &When| -> Vec<Need> {
        when.0.iter().filter(|condition| facts.condition(condition) == Truth::Open).map(need).collect()
    };
    let named = |fix: &Fix| -> Vec<(usize, f64)> {
        let place = |(cause, works): &(CauseId, f64)| Some((hypotheses.binary_search(&cause.index()).ok()?, *works));
        fix.cures.iter().filter_map(place).collect()
    };
    let action = |id: FixId, fix: &Fix| Action {
        named: named(fix),
        any: fix.cures_any.unwrap_or(0.0),
        cost: book.costs.attention + fix.effort + book.costs.waiting_for(fix.wait),
        lasts: fix.effort,
        wait: fix.wait,
        running: facts.outcome(id) == Some(Outcome::Started),
        sends: sends(book, audience, facts, id),
        actor: fix.by as usize,
        gates: open(&fix.when),
        needs: open(&fix.needs),
    };
    let speaking = Speaking::new(book, facts, &hypotheses);
    let problem = Problem {
        actions: fixes.iter().map(|fix| action(*fix, &book[*fix])).collect(),
        queries: questions
            .iter()
            .map(|question| Query {
                rows: speaking.rows(*question),
                cost: book.costs.asking_for(&book[*question]),
                askable: askable(book, audience, facts, *question),
            })
            .collect(),
        belief: hypotheses.iter().map(|at| belief[*at]).collect(),
        reach: Actor::ALL.iter().map(|actor| book.costs.reaching(*actor, audience)).collect(),
        escalate: book.costs.persistence,
        waiting: book.costs.waiting,
        dont_know: dont_know(book, facts),
        floor: WORTH_ADVISING,
    };
    Compiled { model: Model::new(problem), hypotheses, fixes, questions }
}

/// The share of *don't know* to expect from this person: the usual one, moved by what they have answered so far.
fn dont_know(book: &Rulebook, facts: &Facts) -> f64 {
    let mut asked = ANSWERS_EXPECTED;
    let mut not_known = DONT_KNOW * ANSWERS_EXPECTED;
    let evidence = |question: &QuestionId| book[*question].kind == QuestionKind::Evidence && *question != book.symptom;
    for question in book.questions.ids().filter(evidence) {
        match facts.answer(question) {
            Some(Answer::Unknown) => (asked, not_known) = (asked + 1.0, not_known + 1.0),
            Some(_) => asked += 1.0,
            None => {}
        }
    }
    not_known / asked
}

/// Whether a question can be asked now: not yet said, for this audience, and not known to be out of place.
pub(crate) fn askable(book: &Rulebook, audience: Audience, facts: &Facts, question: QuestionId) -> bool {
    let asked = &book[question];
    question != book.role
        && facts.answer(question).is_none()
        && asked.audience.includes(audience)
        && !asked.answers.is_empty()
        && facts.truth(&asked.when) != Truth::Fails
}

/// What a fix still needs to know. `None` if one need is known not to hold or cannot be asked any more: *don't know*
/// is not good enough where somebody could be harmed.
pub(crate) fn pending(book: &Rulebook, audience: Audience, facts: &Facts, fix: &Fix) -> Option<Vec<QuestionId>> {
    let mut pending = Vec::new();
    for need in &fix.needs.0 {
        match facts.condition(need) {
            Truth::Holds => {}
            Truth::Open if askable(book, audience, facts, need.question) => pending.push(need.question),
            Truth::Open | Truth::Fails => return None,
        }
    }
    Some(pending)
}

/// Whether doing a fix makes a new code be sent.
pub(crate) fn sends(book: &Rulebook, audience: Audience, facts: &Facts, fix: FixId) -> bool {
    let meant = |step: &&Step| step.audience.includes(audience) && facts.truth(&step.when) != Truth::Fails;
    book[fix].steps.iter().filter(meant).any(|step| step.sends)
}

fn possible(book: &Rulebook, audience: Audience, facts: &Facts, fix: &Fix) -> bool {
    fix.audience.includes(audience)
        && facts.truth(&fix.when) != Truth::Fails
        && pending(book, audience, facts, fix).is_some()
}

/// Who speaks of which question, of the causes that are possible.
struct Speaking<'r> {
    book: &'r Rulebook,
    facts: &'r Facts,
    /// By question, those whose belief its answer would move otherwise than it moves all others.
    by_question: Vec<Vec<Possible<'r>>>,
}

/// A cause that is possible, and how common it is as far as is known now.
#[derive(Clone, Copy)]
struct Possible<'r> {
    hypothesis: usize,
    cause: &'r Cause,
    frequency: f64,
}

impl<'r> Speaking<'r> {
    fn new(book: &'r Rulebook, facts: &'r Facts, hypotheses: &[usize]) -> Self {
        let mut by_question: Vec<Vec<Possible<'r>>> = vec![Vec::new(); book.questions.len()];
        for (hypothesis, at) in hypotheses.iter().enumerate() {
            let Some(cause) = book.cause_at(*at).map(|id| &book[id]) else { continue };
            let possible = Possible { hypothesis, cause, frequency: prior(book, cause, facts, None) };
            let hung_on = cause.conditions().map(|condition| condition.question);
            for question in cause.rows.iter().map(|(question, _)| *question).chain(hung_on) {
                let speaking = &mut by_question[question.index()];
                if speaking.last().is_none_or(|last| last.hypothesis != hypothesis) {
                    speaking.push(possible);
                }
            }
        }
        Self { book, facts, by_question }
    }

    /// P(answer | hypothesis), by answer. A context question moves beliefs by opening and closing gates; given what is
    /// known now, that is a likelihood like any other, so that the plan can treat all questions alike.
    fn rows(&self, question: QuestionId) -> Vec<Row> {
        let Self { book, facts, by_question } = self;
        let asked = &book[question];
        let row = |answer: AnswerId| {
            let usual = asked.usual[answer.index()];
            let likelihood = |Possible { cause, frequency, .. }: &Possible<'_>| match asked.kind {
                QuestionKind::Evidence => cause.row(question).map_or(usual, |row| row[answer.index()]),
                QuestionKind::Context => usual * prior(book, cause, facts, Some((question, answer))) / frequency,
            };
            let own = by_question[question.index()].iter();
            Row::new(usual, own.map(|speaking| (speaking.hypothesis, likelihood(speaking))).collect())
        };
        asked.answers.ids().map(row).collect()
    }
}
