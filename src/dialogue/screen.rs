//! The buffer for the next output of a dialogue.

use crate::render::page::{Page, Paint};

/// A buffer, with the width and styles of the page that writes into it.
pub(super) struct Screen {
    bytes: Vec<u8>,
    columns: usize,
    paint: Paint,
}

impl Screen {
    pub(super) fn new(columns: usize, paint: Paint) -> Self {
        Self { bytes: Vec::new(), columns, paint }
    }

    pub(super) fn resize(&mut self, columns: usize) {
        self.columns = columns;
    }

    pub(super) fn page(&mut self) -> Page<'_> {
        Page::painted(&mut self.bytes, self.columns, self.paint)
    }

    /// Empties the buffer and returns its text.
    pub(super) fn take(&mut self) -> String {
        String::from_utf8(std::mem::take(&mut self.bytes)).expect("a page writes text")
    }
}
