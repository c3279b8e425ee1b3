//! Tickets as objects of JSON.
//!
//! Read in one pass and without a tree: names borrow from the line. The visitors refuse what a derived reader would let
//! pass (a key that stands there twice) or would word with the input in it (a value of a wrong type).

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::Number;
use serde_json::value::RawValue;

use crate::intake::ticket::{Field, Ticket, Unfit, role, text};
use crate::privacy::{Masked, NothingKnown, quoted};
use crate::rulebook::closest;

/// Most tickets have fewer answers, so that their list never grows.
const ANSWERS: usize = 8;

/// Reads a ticket from a line.
pub fn ticket(line: &[u8]) -> Result<Ticket<'_>, Unfit> {
    let text = text(line)?;
    let ticket = Ticket { answers: Vec::with_capacity(ANSWERS), ..Ticket::default() };
    let mut reading = Reading { ticket, at: None, unfit: None };
    let mut parser = serde_json::Deserializer::from_str(text);
    match (&mut reading).deserialize(&mut parser).and_then(|()| parser.end()) {
        Ok(()) => Ok(reading.ticket),
        Err(error) => Err(reading.reason(&error)),
    }
}

/// False for an object whose first key is no field of a ticket: most likely it is something else.
pub fn begins_as_ticket(line: &[u8]) -> bool {
    let key = line.trim_ascii_start().strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    let Some(key) = key.and_then(|text| text.strip_prefix(b"\"")) else { return true };
    let end = key.iter().position(|byte| *byte == b'"').unwrap_or(0);
    Field::ALL.iter().any(|field| field.name().as_bytes() == &key[..end])
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

impl<'l> From<Name<'l>> for Cow<'l, str> {
    fn from(Name(text): Name<'l>) -> Self {
        text
    }
}

/// A text, a number, or yes or no.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar<'l> {
    Text(#[serde(borrow)] Cow<'l, str>),
    Number(Number),
    Flag(bool),
}

impl<'l> From<Scalar<'l>> for Cow<'l, str> {
    fn from(scalar: Scalar<'l>) -> Self {
        match scalar {
            Scalar::Text(text) => text,
            Scalar::Number(number) => Cow::Owned(number.to_string()),
            Scalar::Flag(flag) => Cow::Borrowed(if flag { "true" } else { "false" }),
        }
    }
}

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
                    Field::About => self.ticket.about.last().map(|(detail, _)| quoted(detail)),
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
            Field::Answers => map.next_value_seed(Pairs::<_, Name<'_>>::into(&mut ticket.answers))?,
            Field::Tried => {
                let trials = Pairs::<_, Name<'_>>::into(&mut ticket.tried);
                map.next_value_seed(Pairs { takes_list: true, ..trials })?;
            }
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
            Field::About => map.next_value_seed(Pairs::<_, Scalar<'_>>::into(&mut ticket.about))?,
        }
        Ok(())
    }
}

/// Names with values, read as `R`: answers by question, or outcomes by fix, for which a list of fixes will do.
struct Pairs<'t, 'l, V, R> {
    into: &'t mut Vec<(Cow<'l, str>, V)>,
    takes_list: bool,
    read: PhantomData<R>,
}

impl<'t, 'l, V, R> Pairs<'t, 'l, V, R> {
    fn into(into: &'t mut Vec<(Cow<'l, str>, V)>) -> Self {
        Self { into, takes_list: false, read: PhantomData }
    }
}

impl<'l, V, R> DeserializeSeed<'l> for Pairs<'_, 'l, V, R>
where
    V: Default + From<Cow<'l, str>>,
    R: Deserialize<'l> + Into<Cow<'l, str>>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'l, V, R> Visitor<'l> for Pairs<'_, 'l, V, R>
where
    V: Default + From<Cow<'l, str>>,
    R: Deserialize<'l> + Into<Cow<'l, str>>,
{
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
            match (map.next_value::<Option<R>>()?, self.into.last_mut()) {
                (Some(value), Some(last)) => last.1 = value.into().into(),
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
