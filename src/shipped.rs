//! The rulebook that is built into the program.

use crate::rulebook::{Rulebook, SourceFile};

/// The name and text of every file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The same, checked and compiled by the build, without worked cases.
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.postcard"));

/// The files, for commands that name lines of them.
pub fn files() -> Vec<SourceFile> {
    FILES.iter().map(|(name, text)| SourceFile::embedded(name, text)).collect()
}

/// The rulebook. Its texts are borrowed from the program, so that a start copies none of them.
pub fn rulebook() -> Rulebook {
    postcard::from_bytes(COMPILED).expect("the build has written a rulebook")
}
