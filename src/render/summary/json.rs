//! A summary as JSON, schema 1: its counts, which can be read again, and what follows from them.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::rounded;
use crate::render::diagnosis::json::line;
use crate::render::summary::{Summed, words};
use crate::summary::saved::SCHEMA;
use crate::summary::{Against, Counts, Evidence, Place, Sign};

/// The JSON of `batch --summary`.
#[derive(Serialize, JsonSchema)]
struct Shape<'s> {
    /// The version of this shape: 1.
    schema: u32,
    /// The version of the program.
    program: &'static str,
    /// The digest of the rulebook.
    rulebook: &'s str,
    /// The incidents, the clearest first.
    incidents: Vec<IncidentShape>,
    /// Countries whose last hour went worse than the same hour of the seven days before.
    drops: Vec<DropShape>,
    /// The counts. Those of several summaries add up.
    counts: &'s Counts,
}

#[derive(Serialize, JsonSchema)]
struct IncidentShape {
    /// The part in which it stands out; `null` for all tickets.
    part: Option<Part>,
    evidence: Vec<EvidenceShape>,
    /// The title of the fix to try first.
    try_first: Option<String>,
    /// Other parts in which the same stands out.
    also: Vec<Option<Part>>,
}

/// The tickets with one value of a property.
#[derive(Serialize, JsonSchema)]
struct Part {
    property: String,
    value: String,
}

#[derive(Serialize, JsonSchema)]
struct EvidenceShape {
    /// The sign: `meaning`, `cause`, `failed`, `unused`, `late` or `grown`.
    sign: &'static str,
    /// The id of the meaning or the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The number of tickets of the part with the sign.
    count: u64,
    /// The number of tickets of the part in which it could be seen.
    of: u64,
    /// The tickets that it is compared with: `rest` or `before`.
    against: &'static str,
    /// The number of tickets with the sign there.
    other: u64,
    /// The number of tickets in which it could be seen there.
    other_of: u64,
    /// The decimal logarithm of the chance of so many or more if the sign had nothing to do with the part.
    log10_chance: f64,
    /// The same as a sentence.
    says: String,
}

#[derive(Serialize, JsonSchema)]
struct DropShape {
    /// The country; empty for messages that name none.
    country: String,
    /// The last hour, in UTC.
    hour: String,
    /// The share that has dropped: `used` or `arrived`.
    share: &'static str,
    /// So many of `of` in the last hour.
    well: u64,
    of: u64,
    /// So many of `before_of` in the same hour of the days before.
    before_well: u64,
    before_of: u64,
    /// The same as a sentence.
    says: String,
}

/// Writes it as one line.
pub fn json(summed: &Summed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut incidents = Vec::with_capacity(summed.incidents.len());
    for incident in &summed.incidents {
        incidents.push(IncidentShape {
            part: part(&incident.place),
            evidence: incident.evidence.iter().map(|found| evidence(summed, &incident.place, found)).collect(),
            try_first: words::first_fix(summed, incident),
            also: incident.also.iter().map(part).collect(),
        });
    }
    let drops = summed.drops.iter().map(|drop| DropShape {
        country: drop.country.clone(),
        hour: drop.hour.to_string(),
        share: if drop.is_use { "used" } else { "arrived" },
        well: drop.now.well,
        of: drop.now.of,
        before_well: drop.before.well,
        before_of: drop.before.of,
        says: words::drop_words(drop),
    });
    let shape = Shape {
        schema: SCHEMA,
        program: env!("CARGO_PKG_VERSION"),
        rulebook: &summed.book.digest,
        incidents,
        drops: drops.collect(),
        counts: summed.counts,
    };
    line(&shape, out)
}

fn part(place: &Place) -> Option<Part> {
    let (property, value) = place.0.as_ref()?;
    Some(Part { property: property.as_str().to_owned(), value: value.clone() })
}

fn evidence(summed: &Summed<'_>, place: &Place, evidence: &Evidence) -> EvidenceShape {
    let (sign, id) = match &evidence.sign {
        Sign::Meaning(id) => ("meaning", Some(id.clone())),
        Sign::Cause(id) => ("cause", Some(id.clone())),
        Sign::Failed => ("failed", None),
        Sign::Unused => ("unused", None),
        Sign::Late => ("late", None),
        Sign::Grown => ("grown", None),
    };
    EvidenceShape {
        sign,
        id,
        count: evidence.count,
        of: evidence.of,
        against: match evidence.against {
            Against::Rest => "rest",
            Against::Before => "before",
        },
        other: evidence.other,
        other_of: evidence.other_of,
        log10_chance: rounded(evidence.log10_chance),
        says: words::evidence(summed, place, evidence),
    }
}

/// Writes the JSON Schema of the output.
pub fn schema(out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(Shape<'static>))?;
    writeln!(out)
}
