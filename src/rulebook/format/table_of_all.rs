//! The part of the table of the format that entries of many kinds share.

use crate::rulebook::format::shape::{Field, Shape, may, must};

pub(crate) const TEXTS: Shape = Shape::List(&Shape::Text);

pub(crate) const ID: Field =
    must("id", Shape::Id, "What other entries and scripts call it by: lower-case letters, digits, hyphens.");
pub(crate) const ALSO: Field =
    may("also", Shape::List(&Shape::Text), "Other words that people type for it; each is enough.");

/// Warnings that are raised on purpose.
pub(crate) const ALLOW: Field =
    may("allow", Shape::List(&Shape::Record(ALLOWED)), "Warnings that it raises on purpose.");
const ALLOWED: &[Field] = &[
    must("code", Shape::AllowableCode, "The code of the warning."),
    must("why", Shape::Text, "A reason that a careful reader accepts."),
];
