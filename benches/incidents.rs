//! The planted incidents that a summary finds, and its false alarms, beside those of the rule that senders publish (the last
//! hour against the same hour of the seven days before, by country).
//!
//! A million made-up receipts of two weeks, by a seeded generator: countries of very different size, each with failures,
//! use and carriers of its own, with a rhythm of the day and with rates that drift from hour to hour. In every other hour
//! of the second week there is an incident: a country that is switched off, a carrier that filters, a template that has
//! expired, a flood of requests that nobody uses, or a slow route. Each hour is compared with all hours before it. In a
//! second run the incidents are weak: they touch a fifth of the messages there.

use std::io::{self, Write};

use otp_triage::authoring::simulate::Rng;
use otp_triage::engine::{Desk, Ranking};
use otp_triage::intake::ticket::facts::Known;
use otp_triage::intake::ticket::json::ticket;
use otp_triage::intake::ticket::names::Names;
use otp_triage::rulebook::{Audience, Rulebook};
use otp_triage::shipped;
use otp_triage::summary::{Counts, Incident, drops, incidents};

const RECEIPTS: usize = 1_000_000;
const WEEK: usize = 7 * 24;
/// The start, in seconds since 1970: 2026-11-02T00:00:00Z.
const START: usize = 1_793_577_600;
const COUNTRIES: usize = 30;
const CARRIERS: usize = 3;
const TEMPLATES: [&str; 5] = ["sign-in", "sign-up", "payment", "recovery", "new-device"];
/// The fewest messages that an incident touches: nobody can tell one of fewer from chance.
const FEWEST: usize = 30;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    SwitchedOff,
    Filter,
    Template,
    Flood,
    Slow,
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::SwitchedOff, "country switched off"),
    (Kind::Filter, "carrier filter"),
    (Kind::Template, "expired template"),
    (Kind::Flood, "flood of unused codes"),
    (Kind::Slow, "slow route"),
];

/// The strength of incidents: a message in so many is touched, and a flood adds so much to the traffic of a carrier.
#[derive(Clone, Copy)]
struct Strength {
    name: &'static str,
    one_in: usize,
    flood_in_tenths: usize,
}

const STRENGTHS: [Strength; 2] = [
    Strength { name: "strong: half of the messages, or three times the traffic", one_in: 2, flood_in_tenths: 20 },
    Strength { name: "weak: a fifth of the messages, or a fifth more traffic", one_in: 5, flood_in_tenths: 2 },
];

/// An incident, at the carrier with this number or with this template.
#[derive(Clone, Copy)]
struct Planted {
    kind: Kind,
    country: usize,
    carrier: usize,
    template: usize,
    strength: Strength,
}

impl Planted {
    /// True if a part of the tickets is one that it touches.
    fn is_in(&self, part: &str) -> bool {
        let country = country(self.country);
        match self.kind {
            Kind::SwitchedOff => part.starts_with(&country),
            Kind::Template => part == TEMPLATES[self.template],
            _ => part == country || part == format!("{country}-{:02}", self.carrier),
        }
    }
}

fn country(number: usize) -> String {
    (201 + 17 * number).to_string()
}

/// The properties of the traffic of a country, the same in all hours.
struct Country {
    weight: usize,
    /// In tenths of per cent.
    fails: usize,
    unused: usize,
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let book = shipped::rulebook_with_codes();
    for strength in STRENGTHS {
        two_weeks(&book, strength, &mut out)?;
    }
    Ok(())
}

fn two_weeks(book: &Rulebook, strength: Strength, out: &mut impl Write) -> io::Result<()> {
    let mut rng = Rng::seeded(7);
    let countries: Vec<Country> = (0..COUNTRIES)
        .map(|number| Country { weight: 1000 / (number + 2), fails: 20 + rng.below(60), unused: 100 + rng.below(200) })
        .collect();
    let mut counter = Counter::new(book);
    let mut before = Counts::default();
    // By kind: planted, found, and found by the published rule.
    let (mut tallies, mut false_alarms, mut false_by_rule) = ([[0; 3]; 5], 0, 0);
    for hour in 0..2 * WEEK {
        let count = messages(hour);
        let is_hit = hour >= WEEK && hour % 2 == 1;
        let planted = if is_hit { plant(&mut rng, &countries, count, hour / 2, strength) } else { None };
        let now = traffic(&mut counter, &mut rng, &countries, hour, count, planted);
        if hour >= WEEK {
            let seen = incidents(&now, Some(&before));
            let dropped = drops(&now, Some(&before));
            // The rule knows countries alone, so that any is right for what hits all of them.
            let is_right = |name: &str, planted: Planted| planted.kind == Kind::Template || planted.is_in(name);
            if let Some(planted) = planted {
                let kind = KINDS.iter().position(|(kind, _)| *kind == planted.kind).expect("it is a kind");
                tallies[kind][0] += 1;
                tallies[kind][1] += usize::from(seen.iter().any(|incident| names(incident, planted)));
                tallies[kind][2] += usize::from(dropped.iter().any(|drop| is_right(&drop.country, planted)));
            }
            let is_false = |incident: &&Incident| {
                incident.place.0.is_some() && planted.is_none_or(|planted| !names(incident, planted))
            };
            false_alarms += seen.iter().filter(is_false).count();
            let is_wrong = |name: &str| planted.is_none_or(|planted| !is_right(name, planted));
            false_by_rule += dropped.iter().filter(|drop| is_wrong(&drop.country)).count();
        }
        before += &now;
    }
    writeln!(out, "{} ({} receipts); planted, found, found by the published rule:", strength.name, before.all.tickets)?;
    for ((_, name), [planted, found, by_rule]) in KINDS.iter().zip(tallies) {
        writeln!(out, "  {planted:>3} {found:>3} {by_rule:>3}  {name}")?;
    }
    let sum = |of: usize| tallies.iter().map(|tally| tally[of]).sum::<usize>();
    writeln!(out, "  {:>3} {:>3} {:>3}  in all", sum(0), sum(1), sum(2))?;
    writeln!(out, "  false alarms in the week: {false_alarms}, by the published rule {false_by_rule}")
}

/// The number of messages of an hour: few at night, many in the evening.
fn messages(hour: usize) -> usize {
    let weight = |hour: usize| 4 + (hour % 24).min(24 - hour % 24);
    let all: usize = (0..24).map(weight).sum();
    RECEIPTS / 14 * weight(hour) / all
}

/// True if an incident is the planted one.
fn names(incident: &Incident, planted: Planted) -> bool {
    incident
        .place
        .0
        .iter()
        .chain(incident.also.iter().filter_map(|place| place.0.as_ref()))
        .any(|(_, value)| planted.is_in(value))
}

/// An incident of the next kind where enough messages go.
fn plant(rng: &mut Rng, countries: &[Country], count: usize, number: usize, strength: Strength) -> Option<Planted> {
    let (kind, _) = KINDS[number % KINDS.len()];
    let all: usize = countries.iter().map(|country| country.weight).sum();
    let touches = |country: &Country| match kind {
        Kind::Template => count / TEMPLATES.len(),
        Kind::SwitchedOff => count * country.weight / all,
        _ => count * country.weight / all / CARRIERS,
    };
    let large: Vec<usize> = (0..countries.len()).filter(|country| touches(&countries[*country]) >= FEWEST).collect();
    let country = *large.get(rng.below(large.len()))?;
    Some(Planted { kind, country, carrier: rng.below(CARRIERS), template: rng.below(TEMPLATES.len()), strength })
}

/// The counts of the messages of an hour.
fn traffic(
    counter: &mut Counter<'_>,
    rng: &mut Rng,
    countries: &[Country],
    hour: usize,
    count: usize,
    planted: Option<Planted>,
) -> Counts {
    let mut counts = Counts::default();
    // Rates that drift by up to a quarter.
    let drift: Vec<usize> = countries.iter().map(|_| 75 + rng.below(51)).collect();
    let all: usize = countries.iter().map(|country| country.weight).sum();
    for _ in 0..count {
        let mut at = rng.below(all);
        let mut number = 0;
        while at >= countries[number].weight {
            at -= countries[number].weight;
            number += 1;
        }
        let carrier = rng.below(CARRIERS);
        let is_flooded = planted.is_some_and(|planted| {
            planted.kind == Kind::Flood && (planted.country, planted.carrier) == (number, carrier)
        });
        let more = planted.filter(|_| is_flooded).map_or(0, |planted| planted.strength.flood_in_tenths);
        for copy in 0..1 + more / 10 + usize::from(rng.below(10) < more % 10) {
            let message =
                Message { country: number, carrier, template: rng.below(TEMPLATES.len()), is_flood: copy > 0 };
            let line = line(rng, &countries[number], drift[number], hour, &message, planted);
            counter.count(&line, &mut counts);
        }
    }
    counts
}

struct Message {
    country: usize,
    carrier: usize,
    template: usize,
    is_flood: bool,
}

/// The receipt of a message, as a line of the input.
fn line(rng: &mut Rng, of: &Country, drift: usize, hour: usize, message: &Message, planted: Option<Planted>) -> String {
    let of_carrier = |kind: Kind| {
        planted.is_some_and(|planted| {
            planted.kind == kind && (planted.country, planted.carrier) == (message.country, message.carrier)
        })
    };
    let of_kind = |kind: Kind| planted.filter(|planted| planted.kind == kind);
    let touched = planted.is_some_and(|planted| rng.below(planted.strength.one_in) == 0);
    let code = if touched && of_kind(Kind::SwitchedOff).is_some_and(|planted| planted.country == message.country) {
        Some("21408")
    } else if of_carrier(Kind::Filter) && touched {
        Some("30007")
    } else if touched && of_kind(Kind::Template).is_some_and(|planted| planted.template == message.template) {
        Some("63016")
    } else if rng.below(1000) < of.fails * drift / 100 {
        Some(["30003", "30003", "30003", "30005", "30006", "30007", "30008", "63016"][rng.below(8)])
    } else {
        None
    };
    let used = code.is_none() && !message.is_flood && rng.below(1000) >= of.unused * drift / 100;
    let slow = of_carrier(Kind::Slow) && touched || rng.below(50) == 0;
    let sent = START + 3600 * hour + rng.below(3000);
    let arrived = sent + if slow { 61 + rng.below(200) } else { 1 + rng.below(30) };
    let receipt = match code {
        Some(code) => format!(r#"{{"MessageSid":"SM1","MessageStatus":"failed","ErrorCode":"{code}"}}"#),
        None => r#"{"MessageSid":"SM1","MessageStatus":"delivered"}"#.to_owned(),
    };
    format!(
        r#"{{"receipt":{receipt},"about":{{"country":"{country}","carrier":"{carrier:02}","template":"{template}","sent":{sent},"time":{arrived},"used":{used}}}}}"#,
        country = country(message.country),
        carrier = message.carrier,
        template = TEMPLATES[message.template],
    )
}

/// Counts lines as the program does.
struct Counter<'r> {
    book: &'r Rulebook,
    names: Names<'r>,
    ranking: Ranking<'r>,
    desk: Desk,
}

impl<'r> Counter<'r> {
    fn new(book: &'r Rulebook) -> Self {
        let ranking = Ranking::new(book, Audience::Developer);
        Self { book, names: Names::new(book), ranking, desk: Desk::default() }
    }

    fn count(&mut self, line: &str, counts: &mut Counts) {
        let ticket = ticket(line.as_bytes()).expect("it is a ticket");
        let known = Known::of(&self.names, Audience::Developer, &ticket).expect("it is sound");
        let brief = self.ranking.brief(&mut self.desk, &known.answers, &known.trials, 1);
        counts.count(self.book, &known, &brief);
    }
}
