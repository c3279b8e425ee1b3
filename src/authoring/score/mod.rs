//! Measures a rulebook on real cases, by the protocol for comparing symptom checkers.
//!
//! Every case counts in every share. A case whose remedy or cause the rulebook lacks is a miss and is never left out;
//! otherwise a small rulebook would score best. The protocol is that of H. L. Semigran and others, *Evaluation of
//! symptom checkers for self diagnosis and triage*, BMJ 351, 2015: standardised cases, and the share in which a right
//! entry is listed first, among the first three and so on.

pub mod metrics;
pub mod figures;
pub(crate) mod ranking;
pub mod interview;

use crate::authoring::progress::Progress;
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
    /// The fixes that the person who asks is shown.
    pub remedy: Remedy,
    pub cause: Tops,
    /// Cases for which the rulebook has a fix.
    pub remedy_known: Estimate,
    /// Cases for which the rulebook has a cause.
    pub cause_known: Estimate,
    /// Cases with an unsafe fix on the list: one that the case names, or one that asks for a code.
    pub harmful: Estimate,
    pub questions: Questions,
    /// The fixes that the person who had to act would be shown.
    pub acting: Tops,
    pub by_role: Vec<Group>,
    pub by_channel: Vec<Group>,
    pub by_origin: Vec<Group>,
    pub baselines: Vec<Baseline>,
    /// Cases without a right remedy among the first three, sorted by address.
    pub misses: Vec<Miss<'c>>,
    pub gaps: Gaps,
}

/// The number of questions until a right remedy is in sight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Questions {
    /// Over the cases with a remedy in sight; `None` if there are none.
    pub counts: Option<Distribution>,
    /// The number of cases in which none ever is.
    pub never: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    pub mean: f64,
    pub median: f64,
    pub max: usize,
}

/// A group of cases, such as those from one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub name: String,
    pub cases: usize,
    /// The share with a right remedy among the first three; `None` if the group is smaller than [`JUDGED`].
    pub top3: Option<Estimate>,
}

/// The smallest group with a share of its own: in a smaller one its interval would be wider than 40 points.
pub const JUDGED: usize = 20;

/// A simpler method than the program, on the same cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    pub kind: BaselineKind,
    pub remedy: Remedy,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaselineKind {
    /// Fixes by frequency alone, regardless of the answers.
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

/// Counts of what the rulebook lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gaps {
    /// Facts in opening posts that answer no question of the rulebook.
    pub facts: usize,
    /// Cases with such facts.
    pub with_facts: usize,
    pub without_remedy: usize,
    pub without_cause: usize,
}

/// A case with the results for it.
struct CaseScore<'c> {
    case: &'c FieldCase,
    hit: Hit<'c>,
    cause: Hit<'c>,
    acting: Hit<'c>,
    harmful: bool,
    questions: Option<usize>,
}

/// Measures a rulebook on cases, in whatever order.
pub fn score<'c>(book: &Rulebook, cases: &[&'c FieldCase], progress: Progress<'_>) -> Score<'c> {
    let mut cases = cases.to_vec();
    // Floating-point sums depend on the order of the terms, and misses are listed by address.
    cases.sort_by(|a, b| a.address.cmp(&b.address));
    let asking = asks_for_code::fixes(book);
    let mut scores: Vec<CaseScore<'c>> = Vec::with_capacity(cases.len());
    for case in &cases {
        progress(scores.len(), cases.len());
        scores.push(case_score(book, case, &asking));
    }
    let all = scores.len();
    let without_remedy = cases.iter().filter(|case| case.remedies.is_empty()).count();
    let without_cause = cases.iter().filter(|case| case.causes.is_empty()).count();
    let harmful = scores.iter().filter(|score| score.harmful).count();
    Score {
        cases: all,
        remedy: remedy(&hits(&scores, |score| &score.hit)),
        cause: tops(&hits(&scores, |score| &score.cause)),
        remedy_known: share(all - without_remedy, all),
        cause_known: share(all - without_cause, all),
        harmful: share(harmful, all),
        questions: question_counts(&scores),
        acting: tops(&hits(&scores, |score| &score.acting)),
        by_role: groups(&scores, &Audience::ALL.map(Audience::name), |case| case.audience.name()),
        by_channel: groups(&scores, &CHANNELS, |case| case.channel.as_deref().unwrap_or(UNKNOWN)),
        by_origin: groups(&scores, &ORIGINS, |case| case.origin.as_deref().unwrap_or(UNKNOWN)),
        baselines: baselines(book, &cases),
        misses: scores.iter().filter_map(miss).collect(),
        gaps: Gaps {
            facts: cases.iter().map(|case| case.lost.len()).sum(),
            with_facts: cases.iter().filter(|case| !case.lost.is_empty()).count(),
            without_remedy,
            without_cause,
        },
    }
}

const UNKNOWN: &str = "unknown";

/// Compares the lists for a case with its outcome. `asking` has the fixes that ask for a code, which are unsafe in every
/// case.
fn case_score<'c>(book: &Rulebook, case: &'c FieldCase, asking: &[FixId]) -> CaseScore<'c> {
    let Ranking { fixes, causes } = by_program(book, case, case.audience);
    let hit = fixes_hit(case, &fixes);
    let actor = acting_audience(case);
    // If the person who asks has to act, both lists are the same.
    let acting =
        if actor == case.audience { hit.clone() } else { fixes_hit(case, &by_program(book, case, actor).fixes) };
    CaseScore {
        acting,
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

/// The audience of the person who had to act. A carrier acts because the person who asks calls it; a provider's staff
/// read the same as developers.
fn acting_audience(case: &FieldCase) -> Audience {
    match case.settled.by {
        Actor::User => Audience::User,
        Actor::Agent => Audience::Agent,
        Actor::Admin => Audience::Admin,
        Actor::Developer | Actor::Provider => Audience::Developer,
        Actor::Carrier => case.audience,
    }
}

fn hits<'c>(scores: &[CaseScore<'c>], of: for<'s> fn(&'s CaseScore<'c>) -> &'s Hit<'c>) -> Vec<Hit<'c>> {
    scores.iter().map(of).cloned().collect()
}

fn question_counts(scores: &[CaseScore<'_>]) -> Questions {
    let mut counts: Vec<usize> = scores.iter().filter_map(|score| score.questions).collect();
    counts.sort_unstable();
    let never = scores.len() - counts.len();
    let Some(max) = counts.last().copied() else { return Questions { counts: None, never } };
    // Twice the same one if their number is odd.
    let middle = [counts[(counts.len() - 1) / 2], counts[counts.len() / 2]];
    let mean = number(counts.iter().sum()) / number(counts.len());
    let median = number(middle.iter().sum()) / 2.0;
    Questions { counts: Some(Distribution { mean, median, max }), never }
}

/// The groups that have cases, in the order of `names`, with the cases of an unknown group last.
fn groups(scores: &[CaseScore<'_>], names: &[&str], of: fn(&FieldCase) -> &str) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut names = names.to_vec();
    // Some lists of names have an `unknown` of their own.
    if !names.contains(&UNKNOWN) {
        names.push(UNKNOWN);
    }
    for name in names {
        let members = scores.iter().filter(|score| of(score.case) == name);
        let hits: Vec<Hit<'_>> = members.map(|score| score.hit.clone()).collect();
        if !hits.is_empty() {
            let top3 = (hits.len() >= JUDGED).then(|| within(&hits, 3));
            groups.push(Group { name: name.to_owned(), cases: hits.len(), top3 });
        }
    }
    groups
}

fn baselines(book: &Rulebook, cases: &[&FieldCase]) -> Vec<Baseline> {
    // The list depends on the audience alone. `ALL` is in the order of the enum, so a cast is the index.
    let by_audience = Audience::ALL.map(|audience| by_frequency(book, audience));
    let mut baselines = vec![
        baseline(BaselineKind::Frequency, cases, |case| by_audience[case.audience as usize].clone()),
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

fn miss<'c>(score: &CaseScore<'c>) -> Option<Miss<'c>> {
    let rank = match score.hit.rank {
        Some(rank) if rank <= interview::IN_SIGHT => return None,
        Some(rank) => Rank::At(rank),
        None if score.case.remedies.is_empty() => Rank::NoFix,
        None => Rank::Unlisted,
    };
    Some(Miss { case: score.case, rank })
}
