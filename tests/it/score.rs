//! The measure on real cases: figures worked out on paper, and what must never change them.

use otp_triage::authoring::progress::unwatched;
use otp_triage::authoring::score::{JUDGED, Score, score};
use otp_triage::render::Page;
use otp_triage::render::rules::score::{json, text};
use otp_triage::rulebook::{FieldCase, Half, Loaded, Rulebook, SourceFile, load};
use otp_triage::shipped;
use serde_json::{Value, json};

fn file(path: &str) -> SourceFile {
    SourceFile::from_bytes(path.to_owned(), std::fs::read(path).expect("the file can be read"))
}

fn loaded(paths: &[&str]) -> Loaded {
    load(paths.iter().map(|path| vec![file(path)]).collect())
}

fn book() -> Rulebook {
    loaded(&["tests/books/score.yaml"]).rulebook.expect("it can be used")
}

fn half(book: &Rulebook, half: Half) -> Vec<&FieldCase> {
    book.field.iter().filter(|case| case.half == half).collect()
}

fn report(scored: &[(Half, Score<'_>)]) -> Value {
    let mut out = Vec::new();
    json(scored, &mut out).expect("a vector takes all");
    serde_json::from_slice(&out).expect("it is JSON")
}

/// The figures are those in the comment of the book.
#[test]
fn the_figures_are_those_worked_out_on_paper() {
    let book = book();
    let report = report(&[(Half::Learning, score(&book, &half(&book, Half::Learning), &unwatched))]);
    assert_eq!((&report["schema"], &report["cases"], &report["half"]), (&json!(1), &json!(8), &json!("learning")));
    let tops = |at: &str| {
        let tops = report.pointer(at).expect("it is there");
        json!([tops["top1"], tops["top3"], tops["top5"]])
    };
    assert_eq!(tops("/remedy"), json!([0.5, 0.5, 0.625]));
    assert_eq!(tops("/cause"), json!([0.5, 0.875, 0.875]));
    assert_eq!(tops("/acting"), json!([0.5, 0.625, 0.75]));
    assert_eq!(tops("/baselines/frequency"), json!([0.125, 0.5, 0.75]));
    assert_eq!(tops("/baselines/opening"), json!([0.5, 0.5, 0.625]));
    assert_eq!(tops("/baselines/sources/guide"), json!([0.25, 0.625, 0.625]));
    let figures = &report["remedy"];
    assert_eq!(figures["ndcg"], json!(0.5438));
    assert_eq!((&figures["macro_top1"], &figures["macro_top3"]), (&json!(0.375), &json!(0.375)));
    assert_eq!(figures["intervals"]["top1"], json!([0.2152, 0.7848]));
    assert_eq!(figures["intervals"]["top5"], json!([0.3057, 0.8632]));
    assert_eq!(report["coverage"]["remedy"], json!(0.875));
    assert_eq!(report["coverage"]["cause"], json!(0.875));
    assert_eq!(report["unsafe"], json!(0.125));
    assert_eq!(report["questions"], json!({ "mean": 1.2, "median": 1.0, "max": 2, "never": 3 }));
    assert_eq!(report["by_role"]["user"], json!({ "cases": 7, "top3": null, "interval": null }));
    assert_eq!(report["lacks"], json!({ "facts": 2, "cases_with_facts": 1, "no_fix": 1, "no_cause": 1 }));
}

#[test]
fn shuffling_the_cases_changes_nothing() {
    let book = book();
    let mut cases = half(&book, Half::Learning);
    let expected = score(&book, &cases, &unwatched);
    for _ in 0..cases.len() {
        cases.rotate_left(3);
        cases.swap(0, 5);
        assert_eq!(score(&book, &cases, &unwatched), expected);
    }
    cases.reverse();
    assert_eq!(score(&book, &cases, &unwatched), expected);
}

#[test]
fn a_group_is_judged_once_it_has_enough_cases() {
    let book = book();
    let cases = half(&book, Half::Learning).repeat(3);
    let score = score(&book, &cases, &unwatched);
    let [user, agent] = &score.by_role[..] else { panic!("{:?}", score.by_role) };
    assert!(user.cases == 21 && user.cases >= JUDGED && agent.cases == 3);
    // t1, t3 and t4 of the seven that users ask.
    assert_eq!(user.top3.map(|top3| (top3.value * 7.0).round()), Some(3.0));
    assert_eq!(agent.top3, None);
}

/// Nobody can fit a rulebook to cases of which only sums are known.
#[test]
fn no_case_of_the_proof_half_is_shown() {
    let mut book = book();
    for case in &mut book.field {
        case.half = Half::Proof;
    }
    let scored = [(Half::Proof, score(&book, &half(&book, Half::Proof), &unwatched))];
    let mut out = Vec::new();
    text(&scored, &mut Page::new(&mut out, 80)).expect("a vector takes all");
    let shown = String::from_utf8(out).expect("it is text") + &report(&scored).to_string();
    for case in &book.field {
        for told in [&case.story, &case.settled.remedy, &case.address] {
            assert!(!shown.contains(told.as_str()), "{told}");
        }
    }
}

#[test]
fn a_broken_case_costs_itself_only() {
    let loaded = loaded(&["tests/books/small.yaml", "tests/books/tickets.yaml"]);
    assert_eq!(loaded.broken_field_cases(), 2);
    // `rules test` plays worked cases, and none of those is broken.
    assert!(loaded.broken_cases().is_empty());
    let codes: Vec<&str> = loaded.findings.iter().map(|finding| finding.code.name).collect();
    assert_eq!(codes, ["unknown-id", "duplicate-id"]);
    let book = loaded.rulebook.expect("it can be used");
    assert_eq!(book.field.len(), 2);
}

#[test]
fn a_case_of_a_later_layer_replaces_the_one_with_its_address() {
    let loaded = loaded(&["tests/books/score.yaml", "tests/books/score.yaml"]);
    let book = loaded.rulebook.expect("it can be used");
    assert_eq!(book.field.len(), 9);
    assert!(book.field.iter().all(|case| case.at.file == 1));
}

/// A text that asks for a code is unsafe in every case, whether the case says so or not.
#[test]
fn a_fix_that_asks_for_a_code_is_unsafe_everywhere() {
    let text = std::fs::read_to_string("tests/books/score.yaml").expect("the file can be read");
    let text = text.replacen("title: Close the west window", "title: Tell me the code", 1);
    let asking = SourceFile::from_bytes("score.yaml".to_owned(), text.into_bytes());
    let (before, after) = (book(), load(vec![vec![asking]]).rulebook.expect("it can be used"));
    let unsafe_share = |book: &Rulebook| score(book, &half(book, Half::Learning), &unwatched).harmful.value;
    // The fix is on the list of every case but the one in which it has failed.
    assert!((unsafe_share(&before) - 0.125).abs() < 1e-9 && (unsafe_share(&after) - 0.875).abs() < 1e-9);
}

/// The cases that come with the program: enough of them, in two halves, each with an outcome.
#[test]
fn the_built_in_cases_load_and_are_scored_by_halves() {
    let mut files = shipped::files();
    files.extend(shipped::field_files());
    let Loaded { rulebook, findings, .. } = load(vec![files]);
    assert!(findings.is_empty(), "{findings:?}");
    let book = rulebook.expect("it can be used");
    let [learning, proof] = Half::ALL.map(|each| half(&book, each).len());
    assert!(learning >= 80 && proof >= 120, "{learning} and {proof}");
    // Authors learn from whatever there is; the half that measures must not be of one kind.
    let trackers = |case: &&&FieldCase| case.origin.as_deref() == Some("tracker");
    let trackers = half(&book, Half::Proof).iter().filter(trackers).count();
    assert!(2 * trackers <= proof, "{trackers} cases are from trackers");
}
