//! The rulebook that is built in: clean, tested by its own cases, and safe.

use otp_triage::authoring::cases;
use otp_triage::authoring::check::{Depth, check};
use otp_triage::authoring::coverage::claims::coverage;
use otp_triage::authoring::progress::unwatched;
use otp_triage::authoring::witness::{self, Top};
use otp_triage::engine::{Answer, Event, Next, Session};
use otp_triage::render::diagnosis::json;
use otp_triage::rulebook::{Audience, QuestionId, Rulebook, load};
use otp_triage::shipped;

pub(crate) fn book() -> Rulebook {
    let loaded = load(vec![shipped::files()]);
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    loaded.rulebook.expect("no finding, so a rulebook")
}

#[test]
fn nothing_is_to_be_said_against_it() {
    let found = check(&load(vec![shipped::files()]), Depth::Quick, None, &unwatched).findings;
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_case_comes_out_as_expected() {
    let book = book();
    assert!(book.cases.len() >= 60);
    for case in &book.cases {
        assert_eq!(cases::run(&book, case), [], "{}", case.name);
    }
}

/// The longest that anybody is asked before the first fix or an escalation, the opening not counted.
const MOST_QUESTIONS: usize = 12;

#[test]
fn every_opening_leads_to_a_fix_or_an_escalation_before_long() {
    let book = book();
    let answers = |question: QuestionId| book[question].answers.ids();
    let channel = book.opening[2];
    for symptom in answers(book.symptom) {
        for service in answers(book.service) {
            for chosen in answers(channel) {
                let mut session = Session::start(&book, Audience::User);
                for (question, answer) in [(book.symptom, symptom), (book.service, service), (channel, chosen)] {
                    session.answer(question, Answer::Chosen(answer)).expect("the opening can always be told");
                }
                let opening = session.clone();
                for reply in [Some(0), None] {
                    let questions = first_fix(opening.clone(), reply);
                    assert!(questions <= MOST_QUESTIONS, "{:?}: {questions} questions", opening.log());
                }
                free_of_agent_words(&opening);
            }
        }
    }
}

/// How many questions come before the first fix or an escalation, if each is answered so.
fn first_fix(mut session: Session<'_>, reply: Option<usize>) -> usize {
    for questions in 0.. {
        let Next::Ask(question) = session.next() else { return questions };
        let answers = &session.book()[question].answers;
        let answer = reply.and_then(|reply| answers.at(reply)).map_or(Answer::Unknown, Answer::Chosen);
        session.answer(question, answer).expect("what is asked can be answered");
    }
    unreachable!("a session ends")
}

fn free_of_agent_words(session: &Session<'_>) {
    let mut out = Vec::new();
    json::report(session, &session.diagnosis(), &[], &mut out).expect("a vector takes all");
    let text = String::from_utf8(out).expect("JSON is text");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for word in ["CRM", "ATS", "200"] {
        assert!(!words.contains(&word), "{word}: {text}");
    }
}

#[test]
fn every_claim_is_carried_or_left_aside_with_a_reason() {
    for source in coverage(&book()) {
        assert_eq!(source.missing(), []);
    }
}

/// What a search finds is replayed word for word.
#[test]
fn every_cause_and_every_fix_comes_first_for_somebody() {
    let book = book();
    let allowed = |at| book.allowed.iter().any(|allowed| allowed.entry == Some(at) && allowed.code == "no-witness");
    for top in witness::all(&book) {
        // An author may say why it never does.
        let at = match top {
            Top::Cause(cause) => book[cause].at,
            Top::Fix(fix) => book[fix].at,
        };
        if allowed(at) {
            continue;
        }
        let (audience, said) =
            witness::search(&book, top).witness.unwrap_or_else(|| panic!("{top:?} never comes first"));
        let mut session = Session::start(&book, audience);
        for event in said {
            match event {
                Event::Answered(question, answer) => session.answer(question, answer).expect("it arises"),
                Event::Tried(fix, outcome) => session.tried(fix, outcome),
                Event::Remarked(remark) => session.remark(remark),
            }
        }
        assert_eq!(session.inert(), []);
        let diagnosis = session.diagnosis();
        match top {
            Top::Cause(cause) => assert_eq!(diagnosis.causes[0].cause, cause),
            Top::Fix(fix) => assert_eq!(diagnosis.fixes[0].fix, fix),
        }
    }
}

/// Ids that scripts rely on.
#[test]
fn symptoms_services_and_channels_keep_their_ids() {
    let book = book();
    let ids = |question: &str| -> Vec<String> {
        let question = book.questions.iter().find(|known| known.id == question).expect("the question exists");
        question.offered_answers().iter().map(|answer| answer.id.to_string()).collect()
    };
    assert_eq!(
        ids("symptom"),
        [
            "nothing-arrives",
            "arrives-late",
            "code-refused",
            "locked",
            "no-access",
            "cannot-turn-off",
            "unexpected-code",
            "someone-asks"
        ]
    );
    assert_eq!(ids("service"), ["plaid", "okta", "amazon", "2sv", "other"]);
    assert_eq!(ids("channel"), ["sms", "voice", "email", "app"]);
}

#[test]
fn one_page_is_one_source() {
    let book = book();
    let mut known = std::collections::BTreeMap::new();
    for source in &book.sources {
        if let Some(url) = &source.url {
            let first = known.insert(url.clone(), source.id.clone());
            assert_eq!(first, None, "`{}` is the page of another source, which `extend` adds claims to", source.id);
        }
    }
}
