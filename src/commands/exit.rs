//! The outcome of a run: its exit code, and the message of one that ended early.

use std::io;

/// The outcome of a run; its number is the exit code, whose meaning no flag changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// A list of fixes, a solved case, or nothing found wrong.
    Success = 0,
    /// It ran, and the answer is no.
    Negative = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// The rulebook cannot be used.
    Rulebook = 3,
    /// An input or output cannot be used.
    Input = 4,
    /// An answer is missing, and `--no-input` forbids asking for it.
    Needed = 5,
    /// Somebody pressed Ctrl-C.
    Interrupted = 130,
}

/// The reason why a run ended early.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// The message, with a way out.
    pub error: anyhow::Error,
}

impl Failure {
    pub(crate) fn new(exit: Exit, error: anyhow::Error) -> Self {
        Self { exit, error }
    }

    pub(crate) fn usage(message: String) -> Self {
        Self::new(Exit::Usage, anyhow::Error::msg(message))
    }
}

/// A failure to write the output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(Exit::Input, anyhow::Error::new(error).context("failed to write the output"))
    }
}
