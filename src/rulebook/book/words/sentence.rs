//! A sentence with placeholders, and the macro that makes a method of each.

use std::fmt::{Display, Write};

/// A sentence of the program.
#[derive(Debug)]
pub struct Sentence {
    /// The key under which a rulebook gives it.
    pub id: &'static str,
    /// Its text, with each placeholder in braces: `Solved by: {fix}`.
    pub english: &'static str,
    /// The names of its placeholders, in the order of the English text.
    pub placeholders: &'static [&'static str],
    pub(super) says: &'static str,
}

/// A placeholder that a sentence in other words may do without: many languages have a plural that needs no number.
const OPTIONAL: &str = "count";

impl Sentence {
    /// Its place and use, for authors.
    pub fn says(&self) -> &'static str {
        self.says.trim()
    }

    /// The first placeholder of a text that the sentence does not have.
    pub(crate) fn unknown_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        placeholders(text).find(|name| !self.placeholders.contains(name))
    }

    /// The first placeholder of the sentence that a text must have and has not.
    pub(crate) fn missing_in(&self, text: &str) -> Option<&'static str> {
        let mut required = self.placeholders.iter().copied().filter(|name| *name != OPTIONAL);
        required.find(|name| !placeholders(text).any(|found| found == *name))
    }
}

/// The names in braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// A text with values in the place of its placeholders. Braces in a value are left alone.
pub(super) fn filled(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, behind))
        });
        if let Some((value, behind)) = named {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "{value}");
            rest = behind;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Makes a table of sentences, and a method of `Words` for each: its name, its id, its placeholders and
/// its English text. The comment above it is its documentation for authors.
macro_rules! sentences {
    ($($(#[doc = $says:literal])+ $name:ident $id:literal ($($value:ident),*) $english:literal;)*) => {
        /// The sentences of this theme.
        pub(super) const SENTENCES: &[Sentence] = &[$(
            Sentence {
                id: $id,
                english: $english,
                placeholders: &[$(stringify!($value)),*],
                says: concat!($($says),+),
            },
        )*];

        impl Words {
            $(sentences! { @method $(#[doc = $says])+ $name $id ($($value),*) $english })*
        }
    };
    (@method $(#[doc = $says:literal])+ $name:ident $id:literal () $english:literal) => {
        $(#[doc = $says])+
        pub fn $name(&self) -> &str {
            self.text($id, $english)
        }
    };
    (@method $(#[doc = $says:literal])+ $name:ident $id:literal ($($value:ident),+) $english:literal) => {
        $(#[doc = $says])+
        pub fn $name(&self, $($value: impl ::std::fmt::Display),+) -> String {
            self.filled($id, $english, &[$((stringify!($value), &$value)),+])
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_of_values_and_unknown_names_stay() {
        let values: [(&str, &dyn Display); 2] = [("fix", &"{time}"), ("time", &3)];
        assert_eq!(filled("{fix} in {time} min, {else}, {", &values), "{time} in 3 min, {else}, {");
    }
}
