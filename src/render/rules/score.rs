//! The figures of a rulebook on real cases.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::authoring::score::figures::{Remedy, Tops};
use crate::authoring::score::metrics::Estimate;
use crate::authoring::score::{Baseline, BaselineKind, Distribution, Gaps, Group, JUDGED, Miss, Rank, Score};
use crate::engine::rounded;
use crate::privacy::{Masked, NothingKnown};
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::rules::figures::{row, section};
use crate::render::words;
use crate::rulebook::Half;

/// The number of words of a story that suffice to recognise it.
const FIRST_WORDS: usize = 12;

/// Writes the figures of each half as text. Single cases are named for the learning half only.
pub fn text(scored: &[(Half, Score<'_>)], page: &mut Page<'_>) -> io::Result<()> {
    for (number, (half, score)) in scored.iter().enumerate() {
        if number > 0 {
            page.gap()?;
        }
        page.heading(&format!("{} half: {}", words::capitalised(half.name()), cases(score.cases)))?;
        figures(score, page)?;
        groups(score, page)?;
        baselines(score, page)?;
        lacks(score, page)?;
        // Whoever sees single cases of the proof half could fit a rulebook to them.
        if *half == Half::Learning {
            misses(&score.misses, page)?;
        }
    }
    page.gap()?;
    page.aside(0, "95 % intervals: Wilson's for shares, Student's for means. A case for which the rulebook has no fix or no cause counts as a miss.")
}

fn figures(score: &Score<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let Score { remedy, cause, acting, .. } = score;
    section("A fix that settled the case", page)?;
    row("is number 1 on the list", &percent(remedy.tops.top1), page)?;
    row("is among the first 3", &percent(remedy.tops.top3), page)?;
    row("is among the first 5", &percent(remedy.tops.top5), page)?;
    row("number 1, mean over kinds", &percent(remedy.macro_top1), page)?;
    row("first 3, mean over kinds", &percent(remedy.macro_top3), page)?;
    row("NDCG at 5", &plain(remedy.ndcg), page)?;
    row("is in the rulebook", &percent(score.remedy_known), page)?;
    section("The same list for whoever had to act", page)?;
    row("is number 1 on the list", &percent(acting.top1), page)?;
    row("is among the first 3", &percent(acting.top3), page)?;
    row("is among the first 5", &percent(acting.top5), page)?;
    section("The cause", page)?;
    row("is number 1", &percent(cause.top1), page)?;
    row("is among the first 3", &percent(cause.top3), page)?;
    row("is among the first 5", &percent(cause.top5), page)?;
    row("is in the rulebook", &percent(score.cause_known), page)?;
    section("Safety", page)?;
    row("something unsafe is listed", &percent(score.harmful), page)?;
    section("Questions until a right fix is among the first 3", page)?;
    if let Some(Distribution { mean, median, max }) = score.questions.counts {
        row("mean, median, most", &format!("{mean:.1}, {median:.1}, {max}"), page)?;
    }
    row("never", &cases(score.questions.never), page)
}

fn groups(score: &Score<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let kinds = [("who asks", &score.by_role), ("channel", &score.by_channel), ("origin", &score.by_origin)];
    for (title, groups) in kinds {
        section(&format!("A right fix among the first 3, by {title}"), page)?;
        for Group { name, cases: count, top3 } in groups {
            let share = match top3 {
                Some(top3) => format!("{}, {}", cases(*count), percent(*top3)),
                None => format!("{}, too few to judge (under {JUDGED})", cases(*count)),
            };
            row(name, &share, page)?;
        }
    }
    Ok(())
}

fn baselines(score: &Score<'_>, page: &mut Page<'_>) -> io::Result<()> {
    section("Something simpler: number 1, among the first 3", page)?;
    for Baseline { kind, remedy } in &score.baselines {
        let name = match kind {
            BaselineKind::Frequency => "by frequency alone",
            BaselineKind::Opening => "opening questions only",
            BaselineKind::Source(id) => &format!("{id}, read from the top"),
        };
        row(name, &format!("{:.1} %, {:.1} %", remedy.tops.top1.value * 100.0, remedy.tops.top3.value * 100.0), page)?;
    }
    Ok(())
}

fn lacks(score: &Score<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let Gaps { facts, with_facts, without_remedy, without_cause } = score.gaps;
    section("Not in the rulebook", page)?;
    row("facts that no question takes", &format!("{facts} in {}", cases(with_facts)), page)?;
    row("no fix does it", &cases(without_remedy), page)?;
    row("no cause names it", &cases(without_cause), page)
}

fn misses(misses: &[Miss<'_>], page: &mut Page<'_>) -> io::Result<()> {
    if misses.is_empty() {
        return Ok(());
    }
    section("Not among the first 3", page)?;
    for Miss { case, rank } in misses {
        let rank = match rank {
            Rank::At(rank) => format!("number {rank} on the list"),
            Rank::Unlisted => "not on the list".to_owned(),
            Rank::NoFix => "no fix does it".to_owned(),
        };
        // People write codes and numbers into tickets, and these must not be repeated.
        let masked = |text: &str| Masked::of(text, &NothingKnown);
        let (story, remedy) = (masked(&beginning(&case.story)), masked(&case.settled.remedy));
        page.item("  - ", &format!("{story} Settled by: {remedy} ({rank})"))?;
    }
    Ok(())
}

fn beginning(story: &str) -> String {
    let words: Vec<&str> = story.split_whitespace().collect();
    if words.len() <= FIRST_WORDS { words.join(" ") } else { format!("{} …", words[..FIRST_WORDS].join(" ")) }
}

fn cases(count: usize) -> String {
    if count == 1 { "1 case".to_owned() } else { format!("{count} cases") }
}

fn percent(Estimate { value, interval }: Estimate) -> String {
    let value = format!("{:.1} %", value * 100.0);
    match interval {
        Some([low, high]) => format!("{value} ({:.1} to {:.1} %)", low * 100.0, high * 100.0),
        None => value,
    }
}

fn plain(Estimate { value, interval }: Estimate) -> String {
    match interval {
        Some([low, high]) => format!("{value:.2} ({low:.2} to {high:.2})"),
        None => format!("{value:.2}"),
    }
}

/// Writes the figures as JSON, one line for each half.
pub fn json(scored: &[(Half, Score<'_>)], out: &mut dyn Write) -> io::Result<()> {
    for (half, score) in scored {
        json::line(&report(*half, score), out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    cases: usize,
    half: &'static str,
    remedy: Figures,
    cause: Figures,
    coverage: Figures,
    r#unsafe: f64,
    unsafe_interval: Option<[f64; 2]>,
    questions: Questions,
    acting: Figures,
    by_role: Groups<'a>,
    by_channel: Groups<'a>,
    by_origin: Groups<'a>,
    baselines: Baselines<'a>,
    lacks: Missing,
}

/// Figures by name, and after them their intervals under the same names.
struct Figures(Vec<(&'static str, Estimate)>);

#[derive(Serialize)]
struct Questions {
    mean: Option<f64>,
    median: Option<f64>,
    max: Option<usize>,
    never: usize,
}

struct Groups<'a>(&'a [Group]);

struct Baselines<'a>(&'a [Baseline]);

#[derive(Serialize)]
struct Missing {
    facts: usize,
    cases_with_facts: usize,
    no_fix: usize,
    no_cause: usize,
}

fn report<'a>(half: Half, score: &'a Score<'_>) -> Report<'a> {
    let asked = score.questions.counts;
    let harmful = score.harmful;
    Report {
        schema: 1,
        cases: score.cases,
        half: half.name(),
        remedy: remedy(&score.remedy),
        cause: Figures(tops(score.cause)),
        coverage: Figures(vec![("remedy", score.remedy_known), ("cause", score.cause_known)]),
        r#unsafe: rounded(harmful.value),
        unsafe_interval: rounded_interval(harmful),
        questions: Questions {
            mean: asked.map(|asked| rounded(asked.mean)),
            median: asked.map(|asked| asked.median),
            max: asked.map(|asked| asked.max),
            never: score.questions.never,
        },
        acting: Figures(tops(score.acting)),
        by_role: Groups(&score.by_role),
        by_channel: Groups(&score.by_channel),
        by_origin: Groups(&score.by_origin),
        baselines: Baselines(&score.baselines),
        lacks: Missing {
            facts: score.gaps.facts,
            cases_with_facts: score.gaps.with_facts,
            no_fix: score.gaps.without_remedy,
            no_cause: score.gaps.without_cause,
        },
    }
}

fn rounded_interval(estimate: Estimate) -> Option<[f64; 2]> {
    estimate.interval.map(|interval| interval.map(rounded))
}

fn tops(Tops { top1, top3, top5 }: Tops) -> Vec<(&'static str, Estimate)> {
    vec![("top1", top1), ("top3", top3), ("top5", top5)]
}

fn remedy(remedy: &Remedy) -> Figures {
    let mut figures = tops(remedy.tops);
    figures.extend([("ndcg", remedy.ndcg), ("macro_top1", remedy.macro_top1), ("macro_top3", remedy.macro_top3)]);
    Figures(figures)
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Intervals<'a>(&'a Figures);
        impl Serialize for Intervals<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Figures(figures) = self.0;
                serializer.collect_map(figures.iter().map(|(name, figure)| (name, rounded_interval(*figure))))
            }
        }
        // Not derived: the names differ from object to object, and `intervals` repeats them.
        let mut map = serializer.serialize_map(None)?;
        for (name, figure) in &self.0 {
            map.serialize_entry(name, &rounded(figure.value))?;
        }
        map.serialize_entry("intervals", &Intervals(self))?;
        map.end()
    }
}

impl Serialize for Groups<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Judged {
            cases: usize,
            top3: Option<f64>,
            interval: Option<[f64; 2]>,
        }
        serializer.collect_map(self.0.iter().map(|Group { name, cases, top3 }| {
            let interval = top3.and_then(rounded_interval);
            (name, Judged { cases: *cases, top3: top3.map(|top3| rounded(top3.value)), interval })
        }))
    }
}

/// The sources have a map of their own, so that the id of one cannot clash with the name of another baseline.
impl Serialize for Baselines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Sources<'a>(&'a [Baseline]);
        impl Serialize for Sources<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().filter_map(|baseline| match &baseline.kind {
                    BaselineKind::Source(id) => Some((id, remedy(&baseline.remedy))),
                    _ => None,
                }))
            }
        }
        let mut map = serializer.serialize_map(None)?;
        for baseline in self.0 {
            match baseline.kind {
                BaselineKind::Frequency => map.serialize_entry("frequency", &remedy(&baseline.remedy))?,
                BaselineKind::Opening => map.serialize_entry("opening", &remedy(&baseline.remedy))?,
                BaselineKind::Source(_) => {}
            }
        }
        map.serialize_entry("sources", &Sources(self.0))?;
        map.end()
    }
}
