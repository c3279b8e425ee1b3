//! Tickets as rows of a table: a column for each field, and one for each question.

use std::borrow::Cow;

use serde_json::Value;

use crate::intake::ticket::{Field, Ticket, Unfit, role};
use crate::privacy::quoted;
use crate::rulebook::{Detail, Rulebook, closest};

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A field of the ticket, but for `answers`: each question has a column of its own.
    Field(Field),
    /// The answers to a question, by its id.
    Question(String),
    /// A detail for summaries: its name behind `about.`.
    About(Detail),
}

/// The reason why a table cannot be used, with the name of a column in a form that may be repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadColumn {
    /// It is neither a field nor a question.
    Unknown {
        typed: String,
        suggestion: Option<String>,
    },
    Twice {
        typed: String,
    },
}

/// The fields with a column of their own.
const FIELDS: [Field; 5] = [Field::Id, Field::Role, Field::Tried, Field::Error, Field::Receipt];

/// The columns that the first row names.
pub fn columns(book: &Rulebook, names: &[&str]) -> Result<Vec<Column>, BadColumn> {
    let mut columns = Vec::with_capacity(names.len());
    for name in names.iter().map(|name| name.trim()) {
        let column = column(book, name)?;
        if columns.contains(&column) {
            return Err(BadColumn::Twice { typed: name.to_owned() });
        }
        columns.push(column);
    }
    Ok(columns)
}

fn column(book: &Rulebook, name: &str) -> Result<Column, BadColumn> {
    if let Some(field) = FIELDS.into_iter().find(|field| field.name() == name) {
        return Ok(Column::Field(field));
    }
    if let Some(detail) = Detail::ALL.into_iter().find(|detail| name.strip_prefix("about.") == Some(detail.name())) {
        return Ok(Column::About(detail));
    }
    // Questions for other readers too: each row says who reads it. The question `role` is the field.
    let mut questions = Vec::new();
    for (id, question) in book.questions.entries().filter(|(id, _)| *id != book.role) {
        if question.id == name {
            return Ok(Column::Question(name.to_owned()));
        }
        questions.push(&*book[id].id);
    }
    let suggestion = closest(name, FIELDS.map(Field::name).into_iter().chain(questions)).map(str::to_owned);
    Err(BadColumn::Unknown { typed: quoted(name), suggestion })
}

/// Reads a ticket from the cells of a row. An empty cell says nothing.
pub fn ticket<'l>(columns: &'l [Column], cells: &[&'l str]) -> Result<Ticket<'l>, Unfit> {
    if cells.len() != columns.len() {
        return Err(Unfit::WrongLength { cells: cells.len(), columns: columns.len() });
    }
    let mut ticket = Ticket { id: id(columns, cells), ..Ticket::default() };
    for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty()) {
        match column {
            Column::Question(question) => ticket.answers.push((question.as_str().into(), Cow::Borrowed(cell))),
            Column::About(detail) => ticket.about.push((detail.name().into(), Cow::Borrowed(cell))),
            Column::Field(Field::Role) => ticket.role = Some(role(cell.trim())?),
            Column::Field(Field::Tried) => {
                for trial in cell.split_whitespace() {
                    let (fix, outcome) = trial.split_once('=').map_or((trial, None), |(fix, how)| (fix, Some(how)));
                    ticket.tried.push((fix.into(), outcome.map(Cow::Borrowed)));
                }
            }
            Column::Field(Field::Error) => ticket.error = Some(Cow::Borrowed(cell)),
            // Some providers send receipts that are no JSON.
            Column::Field(Field::Receipt) => {
                ticket.receipt = serde_json::from_str(cell).ok().or_else(|| Some(Value::String((*cell).to_owned())));
            }
            Column::Field(Field::Id | Field::Answers | Field::About) => {}
        }
    }
    Ok(ticket)
}

/// The id in a row, as JSON.
pub fn id<'l>(columns: &[Column], cells: &[&'l str]) -> Option<Cow<'l, str>> {
    let position = columns.iter().position(|column| *column == Column::Field(Field::Id))?;
    let id = cells.get(position).filter(|id| !id.trim().is_empty())?;
    serde_json::to_string(id).ok().map(Cow::Owned)
}
