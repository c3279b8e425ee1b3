//! The rule that senders of codes publish for a watch on delivery: the last hour against the same hour of the seven days
//! before, by country, from 100 messages on.

use std::collections::BTreeMap;

use crate::summary::counts::{Counts, Flow};
use crate::summary::hour::Hour;

/// The days that are looked back.
const DAYS: i64 = 7;

/// The fewest messages of the last hour.
const FEWEST: u64 = 100;

/// Messages that went well, of those of which it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub well: u64,
    pub of: u64,
}

/// A country whose last hour went worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drop {
    /// The country; empty for messages that name none.
    pub country: String,
    pub hour: Hour,
    /// True if it is the share of codes that were used, false if that of messages that did not fail.
    pub is_use: bool,
    pub now: Share,
    /// The same hour of the days before, together.
    pub before: Share,
}

/// The countries whose last hour went worse than the same hour of the days before, in order: at most half as many codes
/// were used, or at least twice as many messages failed and one of a hundred more.
pub fn drops(counts: &Counts, earlier: Option<&Counts>) -> Vec<Drop> {
    let last = counts.hours.values().filter_map(|hours| hours.keys().next_back()).max().copied();
    let Some(last) = last else { return Vec::new() };
    let mut drops = Vec::new();
    for (country, hours) in &counts.hours {
        let Some(now) = hours.get(&last).copied().filter(|now| now.messages >= FEWEST) else { continue };
        let mut before = Flow::default();
        for days in 1..=DAYS {
            for hours in [Some(hours), earlier.and_then(|earlier| earlier.hours.get(country))] {
                before += at(hours, last.days_before(days));
            }
        }
        let used = |flow: Flow| Share { well: flow.used, of: flow.used + flow.unused };
        let arrived = |flow: Flow| Share { well: flow.told - flow.failed, of: flow.told };
        for (is_use, now, before) in [(true, used(now), used(before)), (false, arrived(now), arrived(before))] {
            if before.of > 0 && now.of > 0 && is_drop(is_use, now, before) {
                drops.push(Drop { country: country.clone(), hour: last, is_use, now, before });
            }
        }
    }
    drops
}

fn at(hours: Option<&BTreeMap<Hour, Flow>>, hour: Hour) -> Flow {
    hours.and_then(|hours| hours.get(&hour)).copied().unwrap_or_default()
}

fn is_drop(is_use: bool, now: Share, before: Share) -> bool {
    let times = |one: u64, other: u64| u128::from(one) * u128::from(other);
    if is_use {
        return 2 * times(now.well, before.of) <= times(before.well, now.of);
    }
    let (failed, failed_before) = (now.of - now.well, before.of - before.well);
    times(failed, before.of) >= 2 * times(failed_before, now.of)
        && 100 * times(failed, before.of) >= 100 * times(failed_before, now.of) + times(now.of, before.of)
}
