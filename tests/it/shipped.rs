//! The rulebook that is built in: clean, tested by its own cases, and safe.

use otp_triage::commands::shipped;
use otp_triage::engine::cases;
use otp_triage::rulebook::{Rulebook, load};

pub(crate) fn book() -> Rulebook {
    let loaded = load(vec![shipped()]);
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
    loaded.rulebook.expect("no finding, so a rulebook")
}

#[test]
fn every_case_comes_out_as_expected() {
    let book = book();
    assert!(book.cases.len() >= 12);
    for case in &book.cases {
        assert_eq!(cases::run(&book, case), [], "{}", case.name);
    }
}

/// Ids that scripts rely on.
#[test]
fn symptoms_services_and_channels_keep_their_ids() {
    let book = book();
    let ids = |question: &str| -> Vec<String> {
        let question = book.questions.iter().find(|known| known.id == question).expect("the question exists");
        question.answers.iter().map(|answer| answer.id.clone()).collect()
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
