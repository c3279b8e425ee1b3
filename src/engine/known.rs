//! Shapes in what people say that a rulebook knows to be no secret.

use crate::privacy::Known;
use crate::rulebook::{Rulebook, pattern};

impl Known for Rulebook {
    fn ends(&self, text: &[char], at: usize) -> Vec<usize> {
        self.shapes.iter().flat_map(|shape| pattern::ends(&shape.pieces, text, at)).collect()
    }
}
