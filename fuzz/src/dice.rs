//! Choices made by the bytes of an input.

use arbitrary::Unstructured;

/// Deals out the bytes of an input as choices. Once they are used up, every choice is the first one.
pub struct Dice<'b>(Unstructured<'b>);

impl<'b> Dice<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self(Unstructured::new(bytes))
    }

    /// A number below `count`; 0 if that is none.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.int_in_range(0..=count.saturating_sub(1)).unwrap_or(0)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    pub fn is_used_up(&self) -> bool {
        self.0.is_empty()
    }
}
