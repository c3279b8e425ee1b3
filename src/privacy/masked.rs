//! Text that may be kept.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::privacy::mask::mask;
use crate::privacy::printable::printable;

/// Free text that may be kept and shown: printable, and with personal data and possible codes masked.
///
/// Made only by [`Masked::of`], even when it is read from a file, which somebody may have edited by hand. Code that
/// keeps or writes free text takes this type, so that forgetting to mask does not compile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct Masked(String);

impl Masked {
    pub fn of(text: &str) -> Self {
        Self(mask(&printable(text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Masked {
    fn from(text: String) -> Self {
        Self::of(&text)
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
