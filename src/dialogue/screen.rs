//! The buffer for the next output of a dialogue.

use crate::render::page::{Page, Paint};

/// A buffer, with the width and styles of the page that writes into it.
pub(super) struct Screen {
    bytes: Vec<u8>,
    /// The end of the last echo of an answer in the buffer; 0 for none.
    echoed: usize,
    columns: usize,
    paint: Paint,
}

impl Screen {
    pub(super) fn new(columns: usize, paint: Paint) -> Self {
        Self { bytes: Vec::new(), echoed: 0, columns, paint }
    }

    pub(super) fn resize(&mut self, columns: usize) {
        self.columns = columns;
    }

    pub(super) fn page(&mut self) -> Page<'_> {
        Page::painted(&mut self.bytes, self.columns, self.paint)
    }

    /// Marks what was written last as the echo of an answer.
    pub(super) fn mark_echo(&mut self) {
        self.echoed = self.bytes.len();
    }

    /// True if an echo is the last thing that was written.
    pub(super) fn ends_with_echo(&self) -> bool {
        self.echoed > 0 && self.echoed == self.bytes.len()
    }

    /// Empties the buffer and returns its text.
    pub(super) fn take(&mut self) -> String {
        self.echoed = 0;
        String::from_utf8(std::mem::take(&mut self.bytes)).expect("a page writes text")
    }
}
