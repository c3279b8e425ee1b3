//! The buffer for the next output of a dialogue.

use std::mem;

use crate::render::block::Block;
use crate::render::page::{Page, Paint};

/// The surface that a dialogue is shown on.
#[derive(Debug, Clone, Copy)]
pub enum Surface {
    /// Lines of this many columns, one below the other.
    Terminal { columns: usize, paint: Paint },
    /// Blocks, each screen in the place of the one before. The driver shows alerts and lists of fixes beside it at all
    /// times, so that the dialogue does not.
    Browser,
}

/// A buffer, with the surface of the page that writes into it.
pub(super) struct Screen {
    surface: Surface,
    bytes: Vec<u8>,
    blocks: Vec<Block>,
    /// The end of the last echo of an answer in the buffer; 0 for none.
    echoed: usize,
}

impl Screen {
    pub(super) fn new(surface: Surface) -> Self {
        Self { surface, bytes: Vec::new(), blocks: Vec::new(), echoed: 0 }
    }

    /// Sets the number of columns, where there are some.
    pub(super) fn resize(&mut self, now: usize) {
        if let Surface::Terminal { columns, .. } = &mut self.surface {
            *columns = now;
        }
    }

    /// True if alerts and lists are beside the screen, and nothing above it stays in sight.
    pub(super) fn is_replaced(&self) -> bool {
        matches!(self.surface, Surface::Browser)
    }

    pub(super) fn page(&mut self) -> Page<'_> {
        match self.surface {
            Surface::Terminal { columns, paint } => Page::painted(&mut self.bytes, columns, paint),
            Surface::Browser => Page::of_blocks(&mut self.blocks),
        }
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
        String::from_utf8(mem::take(&mut self.bytes)).expect("a page writes text")
    }

    /// Empties the buffer and returns its blocks.
    pub(super) fn take_blocks(&mut self) -> Vec<Block> {
        mem::take(&mut self.blocks)
    }
}
