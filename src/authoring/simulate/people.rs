//! Simulated people with a known cause, and what a strategy costs them.

use crate::authoring::simulate::{Rng, sample};
use crate::engine::plan::compile::{DONT_KNOW, cost};
use crate::engine::plan::model::Model;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::{Action, Problem};
use crate::engine::plan::state::State;
use crate::engine::{Answer, Belief, Facts, Next, Session, Truth, View, likelihood, prior};
use crate::rulebook::{
    Actor, AnswerId, Audience, CauseId, Fix, FixId, Outcome, QuestionId, QuestionKind, Rulebook, SourceId,
};

/// A person with a cause and with an answer to every question.
#[derive(Debug, Clone)]
pub struct Person {
    /// The true cause; `None` if the rulebook does not know it.
    pub cause: Option<CauseId>,
    /// By question, the answer; `None` if the person does not know it.
    answers: Vec<Option<AnswerId>>,
    /// By fix, a number between 0 and 1: the fix works if this is below its chance.
    luck: Vec<f64>,
}

/// One person's way through the dialogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// In minutes: questions, fixes, and the escalation if there was one.
    pub cost: f64,
    /// The number of questions asked, the opening included.
    pub questions: usize,
    /// The number of questions and failed fixes before a fix that works was among the first two of the list; `None` if
    /// none ever was.
    pub in_sight: Option<usize>,
    pub solved: bool,
}

/// A method of choosing the next step.
#[derive(Debug, Clone)]
pub enum Strategy {
    /// The program, by a policy.
    Policy(Policy),
    /// A publication, read from the top: its fixes in the order of its claims, without questions that no fix needs.
    Source(Vec<FixId>),
}

/// A random person. The context follows the usual answers, the cause its frequency in that context, and the other
/// answers the cause.
pub fn person(book: &Rulebook, rng: &mut Rng) -> Person {
    let mut facts = Facts::none(book, Audience::User);
    let mut answers = vec![None; book.questions.len()];
    for (id, question) in book.questions.entries() {
        if question.kind != QuestionKind::Context || id == book.role {
            continue;
        }
        // A rulebook without services has a question without answers.
        let answer = question.answers.at(sample(rng, &question.usual));
        facts.set_answer(id, answer.map(Answer::Chosen));
        answers[id.index()] = answer;
    }
    let mut weights: Vec<f64> = book.causes.iter().map(|cause| prior(book, cause, &facts, None)).collect();
    // The weight of *other* before any evidence. Beliefs carry the probability of the context as a factor, priors do
    // not.
    let belief = Belief::given(book, &facts);
    let scale = weights.iter().sum::<f64>() / belief.known().max(f64::MIN_POSITIVE);
    weights.push(belief.other() * scale);
    // The index after the last cause is *other*, which has no id.
    let cause = book.causes.at(sample(rng, &weights));
    for (id, question) in book.questions.entries() {
        if question.kind == QuestionKind::Evidence {
            let answer_ids = question.answers.ids();
            let row: Vec<f64> = answer_ids.map(|answer| likelihood(book, cause, id, answer)).collect();
            let answer = question.answers.at(sample(rng, &row));
            // The opening is always known: its questions are asked because everybody can answer them.
            let known = book.opening.contains(&id) || rng.share() >= DONT_KNOW;
            answers[id.index()] = answer.filter(|_| known);
        }
    }
    Person { cause, answers, luck: book.fixes.iter().map(|_| rng.share()).collect() }
}

impl Person {
    /// The answer to a question, as an answer in a session.
    pub fn reply(&self, question: QuestionId) -> Answer {
        self.answers[question.index()].map_or(Answer::Unknown, Answer::Chosen)
    }

    /// True if a fix works for this person: it is possible for them, and their luck is below its chance for their cause.
    pub fn works(&self, book: &Rulebook, fix: FixId) -> bool {
        let Fix { when, needs, .. } = &book[fix];
        for condition in when.0.iter().chain(&needs.0) {
            // A condition holds where the person does not know the answer: the plan keeps its gate open too.
            if let Some(answer) = self.answers[condition.question.index()]
                && !condition.answers.contains(&answer)
            {
                return false;
            }
        }
        self.luck[fix.index()] < book[fix].works(self.cause)
    }
}

/// Runs a strategy for one person until the case is solved or escalated.
pub fn help(book: &Rulebook, person: &Person, strategy: &Strategy) -> Run {
    let mut session = Session::start(book, Audience::User);
    let mut run = Run { cost: 0.0, questions: 0, in_sight: None, solved: false };
    loop {
        let opened = book.opening.iter().all(|question| session.facts().answer(*question).is_some());
        if opened && run.in_sight.is_none() && in_sight(&session, person, strategy) {
            // Everybody answers the opening, so it does not count.
            run.in_sight = Some(session.log().len().saturating_sub(book.opening.len()));
        }
        let next = match strategy {
            Strategy::Policy(policy) => session.next_by(*policy),
            Strategy::Source(fixes) => next_in_guide(&session, fixes),
        };
        match next {
            Next::Ask(question) => {
                run.questions += 1;
                run.cost += asking(&session, question);
                session.answer(question, person.reply(question)).expect("the next question can be answered");
            }
            Next::Try(fix) => {
                run.cost += price(&session, fix);
                if person.works(book, fix) {
                    run.solved = true;
                    return run;
                }
                session.tried(fix, Outcome::Failed);
            }
            Next::Start(fix) => {
                // The wait is paid for when it is sat out, if it ever is.
                run.cost += price(&session, fix) - book.costs.waiting_for(book[fix].wait);
                session.tried(fix, Outcome::Started);
            }
            Next::Wait(fix) => {
                run.cost += book.costs.waiting_for(book[fix].wait);
                if person.works(book, fix) {
                    run.solved = true;
                    return run;
                }
                session.tried(fix, Outcome::Failed);
            }
            Next::Escalate(_) | Next::Done => {
                run.cost += book.costs.persistence;
                return run;
            }
        }
    }
}

/// True if one of the first two fixes that a strategy advises works for this person.
fn in_sight(session: &Session<'_>, person: &Person, strategy: &Strategy) -> bool {
    const FIRST: usize = 2;
    let (book, facts) = (session.book(), session.facts());
    match strategy {
        // All policies show the same list: they differ in the questions before it.
        Strategy::Policy(_) => {
            let fixes = session.diagnosis().fixes;
            fixes.iter().take(FIRST).any(|ranked| person.works(book, ranked.fix))
        }
        Strategy::Source(fixes) => {
            let left = fixes.iter().filter(|fix| {
                let open = facts.outcome(**fix).is_none() && facts.truth(&book[**fix].when) != Truth::Fails;
                open && book[**fix].audience.includes(session.audience())
            });
            left.take(FIRST).any(|fix| person.works(book, *fix))
        }
    }
}

/// The cost of a question now.
fn asking(session: &Session<'_>, question: QuestionId) -> f64 {
    let standing = session.standing();
    match standing.compiled.query(question) {
        Some(query) => standing.start().cost_to_ask(query),
        // It tells about a danger, and not about anything that is planned.
        None => session.book()[question].effort,
    }
}

/// The cost of a fix now. Reaching an actor counts once.
fn price(session: &Session<'_>, fix: FixId) -> f64 {
    let book = session.book();
    let facts = session.facts();
    let by = book[fix].by;
    let reached = book.fixes.ids().any(|other| facts.outcome(other).is_some() && book[other].by == by);
    let reach = if reached { 0.0 } else { book.costs.reaching(by, session.audience()) };
    let view = View { book, audience: session.audience(), facts: &facts };
    cost(book, &book[fix], view.delay(&book[fix], view.has_enough_codes())) + reach
}

/// The next fix of a publication that is open for this person. The opening is answered first: a reader of the
/// publication knows these answers too.
fn next_in_guide(session: &Session<'_>, fixes: &[FixId]) -> Next {
    let (book, facts) = (session.book(), session.facts());
    let view = View { book, audience: session.audience(), facts: &facts };
    if let Some(question) = book.opening.iter().find(|question| view.askable(**question)) {
        return Next::Ask(*question);
    }
    for id in fixes.iter().copied() {
        let fix = &book[id];
        if facts.outcome(id).is_some() || !view.is_open(&fix.when) || !view.sees(fix.audience) {
            continue;
        }
        if view.unmet(fix).is_none() && !view.is_withheld(fix) {
            return view.pending(fix).first().map_or(Next::Try(id), |question| Next::Ask(*question));
        }
    }
    Next::Done
}

/// The sources that can be followed as a guide: those with enough claims, unlike a page on a single point.
pub fn guides(book: &Rulebook) -> Vec<SourceId> {
    const CLAIMS: usize = 10;
    let mut guides: Vec<SourceId> = book.sources.ids().collect();
    guides.retain(|source| book.claims.iter().filter(|claim| claim.source == *source).count() >= CLAIMS);
    guides
}

/// The fixes that a source advises, in the order of its claims.
pub fn advice(book: &Rulebook, source: SourceId) -> Vec<FixId> {
    let mut fixes = Vec::new();
    for (id, fix) in book.fixes.entries() {
        // A fix with several claims has the position of the first.
        if let Some(first) = fix.cited(|_| true).into_iter().filter(|claim| book[*claim].source == source).min() {
            fixes.push((first, id));
        }
    }
    // Stable, so that fixes for the same claim stay in rulebook order.
    fixes.sort_by_key(|(claim, _)| *claim);
    fixes.into_iter().map(|(_, fix)| fix).collect()
}

/// The expected cost for a person if the cause were known: a lower bound for every plan.
pub fn cost_if_known(book: &Rulebook, person: &Person) -> f64 {
    let mut facts = Facts::none(book, Audience::User);
    for question in book.questions.ids() {
        if question != book.role {
            facts.set_answer(question, person.answers[question.index()].map(Answer::Chosen));
        }
    }
    // People have an answer to every question, also to those that do not arise for them.
    facts.drop_inert(book);
    let mut actions = Vec::new();
    for fix in &book.fixes {
        let conditions = [&fix.when, &fix.needs, &fix.only_if];
        let open = conditions.into_iter().all(|when| facts.truth(when) != Truth::Fails);
        if open && fix.audience.includes(Audience::User) {
            let named = vec![(0, fix.works(person.cause))];
            actions.push(Action { named, cost: cost(book, fix, 0.0), actor: fix.by as usize, ..Action::default() });
        }
    }
    let model = Model::new(Problem {
        belief: vec![1.0],
        actions,
        queries: Vec::new(),
        asking: Vec::new(),
        asked: 0,
        reach: Actor::ALL.iter().map(|actor| book.costs.reaching(*actor, Audience::User)).collect(),
        escalate: book.costs.persistence,
        waiting: book.costs.waiting,
        dont_know: 0.0,
        floor: 0.0,
    });
    State::start(&model).sequence().value
}

/// Figures over many people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    pub people: usize,
    /// The mean cost of repair, in minutes.
    pub cost: f64,
    /// Half the width of the 95 % confidence interval of that mean.
    pub interval: f64,
    /// The mean number of questions.
    pub questions: f64,
    /// The mean of [`Run::in_sight`], over the people for whom a working fix ever was in sight.
    pub in_sight: f64,
    /// The share of people whose case was solved; the others escalated.
    pub solved: f64,
}

/// Sums up the runs of many people.
#[expect(clippy::cast_precision_loss, reason = "some thousands of people")]
pub fn summary(runs: &[Run]) -> Summary {
    let count = runs.len().max(1) as f64;
    let cost = runs.iter().map(|run| run.cost).sum::<f64>() / count;
    let variance = runs.iter().map(|run| (run.cost - cost).powi(2)).sum::<f64>() / count;
    let in_sight: Vec<f64> = runs.iter().filter_map(|run| Some(run.in_sight? as f64)).collect();
    Summary {
        people: runs.len(),
        cost,
        // The normal deviate, not Student's: there are thousands of people.
        interval: 1.96 * (variance / count).sqrt(),
        questions: runs.iter().map(|run| run.questions).sum::<usize>() as f64 / count,
        in_sight: in_sight.iter().sum::<f64>() / in_sight.len().max(1) as f64,
        solved: runs.iter().filter(|run| run.solved).count() as f64 / count,
    }
}
