//! The progress of work that may take long, reported to whoever waits for it.

/// Takes the number of pieces that are done and the number of all pieces. What becomes of them changes no result.
pub type Progress<'p> = &'p dyn Fn(usize, usize);

/// The progress that nobody watches.
pub fn unwatched(_done: usize, _all: usize) {}
