//! Options that are not answers of a rulebook: the id, and the text whose beginning can be typed instead.

/// The outcomes of a trial, in the order of their labels. The last only where there is a wait to start.
pub const OUTCOMES: [(&str, &str); 4] = [
    ("worked", "yes, it worked"),
    ("failed", "no, it did not help"),
    ("cannot", "it cannot be done here"),
    ("started", "started, and waiting"),
];

/// The outcomes as they are shown: shorter than what somebody may type.
pub const OUTCOME_LABELS: [&str; 4] = ["Worked", "Failed", "Cannot be done", "Started, I wait"];

/// The ways on after a way round worked.
pub const ENOUGH: [(&str, &str); 2] = [("enough", "Enough for now"), ("go-on", "Go on to what was behind it")];

/// The ways on in a session that was solved before.
pub const STILL: [(&str, &str); 2] = [("still", "It still works"), ("back", "It came back")];
