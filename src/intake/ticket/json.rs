//! Tickets as objects of JSON.
//!
//! Read in one pass and without a tree: names borrow from the line. The visitors refuse what a derived reader would let
//! pass (a key that stands there twice) or would word with the input in it (a value of a wrong type).

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::value::RawValue;

use crate::intake::ticket::{Field, Ticket, Unfit, role, text};
use crate::privacy::{Masked, NothingKnown, quoted};
use crate::rulebook::closest;

/// Reads a ticket from a line.
pub fn ticket(line: &[u8]) -> Result<Ticket<'_>, Unfit> {
    let text = text(line)?;
    let mut reading = Reading { ticket: Ticket::default(), at: None, unfit: None };
    let mut parser = serde_json::Deserializer::from_str(text);
    match (&mut reading).deserialize(&mut parser).and_then(|()| parser.end()) {
        Ok(()) => Ok(reading.ticket),
        Err(error) => Err(reading.reason(&error)),
    }
}

/// The id of a ticket that cannot be used otherwise, as JSON.
pub fn id(line: &[u8]) -> Option<Cow<'_, str>> {
    #[derive(Deserialize)]
    struct OnlyId<'l> {
        #[serde(borrow)]
        id: &'l RawValue,
    }
    let only: OnlyId<'_> = serde_json::from_str(text(line).ok()?).ok()?;
    id_of(only.id)
}

/// An id as JSON, if it is a text or a number.
fn id_of(value: &RawValue) -> Option<Cow<'_, str>> {
    let json = value.get();
    json.starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit()).then_some(json.into())
}

/// A text that borrows from the line, if it has no escapes in it.
#[derive(Deserialize)]
struct Name<'l>(#[serde(borrow)] Cow<'l, str>);

/// A ticket while it is read.
struct Reading<'l> {
    ticket: Ticket<'l>,
    /// The field whose value is being read.
    at: Option<Field>,
    /// The reason for stopping, if it is not the parser's own.
    unfit: Option<Unfit>,
}

impl Reading<'_> {
    fn stop<T, E: Error>(&mut self, unfit: Unfit) -> Result<T, E> {
        self.unfit = Some(unfit);
        Err(E::custom(""))
    }

    /// The reason why the parser stopped.
    fn reason(self, error: &serde_json::Error) -> Unfit {
        match (self.unfit, self.at) {
            (Some(unfit), _) => unfit,
            (None, Some(field)) if error.is_data() => {
                let name = match field {
                    Field::Answers => self.ticket.answers.last().map(|(question, _)| quoted(question)),
                    Field::Tried => self.ticket.tried.last().map(|(fix, _)| quoted(fix)),
                    _ => None,
                };
                Unfit::WrongType { field, name }
            }
            (None, None) if error.is_data() => Unfit::NotAnObject,
            _ => {
                let message = error.to_string();
                let (found, _) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
                // The message is the parser's own; masked all the same, because it may quote what it found.
                Unfit::NotJson { found: Masked::of(found, &NothingKnown).to_string(), column: error.column() }
            }
        }
    }
}

impl<'l> DeserializeSeed<'l> for &mut Reading<'l> {
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for &mut Reading<'l> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = [false; Field::ALL.len()];
        while let Some(Name(key)) = map.next_key()? {
            let Some(field) = Field::named(&key) else {
                let suggestion = closest(&key, Field::ALL.map(Field::name));
                return self.stop(Unfit::UnknownField { typed: quoted(&key), suggestion });
            };
            if std::mem::replace(&mut seen[field as usize], true) {
                return self.stop(Unfit::Twice { typed: key.into_owned() });
            }
            self.at = Some(field);
            self.value(field, &mut map)?;
        }
        Ok(())
    }
}

impl<'l> Reading<'l> {
    /// Reads the value of a field. `null` says nothing, as if the field were left out.
    fn value<A: MapAccess<'l>>(&mut self, field: Field, map: &mut A) -> Result<(), A::Error> {
        let ticket = &mut self.ticket;
        match field {
            Field::Id => {
                let value: &RawValue = map.next_value()?;
                ticket.id = id_of(value);
                if ticket.id.is_none() && value.get() != "null" {
                    return self.stop(Unfit::WrongType { field, name: None });
                }
            }
            Field::Answers => map.next_value_seed(Pairs { into: &mut ticket.answers, takes_list: false })?,
            Field::Tried => map.next_value_seed(Pairs { into: &mut ticket.tried, takes_list: true })?,
            Field::Role => {
                if let Some(Name(name)) = map.next_value()? {
                    match role(&name) {
                        Ok(role) => ticket.role = Some(role),
                        Err(unfit) => return self.stop(unfit),
                    }
                }
            }
            Field::Receipt => ticket.receipt = map.next_value()?,
            Field::Error => ticket.error = map.next_value::<Option<Name<'_>>>()?.map(|Name(error)| error),
        }
        Ok(())
    }
}

/// Names with values: answers by question, or outcomes by fix, for which a list of fixes will do.
struct Pairs<'t, 'l, V> {
    into: &'t mut Vec<(Cow<'l, str>, V)>,
    takes_list: bool,
}

impl<'l, V: Default + From<Cow<'l, str>>> DeserializeSeed<'l> for Pairs<'_, 'l, V> {
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'l, V: Default + From<Cow<'l, str>>> Visitor<'l> for Pairs<'_, 'l, V> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.takes_list { "an object or a list" } else { "an object" })
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            // Kept before its value is read, so that a wrong type there can be told with the name.
            self.into.push((name, V::default()));
            match (map.next_value()?, self.into.last_mut()) {
                (Some(Name(value)), Some(last)) => last.1 = value.into(),
                _ => drop(self.into.pop()),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut list: A) -> Result<(), A::Error> {
        if !self.takes_list {
            return Err(Error::invalid_type(Unexpected::Seq, &self));
        }
        while let Some(Name(name)) = list.next_element()? {
            self.into.push((name, V::default()));
        }
        Ok(())
    }
}
