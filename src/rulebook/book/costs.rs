//! The costs of a rulebook: minutes of a person's patience.

use serde::{Deserialize, Serialize};

use crate::rulebook::book::audience::{Actor, Audience};
use crate::rulebook::book::scale;

/// Costs, in minutes of the person's patience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// The cost of any suggestion, however small: it has to be read and considered.
    pub attention: f64,
    /// The cost of the first question, the second, and so on, in addition to the effort of answering it: it has to be
    /// read and considered too, and people lose patience. The last holds for all further ones.
    pub asking: Vec<f64>,
    /// The factor before the square root of the minutes of a wait: people mind the first minutes most.
    pub waiting: f64,
    /// The cost of giving up and escalating.
    pub persistence: f64,
    /// The cost of reaching each actor, once; in the order of [`Actor::ALL`].
    pub reach: [f64; 6],
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            attention: 1.0,
            asking: vec![0.25],
            waiting: 1.0,
            persistence: 120.0,
            reach: [10.0, 10.0, 10.0, 20.0, 30.0, 30.0],
        }
    }
}

impl Costs {
    /// The cost for this audience of reaching an actor, in minutes.
    pub fn reaching(&self, actor: Actor, audience: Audience) -> f64 {
        match (actor, audience) {
            // Support staff have the customer on the line. To the sending side somebody else has the trouble.
            (Actor::User, Audience::User | Audience::Agent) => 0.0,
            // Readers need not reach themselves.
            _ if actor.name() == audience.name() => 0.0,
            _ => self.reach[actor as usize],
        }
    }

    /// The cost of a wait, both in minutes.
    pub fn waiting_for(&self, minutes: f64) -> f64 {
        self.waiting * minutes.sqrt()
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        // `conform` has removed every value that cannot be read, so the defaults here are never used.
        let minutes = scale::minutes(value).unwrap_or_default();
        match name {
            "attention" => self.attention = minutes,
            "persistence" => self.persistence = minutes,
            "waiting" => self.waiting = value.parse().unwrap_or(self.waiting),
            actor => {
                if let Some(actor) = Actor::named(actor) {
                    self.reach[actor as usize] = minutes;
                }
            }
        }
    }
}
