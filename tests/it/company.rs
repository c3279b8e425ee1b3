//! A company's rulebook over the built-in one.

use otp_triage::authoring::cases::{compare, play};
use otp_triage::engine::Session;
use otp_triage::render::diagnosis::json;
use otp_triage::rulebook::{Audience, Case, Loaded, Rulebook, SourceFile, load, load_over, merged};
use otp_triage::shipped;

const COMPANY: &str = "tests/books/company.yaml";

fn company() -> SourceFile {
    SourceFile::from_bytes(COMPANY.to_owned(), std::fs::read(COMPANY).expect("the book is there"))
}

/// The company's book with only its services, causes and fixes: what a service adds, without what it changes.
fn only_services() -> SourceFile {
    let text = company().text.replace("default:", "# default:").replace("hide:", "# hide:");
    let (text, _) = text.split_once("# A single value").expect("the changes come last");
    SourceFile::from_bytes(COMPANY.to_owned(), text.as_bytes().to_vec())
}

#[track_caller]
fn sound(Loaded { rulebook, findings, .. }: Loaded) -> Rulebook {
    assert!(findings.is_empty(), "{findings:#?}");
    rulebook.expect("there are no findings")
}

fn report(book: &Rulebook, case: &Case) -> String {
    let session = play(book, case).expect("the case can be played");
    let mut out = Vec::new();
    json::report(&session, &session.diagnosis(), &[], &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("JSON is text").replace(&*book.digest, "")
}

/// The facts of a case of one book in another.
fn moved(case: &Case, from: &Rulebook, to: &Rulebook) -> Case {
    let there = to.cases.iter().find(|other| other.name == case.name && other.at == case.at);
    let there = there.unwrap_or_else(|| panic!("{} is a case of both", case.name)).clone();
    assert_eq!(from[from.service].id, to[to.service].id);
    there
}

#[test]
fn a_service_that_is_added_changes_nothing_at_another() {
    let shipped = sound(load(vec![shipped::files()]));
    let more = sound(load(vec![shipped::files(), vec![only_services()]]));
    let mut compared = 0;
    for case in &shipped.cases {
        if case.answers.iter().any(|(question, _)| *question == shipped.service) {
            assert_eq!(report(&shipped, case), report(&more, &moved(case, &shipped, &more)), "{}", case.name);
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared} cases name a service");
}

#[test]
fn no_case_of_the_built_in_rulebook_comes_out_otherwise() {
    for file in [only_services(), company()] {
        let book = sound(load(vec![shipped::files(), vec![file]]));
        for case in &book.cases {
            let session = play(&book, case).unwrap_or_else(|_| panic!("{} can be played", case.name));
            assert_eq!(compare(case, &session, &session.diagnosis()), [], "{}", case.name);
        }
    }
}

#[test]
fn the_tree_of_the_build_gives_the_rulebook_that_the_files_give() {
    let from_tree = sound(load_over(shipped::base(), shipped::files(), vec![vec![company()]]));
    let from_files = sound(load(vec![shipped::files(), vec![company()]]));
    let bytes = |mut book: Rulebook| {
        book.digest = "".into();
        // The tree has no cases of the layer below.
        book.cases.clear();
        postcard::to_stdvec(&book).expect("a rulebook can be written")
    };
    assert_eq!(bytes(from_tree), bytes(from_files));
}

#[test]
fn an_exported_rulebook_is_the_merged_one() {
    let layers = || vec![shipped::files(), vec![company()]];
    let text = merged(layers());
    let exported = sound(load(vec![vec![SourceFile::from_bytes("all.yaml".to_owned(), text.clone().into_bytes())]]));
    let book = sound(load(layers()));
    assert_eq!(exported.cases.len(), book.cases.len());
    for (case, other) in book.cases.iter().zip(&exported.cases) {
        assert_eq!(report(&book, case), report(&exported, other), "{}", case.name);
    }
    // A text that was written once is written the same again.
    let again = merged(vec![vec![SourceFile::from_bytes("all.yaml".to_owned(), text.clone().into_bytes())]]);
    assert_eq!(again, text);
}

#[test]
fn what_holds_by_default_is_no_part_of_the_log_and_gives_way() {
    let book = sound(load(vec![shipped::files(), vec![company()]]));
    let named = |id: &str| book[book.service].answer_with_id(id).expect("it is a service");
    let mut session = Session::start(&book, Audience::default()).assuming_defaults();
    assert_eq!(session.log(), []);
    assert_eq!(session.facts().answer(book.service), Some(named("portal")));
    assert_eq!(session.assumed().count(), 1);
    // A hidden service can still be said.
    session.answer(book.service, named("plaid")).expect("a default contradicts nothing");
    assert_eq!(session.facts().answer(book.service), Some(named("plaid")));
    assert_eq!(session.assumed().count(), 0);
    session.undo();
    assert_eq!(session.facts().answer(book.service), Some(named("portal")));
}

/// The layer below was checked before, unless the one over it asks something else.
#[test]
fn agent_words_are_looked_for_wherever_they_are_new() {
    let codes = |text: &str| -> Vec<&str> {
        let file = SourceFile::from_bytes("over.yaml".to_owned(), text.as_bytes().to_vec());
        let loaded = load_over(shipped::base(), shipped::files(), vec![vec![file]]);
        loaded.findings.iter().map(|finding| finding.code.name).collect()
    };
    assert_eq!(codes("format: 1"), [""; 0]);
    assert_eq!(codes("limits: [ { id: a, when: { service: [okta] }, say: The CRM says so. } ]"), ["agent-word"]);
    assert!(codes("agent_words: [phone]").len() > 10);
}

#[test]
fn whatever_holds_for_an_answer_holds_for_its_special_cases() {
    let shipped = sound(load(vec![shipped::files()]));
    let added =
        "services: [ { id: lumen, title: Another service, short: another service, under: other, by_name: true } ]";
    let added = SourceFile::from_bytes("lumen.yaml".to_owned(), added.as_bytes().to_vec());
    let more = load(vec![shipped::files(), vec![added]]).rulebook.expect("it is sound");
    let [other, lumen] = ["other", "lumen"].map(|id| more[more.service].answer_with_id(id).expect("it is there"));
    let mut compared = 0;
    for case in &shipped.cases {
        let case = moved(case, &shipped, &more);
        let special: Vec<_> = case
            .answers
            .iter()
            .map(|&(question, answer)| {
                (question, if (question, answer) == (more.service, other) { lumen } else { answer })
            })
            .collect();
        if special != case.answers {
            let name = |report: String| report.replace("\"lumen\"", "\"other\"");
            assert_eq!(report(&more, &case), name(report(&more, &Case { answers: special, ..case })));
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} cases name another service");
}
