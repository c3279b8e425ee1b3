//! The words of a summary, which its forms share.

use std::collections::BTreeMap;

use crate::render::summary::Summed;
use crate::rulebook::{CodeList, Named, Position, ReceiptCode, Table};
use crate::summary::{Against, Drop, Evidence, Incident, Place, Property, Sign, Tally};

/// Rows of a list, each with its number, the most frequent first.
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    /// The number that is the whole.
    pub(super) of: u64,
    /// The number of rows that are left out.
    pub(super) more: usize,
}

impl Chart {
    /// The number that a full bar stands for: that of the most frequent row.
    pub(super) fn full(&self) -> u64 {
        self.rows.first().map_or(1, |row| row.count)
    }
}

pub(super) struct Row {
    pub(super) label: String,
    pub(super) count: u64,
}

/// The sentences at the top.
pub(super) fn headline(summed: &Summed<'_>) -> Vec<String> {
    let (all, unfit) = (&summed.counts.all, summed.counts.unfit);
    let mut lines = vec![match unfit {
        0 => format!("{}.", counted(all.tickets, "ticket")),
        _ => format!("{}; {} more cannot be used.", counted(all.tickets, "ticket"), number(unfit)),
    }];
    let hours = summed.counts.by.get(&Property::hour()).map(|hours| &hours.values);
    if let Some((first, last)) = hours.and_then(|hours| hours.keys().next().zip(hours.keys().next_back())) {
        lines.push(format!("From the hour of {first} to that of {last}, in UTC."));
    }
    let told = all.told() + all.unclear;
    if told > 0 {
        let mut parts = Vec::new();
        for (count, what) in [
            (all.failed, "failed"),
            (all.pending, "under way"),
            (all.accepted, "taken by the carrier or the mail host"),
            (all.delivered, "delivered"),
            (all.unclear, "unclear"),
        ] {
            if count > 0 {
                parts.push(format!("{} {what}", number(count)));
            }
        }
        lines.push(format!("Receipts of {}: {}.", number(told), parts.join(", ")));
    }
    if all.used + all.unused > 0 {
        lines.push(format!("Codes used: {}.", share(all.used, all.used + all.unused)));
    }
    if all.late + all.in_time > 0 {
        lines.push(format!("Late by more than a minute: {}.", share(all.late, all.late + all.in_time)));
    }
    lines
}

/// The lists of causes, fixes and codes, and the properties.
pub(super) fn charts(summed: &Summed<'_>) -> Vec<Chart> {
    let all = &summed.counts.all;
    let mut charts = vec![
        chart("The likeliest causes", &all.causes, all.tickets, summed.top, |id| cause(summed, id)),
        chart("What to try first", &all.fixes, all.tickets, summed.top, |id| fix(summed, id)),
        chart("Codes in receipts", &all.codes, all.told() + all.unclear, summed.top, |key| code_words(summed, key)),
    ];
    for (property, values) in &summed.counts.by {
        if *property == Property::hour() {
            continue;
        }
        let title = format!("By {}", property.name().replace('-', " "));
        if values.too_many {
            let title = format!("{title}: too many different values to count");
            charts.push(Chart { title, rows: Vec::new(), of: 0, more: 0 });
            continue;
        }
        let counts: BTreeMap<String, u64> =
            values.values.iter().map(|(value, tally)| (value.clone(), tally.tickets)).collect();
        // A value that all tickets share tells nothing.
        if counts.values().eq([&all.tickets]) {
            continue;
        }
        charts.push(chart(&title, &counts, all.tickets, summed.top, |value| {
            let failed = values.values.get(value).filter(|tally| tally.told() > 0);
            let words = value_words(summed, property, value);
            failed.map_or(words.clone(), |tally| format!("{words} ({} failed)", percent(tally.failed, tally.told())))
        }));
    }
    charts.retain(|chart| !chart.rows.is_empty() || chart.of == 0);
    charts
}

fn chart(title: &str, counts: &BTreeMap<String, u64>, of: u64, top: usize, label: impl Fn(&str) -> String) -> Chart {
    let mut ordered: Vec<(&String, u64)> = counts.iter().map(|(key, count)| (key, *count)).collect();
    // Stable: of two as frequent, the first in the alphabet.
    ordered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = ordered.len().saturating_sub(top);
    let rows = ordered.into_iter().take(top).map(|(key, count)| Row { label: label(key), count }).collect();
    Chart { title: title.to_owned(), rows, of: of.max(1), more }
}

fn find<'t, I: Position, T: Named>(table: &'t Table<I, T>, id: &str) -> Option<&'t T> {
    table.find(id).map(|found| &table[found])
}

/// A code by its key in the counts, with its list.
pub(super) fn code<'s>(summed: &Summed<'s>, key: &str) -> Option<(&'s CodeList, &'s ReceiptCode)> {
    let (list, text) = key.split_once('/')?;
    let list = find(&summed.book.catalogue.lists, list)?;
    let mut codes = list.codes.iter().chain(&list.statuses);
    codes.find(|code| code.text.as_str() == text).map(|code| (list, code))
}

fn code_words(summed: &Summed<'_>, key: &str) -> String {
    code(summed, key)
        .map_or_else(|| key.to_owned(), |(list, code)| format!("{} {}: {}", &*list.name, &*code.text, &*code.says))
}

/// The value of a property: an answer in its words, a provider by its name, anything else as it is.
fn value_words(summed: &Summed<'_>, property: &Property, value: &str) -> String {
    if *property == Property::provider() {
        return find(&summed.book.catalogue.lists, value)
            .map_or_else(|| value.to_owned(), |list| list.name.to_string());
    }
    let question = property.question().and_then(|id| find(&summed.book.questions, id));
    let answer = question.and_then(|question| find(&question.answers, value));
    answer.map_or_else(|| value.to_owned(), |answer| answer.text.to(summed.audience).to_owned())
}

/// A part as a heading.
pub(super) fn heading(summed: &Summed<'_>, part: &Place) -> String {
    let name = place(summed, part);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A part within a sentence.
pub(super) fn place(summed: &Summed<'_>, place: &Place) -> String {
    match &place.0 {
        None => "all tickets".to_owned(),
        Some((property, value)) => {
            format!("{} {}", property.name().replace('-', " "), value_words(summed, property, value))
        }
    }
}

/// The tally of a part.
fn tally<'s>(summed: &Summed<'s>, place: &Place) -> Option<&'s Tally> {
    match &place.0 {
        None => Some(&summed.counts.all),
        Some((property, value)) => summed.counts.by.get(property)?.values.get(value),
    }
}

/// The sentences for the evidence of an incident.
pub(super) fn all_evidence(summed: &Summed<'_>, incident: &Incident) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for (position, one) in incident.evidence.iter().enumerate() {
        let numbers = |evidence: &Evidence| (evidence.count, evidence.of, evidence.other, evidence.other_of);
        let is_same = position > 0 && numbers(&incident.evidence[position - 1]) == numbers(one);
        match &one.sign {
            // The meaning of a code leads to its cause.
            Sign::Cause(id) if is_same => sentences.push(format!("The likeliest cause: {}", cause(summed, id))),
            _ => sentences.push(evidence(summed, &incident.place, one)),
        }
    }
    sentences
}

fn cause(summed: &Summed<'_>, id: &str) -> String {
    find(&summed.book.causes, id).map_or_else(|| id.to_owned(), |cause| cause.title.to(summed.audience).to_owned())
}

fn fix(summed: &Summed<'_>, id: &str) -> String {
    find(&summed.book.fixes, id).map_or_else(|| id.to_owned(), |fix| fix.title.to(summed.audience).to_owned())
}

/// A sentence for a piece of evidence.
pub(super) fn evidence(summed: &Summed<'_>, part: &Place, evidence: &Evidence) -> String {
    let Evidence { count, of, other, other_of, .. } = evidence;
    let what = match &evidence.sign {
        Sign::Meaning(id) => match commonest_code(summed, part, id) {
            Some(key) => format!("messages failed with {}", code_words(summed, &key).trim_end_matches('.')),
            None => format!("messages failed with the meaning `{id}`"),
        },
        Sign::Cause(id) => format!("tickets point to: {}", cause(summed, id)),
        Sign::Late => "messages arrived more than a minute late".to_owned(),
        Sign::Failed => "messages failed".to_owned(),
        Sign::Unused => "codes were not used".to_owned(),
        Sign::Grown => "tickets belong here".to_owned(),
    };
    let elsewhere = match evidence.against {
        Against::Rest => "elsewhere",
        Against::Before => "before",
    };
    let (count, of) = (number(*count), number(*of));
    let (other, other_of) = (number(*other), number(*other_of));
    format!("{count} of {of} {what}; {elsewhere} {other} of {other_of} ({})", chance(evidence.log10_chance))
}

/// The commonest code of a part with a meaning.
fn commonest_code(summed: &Summed<'_>, part: &Place, meaning: &str) -> Option<String> {
    let catalogue = &summed.book.catalogue;
    let has_meaning = |key: &String| {
        code(summed, key).and_then(|(_, code)| code.means).is_some_and(|means| &*catalogue[means].id == meaning)
    };
    let codes = &tally(summed, part)?.codes;
    let codes = codes.iter().filter(|(key, _)| has_meaning(key));
    // Of two as frequent, the first in the alphabet.
    codes.rev().max_by_key(|(_, count)| **count).map(|(key, _)| key.clone())
}

/// The fix that is tried first in most tickets of a part.
pub(super) fn first_fix(summed: &Summed<'_>, incident: &Incident) -> Option<String> {
    let fixes = &tally(summed, &incident.place)?.fixes;
    let (id, _) = fixes.iter().rev().max_by_key(|(_, count)| **count)?;
    Some(fix(summed, id))
}

/// A sentence for a country whose last hour went worse.
pub(super) fn drop_words(drop: &Drop) -> String {
    let country = if drop.country.is_empty() { "no country named" } else { &drop.country };
    let what = if drop.is_use { "of the codes were used" } else { "of the messages did not fail" };
    format!(
        "{country}: in the hour of {} UTC, {} {what}; in the same hour of the seven days before, {}",
        drop.hour,
        share(drop.now.well, drop.now.of),
        share(drop.before.well, drop.before.of)
    )
}

/// A chance, from its decimal logarithm.
fn chance(log10: f64) -> String {
    format!("by chance less than once in 10^{:.0}", (-log10).floor())
}

/// A share in per cent, with its numbers.
fn share(count: u64, of: u64) -> String {
    format!("{} ({} of {})", percent(count, of), number(count), number(of))
}

/// A share in per cent, to one digit behind the point.
pub(super) fn percent(count: u64, of: u64) -> String {
    let tenths = (u128::from(count) * 2000 / u128::from(of.max(1))).div_ceil(2);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// A number of things.
fn counted(count: u64, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{} {thing}s", number(count)) }
}

/// A number with its thousands apart.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut apart = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            apart.push(',');
        }
        apart.push(digit);
    }
    apart
}
