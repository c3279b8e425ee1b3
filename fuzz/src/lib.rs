//! The targets: what is done with an input, and what must hold whatever the input is.
//!
//! Each target is a function of bytes, so that the fuzzer and the tests of the program run the same code.

pub mod book;
pub mod books;
pub mod dialogue;
pub mod dice;
pub mod facts;
pub mod held;
pub mod masking;
pub mod sessions;
pub mod yaml;

/// A target, with its name.
pub type Target = (&'static str, fn(&[u8]));

pub const TARGETS: [Target; 6] = [
    ("yaml", yaml::run),
    ("books", books::run),
    ("sessions", sessions::run),
    ("facts", facts::run),
    ("dialogue", dialogue::run),
    ("masking", masking::run),
];
