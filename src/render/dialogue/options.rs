//! Options that are not answers of a rulebook, each with its id and the text that can be typed for it.

use crate::intake::menu::Offered;
use crate::rulebook::{Outcome, Words};

/// The last option of every question. Its id is what `-a` takes for it.
pub fn dont_know(words: &Words) -> Offered<'_> {
    Offered::new("unknown", words.menu_dont_know())
}

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
    pub fn option(self, words: &Words) -> Offered<'_> {
        match self {
            Self::Outcome(Outcome::Worked) => Offered::new("worked", words.type_worked()),
            Self::Outcome(Outcome::Failed) => Offered::new("failed", words.type_failed()),
            Self::Outcome(Outcome::Cannot) => Offered::new("cannot", words.type_cannot()),
            Self::Outcome(Outcome::Started) => Offered::new("started", words.type_started()),
            Self::Outcome(Outcome::Helped) => Offered::new("helped", words.helped()),
            Self::Waiting => Offered::new("waiting", words.type_waiting()),
            Self::Later => Offered::new("later", words.type_later()),
            Self::ToList => Offered::new("back", words.type_to_list()),
        }
    }

    /// The label of the option: shorter than the text that can be typed.
    pub fn label(self, words: &Words) -> &str {
        match self {
            Self::Outcome(Outcome::Worked) => words.menu_worked(),
            Self::Outcome(Outcome::Failed) => words.menu_failed(),
            Self::Outcome(Outcome::Cannot) => words.menu_cannot(),
            Self::Outcome(Outcome::Started) => words.menu_started(),
            Self::Outcome(Outcome::Helped) => words.helped(),
            Self::Waiting => words.menu_waiting(),
            Self::Later => words.menu_later(),
            Self::ToList => words.menu_to_list(),
        }
    }
}

fn take_back(words: &Words) -> Offered<'_> {
    Offered::new("take-back", words.choose_take_back())
}

fn show_note(words: &Words) -> Offered<'_> {
    Offered::new("note", words.choose_note())
}

/// The options after a way round has worked.
pub fn enough(words: &Words) -> Vec<Offered<'_>> {
    let (done, mend) = (Offered::new("enough", words.choose_done()), Offered::new("go-on", words.choose_mend()));
    vec![done, mend, take_back(words), show_note(words)]
}

/// The options when turning to somebody is worth more than what can still be tried.
pub fn turn(words: &Words) -> Vec<Offered<'_>> {
    vec![Offered::new("turn", words.choose_turn()), Offered::new("go-on", words.choose_rest())]
}

/// The options in a resumed session that was solved: the second goes on.
pub fn still(words: &Words) -> Vec<Offered<'_>> {
    vec![Offered::new("still", words.choose_still()), Offered::new("back", words.choose_came_back())]
}

/// The options at the end of a solved case.
pub fn solved(words: &Words) -> Vec<Offered<'_>> {
    let (done, go_on) = (Offered::new("done", words.choose_done()), Offered::new("go-on", words.choose_go_on()));
    vec![done, go_on, take_back(words), show_note(words)]
}

/// The options at the end of any other case.
pub fn unsolved(words: &Words) -> Vec<Offered<'_>> {
    vec![Offered::new("done", words.choose_done()), take_back(words), show_note(words)]
}
