//! The reference of the rulebook format, made from the table that the loader itself uses.

use crate::render::rules::pages::document::{Document, Markdown};
use crate::render::rules::template::{Template, example, whole};
use crate::rulebook::format::bounds::most;
use crate::rulebook::format::shape::{Field, Shape};
use crate::rulebook::format::table::{BOOK, KINDS};
use crate::rulebook::format::table_of_cases::{CASE, FIELD_CASE};

/// The whole format on a page.
pub(super) fn page() -> Document {
    let mut page = Markdown::titled("Format reference");
    page.paragraph(
        "Every field of a rulebook. A field in **bold** is required. A wording `x` may have a sibling `x_agent`, \
         which everybody but the end user reads. A file has at most 4 MB and 200,000 keys and values, all \
         files together at most 400,000; a duration is at most ten years. \
         `otp-triage rules new` prints each example with a comment on every field.",
    );
    page.paragraph(
        "A warning that is raised on purpose is allowed by `allow`, with the reason: in an entry for that entry, and at \
         the top of a file for all entries of the file.",
    );
    page.heading("The file");
    page.paragraph(&fields(BOOK, 0));
    page.yaml(&whole(Template::Book, ID));
    for (list, name, record) in KINDS {
        page.heading(&format!("`{list}`: for each {name}"));
        page.paragraph(&fields(record, 0));
        shown(list, &mut page);
    }
    page.heading("`cases`: for each worked case");
    page.paragraph(&fields(CASE, 0));
    shown("cases", &mut page);
    page.heading("`field`: for each real case");
    page.paragraph(&fields(FIELD_CASE, 0));
    shown("field", &mut page);
    page.document("format.md".to_owned())
}

/// The id in the examples.
const ID: &str = "low-battery";

/// Adds the example of a list.
fn shown(list: &str, page: &mut Markdown) {
    if let Some(template) = Template::ALL.into_iter().find(|template| template.list() == Some(list)) {
        page.yaml(&example(template, ID));
    }
}

/// The fields as a list, with those of nested records below their field.
fn fields(record: &[Field], depth: usize) -> String {
    let mut lines = Vec::new();
    for field in record {
        let bold = if field.required { "**" } else { "" };
        let indent = "  ".repeat(depth);
        let most = most(field).map_or(String::new(), |most| format!(", at most {most}"));
        let notation = notation(&field.shape);
        lines.push(format!("{indent}- {bold}`{}`{bold} ({notation}{most}): {}", field.name, field.says));
        // The records in the lists of entries have sections of their own.
        let has_section = KINDS.iter().any(|(list, ..)| *list == field.name);
        if !has_section && let Some(inner) = field.shape.fields() {
            lines.push(fields(inner, depth + 1));
        }
    }
    lines.join("\n")
}

/// The notation of a shape in words.
fn notation(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Words => "text".to_owned(),
        Shape::Wording => "wording".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::Reply => "id, `unknown` or `n/a`".to_owned(),
        Shape::OneOf(words) => format!("one of `{}`", words.join("`, `")),
        Shape::AllowableCode => "code of a warning".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Format => "`1`".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Whole => "whole number".to_owned(),
        Shape::Rank => "rank".to_owned(),
        Shape::Duration => "duration (`10s`, `1m`, `24h`, `1h30m`)".to_owned(),
        Shape::Frequency => "frequency".to_owned(),
        Shape::Prior => "frequency, neither `always` nor `never`".to_owned(),
        Shape::Pattern => "pattern".to_owned(),
        Shape::Date => "day (`2026-11-22`)".to_owned(),
        Shape::List(of) => format!("list of {}", notation(of)),
        Shape::AnyOf(of) => format!("{}, or a list of such", notation(of)),
        Shape::MapTo(of) => format!("map to {}", notation(of)),
        Shape::Record(_) => "map".to_owned(),
        Shape::TextOr(_) => "text or map".to_owned(),
        Shape::Stops => "`all`, `sending` or a list of fixes".to_owned(),
        Shape::Sentences => "map of [sentences](words.md) to texts".to_owned(),
        Shape::Extensions => "map of kinds to ids to fields".to_owned(),
        Shape::Case => "case".to_owned(),
        Shape::FieldCase => "real case".to_owned(),
    }
}
