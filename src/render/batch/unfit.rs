//! Words for tickets and tables that cannot be used. They are for scripts and for whoever writes them, so in English only.

use crate::intake::Unfit;
use crate::intake::ticket::table::BadColumn;
use crate::intake::ticket::{Field, LONGEST};
use crate::render::misread::misread;
use crate::rulebook::{Audience, Detail, Words};

/// The reason why a ticket cannot be used, and how to correct it.
pub fn reason(unfit: &Unfit) -> String {
    match unfit {
        Unfit::Empty => "the line is empty".to_owned(),
        Unfit::TooLong => format!("the line is longer than {} MB", LONGEST >> 20),
        Unfit::NotText => "the line is not UTF-8".to_owned(),
        Unfit::Nul => "the line holds the character NUL".to_owned(),
        Unfit::NotJson { found, column } => format!("the line is not JSON: {found} at column {column}"),
        Unfit::NotAnObject => "the line is not an object, `{…}`".to_owned(),
        Unfit::UnknownField { typed, suggestion } => {
            let fields = Field::ALL.map(Field::name).join(", ");
            format!("a ticket has no field `{typed}`; {}", way_out(suggestion.as_deref(), &fields))
        }
        Unfit::UnknownDetail { typed, suggestion } => {
            let details = Detail::ALL.map(Detail::name).join(", ");
            format!("`about` has no field `{typed}`; {}", way_out(suggestion.as_deref(), &details))
        }
        Unfit::Twice { typed } => format!("`{typed}` stands there twice"),
        Unfit::WrongType { field, name } => wrong_type(*field, name.as_deref()),
        Unfit::UnknownRole { typed, suggestion } => {
            let roles = Audience::ALL.map(Audience::name).join(", ");
            format!("unknown role `{typed}`; {}", way_out(suggestion.as_deref(), &roles))
        }
        Unfit::WrongLength { cells, columns } => format!("the row has {cells} cells, and the table {columns} columns"),
        Unfit::OpenQuote => "a quotation mark opens a cell, and none closes it".to_owned(),
        Unfit::UnknownReceipt => "`receipt` is no receipt that is known".to_owned(),
        Unfit::Misread(reason) => misread(Words::ENGLISH, reason),
    }
}

/// The reason why a table cannot be used, and how to correct it.
pub fn bad_column(reason: &BadColumn) -> String {
    match reason {
        BadColumn::Unknown { typed, suggestion } => {
            let known = "id, role, tried, error, receipt, `about.` and a detail, or the id of a question";
            format!("unknown column `{typed}`; {}", way_out(suggestion.as_deref(), known))
        }
        BadColumn::Twice { typed } => format!("two columns have the name `{typed}`"),
    }
}

fn way_out(suggestion: Option<&str>, known: &str) -> String {
    suggestion.map_or_else(|| Words::ENGLISH.one_of(known), |suggestion| Words::ENGLISH.did_you_mean(suggestion))
}

fn wrong_type(field: Field, name: Option<&str>) -> String {
    match (field, name) {
        (Field::Id, _) => "`id` has to be a text or a number".to_owned(),
        (Field::Answers, Some(question)) => format!("the answer to `{question}` has to be a text"),
        (Field::Answers, None) => "`answers` has to be an object, an answer by question".to_owned(),
        (Field::Tried, Some(fix)) => format!("the outcome of `{fix}` has to be a text"),
        (Field::Tried, None) => "`tried` has to be an object, an outcome by fix, or a list of fixes".to_owned(),
        (Field::About, Some(detail)) => format!("`{detail}` in `about` has to be a text, a number, or true or false"),
        (Field::About, None) => "`about` has to be an object, such as `{\"country\": \"KE\"}`".to_owned(),
        (Field::Role | Field::Receipt | Field::Error, _) => format!("`{}` has to be a text", field.name()),
    }
}
