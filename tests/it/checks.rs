//! Every finding code has a fixture in `tests/checks` that raises just that code, once.

use std::collections::BTreeSet;
use std::path::Path;

use otp_triage::rulebook::{CODES, Loaded, SourceFile, load};

fn load_file(path: &Path) -> Loaded {
    let bytes = std::fs::read(path).expect("the fixture can be read");
    load(vec![vec![SourceFile::from_bytes(path.display().to_string(), bytes)]])
}

#[test]
fn every_code_has_a_fixture_that_raises_it_and_nothing_else() {
    for code in CODES {
        let path = format!("tests/checks/{}.yaml", code.name);
        let found = load_file(Path::new(&path)).findings;
        let names: Vec<&str> = found.iter().map(|finding| finding.code.name).collect();
        assert_eq!(names, [code.name], "{path}: {found:#?}");
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
