//! Text that may be kept.

use std::fmt;

use serde::Serialize;

use crate::privacy::known::Known;
use crate::privacy::mask::mask;
use crate::privacy::printable::printable;

/// Free text that may be kept and shown: printable, and with personal data and possible codes masked.
///
/// Made only by [`Masked::of`], even when it was read from a file, which somebody may have edited by hand. Code that
/// keeps or writes free text takes this type, so that forgetting to mask does not compile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Masked(String);

impl Masked {
    pub fn of(text: &str, known: &dyn Known) -> Self {
        Self(mask(&printable(text), known))
    }

    /// The reply to a request for something, masked as it would be right behind the words of the request: `30007` by
    /// itself could be a code, and as a reply to `the error code` it is none.
    pub fn reply(to: &str, text: &str, known: &dyn Known) -> Self {
        let asked = format!("{}: ", printable(to));
        let masked = mask(&printable(&format!("{asked}{text}")), known);
        masked.strip_prefix(&asked).map_or_else(|| Self::of(text, known), |reply| Self(reply.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
