//! Every finding code has a fixture in `tests/checks` that raises just that code, once, and an example that is right.

use std::collections::BTreeSet;

use otp_triage::rulebook::{CODES, Finding, SourceFile, load};

fn file(path: &str) -> SourceFile {
    SourceFile::from_bytes(path.to_owned(), std::fs::read(path).expect("the file can be read"))
}

/// The names of all codes that a rulebook raises.
fn raised(layers: Vec<Vec<SourceFile>>) -> Vec<&'static str> {
    let found: Vec<Finding> = load(layers).findings;
    found.iter().map(|finding| finding.code.name).collect()
}

#[test]
fn every_code_has_a_fixture_that_raises_it_and_nothing_else() {
    for code in CODES {
        let path = format!("tests/checks/{}.yaml", code.name);
        assert_eq!(raised(vec![vec![file(&path)]]), [code.name], "{path}");
    }
}

#[test]
fn every_fixture_belongs_to_a_code() {
    let codes: BTreeSet<String> = CODES.iter().map(|code| format!("{}.yaml", code.name)).collect();
    let fixtures: BTreeSet<String> = std::fs::read_dir("tests/checks")
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(fixtures, codes);
}

#[test]
fn codes_are_unique_and_explained() {
    let names: BTreeSet<&str> = CODES.iter().map(|code| code.name).collect();
    assert_eq!(names.len(), CODES.len());
    assert!(CODES.iter().all(|code| code.explain.ends_with('.') && code.explain.len() > 30));
}

#[test]
fn wrong_examples_break_their_rule_and_right_ones_keep_it() {
    let laid_over = |example: &str| {
        // The sign for a byte that is no text stands for such a byte.
        let bytes = example.replace('\u{fffd}', "\0").bytes().map(|byte| if byte == 0 { 0xff } else { byte }).collect();
        raised(vec![vec![file("tests/books/small.yaml")], vec![SourceFile::from_bytes("example".to_owned(), bytes)]])
    };
    for code in CODES {
        assert!(laid_over(code.wrong).contains(&code.name), "{}: {:?}", code.name, laid_over(code.wrong));
        assert_eq!(laid_over(code.right), [""; 0], "{}", code.name);
    }
}
