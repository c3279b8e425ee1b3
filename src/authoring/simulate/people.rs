//! Simulated people: somebody with a cause, who answers by it, and what a policy costs them.

use crate::authoring::simulate::{Rng, sampled};
use crate::engine::plan::compile::{DONT_KNOW, cost};
use crate::engine::plan::model::Model;
use crate::engine::plan::policy::Policy;
use crate::engine::plan::problem::{Action, Problem};
use crate::engine::plan::state::State;
use crate::engine::{Answer, Belief, Facts, Next, Session, Truth, View, likelihood, prior};
use crate::rulebook::{AnswerId, Audience, CauseId, FixId, Outcome, QuestionId, QuestionKind, Rulebook, SourceId};

/// Somebody with a cause, and what they would answer to every question.
#[derive(Debug, Clone)]
pub struct Person {
    /// The true cause; `None` is one that the rulebook does not know.
    pub cause: Option<CauseId>,
    /// The answer to every question, `None` where they do not know it.
    answers: Vec<Option<AnswerId>>,
    /// For every fix a number between 0 and 1: it works if that is below its chance.
    luck: Vec<f64>,
}

/// One person's way through the dialogue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Minutes of patience: questions, fixes, and escalating if it came to that.
    pub cost: f64,
    /// The number of questions asked, the opening included.
    pub questions: usize,
    /// How many questions and failed fixes it took until something that works stood among the first two of the list;
    /// `None` if nothing that works ever did.
    pub in_sight: Option<usize>,
    pub solved: bool,
}

/// The source of the next step.
#[derive(Debug, Clone)]
pub enum Strategy {
    /// The program, by a policy.
    Policy(Policy),
    /// A publication, read from the top: its fixes in the order of its claims, no questions but those a fix needs.
    Source(Vec<FixId>),
}

/// Somebody at random: the scene by how usual it is, the cause by how common it is there, the answers by the cause.
pub fn person(book: &Rulebook, rng: &mut Rng) -> Person {
    let mut facts = Facts::none(book, Audience::User);
    let mut answers = vec![None; book.questions.len()];
    let scene = |question: &QuestionId| book[*question].kind == QuestionKind::Context && *question != book.role;
    for question in book.questions.ids().filter(scene) {
        let answer =
            book[question].answers.at(sampled(rng, &book[question].usual)).expect("a row runs parallel to the answers");
        facts.set_answer(question, Some(Answer::Chosen(answer)));
        answers[question.index()] = Some(answer);
    }
    let mut weights: Vec<f64> = book.causes.iter().map(|cause| prior(book, cause, &facts, None)).collect();
    // *Other* as it stands before anything is said about symptoms.
    let known_scene = Belief::given(book, &facts);
    let known = known_scene.known();
    let scale = weights.iter().sum::<f64>() / known.max(f64::MIN_POSITIVE);
    weights.push(known_scene.other() * scale);
    let cause = book.causes.at(sampled(rng, &weights));
    for question in book.questions.ids() {
        if book[question].kind == QuestionKind::Evidence {
            let row: Vec<f64> =
                book[question].answers.ids().map(|answer| likelihood(book, cause, question, answer)).collect();
            let answer = book[question].answers.at(sampled(rng, &row)).expect("a row runs parallel to the answers");
            // The opening is always known: its questions are asked because everybody can answer them.
            let known = book.opening.contains(&question) || rng.share() >= DONT_KNOW;
            answers[question.index()] = known.then_some(answer);
        }
    }
    Person { cause, answers, luck: book.fixes.iter().map(|_| rng.share()).collect() }
}

impl Person {
    /// The answer to a question, as a session takes it.
    pub fn reply(&self, question: QuestionId) -> Answer {
        self.answers[question.index()].map_or(Answer::Unknown, Answer::Chosen)
    }

    /// Whether a fix works for this person: it is meant for their surroundings, mends their cause, and luck is on
    /// their side.
    pub fn works(&self, book: &Rulebook, fix: FixId) -> bool {
        let holds = book[fix].when.0.iter().all(|condition| {
            self.answers[condition.question.index()].is_none_or(|answer| condition.answers.contains(&answer))
        });
        holds && self.luck[fix.index()] < book[fix].works(self.cause)
    }
}

/// Lets a strategy help one person to the end.
pub fn help(book: &Rulebook, person: &Person, strategy: &Strategy) -> Run {
    let mut session = Session::start(book, Audience::User);
    let mut run = Run { cost: 0.0, questions: 0, in_sight: None, solved: false };
    loop {
        let opened = book.opening.iter().all(|question| session.facts().answer(*question).is_some());
        if opened && run.in_sight.is_none() && in_sight(&session, person, strategy) {
            run.in_sight = Some(session.log().len() - book.opening.len());
        }
        let next = match strategy {
            Strategy::Policy(policy) => session.next_by(*policy),
            Strategy::Source(fixes) => from_the_top(&session, fixes),
        };
        match next {
            Next::Ask(question) => {
                run.questions += 1;
                run.cost += book.costs.asking_for(&book[question]);
                session.answer(question, person.reply(question)).expect("what is asked can be answered");
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

/// True if something that works for this person stands among the first two that a strategy advises.
fn in_sight(session: &Session<'_>, person: &Person, strategy: &Strategy) -> bool {
    const FIRST: usize = 2;
    let (book, facts) = (session.book(), session.facts());
    let works = |fix: &FixId| person.works(book, *fix);
    match strategy {
        Strategy::Policy(_) => session.diagnosis().fixes.iter().take(FIRST).any(|ranked| works(&ranked.fix)),
        Strategy::Source(fixes) => {
            let left = fixes.iter().filter(|fix| {
                let open = facts.outcome(**fix).is_none() && facts.truth(&book[**fix].when) != Truth::Fails;
                open && book[**fix].audience.includes(session.audience())
            });
            left.take(FIRST).any(works)
        }
    }
}

/// The cost of a fix now: reaching somebody counts once.
fn price(session: &Session<'_>, fix: FixId) -> f64 {
    let book = session.book();
    let facts = session.facts();
    let by = book[fix].by;
    let reached = book.fixes.ids().any(|other| facts.outcome(other).is_some() && book[other].by == by);
    let reach = if reached { 0.0 } else { book.costs.reaching(by, session.audience()) };
    cost(book, &book[fix]) + reach
}

/// The next fix of a publication that fits; the opening is told first, as a reader knows it anyway.
fn from_the_top(session: &Session<'_>, fixes: &[FixId]) -> Next {
    let (book, facts) = (session.book(), session.facts());
    let view = View { book, audience: session.audience(), facts: &facts };
    if let Some(question) = book.opening.iter().find(|question| view.askable(**question)) {
        return Next::Ask(*question);
    }
    for fix in fixes.iter().filter(|fix| facts.outcome(**fix).is_none()) {
        if !view.is_open(&book[*fix].when) || !view.sees(book[*fix].audience) {
            continue;
        }
        if let Some(needs) = view.pending(&book[*fix]) {
            return needs.first().map_or(Next::Try(*fix), |question| Next::Ask(*question));
        }
    }
    Next::Done
}

/// The sources that can be followed as a guide: a page on a single point is none.
pub fn guides(book: &Rulebook) -> Vec<SourceId> {
    const CLAIMS: usize = 10;
    let claims = |source: SourceId| book.claims.iter().filter(|claim| claim.source == source).count();
    book.sources.ids().filter(|source| claims(*source) >= CLAIMS).collect()
}

/// The fixes that a source advises, in the order of its claims.
pub fn advice(book: &Rulebook, source: SourceId) -> Vec<FixId> {
    let first = |fix: &FixId| book[*fix].sources.iter().filter(|claim| book[**claim].source == source).min().copied();
    let mut fixes: Vec<FixId> = book.fixes.ids().filter(|fix| first(fix).is_some()).collect();
    fixes.sort_by_key(first);
    fixes
}

/// The least that a person's trouble could cost on average if its cause were known: a bound that no plan can reach.
pub fn cost_if_known(book: &Rulebook, person: &Person) -> f64 {
    let mut facts = Facts::none(book, Audience::User);
    for question in book.questions.ids().filter(|question| *question != book.role) {
        facts.set_answer(question, person.answers[question.index()].map(Answer::Chosen));
    }
    facts.drop_inert(book);
    let possible = book.fixes.ids().filter(|fix| {
        let fix = &book[*fix];
        facts.truth(&fix.when) != Truth::Fails
            && facts.truth(&fix.needs) != Truth::Fails
            && fix.audience.includes(Audience::User)
    });
    let action = |fix: FixId| Action {
        named: vec![(0, book[fix].works(person.cause))],
        cost: cost(book, &book[fix]),
        actor: book[fix].by as usize,
        ..Action::default()
    };
    let model = Model::new(Problem {
        belief: vec![1.0],
        actions: possible.map(action).collect(),
        queries: Vec::new(),
        reach: crate::rulebook::Actor::ALL.iter().map(|actor| book.costs.reaching(*actor, Audience::User)).collect(),
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
    /// The mean number of questions and failed fixes until something that works stood among the first two, over those
    /// for whom it ever did.
    pub in_sight: f64,
    /// The share that was solved; the rest was escalated.
    pub solved: f64,
}

/// Sums up the runs of many people.
#[expect(clippy::cast_precision_loss, reason = "some thousands of people")]
pub fn summary(runs: &[Run]) -> Summary {
    let count = runs.len().max(1) as f64;
    let mean = |value: &dyn Fn(&Run) -> f64| runs.iter().map(value).sum::<f64>() / count;
    let cost = mean(&|run| run.cost);
    let variance = mean(&|run| (run.cost - cost).powi(2));
    Summary {
        people: runs.len(),
        cost,
        interval: 1.96 * (variance / count).sqrt(),
        questions: mean(&|run| run.questions as f64),
        in_sight: {
            let seen: Vec<f64> = runs.iter().filter_map(|run| Some(run.in_sight? as f64)).collect();
            seen.iter().sum::<f64>() / seen.len().max(1) as f64
        },
        solved: mean(&|run| f64::from(u8::from(run.solved))),
    }
}
