//! The laws of the engine, over random rulebooks and random things said.

use otp_triage::authoring::simulate::exact::optimum;
use otp_triage::authoring::simulate::expected_cost;
use otp_triage::engine::plan::decide::{Decision, Reach, decide};
use otp_triage::engine::plan::model::Model;
use otp_triage::engine::plan::policy::Policy;
use otp_triage::engine::plan::problem::{Action, ActionId, Problem, Query, QueryId};
use otp_triage::engine::plan::state::State;
use otp_triage::engine::{Answer, Belief, Event, Facts, Next, Session, Truth, View};
use otp_triage::render::diagnosis::json;
use otp_triage::rulebook::{Audience, CauseId, Fix, FixId, Outcome, QuestionId, QuestionKind, Rulebook};
use proptest::prelude::*;

use crate::random::{book, config, events, plans, say, sayings, session};

fn belief(session: &Session<'_>) -> Belief {
    Belief::given(session.book(), &session.facts())
}

fn bytes(session: &Session<'_>) -> String {
    let mut out = Vec::new();
    json::report(session, &session.diagnosis(), &[], &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("JSON is text")
}

/// The fixes that are on the list or would be if they worked more often, in rulebook order.
fn offered(session: &Session<'_>) -> Vec<FixId> {
    let diagnosis = session.diagnosis();
    let mut fixes: Vec<FixId> = diagnosis.fixes.iter().map(|ranked| ranked.fix).collect();
    fixes.extend(&diagnosis.unlikely);
    fixes.sort_unstable();
    fixes
}

/// True if a fix has a condition of its own on a question, and not only one of its steps.
fn says_more_of(book: &Rulebook, fix: FixId, question: QuestionId) -> bool {
    let Fix { when, needs, only_if, .. } = &book[fix];
    when.0.iter().chain(&needs.0).chain(&only_if.0).any(|condition| condition.question == question)
}

fn answerable(session: &Session<'_>) -> Vec<QuestionId> {
    let facts = session.facts();
    let book = session.book();
    book.questions
        .ids()
        .filter(|question| *question != book.role && facts.answer(*question).is_none())
        .filter(|question| facts.truth(&book[*question].when) != Truth::Fails)
        // A question that opens or closes another one can take an answer away again.
        .filter(|question| {
            !book.questions.iter().any(|other| other.when.0.iter().any(|condition| condition.question == *question))
        })
        .collect()
}

proptest! {
    #![proptest_config(config(128))]

    /// The order of answers and of failed fixes changes nothing, to the last bit.
    #[test]
    fn the_order_of_what_is_said_changes_nothing(plan in plans(), said in sayings(), seed in any::<prop::sample::Index>()) {
        let book = book(&plan, 1);
        // Only what was taken is said again, for a refused answer may be welcome in another order.
        let mut log = session(&book, &events(&book, &said)).log().to_vec();
        let one = session(&book, &log);
        if !log.is_empty() {
            let middle = seed.index(log.len());
            log.rotate_left(middle);
            log.reverse();
        }
        let mut other = Session::start(&book, Audience::User);
        for _ in 0..2 {
            for event in &log {
                say(&mut other, event.clone());
            }
        }
        prop_assume!(other.log().len() == one.log().len());
        prop_assert_eq!(belief(&one), belief(&other));
        prop_assert_eq!(bytes(&one), bytes(&other));
    }

    /// A session after undo is the session before.
    #[test]
    fn what_is_taken_back_was_never_said(plan in plans(), said in sayings(), last in sayings()) {
        let book = book(&plan, 1);
        let mut session = session(&book, &events(&book, &said));
        let before = bytes(&session);
        for event in events(&book, &last) {
            let length = session.log().len();
            let fresh = match event {
                Event::Answered(question, _) => session.facts().answer(question).is_none(),
                Event::Tried(fix, _) => session.facts().outcome(fix).is_none(),
                Event::Remarked(_) => true,
            };
            if fresh {
                say(&mut session, event);
            }
            if session.log().len() > length {
                session.undo();
            }
        }
        prop_assert_eq!(bytes(&session), before);
    }

    /// *Don't know* and *does not apply* leave beliefs as they were.
    #[test]
    fn not_knowing_changes_no_belief(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        for question in answerable(&session) {
            for answer in [Answer::Unknown, Answer::NotApplicable] {
                let mut then = session.clone();
                then.answer(question, answer).expect("it arises");
                prop_assert_eq!(belief(&then), belief(&session));
            }
        }
    }

    /// Beliefs are not negative, mass never grows, and the masses over the answers of a question sum to the
    /// mass before.
    #[test]
    fn mass_is_neither_made_nor_lost(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        let mass = belief(&session).mass();
        prop_assert!(mass > 0.0 && belief(&session).iter().all(|(_, belief)| belief >= 0.0));
        for question in answerable(&session) {
            let masses: Vec<f64> = book[question].answers.ids()
                .map(|answer| {
                    let mut then = session.clone();
                    then.answer(question, Answer::Chosen(answer)).expect("it arises");
                    belief(&then).mass()
                })
                .collect();
            prop_assert!(masses.iter().all(|then| *then <= mass * (1.0 + 1e-12)));
            prop_assert!((masses.iter().sum::<f64>() - mass).abs() <= 1e-9 * mass, "{:?} {}", masses, mass);
        }
        let known: f64 = book.causes.ids().map(|cause| belief(&session).share(cause)).sum();
        prop_assert!((known + belief(&session).other() / mass - 1.0).abs() < 1e-9);
    }

    /// A failed fix never raises a cause that it cures against one that it does not.
    #[test]
    fn a_failed_fix_never_speaks_for_what_it_cures(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        let before = belief(&session);
        for fix in book.fixes.ids().filter(|fix| session.facts().outcome(*fix).is_none()) {
            let mut then = session.clone();
            then.tried(fix, Outcome::Failed);
            let after = belief(&then);
            for cured in book.causes.ids() {
                for other in book.causes.ids() {
                    if book[fix].works(Some(cured)) >= book[fix].works(Some(other)) {
                        prop_assert!(after[cured] * before[other] <= before[cured] * after[other] * (1.0 + 1e-12));
                    }
                }
            }
        }
    }

    /// All costs times four: the same steps.
    #[test]
    fn the_currency_does_not_matter(plan in plans(), said in sayings()) {
        let (one, four) = (book(&plan, 1), book(&plan, 4));
        let said = events(&one, &said);
        let (one, four) = (session(&one, &said), session(&four, &said));
        prop_assert_eq!(one.next(), four.next());
        let order = |session: &Session<'_>| session.diagnosis().fixes.iter().map(|ranked| ranked.fix).collect::<Vec<_>>();
        prop_assert_eq!(order(&one), order(&four));
    }

    /// All costs times eight: the same choice, and eight times the expected cost of repair, to the bit. A power of two
    /// changes the exponent of a number and nothing else, so that even rounding must be the same.
    #[test]
    fn the_expected_cost_scales_with_the_costs(problem in problems()) {
        let mut dear = problem.clone();
        dear.escalate *= 8.0;
        for cost in dear.actions.iter_mut().map(|action| &mut action.cost) {
            *cost *= 8.0;
        }
        for cost in dear.queries.iter_mut().map(|query| &mut query.effort).chain(&mut dear.asking) {
            *cost *= 8.0;
        }
        let value = |problem: &Problem| State::start(&Model::new(problem.clone())).sequence().value;
        prop_assert_eq!(value(&dear).to_bits(), (8.0 * value(&problem)).to_bits());
        let choice = |problem: Problem| {
            let model = Model::new(problem);
            decide(&State::start(&model), Reach::for_model(&model))
        };
        prop_assert_eq!(choice(dear), choice(problem));
    }

    /// The optimum never rises with an added free question.
    #[test]
    fn a_free_question_never_hurts(problem in problems(), yes in prop::collection::vec(0.0..1.0f64, 6)) {
        let without = optimum(&problem).expect("small enough");
        let rows = [true, false].map(|side| {
            yes.iter().take(problem.belief.len()).map(|yes| if side { *yes } else { 1.0 - yes }).collect()
        });
        let mut with = problem;
        with.queries.push(Query { rows: rows.to_vec(), effort: 0.0, askable: true });
        prop_assert!(optimum(&with).expect("small enough") <= without * (1.0 + 1e-9));
    }

    /// Raising one fix's cost never moves it up the list.
    #[test]
    fn a_dearer_fix_never_moves_up(problem in problems(), which in any::<prop::sample::Index>(), more in 0.0..20.0f64) {
        let action = which.index(problem.actions.len());
        let mut dear = problem.clone();
        dear.actions[action].cost += more;
        let place = |problem: Problem| State::start(&Model::new(problem)).turns().position(|turn| turn.action == ActionId(action));
        prop_assert!(place(dear).unwrap_or(usize::MAX) >= place(problem).unwrap_or(usize::MAX));
    }

    /// An answer that is likeliest under a cause, of all causes, never lowers that cause's rank.
    #[test]
    fn the_likeliest_cause_of_an_answer_never_falls(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        let before = belief(&session);
        let evidence = |question: &QuestionId| book[*question].kind == QuestionKind::Evidence;
        for question in answerable(&session).into_iter().filter(evidence) {
            for answer in book[question].answers.ids() {
                let row = |cause: CauseId| book[cause].row(question).unwrap_or(&book[question].usual)[answer.index()];
                let mut then = session.clone();
                then.answer(question, Answer::Chosen(answer)).expect("it arises");
                let after = belief(&then);
                for cause in book.causes.ids() {
                    for other in book.causes.ids().filter(|other| row(*other) <= row(cause)) {
                        prop_assert!(before[cause] <= before[other] || after[cause] >= after[other] * (1.0 - 1e-12));
                    }
                }
            }
        }
    }

    /// A question that tells nothing apart is never asked at a cost.
    #[test]
    fn a_question_that_tells_nothing_is_never_asked(problem in problems(), yes in 0.01..0.99f64) {
        let mut idle = problem;
        let rows = [yes, 1.0 - yes].map(|share| std::iter::repeat_n(share, idle.belief.len()).collect());
        idle.queries.push(Query { rows: rows.to_vec(), effort: 0.1, askable: true });
        let last = idle.queries.len() - 1;
        let model = Model::new(idle);
        prop_assert_ne!(decide(&State::start(&model), Reach::for_model(&model)), Decision::Ask(QueryId(last)));
    }

    /// The cost with the cause known ≤ the optimum ≤ the cost of a policy.
    #[test]
    fn the_optimum_lies_between_its_bounds(problem in problems()) {
        let known: f64 = (0..problem.belief.len())
            .map(|cause| {
                let mut known = problem.clone();
                known.belief = vec![0.0; problem.belief.len()];
                known.belief[cause] = problem.belief[cause];
                State::start(&Model::new(known)).sequence().value
            })
            .sum();
        let best = optimum(&problem).expect("small enough");
        prop_assert!(known <= best * (1.0 + 1e-9), "{} {}", known, best);
        let model = Model::new(problem);
        for policy in Policy::ALL {
            prop_assert!(expected_cost(&State::start(&model), policy) >= best * (1.0 - 1e-9));
        }
    }

    /// Every session ends: each question and each fix comes at most once, a fix that was started once more when
    /// its wait is all that is left.
    #[test]
    fn every_session_ends(plan in plans(), replies in prop::collection::vec(any::<u8>(), 40)) {
        let book = book(&plan, 1);
        let mut session = Session::start(&book, Audience::User);
        let mut replies = replies.into_iter().cycle();
        let mut steps = 0;
        loop {
            let reply = usize::from(replies.next().expect("it never ends"));
            match session.next() {
                Next::Ask(question) => {
                    prop_assert!(session.facts().answer(question).is_none());
                    let answers = &book[question].answers;
                    let chosen = answers.at(reply % (answers.len() + 1));
                    session.answer(question, chosen.map_or(Answer::Unknown, Answer::Chosen)).expect("it arises");
                }
                Next::Try(fix) => {
                    prop_assert!(session.facts().outcome(fix).is_none());
                    prop_assert_eq!(session.facts().truth(&book[fix].only_if), Truth::Holds);
                    let outcomes = [Outcome::Cannot, Outcome::Helped, Outcome::Started];
                    session.tried(fix, outcomes.get(reply % 7).copied().unwrap_or(Outcome::Failed));
                }
                Next::Start(fix) => {
                    prop_assert!(session.facts().outcome(fix).is_none());
                    session.tried(fix, Outcome::Started);
                }
                Next::Wait(fix) => {
                    prop_assert_eq!(session.facts().outcome(fix), Some(Outcome::Started));
                    session.tried(fix, Outcome::Failed);
                }
                Next::Escalate(_) | Next::Done => break,
            }
            steps += 1;
            prop_assert!(steps <= book.questions.len() + 2 * book.fixes.len());
        }
    }

    /// The same input gives the same bytes.
    #[test]
    fn the_same_input_gives_the_same_bytes(plan in plans(), said in sayings()) {
        let (one, other) = (book(&plan, 1), book(&plan, 1));
        let said = events(&one, &said);
        prop_assert_eq!(bytes(&session(&one, &said)), bytes(&session(&other, &said)));
    }

    /// No alert on an empty log.
    #[test]
    fn nothing_said_raises_no_alert(plan in plans()) {
        let book = book(&plan, 1);
        for audience in Audience::ALL {
            prop_assert_eq!(Session::start(&book, audience).diagnosis().alerts, Vec::new());
        }
    }

    /// No step of a fix is shown until it is known to be safe, and none that an alert stops.
    #[test]
    fn steps_wait_until_a_fix_is_known_to_be_safe(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        let diagnosis = session.diagnosis();
        let started = |fix| session.facts().outcome(fix) == Some(Outcome::Started);
        for ranked in diagnosis.fixes.iter().filter(|ranked| !started(ranked.fix)) {
            let known = session.facts().truth(&book[ranked.fix].only_if) == Truth::Holds;
            prop_assert_eq!(known, ranked.needs.is_empty());
            prop_assert!(known || ranked.steps.is_empty());
            prop_assert!(diagnosis.alerts.is_empty() || !sends(&session, ranked.fix));
        }
    }

    /// *Don't know* takes no fix away.
    #[test]
    fn dont_know_takes_no_fix_away(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        let before = offered(&session);
        for question in answerable(&session) {
            let mut then = session.clone();
            then.answer(question, Answer::Unknown).expect("it can be answered");
            prop_assert_eq!(&offered(&then), &before);
        }
    }

    /// A condition of a step withholds that step alone: whatever its question is answered, a fix that says nothing else of
    /// that question stays.
    #[test]
    fn a_need_of_a_step_withholds_that_step_alone(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        for question in answerable(&session) {
            for answer in book[question].answers.ids() {
                let mut then = session.clone();
                then.answer(question, Answer::Chosen(answer)).expect("it can be answered");
                // An alert may stop what it stops, and a cause that an answer excludes leaves nothing to cure.
                let kept = offered(&then);
                for fix in offered(&session) {
                    let says_more = says_more_of(&book, fix, question);
                    prop_assert!(says_more || question == book.symptom || kept.contains(&fix), "{}", book[fix].id);
                }
            }
        }
    }

    /// The limit on codes makes no fix unreachable.
    #[test]
    fn the_limit_on_codes_takes_no_fix_away(plan in plans(), said in sayings()) {
        let limited = book(&plan, 1);
        let said = events(&limited, &said);
        let free = Rulebook { most_codes: None, ..limited.clone() };
        prop_assert_eq!(offered(&session(&limited, &said)), offered(&session(&free, &said)));
    }

    /// A session is solved only if no danger is open, and while one is, it goes on.
    #[test]
    fn nothing_is_solved_while_a_danger_is_open(plan in plans(), said in sayings(), worked in any::<prop::sample::Index>()) {
        let book = book(&plan, 1);
        let mut session = session(&book, &events(&book, &said));
        let Some(ranked) = session.diagnosis().fixes.get(worked.index(4)).map(|ranked| ranked.fix) else { return Ok(()) };
        session.tried(ranked, Outcome::Worked);
        let diagnosis = session.diagnosis();
        prop_assert_eq!(diagnosis.solution.is_some(), diagnosis.dangers.is_empty());
        prop_assert_eq!(session.is_solved(), diagnosis.dangers.is_empty());
        if diagnosis.dangers.is_empty() && diagnosis.alerts.is_empty() {
            prop_assert_eq!(diagnosis.next(), &Next::Done);
        }
        for danger in &diagnosis.dangers {
            prop_assert!(book[*danger].danger && !book[ranked].names(*danger));
        }
    }

    /// A question that tells clearly about an open danger comes before every fix, except one that an alert leads to.
    #[test]
    fn a_danger_is_asked_about_before_a_fix(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let session = session(&book, &events(&book, &said));
        let diagnosis = session.diagnosis();
        let (Next::Try(next) | Next::Start(next)) = diagnosis.next() else { return Ok(()) };
        if diagnosis.alerts.iter().any(|alert| book[*alert].leads.contains(next)) {
            return Ok(());
        }
        let facts = session.facts();
        let view = View { book: &book, audience: session.audience(), facts: &facts };
        for (question, row) in diagnosis.dangers.iter().flat_map(|danger| &book[*danger].rows) {
            let usual = &book[*question].usual;
            let tells = row.iter().zip(usual).any(|(own, usual)| (10.0 * (own / usual).log10()).abs() > 7.000_001);
            prop_assert!(!tells || *question == book.symptom || !view.askable(*question), "{}", book[*question].id);
        }
    }

    /// The list begins with the fix that comes next, and an alert's own fixes come before all others.
    #[test]
    fn the_list_begins_with_what_comes_next(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let diagnosis = session(&book, &events(&book, &said)).diagnosis();
        let (Next::Try(next) | Next::Start(next) | Next::Wait(next)) = diagnosis.next() else { return Ok(()) };
        prop_assert_eq!(diagnosis.fixes.first().map(|ranked| ranked.fix), Some(*next));
        let mut leads = diagnosis.alerts.iter().flat_map(|alert| &book[*alert].leads);
        let listed = leads.find(|lead| diagnosis.fixes.iter().any(|ranked| ranked.fix == **lead && ranked.needs.is_empty()));
        prop_assert!(listed.is_none_or(|lead| lead == next || waits(&diagnosis, *lead)));
    }

    /// Beliefs agree with Bayes' rule, worked out the plainest way.
    #[test]
    fn belief_is_bayes_rule(plan in plans(), said in sayings()) {
        let book = book(&plan, 1);
        let mut session = session(&book, &events(&book, &said));
        for question in book.questions.ids() {
            // Refused where it is known or does not arise.
            let _ = session.answer(question, Answer::Chosen(book[question].answers.at(0).expect("there is one")));
        }
        let facts = session.facts();
        let context_known = book.questions.ids().all(|question| {
            book[question].kind == otp_triage::rulebook::QuestionKind::Evidence || facts.chosen(question).is_some()
        });
        prop_assume!(context_known);
        for (cause, found) in belief(&session).iter() {
            let expected = plainly(&book, &facts, cause);
            prop_assert!((found - expected).abs() <= 1e-12 * expected.max(1e-300), "{} {}", found, expected);
        }
    }
}

fn waits(diagnosis: &otp_triage::engine::Diagnosis<'_>, fix: FixId) -> bool {
    diagnosis.waits().any(|waiting| waiting == fix)
}

/// True if a fix has a code sent, as far as is known.
fn sends(session: &Session<'_>, fix: FixId) -> bool {
    let facts = session.facts();
    session.book()[fix].steps.iter().any(|step| step.sends && facts.truth(&step.needs) != Truth::Fails)
}

fn plainly(book: &Rulebook, facts: &Facts, id: CauseId) -> f64 {
    let cause = &book[id];
    if facts.truth(&cause.when) != Truth::Holds {
        return 0.0;
    }
    let adjusted = cause.adjust.iter().find(|(when, _)| facts.truth(when) == Truth::Holds);
    let mut belief = adjusted.map_or(cause.frequency, |(_, frequency)| *frequency);
    for question in book.questions.ids() {
        if let Some(answer) = facts.chosen(question) {
            belief *= cause.row(question).unwrap_or(&book[question].usual)[answer.index()];
        }
    }
    for (fix, entry) in book.fixes.entries() {
        if facts.outcome(fix) == Some(Outcome::Failed) {
            belief *= 1.0 - entry.works(Some(id));
        }
    }
    belief
}

/// Random problems in numbers: single faults, overlapping fixes, informative questions.
fn problems() -> impl Strategy<Value = Problem> {
    let share = || (1u32..100).prop_map(|percent| f64::from(percent) / 100.0);
    let cost = || (1u32..30).prop_map(f64::from);
    (2usize..6).prop_flat_map(move |causes| {
        let action = (prop::collection::vec((0..causes, share()), 1..3), cost()).prop_map(|(mut named, cost)| {
            named.sort_by_key(|(cause, _)| *cause);
            named.dedup_by_key(|(cause, _)| *cause);
            Action { named, cost, ..Action::default() }
        });
        let query = (prop::collection::vec(share(), causes), cost()).prop_map(|(yes, cost)| {
            let no = yes.iter().map(|yes| 1.0 - yes).collect();
            Query { rows: vec![yes.into_iter().collect(), no], effort: cost / 10.0, askable: true }
        });
        (
            prop::collection::vec(share(), causes),
            prop::collection::vec(action, 1..6),
            prop::collection::vec(query, 0..4),
            // The prices of questions: none, the same for all, or rising.
            prop::collection::vec(cost(), 0..4),
        )
            .prop_map(|(belief, actions, queries, mut asking)| Problem {
                belief,
                actions,
                queries,
                asking: {
                    asking.sort_by(f64::total_cmp);
                    asking.into_iter().map(|price| price / 10.0).collect()
                },
                asked: 0,
                reach: vec![0.0],
                escalate: 60.0,
                waiting: 1.0,
                dont_know: 0.15,
                floor: 0.0,
            })
    })
}
