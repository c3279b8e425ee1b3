//! The counts of a summary, and their sum.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::summary::hour::Hour;

/// The most values of one property. With more, tickets are not counted by it: it is no property that many share, and the
/// memory of a summary is bounded.
pub const MOST_VALUES: usize = 1000;

/// The property of a ticket, by the name of the place where it stands: `answers.channel`, `about.country`, `provider`,
/// `hour`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Property(String);

impl Property {
    /// The answer to a question.
    pub fn answer(question: &str) -> Self {
        Self(format!("answers.{question}"))
    }

    /// A detail of a receipt.
    pub fn about(detail: &str) -> Self {
        Self(format!("about.{detail}"))
    }

    /// The provider whose receipt it is.
    pub fn provider() -> Self {
        Self("provider".to_owned())
    }

    pub fn hour() -> Self {
        Self("hour".to_owned())
    }

    /// The full name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without the place.
    pub fn name(&self) -> &str {
        self.0.split_once('.').map_or(&*self.0, |(_, name)| name)
    }

    /// The question, if it is the answer to one.
    pub fn question(&self) -> Option<&str> {
        self.0.strip_prefix("answers.")
    }
}

/// Counts of tickets that share something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    pub tickets: u64,
    /// Tickets whose receipts tell of a failure.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub failed: u64,
    /// Tickets whose receipts tell of a message that is under way.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pending: u64,
    /// Tickets whose receipts tell of a message that a carrier or a mail host took.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub accepted: u64,
    /// Tickets whose receipts tell of a message that the phone or the mailbox has.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub delivered: u64,
    /// Tickets with receipts that do not say what became of the message.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unclear: u64,
    /// Tickets whose codes were used.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub used: u64,
    /// Tickets whose codes were not used.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unused: u64,
    /// Tickets whose message arrived late.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub late: u64,
    /// Tickets whose message arrived in time.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub in_time: u64,
    /// The meanings of the receipts that tell of a failure.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, u64>,
    /// The codes of receipts, each behind the id of its list and a slash.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<String, u64>,
    /// The likeliest causes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub causes: BTreeMap<String, u64>,
    /// The fixes to try first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fixes: BTreeMap<String, u64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Tally {
    /// Tickets whose receipts say what became of the message.
    pub fn told(&self) -> u64 {
        self.failed + self.pending + self.accepted + self.delivered
    }
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        let Tally { tickets, failed, pending, accepted, delivered, unclear, used, unused, late, in_time, .. } = other;
        self.tickets += tickets;
        self.failed += failed;
        self.pending += pending;
        self.accepted += accepted;
        self.delivered += delivered;
        self.unclear += unclear;
        self.used += used;
        self.unused += unused;
        self.late += late;
        self.in_time += in_time;
        add_all(&mut self.meanings, &other.meanings);
        add_all(&mut self.codes, &other.codes);
        add_all(&mut self.causes, &other.causes);
        add_all(&mut self.fixes, &other.fixes);
    }
}

fn add_all(counts: &mut BTreeMap<String, u64>, others: &BTreeMap<String, u64>) {
    for (key, count) in others {
        match counts.get_mut(key) {
            Some(known) => *known += count,
            None => drop(counts.insert(key.clone(), *count)),
        }
    }
}

/// The tickets by the values of one property.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Values {
    /// True if there were more than [`MOST_VALUES`]; then none is kept.
    #[serde(default)]
    pub too_many: bool,
    pub values: BTreeMap<String, Tally>,
}

impl Values {
    /// Adds a tally to that of a value.
    pub fn add(&mut self, value: &str, tally: &Tally) {
        if self.too_many {
            return;
        }
        match self.values.get_mut(value) {
            Some(known) => *known += tally,
            None => drop(self.values.insert(value.to_owned(), tally.clone())),
        }
        if self.values.len() > MOST_VALUES {
            *self = Self { too_many: true, values: BTreeMap::new() };
        }
    }
}

impl AddAssign<&Values> for Values {
    fn add_assign(&mut self, other: &Values) {
        if other.too_many {
            *self = other.clone();
        }
        for (value, tally) in &other.values {
            self.add(value, tally);
        }
    }
}

/// Messages of one hour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub messages: u64,
    /// Messages whose receipts say what became of them.
    pub told: u64,
    pub failed: u64,
    pub used: u64,
    pub unused: u64,
}

impl AddAssign<Flow> for Flow {
    fn add_assign(&mut self, other: Flow) {
        self.messages += other.messages;
        self.told += other.told;
        self.failed += other.failed;
        self.used += other.used;
        self.unused += other.unused;
    }
}

/// All counts of a summary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// All tickets that can be used.
    pub all: Tally,
    /// The number of tickets that cannot be used.
    pub unfit: u64,
    pub by: BTreeMap<Property, Values>,
    /// Messages by country and hour; none if there are too many hours.
    pub hours: BTreeMap<String, BTreeMap<Hour, Flow>>,
}

impl Counts {
    /// Adds a ticket with these properties.
    pub fn add(&mut self, tally: &Tally, properties: &[(Property, String)]) {
        self.all += tally;
        for (property, value) in properties {
            match self.by.get_mut(property) {
                Some(values) => values.add(value, tally),
                None => self.by.entry(property.clone()).or_default().add(value, tally),
            }
        }
        self.bound_hours();
    }

    /// Adds messages of a country in an hour.
    pub fn flow(&mut self, country: &str, hour: Hour, flow: Flow) {
        match self.hours.get_mut(country) {
            Some(hours) => *hours.entry(hour).or_default() += flow,
            None => drop(self.hours.insert(country.to_owned(), BTreeMap::from([(hour, flow)]))),
        }
    }

    fn bound_hours(&mut self) {
        let too_many = |property: &Property| self.by.get(property).is_some_and(|values| values.too_many);
        if !self.hours.is_empty() && (too_many(&Property::hour()) || too_many(&Property::about("country"))) {
            self.hours.clear();
        }
    }
}

impl AddAssign<&Counts> for Counts {
    fn add_assign(&mut self, other: &Counts) {
        self.all += &other.all;
        self.unfit += other.unfit;
        for (property, values) in &other.by {
            *self.by.entry(property.clone()).or_default() += values;
        }
        for (country, hours) in &other.hours {
            for (hour, flow) in hours {
                self.flow(country, *hour, *flow);
            }
        }
        self.bound_hours();
    }
}
