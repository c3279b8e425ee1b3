//! Options that are not answers of a rulebook, each with its id and the text that can be typed for it.

use crate::intake::menu::Offered;
use crate::rulebook::Outcome;

/// The last option of every question. Its id is what `-a` takes for it.
pub const DONT_KNOW: Offered<'_> = Offered::new("unknown", "Don't know");

/// A reply to a fix on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    Outcome(Outcome),
    /// Its wait is not over.
    Waiting,
    /// Its wait is not over, and the session is kept until it is.
    Later,
    /// It was only looked at.
    ToList,
}

impl Report {
    /// The option for it.
    pub fn option(self) -> Offered<'static> {
        match self {
            Self::Outcome(Outcome::Worked) => Offered::new("worked", "yes, it worked"),
            Self::Outcome(Outcome::Failed) => Offered::new("failed", "no, it did not work or help"),
            Self::Outcome(Outcome::Cannot) => Offered::new("cannot", "it cannot be done here"),
            Self::Outcome(Outcome::Started) => Offered::new("started", "started, and waiting"),
            Self::Outcome(Outcome::Helped) => Offered::new("helped", "it helped for now"),
            Self::Waiting => Offered::new("waiting", "still waiting"),
            Self::Later => Offered::new("later", "save it and come back"),
            Self::ToList => Offered::new("back", "back to the list"),
        }
    }

    /// The label of the option: shorter than the text that can be typed.
    pub fn label(self) -> &'static str {
        match self {
            Self::Outcome(Outcome::Worked) => "Worked",
            Self::Outcome(Outcome::Failed) => "Did not work",
            Self::Outcome(Outcome::Cannot) => "Cannot do it",
            Self::Outcome(Outcome::Started) => "Started, I wait",
            Self::Outcome(Outcome::Helped) => "Helped for now",
            Self::Waiting => "Still waiting",
            Self::Later => "Save, and come back",
            Self::ToList => "Back",
        }
    }
}

const TAKE_BACK: Offered<'_> = Offered::new("take-back", "Take that back");
const SHOW_NOTE: Offered<'_> = Offered::new("note", "A note about it");

/// The options after a way round has worked.
pub const ENOUGH: [Offered<'_>; 4] =
    [Offered::new("enough", "Done"), Offered::new("go-on", "Mend what was behind it"), TAKE_BACK, SHOW_NOTE];

/// The options when turning to somebody is worth more than what can still be tried.
pub const TURN: [Offered<'_>; 2] =
    [Offered::new("turn", "Turn to somebody who can look further"), Offered::new("go-on", "Try the rest first")];

/// The options in a resumed session that was solved.
pub const STILL: [Offered<'_>; 2] = [Offered::new("still", "It still works"), Offered::new("back", "It came back")];

/// The options at the end of a solved case.
pub const SOLVED: [Offered<'_>; 4] =
    [Offered::new("done", "Done"), Offered::new("go-on", "Something is still wrong"), TAKE_BACK, SHOW_NOTE];

/// The options at the end of any other case.
pub const UNSOLVED: [Offered<'_>; 3] = [Offered::new("done", "Done"), TAKE_BACK, SHOW_NOTE];
