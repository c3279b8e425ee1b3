//! Measures a rulebook on real cases, by the protocol with which symptom checkers are compared.
//!
//! Every case counts in every share: one for which the rulebook knows no remedy or no cause is a miss and never left
//! out, or a small rulebook would score best. The protocol is that of H. L. Semigran and others, *Evaluation of symptom
//! checkers for self diagnosis and triage*, BMJ 351, 2015: standardised cases, and the share in which the right one is
//! listed first, among the first three and so on.

pub mod metrics;
pub mod figures;
pub(crate) mod ranking;
pub mod interview;

use crate::authoring::score::figures::{Hit, Remedy, Tops, remedy, tops, within};
use crate::authoring::score::interview::questions;
use crate::authoring::score::metrics::{Estimate, number, share};
use crate::authoring::score::ranking::{Ranking, by_frequency, by_opening, by_program, by_source};
use crate::authoring::simulate::people::guides;
use crate::rulebook::{Actor, Audience, CHANNELS, FieldCase, FixId, ORIGINS, Rulebook, asks_for_code};

/// The figures of a rulebook on real cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Score<'c> {
    pub cases: usize,
    /// Fixes as whoever asks is shown them.
    pub remedy: Remedy,
    pub cause: Tops,
    /// Cases for which the rulebook has a fix.
    pub remedy_known: Estimate,
    /// Cases for which the rulebook has a cause.
    pub cause_known: Estimate,
    /// Cases with an unsafe fix on the list: one that the case names, or one that asks for a code.
    pub harmful: Estimate,
    pub questions: Questions,
    /// Fixes as whoever had to act would be shown them.
    pub acting: Tops,
    pub by_role: Vec<Group>,
    pub by_channel: Vec<Group>,
    pub by_origin: Vec<Group>,
    pub baselines: Vec<Baseline>,
    /// Cases without a right remedy among the first three, by address.
    pub misses: Vec<Miss<'c>>,
    pub lacks: Lacks,
}

/// The number of questions until a right remedy is in sight, over the cases in which it ever is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Questions {
    /// Mean, median and maximum; `None` if no right remedy ever comes in sight.
    pub asked: Option<Asked>,
    /// The cases in which none does.
    pub never: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    pub mean: f64,
    pub median: f64,
    pub max: usize,
}

/// Cases that have something in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub name: String,
    pub cases: usize,
    /// The share with a right remedy among the first three; `None` for a group that is too small to be judged.
    pub top3: Option<Estimate>,
}

/// A group of fewer cases is not judged: the interval of its share would be wider than 40 points.
pub const JUDGED: usize = 20;

/// Something simpler than the program, on the same cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    pub kind: BaselineKind,
    pub remedy: Remedy,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaselineKind {
    /// Fixes by frequency alone, whatever was said.
    Frequency,
    /// The program with the answers to the opening questions only.
    Opening,
    /// A source, read from the top.
    Source(String),
}

/// A case without a right remedy among the first three.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Miss<'c> {
    pub case: &'c FieldCase,
    pub rank: Rank,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    At(usize),
    /// The rulebook has a right fix, and it is not on the list.
    Unlisted,
    /// The rulebook has no right fix.
    NoFix,
}

/// Counts of what is missing from the rulebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacks {
    /// Facts of opening posts that no question takes.
    pub facts: usize,
    /// Cases that have such a fact.
    pub with_facts: usize,
    pub without_remedy: usize,
    pub without_cause: usize,
}

/// A case with the lists for it.
struct Scored<'c> {
    case: &'c FieldCase,
    hit: Hit<'c>,
    cause: Hit<'c>,
    acting: Hit<'c>,
    harmful: bool,
    questions: Option<usize>,
}

/// Measures a rulebook on cases. Their order changes nothing.
pub fn score<'c>(book: &Rulebook, cases: &[&'c FieldCase]) -> Score<'c> {
    let mut cases = cases.to_vec();
    // Sums of fractions depend on the order in which they are added up.
    cases.sort_by(|a, b| a.address.cmp(&b.address));
    let asking = asks_for_code::fixes(book);
    let scored: Vec<Scored<'c>> = cases.iter().map(|case| scored(book, case, &asking)).collect();
    let all = scored.len();
    let count = |holds: fn(&Scored<'_>) -> bool| scored.iter().filter(|scored| holds(scored)).count();
    let without_remedy = count(|scored| scored.case.remedies.is_empty());
    let without_cause = count(|scored| scored.case.causes.is_empty());
    Score {
        cases: all,
        remedy: remedy(&hits(&scored, |scored| &scored.hit)),
        cause: tops(&hits(&scored, |scored| &scored.cause)),
        remedy_known: share(all - without_remedy, all),
        cause_known: share(all - without_cause, all),
        harmful: share(count(|scored| scored.harmful), all),
        questions: asked(&scored),
        acting: tops(&hits(&scored, |scored| &scored.acting)),
        by_role: groups(&scored, &Audience::ALL.map(Audience::name), |case| case.audience.name()),
        by_channel: groups(&scored, &CHANNELS, |case| case.channel.as_deref().unwrap_or(UNKNOWN)),
        by_origin: groups(&scored, &ORIGINS, |case| case.origin.as_deref().unwrap_or(UNKNOWN)),
        baselines: baselines(book, &cases),
        misses: scored.iter().filter_map(miss).collect(),
        lacks: Lacks {
            facts: scored.iter().map(|scored| scored.case.lost.len()).sum(),
            with_facts: count(|scored| !scored.case.lost.is_empty()),
            without_remedy,
            without_cause,
        },
    }
}

const UNKNOWN: &str = "unknown";

/// Compares the lists for a case with its outcome. `asking` has the fixes that ask for a code, which are unsafe in every
/// case.
fn scored<'c>(book: &Rulebook, case: &'c FieldCase, asking: &[FixId]) -> Scored<'c> {
    let Ranking { fixes, causes } = by_program(book, case, case.audience);
    let acting = actor(case);
    let hit = fixes_hit(case, &fixes);
    Scored {
        acting: if acting == case.audience {
            hit.clone()
        } else {
            fixes_hit(case, &by_program(book, case, acting).fixes)
        },
        hit,
        cause: Hit::of(&case.settled.kind, &causes, &case.causes),
        harmful: case.never.iter().chain(asking).any(|fix| fixes.contains(fix)),
        questions: questions(book, case),
        case,
    }
}

fn fixes_hit<'c>(case: &'c FieldCase, fixes: &[FixId]) -> Hit<'c> {
    Hit::of(&case.settled.kind, fixes, &case.remedies)
}

/// Whoever had to act, as an audience. A carrier acts because the person who asks calls it; a provider's staff read what
/// developers read.
fn actor(case: &FieldCase) -> Audience {
    match case.settled.by {
        Actor::User => Audience::User,
        Actor::Agent => Audience::Agent,
        Actor::Admin => Audience::Admin,
        Actor::Developer | Actor::Provider => Audience::Developer,
        Actor::Carrier => case.audience,
    }
}

fn hits<'c>(scored: &[Scored<'c>], of: for<'s> fn(&'s Scored<'c>) -> &'s Hit<'c>) -> Vec<Hit<'c>> {
    scored.iter().map(of).cloned().collect()
}

fn asked(scored: &[Scored<'_>]) -> Questions {
    let mut counts: Vec<usize> = scored.iter().filter_map(|scored| scored.questions).collect();
    counts.sort_unstable();
    let never = scored.len() - counts.len();
    let Some(max) = counts.last().copied() else { return Questions { asked: None, never } };
    let middle = [counts[(counts.len() - 1) / 2], counts[counts.len() / 2]];
    let mean = number(counts.iter().sum()) / number(counts.len());
    let median = number(middle.iter().sum()) / 2.0;
    Questions { asked: Some(Asked { mean, median, max }), never }
}

/// The groups that have cases, in the order of `names`; those that do not say where they belong come last.
fn groups(scored: &[Scored<'_>], names: &[&str], of: fn(&FieldCase) -> &str) -> Vec<Group> {
    let mut groups = Vec::new();
    let without = Some(&UNKNOWN).filter(|unknown| !names.contains(unknown));
    for name in names.iter().chain(without) {
        let members = scored.iter().filter(|scored| of(scored.case) == *name);
        let hits: Vec<Hit<'_>> = members.map(|scored| scored.hit.clone()).collect();
        if !hits.is_empty() {
            let top3 = (hits.len() >= JUDGED).then(|| within(&hits, 3));
            groups.push(Group { name: (*name).to_owned(), cases: hits.len(), top3 });
        }
    }
    groups
}

fn baselines(book: &Rulebook, cases: &[&FieldCase]) -> Vec<Baseline> {
    let by_audience = Audience::ALL.map(|audience| by_frequency(book, audience));
    let frequency = |case: &FieldCase| by_audience[case.audience as usize].clone();
    let mut baselines = vec![
        baseline(BaselineKind::Frequency, cases, frequency),
        baseline(BaselineKind::Opening, cases, |case| by_opening(book, case)),
    ];
    for source in guides(book) {
        let kind = BaselineKind::Source(book[source].id.to_string());
        baselines.push(baseline(kind, cases, |case| by_source(book, case, source)));
    }
    baselines
}

fn baseline(kind: BaselineKind, cases: &[&FieldCase], list: impl Fn(&FieldCase) -> Vec<FixId>) -> Baseline {
    let hits: Vec<Hit<'_>> = cases.iter().map(|case| fixes_hit(case, &list(case))).collect();
    Baseline { kind, remedy: remedy(&hits) }
}

fn miss<'c>(scored: &Scored<'c>) -> Option<Miss<'c>> {
    let rank = match scored.hit.rank {
        Some(rank) if rank <= interview::IN_SIGHT => return None,
        Some(rank) => Rank::At(rank),
        None if scored.case.remedies.is_empty() => Rank::NoFix,
        None => Rank::Unlisted,
    };
    Some(Miss { case: scored.case, rank })
}
