//! Numbers as they are shown: rounded, and in words.

/// Rounds to four digits, so that the output is the same on every platform.
pub fn rounded(number: f64) -> f64 {
    // The sum of nothing is -0, and so is a small negative number; adding 0 leaves every other number as it is.
    (number * 10_000.0).round() / 10_000.0 + 0.0
}

/// The words for a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// Under a twentieth of the belief.
    Unlikely,
    /// A twentieth or more.
    Possible,
    /// A fifth or more.
    Likely,
    /// Half or more.
    MostLikely,
}

impl Likelihood {
    /// The word for a weight between 0 and 1.
    pub fn of(weight: f64) -> Self {
        match weight {
            weight if weight >= 0.5 => Self::MostLikely,
            weight if weight >= 0.2 => Self::Likely,
            weight if weight >= 0.05 => Self::Possible,
            _ => Self::Unlikely,
        }
    }

    /// The word that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unlikely => "unlikely",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::MostLikely => "most likely",
        }
    }
}

/// The reason for a fix's rank on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// It works in at least half of the cases.
    MostLikely,
    /// It works in at least a fifth.
    Likely,
    /// It rarely works but takes little time.
    Quick,
    /// It rarely works and takes longer.
    Possible,
}

/// A fix that rarely works still ranks high if it takes at most this many minutes.
const QUICK: f64 = 3.0;

impl Promise {
    /// The promise of a fix with this weight and duration in minutes.
    pub(crate) fn of(weight: f64, minutes: f64) -> Self {
        match Likelihood::of(weight) {
            Likelihood::MostLikely => Self::MostLikely,
            Likelihood::Likely => Self::Likely,
            _ if minutes <= QUICK => Self::Quick,
            _ => Self::Possible,
        }
    }
}
