//! Numbers as people are told them: rounded, and in words.

/// Rounds to four digits, so that platforms agree on every word and number that is printed.
pub fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
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

/// The reason for a fix to be where it is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// It works in half of the cases or more.
    MostLikely,
    /// It works in a fifth or more.
    Likely,
    /// It seldom works, but is done in a moment.
    Quick,
    /// It seldom works and takes a while.
    Possible,
}

/// A fix that seldom works still comes early if it is done in so many minutes.
const QUICK: f64 = 3.0;

impl Promise {
    /// The promise of a fix with this weight that takes so many minutes.
    pub(crate) fn of(weight: f64, minutes: f64) -> Self {
        match Likelihood::of(weight) {
            Likelihood::MostLikely => Self::MostLikely,
            Likelihood::Likely => Self::Likely,
            _ if minutes <= QUICK => Self::Quick,
            _ => Self::Possible,
        }
    }
}
