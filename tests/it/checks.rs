//! Every finding code has a fixture in `tests/checks` that raises just that code, once, and examples that are right.

use std::collections::BTreeSet;

use otp_triage::authoring::check::{Depth, check};
use otp_triage::authoring::progress::unwatched;
use otp_triage::rulebook::{Finding, SourceFile, codes, load};

fn file(path: &str) -> SourceFile {
    SourceFile::from_bytes(path.to_owned(), std::fs::read(path).expect("the file can be read"))
}

/// Everything that a rulebook raises on the day of this test.
fn found(layers: Vec<Vec<SourceFile>>) -> Vec<Finding> {
    check(&load(layers), Depth::Deep, Some((2026, 11, 22)), &unwatched).findings
}

/// The names of all codes that a rulebook raises.
fn raised(layers: Vec<Vec<SourceFile>>) -> Vec<&'static str> {
    found(layers).iter().map(|finding| finding.code.name).collect()
}

#[test]
fn every_code_has_a_fixture_that_raises_it_and_nothing_else() {
    for code in codes() {
        let path = format!("tests/checks/{}.yaml", code.name);
        assert_eq!(raised(vec![vec![file(&path)]]), [code.name], "{path}");
    }
}

#[test]
fn what_a_fixture_raises_can_be_allowed_unless_it_is_an_error() {
    for code in codes().filter(|code| code.allowable) {
        let book = std::fs::read_to_string(format!("tests/checks/{}.yaml", code.name)).expect("it can be read");
        let text = format!("{book}allow: [ {{ code: {}, why: It is meant so. }} ]\n", code.name);
        assert_eq!(
            raised(vec![vec![SourceFile::from_bytes(String::new(), text.into_bytes())]]),
            [""; 0],
            "{}",
            code.name
        );
    }
    let fixed: Vec<&str> = codes().filter(|code| !code.allowable).map(|code| code.name).collect();
    assert!(fixed.contains(&"idle-allow") && fixed.contains(&"unknown-id") && !fixed.contains(&"no-witness"));
}

#[test]
fn every_fixture_belongs_to_a_code() {
    let codes: BTreeSet<String> = codes().map(|code| format!("{}.yaml", code.name)).collect();
    let fixtures: BTreeSet<String> = std::fs::read_dir("tests/checks")
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(fixtures, codes);
}

#[test]
fn codes_are_unique_and_explained() {
    let names: BTreeSet<&str> = codes().map(|code| code.name).collect();
    assert_eq!(names.len(), codes().count());
    assert!(codes().all(|code| code.explain.ends_with('.') && code.explain.len() > 30));
}

#[test]
fn wrong_examples_break_their_rule_and_right_ones_keep_it() {
    let laid_over = |example: &str| {
        // The sign for a byte that is no text stands for such a byte.
        let bytes = example.replace('\u{fffd}', "\0").bytes().map(|byte| if byte == 0 { 0xff } else { byte }).collect();
        raised(vec![vec![file("tests/books/small.yaml")], vec![SourceFile::from_bytes("example".to_owned(), bytes)]])
    };
    for code in codes() {
        assert!(laid_over(code.wrong).contains(&code.name), "{}: {:?}", code.name, laid_over(code.wrong));
        assert!(!laid_over(code.right).contains(&code.name), "{}: {:?}", code.name, laid_over(code.right));
    }
}

#[test]
fn a_name_inside_of_a_longer_one_is_not_named() {
    assert_eq!(raised(vec![vec![file("tests/books/names-in-names.yaml")]]), [""; 0]);
}

#[test]
fn every_finding_has_a_way_out() {
    for code in codes() {
        let told = found(vec![vec![file(&format!("tests/checks/{}.yaml", code.name))]]);
        assert!(told.iter().all(|finding| !finding.help.is_empty()), "{told:?}");
    }
}

/// A safety warning is worth nothing if it reads only some of the texts: each kind of text has a fixture, laid over the
/// small rulebook.
#[test]
fn safety_warnings_read_every_kind_of_text() {
    for code in ["asks-for-code", "wrong-service"] {
        let fixtures = std::fs::read_dir(format!("tests/texts/{code}")).expect("the folder can be read");
        let mut read = 0;
        for fixture in fixtures {
            let path = fixture.expect("the entry can be read").path().to_string_lossy().into_owned();
            let found = raised(vec![vec![file("tests/books/small.yaml")], vec![file(&path)]]);
            assert!(found.contains(&code), "{path}: {found:?}");
            read += 1;
        }
        assert_eq!(read, 23, "{code}");
    }
}
