//! The part of the table of the format that describes delivery receipts and error codes.

use crate::rulebook::format::shape::{Field, Shape, may, must};
use crate::rulebook::format::table_of_all::{ALLOW, ALSO, ID, TEXTS};

const ANSWERS: Shape = Shape::MapTo(&Shape::Id);

pub const MEANING: &[Field] = &[
    ID,
    may(
        "stage",
        Shape::OneOf(&["pending", "accepted", "delivered"]),
        "How far the message came, for a code that tells of no failure.",
    ),
    may("answers", ANSWERS, "The answers that a code with this meaning gives, by question."),
    ALLOW,
];

const PLACE: &[Field] =
    &[must("at", Shape::Text, "The place of the code."), must("in", Shape::Id, "The code list that its codes are in.")];
const ABOUT: &[Field] = &[
    may("message", Shape::Text, "The identifier of the message."),
    may("country", Shape::Text, "The country, or its mobile country code."),
    may("carrier", Shape::Text, "The carrier, or its network code."),
    may("template", Shape::Text, "The template of the text."),
    may("time", Shape::Text, "When it was written."),
    may("sent", Shape::Text, "When the message was sent."),
    may("used", Shape::Text, "Whether the code was used."),
];
const PAYLOAD: &[Field] = &[
    must("says", Shape::Words, "What sort of receipt it is, in a few words."),
    must(
        "has",
        TEXTS,
        "Places that must be there. A place is a path of keys joined by dots; lists are passed through.",
    ),
    may("where", Shape::MapTo(&Shape::Pattern), "By place, a pattern that must occur there."),
    may(
        "code",
        Shape::List(&Shape::TextOr(PLACE)),
        "The places of its codes, the most specific first. Two places joined by `/` make one code of two values.",
    ),
    may("status", TEXTS, "The places of its status."),
    may("words", TEXTS, "The places of free words, which are searched for codes that are words."),
    may("answers", ANSWERS, "The answers that such a receipt gives whatever its code is, by context question."),
    may("about", Shape::Record(ABOUT), "The places of details for summaries."),
];
const CODE: &[Field] = &[
    must("code", Shape::Text, "The code as its provider writes it, once in a list."),
    ALSO,
    may("matches", Shape::List(&Shape::Pattern), "Patterns of free words that mean the same."),
    must("says", Shape::Words, "What it means, in your own words."),
    may("means", Shape::Id, "Its meaning for the diagnosis. Without it: it points to no cause."),
    may(
        "kind",
        Shape::OneOf(&["temporary", "permanent"]),
        "Whether sending again unchanged may work. Without it: no source says.",
    ),
    may("source", Shape::Id, "The source, if it is not that of the list."),
];
pub const CODE_LIST: &[Field] = &[
    ID,
    must("name", Shape::Text, "The name of the provider and, if it has several, of the product."),
    ALSO,
    must("source", Shape::Id, "The source of its codes."),
    may(
        "payloads",
        Shape::List(&Shape::Record(PAYLOAD)),
        "How its receipts are recognised, and where their fields are.",
    ),
    may("statuses", Shape::List(&Shape::Record(CODE)), "The words of the status."),
    may("codes", Shape::List(&Shape::Record(CODE)), "The codes."),
    ALLOW,
];
