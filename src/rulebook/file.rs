//! The shape of a rulebook file: one table that says which fields there are, what they hold and what they mean.
//!
//! A table rather than structs with derived readers, because reading into structs stops at the first mistake. The
//! table serves reading, merging and documentation alike, so that the three cannot disagree.

use super::check::ALLOWABLE;

/// What a value may be.
pub(super) enum Shape {
    /// A text that means the same to everybody.
    Text,
    /// A text that people read; a sibling field `…_agent` may word it for everybody but the end user.
    Wording,
    /// Lower-case letters, digits and hyphens.
    Id,
    /// One of these words.
    OneOf(&'static [&'static str]),
    Flag,
    /// The version of the format: 1.
    Format,
    /// A number that is not negative.
    Number,
    /// A duration, see `scale`.
    Duration,
    /// A frequency, see `scale`.
    Frequency,
    /// A frequency of a cause: neither always nor never.
    Prior,
    /// A day, as 2026-11-22.
    Date,
    List(&'static Shape),
    /// A map, or a list of maps of which any one is enough.
    AnyOf(&'static Shape),
    /// A map with any keys.
    MapTo(&'static Shape),
    Record(&'static [Field]),
    /// A text, or a record that says more.
    TextOr(&'static [Field]),
    /// `all`, `sending` or a list of fixes.
    Stops,
    /// For each kind of entry, by id, the fields to add to.
    Extensions,
    /// A worked case: what is wrong inside it costs the rulebook that case, and nothing else.
    Case,
}

/// One field of a record.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, required: true, shape }
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, required: false, shape }
}

const IDS: Shape = Shape::List(&Shape::Id);
const TEXTS: Shape = Shape::List(&Shape::Text);
/// Question to the answers that are meant: every key must hold, any of its answers will do.
const WHEN: Shape = Shape::MapTo(&Shape::List(&Shape::Id));
const AUDIENCE: Shape = Shape::OneOf(&["user", "agent", "admin", "developer"]);
const KIND_OF_CLAIM: Shape = Shape::OneOf(&[
    "symptom",
    "question",
    "cause",
    "fix",
    "agent-note",
    "limit",
    "prevention",
    "escalation",
    "alternative",
    "scenario",
    "background",
]);

/// Warnings that are raised on purpose.
const ALLOW: Field =
    may("allow", Shape::List(&Shape::Record(&[must("code", Shape::OneOf(&ALLOWABLE)), must("why", Shape::Text)])));

const CLAIM: &[Field] = &[must("kind", KIND_OF_CLAIM), must("says", Shape::Text), may("for", AUDIENCE)];
const NOT_FOLLOWED: &[Field] = &[must("claim", Shape::Text), must("why", Shape::Text)];
const SOURCE: &[Field] = &[
    must("id", Shape::Id),
    must("title", Shape::Text),
    may("publisher", Shape::Text),
    may("url", Shape::Text),
    may("checked", Shape::Date),
    may("claims", Shape::MapTo(&Shape::Record(CLAIM))),
    may("not_followed", Shape::List(&Shape::Record(NOT_FOLLOWED))),
    ALLOW,
];

/// Symptoms and services are answers, listed apart so that every file can add its own.
const LISTED_ANSWER: &[Field] = &[
    must("id", Shape::Id),
    must("title", Shape::Wording),
    may("short", Shape::Text),
    may("usual", Shape::Frequency),
    may("sources", TEXTS),
    ALLOW,
];

const ANSWER: &[Field] = &[
    must("id", Shape::Id),
    must("text", Shape::Wording),
    may("short", Shape::Text),
    may("usual", Shape::Frequency),
    ALLOW,
];
const NOTE: &[Field] = &[must("say", Shape::Wording), may("for", AUDIENCE), may("sources", TEXTS)];
const PREVENT: &[Field] = &[must("do", Shape::Wording), may("for", AUDIENCE), may("when", WHEN), may("sources", TEXTS)];
const QUESTION: &[Field] = &[
    must("id", Shape::Id),
    must("ask", Shape::Wording),
    may("why", Shape::Wording),
    may("effort", Shape::Duration),
    may("context", Shape::Flag),
    may("for", AUDIENCE),
    may("when", WHEN),
    may("answers", Shape::List(&Shape::Record(ANSWER))),
    may("notes", Shape::List(&Shape::Record(NOTE))),
    may("sources", TEXTS),
    ALLOW,
];

const ADJUST: &[Field] = &[must("when", WHEN), must("frequency", Shape::Prior)];
const CAUSE: &[Field] = &[
    must("id", Shape::Id),
    must("title", Shape::Wording),
    must("frequency", Shape::Prior),
    may("adjust", Shape::List(&Shape::Record(ADJUST))),
    may("when", WHEN),
    must("evidence", Shape::MapTo(&Shape::MapTo(&Shape::Frequency))),
    may("notes", Shape::List(&Shape::Record(NOTE))),
    may("prevent", Shape::List(&Shape::Record(PREVENT))),
    may("sources", TEXTS),
    ALLOW,
];

const STEP: &[Field] = &[
    must("do", Shape::Wording),
    may("sends", Shape::Flag),
    may("expect", Shape::Wording),
    may("when", WHEN),
    may("for", AUDIENCE),
    may("first", Shape::Flag),
];
const FIX: &[Field] = &[
    must("id", Shape::Id),
    must("title", Shape::Wording),
    must("cures", Shape::MapTo(&Shape::Frequency)),
    must("effort", Shape::Duration),
    may("wait", Shape::Duration),
    may("by", Shape::OneOf(&["user", "agent", "admin", "carrier", "provider", "developer"])),
    may("for", AUDIENCE),
    may("when", WHEN),
    may("needs", WHEN),
    may("warn", Shape::Wording),
    must("steps", Shape::List(&Shape::TextOr(STEP))),
    may("after", Shape::Wording),
    may("notes", Shape::List(&Shape::Record(NOTE))),
    may("prevent", Shape::List(&Shape::Record(PREVENT))),
    may("sources", TEXTS),
    ALLOW,
];

const LIMIT: &[Field] = &[
    must("id", Shape::Id),
    must("when", WHEN),
    must("say", Shape::Wording),
    may("for", AUDIENCE),
    may("sources", TEXTS),
    ALLOW,
];
const ALERT: &[Field] = &[
    must("id", Shape::Id),
    must("when", Shape::AnyOf(&WHEN)),
    must("say", Shape::Wording),
    may("for", AUDIENCE),
    may("stops", Shape::Stops),
    may("sources", TEXTS),
    ALLOW,
];
const ESCALATION: &[Field] = &[
    must("id", Shape::Id),
    must("title", Shape::Wording),
    may("when", WHEN),
    may("for", AUDIENCE),
    may("suits", IDS),
    may("effort", Shape::Duration),
    may("say", Shape::Wording),
    may("bring", TEXTS),
    may("sources", TEXTS),
    ALLOW,
];

const REACH: &[Field] = &[
    may("agent", Shape::Duration),
    may("admin", Shape::Duration),
    may("carrier", Shape::Duration),
    may("provider", Shape::Duration),
    may("developer", Shape::Duration),
];
const COSTS: &[Field] = &[
    may("attention", Shape::Duration),
    may("waiting", Shape::Number),
    may("persistence", Shape::Duration),
    may("reach", Shape::Record(REACH)),
];

const RANKS: Shape = Shape::MapTo(&Shape::Number);
const EXPECT: &[Field] = &[
    may("cause", RANKS),
    may("fix", RANKS),
    may("never", IDS),
    may("alert", IDS),
    may("limit", IDS),
    may("escalation", IDS),
    may("needs", IDS),
];
pub(super) const CASE: &[Field] = &[
    must("name", Shape::Text),
    may("for", AUDIENCE),
    may("sources", TEXTS),
    may("answers", Shape::MapTo(&Shape::Id)),
    may("tried", Shape::MapTo(&Shape::OneOf(&["worked", "failed", "cannot", "started", "helped"]))),
    must("expect", Shape::Record(EXPECT)),
];

/// Kinds of entries that have ids, in the order in which they are read: their field in a file, and what one is called.
pub(super) const KINDS: &[(&str, &str, &[Field])] = &[
    ("sources", "source", SOURCE),
    ("symptoms", "symptom", LISTED_ANSWER),
    ("services", "service", LISTED_ANSWER),
    ("questions", "question", QUESTION),
    ("causes", "cause", CAUSE),
    ("fixes", "fix", FIX),
    ("limits", "limit", LIMIT),
    ("alerts", "alert", ALERT),
    ("escalations", "escalation", ESCALATION),
];

/// The top level of a file.
pub(super) const BOOK: &[Field] = &[
    may("format", Shape::Format),
    may("title", Shape::Text),
    may("opening", IDS),
    may("costs", Shape::Record(COSTS)),
    may("most_codes", Shape::Number),
    may("agent_words", TEXTS),
    ALLOW,
    may("sources", Shape::List(&Shape::Record(SOURCE))),
    may("symptoms", Shape::List(&Shape::Record(LISTED_ANSWER))),
    may("services", Shape::List(&Shape::Record(LISTED_ANSWER))),
    may("questions", Shape::List(&Shape::Record(QUESTION))),
    may("causes", Shape::List(&Shape::Record(CAUSE))),
    may("fixes", Shape::List(&Shape::Record(FIX))),
    may("limits", Shape::List(&Shape::Record(LIMIT))),
    may("alerts", Shape::List(&Shape::Record(ALERT))),
    may("escalations", Shape::List(&Shape::Record(ESCALATION))),
    may("extend", Shape::Extensions),
    may("remove", TEXTS),
    may("cases", Shape::List(&Shape::Case)),
];
