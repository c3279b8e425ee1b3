//! JSON: its own structs, frozen as schema 1, so that a change inside never changes what scripts read.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::belief;
use crate::engine::diagnosis::{Diagnosis, Likelihood, RankedFix, rounded};
use crate::engine::facts::Answer;
use crate::engine::reasons::{Reason, because_of, ruled_out};
use crate::engine::session::{Next, Session};
use crate::render::words;
use crate::rulebook::{Audience, ClaimId, EscalationId, Rulebook};

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    rulebook: Book<'a>,
    #[serde(rename = "for")]
    audience: &'static str,
    answers: Ordered<'a>,
    tried: Ordered<'a>,
    alerts: Vec<Said<'a>>,
    limits: Vec<Said<'a>>,
    causes: Vec<Cause<'a>>,
    fixes: Vec<Fix<'a>>,
    unlikely: Vec<&'a str>,
    escalate_after: usize,
    next: Option<Step<'a>>,
    escalation: Vec<Escalation<'a>>,
    unknown: Vec<&'a str>,
    not_known: Vec<&'a str>,
    most_telling: Option<&'a str>,
    remarks: Vec<&'a str>,
}

/// A map in rulebook order, which is the same on every run.
struct Ordered<'a>(Vec<(&'a str, &'a str)>);

impl Serialize for Ordered<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
struct Book<'a> {
    title: &'a str,
    format: u8,
}

#[derive(Serialize)]
struct Said<'a> {
    id: &'a str,
    say: &'a str,
}

#[derive(Serialize)]
struct Cause<'a> {
    id: &'a str,
    title: &'a str,
    likelihood: &'static str,
    weight: f64,
    because: Vec<Because<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    rank: usize,
    id: &'a str,
    title: &'a str,
    by: &'static str,
    effort_minutes: f64,
    wait_minutes: f64,
    cost_minutes: f64,
    likelihood: &'static str,
    weight: f64,
    kind: &'static str,
    needs: Vec<&'a str>,
    warn: Option<&'a str>,
    steps: Vec<String>,
    because: Vec<Because<'a>>,
    rules_out: Vec<&'a str>,
    sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Because<'a> {
    question: &'a str,
    answer: &'a str,
    strength: &'static str,
    #[serde(rename = "for")]
    speaks_for: bool,
}

#[derive(Serialize)]
struct Source<'a> {
    claim: &'a str,
    says: &'a str,
    title: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Step<'a> {
    Ask { id: &'a str, ask: &'a str, why: Option<&'a str>, answers: Vec<Choice<'a>> },
    Try(&'a str),
    Start(&'a str),
    Wait(&'a str),
    Escalate(Vec<&'a str>),
}

#[derive(Serialize)]
struct Choice<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Escalation<'a> {
    id: &'a str,
    title: &'a str,
    bring: Vec<String>,
}

/// Writes a diagnosis as one line of JSON.
pub fn report(session: &Session<'_>, diagnosis: &Diagnosis<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let (answers, tried) = facts(session);
    let (known, beliefs) = (session.facts(), belief(book, &session.facts()));
    let report = Report {
        schema: 1,
        rulebook: Book { title: &book.title, format: 1 },
        audience: audience.name(),
        answers,
        tried,
        alerts: diagnosis
            .alerts
            .iter()
            .map(|alert| Said { id: &book[*alert].id, say: book[*alert].say.to(audience) })
            .collect(),
        limits: diagnosis
            .limits
            .iter()
            .map(|limit| Said { id: &book[*limit].id, say: book[*limit].say.to(audience) })
            .collect(),
        causes: diagnosis
            .causes
            .iter()
            .map(|ranked| Cause {
                id: &book[ranked.cause].id,
                title: book[ranked.cause].title.to(audience),
                likelihood: Likelihood::of(ranked.weight).name(),
                weight: ranked.weight,
                because: match Likelihood::of(ranked.weight) {
                    // Why something is unlikely is rarely asked, and there are many of them.
                    Likelihood::Unlikely => Vec::new(),
                    _ => because(book, &because_of(book, &known, &beliefs, ranked.cause)),
                },
            })
            .collect(),
        fixes: (1..)
            .zip(&diagnosis.fixes)
            .map(|(rank, ranked)| fix(session, diagnosis, &beliefs, rank, ranked))
            .collect(),
        unlikely: diagnosis.unlikely.iter().map(|fix| book[*fix].id.as_str()).collect(),
        escalate_after: diagnosis.escalate_after,
        next: next(book, audience, diagnosis.next()),
        escalation: diagnosis.escalations.iter().map(|place| escalation(session, *place)).collect(),
        unknown: diagnosis.unknown.iter().map(|question| book[*question].id.as_str()).collect(),
        not_known: diagnosis.not_known.iter().map(|question| book[*question].id.as_str()).collect(),
        most_telling: diagnosis.most_telling().map(|question| book[question].id.as_str()),
        remarks: session.remarks().map(|remark| remark.text.as_str()).collect(),
    };
    line(&report, out)
}

/// One value as one line.
pub(crate) fn line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

fn facts<'r>(session: &Session<'r>) -> (Ordered<'r>, Ordered<'r>) {
    let (book, facts) = (session.book(), session.facts());
    let answers = book.questions.ids().filter(|question| *question != book.role).filter_map(|id| {
        let question = &book[id];
        let answer = match facts.answer(id)? {
            Answer::Chosen(chosen) => &question.answers[chosen].id,
            Answer::Unknown => "unknown",
            Answer::NotApplicable => "n/a",
        };
        Some((question.id.as_str(), answer))
    });
    let tried = book.fixes.ids().filter_map(|id| Some((book[id].id.as_str(), facts.outcome(id)?.name())));
    (Ordered(answers.collect()), Ordered(tried.collect()))
}

fn because<'r>(book: &'r Rulebook, reasons: &[Reason]) -> Vec<Because<'r>> {
    let because = |reason: &Reason| {
        let question = &book[reason.question];
        let answer = question.answers[reason.answer].id.as_str();
        let strength = reason.strength()?.name();
        Some(Because { question: &question.id, answer, strength, speaks_for: reason.speaks_for() })
    };
    reasons.iter().filter_map(because).collect()
}

fn fix<'r>(
    session: &Session<'r>,
    diagnosis: &Diagnosis<'r>,
    beliefs: &[f64],
    rank: usize,
    ranked: &RankedFix<'r>,
) -> Fix<'r> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    let visible = |claim: &&ClaimId| book[**claim].audience.includes(audience);
    Fix {
        rank,
        id: &fix.id,
        title: fix.title.to(audience),
        by: fix.by.name(),
        effort_minutes: rounded(fix.effort),
        wait_minutes: rounded(fix.wait),
        cost_minutes: ranked.cost,
        likelihood: Likelihood::of(ranked.weight).name(),
        weight: ranked.weight,
        kind: if fix.cures_any.is_some() { "way-round" } else { "mend" },
        needs: ranked.needs.iter().map(|question| book[*question].id.as_str()).collect(),
        warn: fix.warn.as_ref().map(|warn| warn.to(audience)),
        steps: words::steps(book, audience, diagnosis, ranked),
        because: because(book, &ranked.because),
        rules_out: ruled_out(book, beliefs, ranked.fix).into_iter().map(|cause| book[cause].id.as_str()).collect(),
        sources: fix.sources.iter().filter(visible).map(|claim| source(book, *claim)).collect(),
    }
}

fn source(book: &Rulebook, claim: ClaimId) -> Source<'_> {
    let claim = &book[claim];
    let source = &book[claim.source];
    Source { claim: &claim.id, says: &claim.says, title: &source.title, url: source.url.as_deref() }
}

fn next<'r>(book: &'r Rulebook, audience: Audience, next: &Next) -> Option<Step<'r>> {
    match next {
        Next::Ask(question) => {
            let question = &book[*question];
            Some(Step::Ask {
                id: &question.id,
                ask: question.ask.to(audience),
                why: question.why.as_ref().map(|why| why.to(audience)),
                answers: question
                    .answers
                    .iter()
                    .map(|answer| Choice { id: &answer.id, text: answer.text.to(audience) })
                    .collect(),
            })
        }
        Next::Try(fix) => Some(Step::Try(&book[*fix].id)),
        Next::Start(fix) => Some(Step::Start(&book[*fix].id)),
        Next::Wait(fix) => Some(Step::Wait(&book[*fix].id)),
        Next::Escalate(places) => Some(Step::Escalate(places.iter().map(|place| book[*place].id.as_str()).collect())),
        Next::Done => None,
    }
}

fn escalation<'r>(session: &Session<'r>, place: EscalationId) -> Escalation<'r> {
    let escalation = &session.book()[place];
    Escalation {
        id: &escalation.id,
        title: escalation.title.to(session.audience()),
        bring: words::bring(session, place),
    }
}
