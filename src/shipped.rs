//! The rulebook that is embedded in the program.

use crate::rulebook::{Base, Catalogue, Rulebook, SourceFile};

/// The engine for a browser, which `scripts/build-engine` makes from the core.
const ENGINE: &[u8] = include_bytes!("../page/engine.wasm");

/// The name and text of every file without real cases.
const RULES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The name and text of every file of real cases.
const FIELD: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/field.rs"));

/// The same files, checked and compiled by the build, without cases.
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.postcard"));

/// The catalogue of receipts and codes of the same rulebook.
const CODES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.codes"));

/// The tree of the same files, for other rulebooks to be laid over.
const BASE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.tree"));

/// The engine for a browser.
pub fn engine() -> &'static [u8] {
    ENGINE
}

/// The files of the rulebook, for commands that quote their lines.
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

/// The rulebook without its catalogue. Its texts are borrowed from the program, so that a start copies none of them.
pub fn rulebook() -> Rulebook {
    // The build script wrote the bytes from the same types, so reading them cannot fail.
    postcard::from_bytes(COMPILED).expect("the build has written a rulebook")
}

/// The rulebook with its catalogue, for whoever reads receipts and codes.
pub fn rulebook_with_codes() -> Rulebook {
    let catalogue: Catalogue = postcard::from_bytes(CODES).expect("the build has written a catalogue");
    Rulebook { catalogue, ..rulebook() }
}

/// The rulebook as the layer below others. The spans in it refer to [`files`].
pub fn base() -> Base {
    postcard::from_bytes(BASE).expect("the build has written a tree")
}
