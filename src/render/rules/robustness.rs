//! The robustness of the advice.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::authoring::robustness::Robustness;
use crate::authoring::robustness::answers::{Effect, OfQuestion, Tally};
use crate::authoring::robustness::causes::{Missed, OwnEvidence};
use crate::authoring::robustness::opening::{Openings, RareFirst};
use crate::authoring::score::metrics::share;
use crate::engine::{Answer, rounded};
use crate::render::diagnosis::json;
use crate::render::page::Page;
use crate::render::rules::figures::{row, section};
use crate::rulebook::{QuestionId, Rulebook, SourceFile, Span};

/// The number of questions that are listed.
const LISTED: usize = 10;

/// Writes the figures as text.
pub fn text(book: &Rulebook, files: &[SourceFile], measured: &Robustness, page: &mut Page<'_>) -> io::Result<()> {
    let Robustness { worked, real, withheld, replaced, causes, openings } = measured;
    page.heading(&format!("Cases with a right fix among the first 3: {worked} worked, {real} real"))?;
    effect(book, files, "One answer withheld: a right fix stays among the first 3", withheld, page)?;
    effect(book, files, "One answer replaced by each other one: a right fix stays among the first 3", replaced, page)?;
    own_evidence(book, causes, page)?;
    opening(book, openings, page)
}

fn effect(book: &Rulebook, files: &[SourceFile], title: &str, effect: &Effect, page: &mut Page<'_>) -> io::Result<()> {
    section(title, page)?;
    for (name, tally) in parts(effect) {
        row(name, &in_words(tally), page)?;
    }
    if effect.all.asked_next > 0 {
        row("lost, but asked for next", &effect.all.asked_next.to_string(), page)?;
    }
    if effect.all.closed > 0 {
        row("lost by a closed gate", &effect.all.closed.to_string(), page)?;
    }
    let losing: Vec<&OfQuestion> = effect.by_question.iter().filter(|of| !of.lost_in.is_empty()).collect();
    for OfQuestion { question, tally, lost_in } in losing.iter().take(LISTED) {
        let first = place(lost_in[0], files);
        let answers = format!("{:.1} of {} lost, such as in {first}", tally.lost(), tally.answers);
        page.item("  - ", &format!("{}: {answers}", book[*question].id))?;
    }
    match losing.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => page.text(2, &format!("and {more} more; `--format json` lists all, with their cases")),
    }
}

/// The sums of an effect, with their names.
fn parts(effect: &Effect) -> [(&'static str, Tally); 5] {
    let Effect { all, worked, real, context, evidence, .. } = effect;
    [("all", *all), ("worked", *worked), ("real", *real), ("context", *context), ("evidence", *evidence)]
}

fn in_words(tally: Tally) -> String {
    let Tally { answers, changes, .. } = tally;
    let percent = tally.share() * 100.0;
    match answers {
        0 => "no answers".to_owned(),
        _ if answers == changes => format!("{percent:.1} % of {answers}"),
        _ => format!("{percent:.1} % of {answers}, by {changes} others"),
    }
}

fn place(at: Span, files: &[SourceFile]) -> String {
    let location = at.location(files);
    format!("{}:{}", location.file, location.line)
}

fn own_evidence(book: &Rulebook, causes: &OwnEvidence, page: &mut Page<'_>) -> io::Result<()> {
    section("The three most telling answers for a cause: it is among the first 3", page)?;
    let found = causes.causes - causes.missed.len();
    let percent = share(found, causes.causes).value * 100.0;
    row("causes", &format!("{percent:.1} % of {}", causes.causes), page)?;
    for Missed { cause, audience, answers, rank } in &causes.missed {
        let rank = match rank {
            Some(rank) => format!("number {rank}, {}", given(book, audience.name(), answers)),
            None => "impossible for every reader".to_owned(),
        };
        page.item("  - ", &format!("{}: {rank}", book[*cause].id))?;
    }
    Ok(())
}

fn opening(book: &Rulebook, openings: &Openings, page: &mut Page<'_>) -> io::Result<()> {
    section("The opening alone: the first cause is more frequent than `rarely`", page)?;
    let more = if openings.is_cut { ", and more that were not tried" } else { "" };
    row("all combinations", &format!("{}{more}", openings.combinations), page)?;
    row("rare, but spoken for", &openings.count(true).to_string(), page)?;
    row("rare, and not spoken for", &openings.count(false).to_string(), page)?;
    for rare in openings.rare.iter().filter(|rare| !rare.spoken_for) {
        let RareFirst { cause, combinations, audience, answers, frequency, .. } = rare;
        let given = given(book, audience.name(), answers);
        let cause = &book[*cause].id;
        page.item("  - ", &format!("{cause}, frequency {frequency}: {combinations}, the first {given}"))?;
    }
    Ok(())
}

/// The reader and the answers, in the form of flags.
fn given(book: &Rulebook, audience: &str, answers: &[(QuestionId, Answer)]) -> String {
    let mut given = vec![format!("for {audience}:")];
    for (question, answer) in answers {
        given.push(format!("{}={}", book[*question].id, book[*question].answer_id(*answer)));
    }
    given.join(" ")
}

/// Writes the figures as one line of JSON.
pub fn json(book: &Rulebook, files: &[SourceFile], measured: &Robustness, out: &mut dyn Write) -> io::Result<()> {
    let Robustness { worked, real, withheld, replaced, causes, openings } = measured;
    let report = Report {
        schema: 1,
        cases: Cases { worked: *worked, real: *real },
        withheld: changed(book, files, withheld),
        replaced: changed(book, files, replaced),
        own_evidence: Evidence {
            causes: causes.causes,
            share: rounded(share(causes.causes - causes.missed.len(), causes.causes).value),
            missed: causes.missed.iter().map(|missed| Miss::of(book, missed)).collect(),
        },
        opening: Opening {
            combinations: openings.combinations,
            is_cut: openings.is_cut,
            spoken_for: openings.count(true),
            not_spoken_for: openings.count(false),
            rare_first: openings.rare.iter().map(|rare| Rare::of(book, rare)).collect(),
        },
    };
    json::line(&report, out)
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    cases: Cases,
    withheld: Changed<'a>,
    replaced: Changed<'a>,
    own_evidence: Evidence<'a>,
    opening: Opening<'a>,
}

#[derive(Serialize)]
struct Cases {
    worked: usize,
    real: usize,
}

#[derive(Serialize)]
struct Changed<'a> {
    #[serde(flatten)]
    parts: BTreeMap<&'static str, Figures>,
    questions: Vec<Losses<'a>>,
}

#[derive(Serialize)]
struct Figures {
    answers: usize,
    changes: usize,
    share: f64,
    lost: f64,
    asked_next: usize,
    closed: usize,
}

#[derive(Serialize)]
struct Losses<'a> {
    question: &'a str,
    #[serde(flatten)]
    figures: Figures,
    lost_in: Vec<String>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    causes: usize,
    share: f64,
    missed: Vec<Miss<'a>>,
}

#[derive(Serialize)]
struct Miss<'a> {
    cause: &'a str,
    rank: Option<usize>,
    #[serde(rename = "for")]
    audience: &'static str,
    answers: Given<'a>,
}

#[derive(Serialize)]
struct Opening<'a> {
    combinations: usize,
    is_cut: bool,
    spoken_for: usize,
    not_spoken_for: usize,
    rare_first: Vec<Rare<'a>>,
}

#[derive(Serialize)]
struct Rare<'a> {
    cause: &'a str,
    frequency: f64,
    spoken_for: bool,
    combinations: usize,
    #[serde(rename = "for")]
    audience: &'static str,
    answers: Given<'a>,
}

/// Answers by question.
struct Given<'a> {
    book: &'a Rulebook,
    answers: &'a [(QuestionId, Answer)],
}

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.answers.len()))?;
        for (question, answer) in self.answers {
            let question = &self.book[*question];
            map.serialize_entry(question.id.as_str(), question.answer_id(*answer))?;
        }
        map.end()
    }
}

fn changed<'a>(book: &'a Rulebook, files: &[SourceFile], effect: &Effect) -> Changed<'a> {
    let mut questions = Vec::with_capacity(effect.by_question.len());
    for OfQuestion { question, tally, lost_in } in &effect.by_question {
        questions.push(Losses {
            question: &book[*question].id,
            figures: figures(*tally),
            lost_in: lost_in.iter().map(|at| place(*at, files)).collect(),
        });
    }
    Changed { parts: parts(effect).map(|(name, tally)| (name, figures(tally))).into(), questions }
}

fn figures(tally: Tally) -> Figures {
    let Tally { answers, changes, asked_next, closed, .. } = tally;
    Figures { answers, changes, share: tally.share(), lost: tally.lost(), asked_next, closed }
}

impl<'a> Miss<'a> {
    fn of(book: &'a Rulebook, missed: &'a Missed) -> Self {
        Self {
            cause: &book[missed.cause].id,
            rank: missed.rank,
            audience: missed.audience.name(),
            answers: Given { book, answers: &missed.answers },
        }
    }
}

impl<'a> Rare<'a> {
    fn of(book: &'a Rulebook, rare: &'a RareFirst) -> Self {
        Self {
            cause: &book[rare.cause].id,
            frequency: rounded(rare.frequency),
            spoken_for: rare.spoken_for,
            combinations: rare.combinations,
            audience: rare.audience.name(),
            answers: Given { book, answers: &rare.answers },
        }
    }
}
