//! Readers, actors, and wordings that depend on the reader.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// The reader: sets the wording, the reach of fixes and the answer to the question `role`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Audience {
    /// The person whose code does not come.
    #[default]
    User,
    /// Support staff with that person on the line.
    Agent,
    /// The administrator of the accounts.
    Admin,
    /// The developer of the system that sends the codes.
    Developer,
}

impl Audience {
    /// All of them, in the order of the answers of `role`.
    pub const ALL: [Self; 4] = [Self::User, Self::Agent, Self::Admin, Self::Developer];

    /// The word used in flags, rulebooks and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Agent => "agent",
            Self::Admin => "admin",
            Self::Developer => "developer",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.name() == name)
    }
}

/// The readers of an entry: everybody, or the audience under its `for:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct For(pub(crate) Option<Audience>);

impl For {
    /// The audience that an entry names; `None` if it is for everybody.
    pub fn only(self) -> Option<Audience> {
        self.0
    }

    /// True if this audience sees the entry. An entry for agents is for everybody but the end user.
    pub fn includes(self, audience: Audience) -> bool {
        match self.0 {
            None => true,
            Some(Audience::Agent) => audience != Audience::User,
            Some(only) => only == audience,
        }
    }
}

/// A text, with another version for everybody but the end user if that differs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Wording {
    pub(crate) plain: Text,
    pub(crate) agent: Option<Text>,
    pub(crate) at: Span,
}

impl Wording {
    /// The text as this audience reads it.
    pub fn to(&self, audience: Audience) -> &str {
        match &self.agent {
            Some(agent) if audience != Audience::User => agent,
            _ => &self.plain,
        }
    }

    /// Every version of the text.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.agent.as_deref())
    }

    /// A text that reads the same for everybody.
    pub fn same(text: &str) -> Self {
        Self { plain: text.into(), ..Self::default() }
    }
}

/// The person who carries out a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Actor {
    /// The person whose code does not come.
    #[default]
    User,
    /// Support staff.
    Agent,
    /// The administrator of the account.
    Admin,
    /// The mobile carrier.
    Carrier,
    /// The operator of the service or of the delivery of its messages.
    Provider,
    /// The developer of the system that sends the codes.
    Developer,
}

impl Actor {
    /// All of them, in rulebook order.
    pub const ALL: [Self; 6] = [Self::User, Self::Agent, Self::Admin, Self::Carrier, Self::Provider, Self::Developer];

    /// The word used in rulebooks and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Agent => "agent",
            Self::Admin => "admin",
            Self::Carrier => "carrier",
            Self::Provider => "provider",
            Self::Developer => "developer",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|actor| actor.name() == name)
    }
}
