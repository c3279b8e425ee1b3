//! Incidents: parts of the tickets in which something goes wrong far more often than in the rest, or than before.
//!
//! Each sign is compared by Fisher's exact test in each part. The level is shared among all tests of a summary (Bonferroni),
//! and a part is named only if the odds have at least doubled: of a million tickets, any difference is a sure one.
//!
//! Causes and meanings are not compared by the answers of tickets and by their provider, which the diagnosis itself goes by.
//! Signs that stand out in the same tickets become one incident.

use std::collections::BTreeMap;

use crate::summary::counts::{Counts, Property, Tally, Values};
use crate::summary::exact::log10_chance;

/// The chance, as a decimal logarithm, of one false incident or more in a summary without any: a thousandth. At one
/// summary each hour, that is one in six weeks.
const LEVEL: f64 = -3.0;

/// The fewest tickets with a sign that are called an incident.
const FEWEST: u64 = 5;

/// A sign that something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Receipts that tell of a failure with this meaning.
    Meaning(String),
    /// Tickets whose likeliest cause it is.
    Cause(String),
    /// Messages that arrive late.
    Late,
    /// Receipts that tell of a failure.
    Failed,
    /// Codes that are not used.
    Unused,
    /// The part has grown among all tickets.
    Grown,
}

/// A part of all tickets: those with a value of a property, or all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub Option<(Property, String)>);

/// The tickets that a part is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// The others of the same summary.
    Rest,
    /// The same part in an earlier summary.
    Before,
}

/// A sign that stands out.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub sign: Sign,
    /// So many tickets of the part have the sign,
    pub count: u64,
    /// of so many.
    pub of: u64,
    pub against: Against,
    /// So many of those it is compared with have it,
    pub other: u64,
    /// of so many.
    pub other_of: u64,
    /// The decimal logarithm of the chance of as many or more, if the sign had nothing to do with the part.
    pub log10_chance: f64,
}

/// The signs that stand out in a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    pub place: Place,
    /// The evidence, the most specific sign first.
    pub evidence: Vec<Evidence>,
    /// Other parts in which the same stands out, less clearly: most likely the same tickets.
    pub also: Vec<Place>,
}

/// The incidents of a summary, compared with an earlier one if there is one, the clearest first.
pub fn incidents(counts: &Counts, before: Option<&Counts>) -> Vec<Incident> {
    let mut tests = Tests::default();
    match before {
        Some(before) => tests.all_before(counts, before),
        None => {
            for (property, values) in &counts.by {
                tests.rest(property, values);
            }
        }
    }
    grouped(tests.significant())
}

/// The signs of a part, each with the number of tickets in which it could have been seen.
fn signs(tally: &Tally) -> Vec<(Sign, u64, u64)> {
    let mut signs = vec![
        (Sign::Failed, tally.failed, tally.told()),
        (Sign::Unused, tally.unused, tally.used + tally.unused),
        (Sign::Late, tally.late, tally.late + tally.in_time),
    ];
    signs.extend(tally.meanings.iter().map(|(id, count)| (Sign::Meaning(id.clone()), *count, tally.told())));
    signs.extend(tally.causes.iter().map(|(id, count)| (Sign::Cause(id.clone()), *count, tally.tickets)));
    signs
}

/// The tickets with a sign and all in which it could have been seen, in a tally.
fn seen(tally: &Tally, sign: &Sign) -> (u64, u64) {
    let of = |counts: &BTreeMap<String, u64>, id: &String| counts.get(id).copied().unwrap_or(0);
    match sign {
        Sign::Failed => (tally.failed, tally.told()),
        Sign::Unused => (tally.unused, tally.used + tally.unused),
        Sign::Late => (tally.late, tally.late + tally.in_time),
        Sign::Meaning(id) => (of(&tally.meanings, id), tally.told()),
        Sign::Cause(id) => (of(&tally.causes, id), tally.tickets),
        Sign::Grown => (0, 0),
    }
}

#[derive(Debug, Default)]
struct Tests {
    /// The number of comparisons.
    count: usize,
    found: Vec<(Place, Evidence)>,
}

impl Tests {
    /// Compares the parts of one property with each other.
    fn rest(&mut self, property: &Property, values: &Values) {
        let mut sum = Tally::default();
        for tally in values.values.values() {
            sum += tally;
        }
        let decides = property.question().is_some() || *property == Property::provider();
        for (value, tally) in &values.values {
            for (sign, count, of) in signs(tally) {
                if decides && matches!(sign, Sign::Meaning(_) | Sign::Cause(_)) {
                    continue;
                }
                let (all, all_of) = seen(&sum, &sign);
                let place = Place(Some((property.clone(), value.clone())));
                self.compare(place, sign, (count, of), Against::Rest, (all - count, all_of - of));
            }
        }
    }

    /// Compares every part, and the whole, with the same part before.
    fn all_before(&mut self, now: &Counts, before: &Counts) {
        self.before(&Place(None), &now.all, &before.all);
        // Every hour is new.
        for (property, values) in now.by.iter().filter(|(property, _)| **property != Property::hour()) {
            let (mut sum, mut sum_before) = (Tally::default(), Tally::default());
            let earlier = before.by.get(property).filter(|earlier| !earlier.too_many);
            for tally in values.values.values() {
                sum += tally;
            }
            for tally in earlier.iter().flat_map(|earlier| earlier.values.values()) {
                sum_before += tally;
            }
            for (value, tally) in &values.values {
                let place = Place(Some((property.clone(), value.clone())));
                let known = earlier.and_then(|earlier| earlier.values.get(value));
                let count_before = known.map_or(0, |known| known.tickets);
                let (all, all_before) = (sum.tickets, sum_before.tickets);
                self.compare(
                    place.clone(),
                    Sign::Grown,
                    (tally.tickets, all),
                    Against::Before,
                    (count_before, all_before),
                );
                // A part that is new is compared with all others before.
                self.before(&place, tally, known.unwrap_or(&sum_before));
            }
        }
    }

    fn before(&mut self, place: &Place, now: &Tally, before: &Tally) {
        for (sign, count, of) in signs(now) {
            let then = seen(before, &sign);
            self.compare(place.clone(), sign, (count, of), Against::Before, then);
        }
    }

    fn compare(&mut self, place: Place, sign: Sign, seen: (u64, u64), against: Against, other: (u64, u64)) {
        let ((count, of), (other, other_of)) = (seen, other);
        if count < FEWEST || other_of == 0 {
            return;
        }
        self.count += 1;
        let odds = |with: u64, of: u64| (u128::from(with), u128::from(of - with));
        let ((with, without), (other_with, other_without)) = (odds(count, of), odds(other, other_of));
        if with * other_without < 2 * other_with * without || (with * other_without == 0) {
            return;
        }
        let log10_chance = log10_chance(count, of, other, other_of);
        self.found.push((place, Evidence { sign, count, of, against, other, other_of, log10_chance }));
    }

    /// The evidence that is beyond chance, the most specific signs and then the clearest first.
    #[expect(clippy::cast_precision_loss, reason = "no summary has 2^53 tests")]
    fn significant(self) -> Vec<(Place, Evidence)> {
        let level = LEVEL - libm::log10(self.count.max(1) as f64);
        let mut found = self.found;
        found.retain(|(_, evidence)| evidence.log10_chance <= level);
        let rank = |sign: &Sign| match sign {
            Sign::Meaning(_) => 0,
            Sign::Cause(_) => 1,
            Sign::Late => 2,
            Sign::Failed => 3,
            Sign::Unused => 4,
            Sign::Grown => 5,
        };
        found.sort_by(|(place, one), (other_place, other)| {
            let by_rank = rank(&one.sign).cmp(&rank(&other.sign));
            let by_chance = one.log10_chance.total_cmp(&other.log10_chance);
            by_rank.then(by_chance).then_with(|| place.cmp(other_place))
        });
        found
    }
}

/// Joins the evidence for the same part, and parts with the same sign.
fn grouped(found: Vec<(Place, Evidence)>) -> Vec<Incident> {
    let mut incidents: Vec<Incident> = Vec::new();
    for (place, evidence) in found {
        if let Some(same) = incidents.iter_mut().find(|incident| incident.place == place) {
            same.evidence.push(evidence);
            continue;
        }
        if incidents.iter().any(|incident| incident.also.contains(&place)) {
            continue;
        }
        // Two values of one property share no ticket, so that each is an incident.
        let overlaps = |other: &Place| match (&other.0, &place.0) {
            (Some((other, _)), Some((property, _))) => other != property,
            _ => true,
        };
        let same_sign = |incident: &&mut Incident| {
            overlaps(&incident.place) && incident.evidence.iter().any(|known| known.sign == evidence.sign)
        };
        match incidents.iter_mut().find(same_sign) {
            Some(incident) => incident.also.push(place),
            None => incidents.push(Incident { place, evidence: vec![evidence], also: Vec::new() }),
        }
    }
    incidents.sort_by(|one, other| clearest(one).total_cmp(&clearest(other)));
    incidents
}

fn clearest(incident: &Incident) -> f64 {
    incident.evidence.iter().map(|evidence| evidence.log10_chance).fold(0.0, f64::min)
}
