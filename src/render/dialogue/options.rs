//! Options that are not answers of a rulebook, each with its id and a text whose beginning can be typed instead.

/// The last option of every question. Its id is what `-a` takes for it.
pub const DONT_KNOW: (&str, &str) = ("unknown", "Don't know");

/// The outcomes of a trial, in the order of their labels. The last is offered only if there is a wait to start.
pub const OUTCOMES: [(&str, &str); 4] = [
    ("worked", "yes, it worked"),
    ("failed", "no, it did not help"),
    ("cannot", "it cannot be done here"),
    ("started", "started, and waiting"),
];

/// The labels of the outcomes: shorter than the texts that can be typed.
pub const OUTCOME_LABELS: [&str; 4] = ["Worked", "Failed", "Cannot be done", "Started, I wait"];

/// The options after a way round has worked.
pub const ENOUGH: [(&str, &str); 2] = [("enough", "Enough for now"), ("go-on", "Go on to what was behind it")];

/// The options when turning to somebody is worth more than what can still be tried.
pub const TURN: [(&str, &str); 2] =
    [("turn", "Turn to somebody who can look further"), ("go-on", "Try the rest first")];

/// The options in a resumed session that was solved.
pub const STILL: [(&str, &str); 2] = [("still", "It still works"), ("back", "It came back")];
