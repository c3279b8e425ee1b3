//! Times as tickets and receipts have them, and the hours that they fall into.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An hour in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[schemars(with = "String")]
#[serde(into = "String", try_from = "String")]
pub struct Hour(i64);

/// The form of an hour.
const FORM: &str = "%Y-%m-%dT%H";

impl Hour {
    pub fn of(time: Timestamp) -> Self {
        Self(time.as_second().div_euclid(3600))
    }

    /// The same hour so many days before.
    pub fn days_before(self, days: i64) -> Self {
        Self(self.0 - 24 * days)
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An hour is made from a time, and so lies within the range of times.
        let time = Timestamp::from_second(self.0.saturating_mul(3600)).unwrap_or(Timestamp::MIN);
        write!(formatter, "{}", time.strftime(FORM))
    }
}

impl From<Hour> for String {
    fn from(hour: Hour) -> Self {
        hour.to_string()
    }
}

impl FromStr for Hour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let time: Option<DateTime> = format!("{text}:00:00").parse().ok();
        let time = time.and_then(|time| time.to_zoned(TimeZone::UTC).ok());
        time.map(|time| Self::of(time.timestamp()))
            .ok_or_else(|| format!("`{text}` is no hour such as `2026-11-25T08`"))
    }
}

impl TryFrom<String> for Hour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// Reads a time: an instant of RFC 3339, the date of a mail (RFC 2822), a date with a time of day (in UTC if no zone
/// stands behind it), seconds or milliseconds since 1970, or the date of an SMPP receipt (`YYMMDDhhmm`, with or without
/// seconds, or with all digits of the year). `None` if it is none of them.
pub fn time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_digits(text);
    }
    let instant = text.replace(" UTC", "Z").replace(" +", "+").replace(" -", "-");
    if let Ok(time) = instant.parse() {
        return Some(time);
    }
    if let Ok(time) = rfc2822::parse(text) {
        return Some(time.timestamp());
    }
    let time: DateTime = text.parse().ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn of_digits(text: &str) -> Option<Timestamp> {
    let number: i64 = text.parse().ok()?;
    match (text.len(), text.as_bytes().first()?) {
        // Seconds since 1970 begin with 1 until 2033, and dates of two digits with 2 from 2020 on.
        (10, b'1') => Timestamp::from_second(number).ok(),
        (13, b'1') => Timestamp::from_millisecond(number).ok(),
        (10, _) => smpp(&format!("{text}00")),
        (12, _) => smpp(text).or_else(|| with_form("%Y%m%d%H%M", text)),
        _ => None,
    }
}

fn smpp(text: &str) -> Option<Timestamp> {
    with_form("%y%m%d%H%M%S", text)
}

fn with_form(form: &str, text: &str) -> Option<Timestamp> {
    let time = DateTime::strptime(form, text).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// True if so long passed between two times that a person has given up on a message by then.
pub fn is_late(sent: Timestamp, arrived: Timestamp) -> bool {
    /// Most services let a person ask for another code after a minute at the latest.
    const LATE: SignedDuration = SignedDuration::from_secs(60);
    arrived.duration_since(sent) > LATE
}
