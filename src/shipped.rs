//! The rulebook that is built into the program.

use crate::rulebook::{Rulebook, SourceFile};

/// The name and text of every file without real cases.
const RULES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The name and text of every file of real cases.
const FIELD: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/field.rs"));

/// The same, checked and compiled by the build, without worked cases.
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.postcard"));

/// The files of the rulebook, for commands that name lines of them.
pub fn files() -> Vec<SourceFile> {
    embedded(RULES)
}

/// The files of real cases, which measure the rulebook.
pub fn field_files() -> Vec<SourceFile> {
    embedded(FIELD)
}

fn embedded(files: &[(&'static str, &'static str)]) -> Vec<SourceFile> {
    files.iter().map(|(name, text)| SourceFile::embedded(name, text)).collect()
}

/// The rulebook. Its texts are borrowed from the program, so that a start copies none of them.
pub fn rulebook() -> Rulebook {
    postcard::from_bytes(COMPILED).expect("the build has written a rulebook")
}
