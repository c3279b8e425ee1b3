//! The part of the table of the format that describes worked and real cases.

use crate::rulebook::book::case::{LIKELIHOODS, STATES};
use crate::rulebook::book::field::{CHANNELS, ORIGINS};
use crate::rulebook::format::shape::{Field, Shape, may, must};
use crate::rulebook::format::table::{ACTOR, AUDIENCE, IDS, SOURCES};
use crate::rulebook::format::table_of_all::TEXTS;

const COUNTS: Shape = Shape::MapTo(&Shape::Whole);
const RANKS: Shape = Shape::MapTo(&Shape::Rank);
const EXPECT: &[Field] = &[
    may("cause", RANKS, "By cause, within which rank it must come, counted from 1."),
    may("fix", RANKS, "By fix, within which rank it must be advised, counted from 1."),
    may("never", IDS, "Fixes that must not be advised."),
    may("postponed", IDS, "Fixes that must be advised with a step that has to wait."),
    may("asks", Shape::Id, "The question that must come next."),
    may("tries", Shape::Id, "The fix that must come next."),
    may("outcome", Shape::OneOf(&STATES), "The state of the case, as in the JSON of a diagnosis."),
    may("likelihood", Shape::MapTo(&Shape::OneOf(&LIKELIHOODS)), "By cause, the word that is said of it."),
    may("steps", COUNTS, "By fix that is advised, how many of its steps are shown to this reader here."),
    may("alert", IDS, "Exactly the alerts that must stand."),
    may("limit", IDS, "Limits that must be said."),
    may("escalation", IDS, "Escalations that must be offered."),
    may("not_offered", IDS, "Escalations that must not be offered."),
    may("needs", IDS, "Questions that an advised fix must wait for."),
    may("not_asked", IDS, "Questions that must not be open to this reader here."),
];
const TRIED: Shape = Shape::MapTo(&Shape::OneOf(&["worked", "failed", "cannot", "started", "helped"]));
/// A worked case. Only errors outside of cases make a rulebook unusable.
pub const CASE: &[Field] = &[
    must("name", Shape::Text, "What happens, in a sentence."),
    may("for", AUDIENCE, "Who is spoken to. Without it: the end user."),
    SOURCES,
    may("answers", Shape::MapTo(&Shape::Reply), "What is said: by question, the answer, `unknown` or `n/a`."),
    may("tried", TRIED, "What was done already: by fix, how it ended."),
    must("expect", Shape::Record(EXPECT), "What must come of it; what is not mentioned is free."),
];

const HALF: Shape = Shape::OneOf(&["learning", "proof"]);
const SETTLED: &[Field] = &[
    must("cause", Shape::Text, "What was behind it, in plain words."),
    must("remedy", Shape::Text, "What ended it, in plain words."),
    must("by", ACTOR, "Who carried the remedy out."),
    must("kind", Shape::Id, "The kind of remedy, the same word for all cases of that kind."),
];
/// A real case, for measuring the rulebook; it never makes a rulebook unusable.
pub const FIELD_CASE: &[Field] = &[
    must("address", Shape::Text, "Where the account can be read, or the number of a ticket; no two cases share one."),
    may("day", Shape::Text, "When it happened: a day, a month or a year."),
    may(
        "half",
        HALF,
        "Whether the rulebook may be changed because of it; `proof` is kept aside. Without it: learning.",
    ),
    may("where", Shape::OneOf(&ORIGINS), "The sort of place that the account comes from."),
    may("for", AUDIENCE, "Who asks. Without it: the end user."),
    may(
        "channel",
        Shape::OneOf(&CHANNELS),
        "How the code was said to travel at first: groups cases and answers nothing.",
    ),
    must("story", Shape::Text, "What happened, in two or three sentences of your own."),
    may(
        "answers",
        Shape::MapTo(&Shape::Reply),
        "What the opening post says: by question, the answer, `unknown` or `n/a`.",
    ),
    may("tried", TRIED, "What had been done by then: by fix, how it ended."),
    may("lost", TEXTS, "Facts of the opening post that no question takes."),
    must("settled", Shape::Record(SETTLED), "How it was settled."),
    may("causes", IDS, "The causes that are the settled one. Without it: the rulebook names none."),
    may("remedies", IDS, "The fixes that do the settled remedy. Without it: none does."),
    may("unsafe", Shape::Text, "What would have been unsafe to do, in plain words."),
    may("never", IDS, "The fixes that would have been unsafe here."),
];
