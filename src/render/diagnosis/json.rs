//! A diagnosis as JSON. The structs are its schema 1. They are separate from the types of the engine, so that a change
//! there cannot change the output that scripts read.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::{Answer, Diagnosis, Likelihood, Next, RankedCause, RankedFix, Reason, Session, rounded};
use crate::privacy::escaped_json;
use crate::render::words;
use crate::rulebook::{Audience, ClaimId, EscalationId, FixId, Outcome, QuestionId, Rulebook};

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    rulebook: Book<'a>,
    #[serde(rename = "for")]
    audience: &'static str,
    answers: Ordered<'a>,
    tried: Ordered<'a>,
    alerts: Vec<Message<'a>>,
    limits: Vec<Message<'a>>,
    causes: Vec<Cause<'a>>,
    /// The dangerous causes that have to be dealt with before the case is solved.
    dangers: Vec<&'a str>,
    solved_by: Option<&'a str>,
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
struct Message<'a> {
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
    let mut alerts = Vec::with_capacity(diagnosis.alerts.len());
    for id in &diagnosis.alerts {
        let alert = &book[*id];
        alerts.push(Message { id: &alert.id, say: alert.say.to(audience) });
    }
    let mut limits = Vec::with_capacity(diagnosis.limits.len());
    for id in &diagnosis.limits {
        let limit = &book[*id];
        limits.push(Message { id: &limit.id, say: limit.say.to(audience) });
    }
    let report = Report {
        schema: 1,
        // There is only one format so far: the loader rejects any other.
        rulebook: Book { title: &book.title, format: 1 },
        audience: audience.name(),
        answers: answers(book, &diagnosis.answers),
        tried: trials(book, &diagnosis.trials),
        alerts,
        limits,
        causes: diagnosis.causes.iter().map(|ranked| cause(session, diagnosis, *ranked)).collect(),
        dangers: diagnosis.dangers.iter().map(|cause| book[*cause].id.as_str()).collect(),
        solved_by: diagnosis.solution.as_ref().map(|solution| book[solution.fix].id.as_str()),
        fixes: (1..).zip(&diagnosis.fixes).map(|(rank, ranked)| fix(session, diagnosis, rank, ranked)).collect(),
        unlikely: diagnosis.unlikely.iter().map(|fix| book[*fix].id.as_str()).collect(),
        escalate_after: diagnosis.escalate_after,
        next: next(book, audience, diagnosis.next()),
        escalation: diagnosis.escalations.iter().map(|id| escalation(session, diagnosis, *id)).collect(),
        unknown: ids(book, &diagnosis.unknown),
        not_known: ids(book, &diagnosis.not_known),
        most_telling: diagnosis.most_telling().map(|question| book[question].id.as_str()),
        remarks: session.remarks().map(|remark| remark.text.as_str()).collect(),
    };
    line(&report, out)
}

/// Writes one value as one line.
pub(crate) fn line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", escaped_json(&serde_json::to_string(value)?))
}

fn ids<'r>(book: &'r Rulebook, questions: &[QuestionId]) -> Vec<&'r str> {
    questions.iter().map(|question| book[*question].id.as_str()).collect()
}

fn answers<'r>(book: &'r Rulebook, answers: &[(QuestionId, Answer)]) -> Ordered<'r> {
    let mut ordered = Vec::with_capacity(answers.len());
    for (question, answer) in answers {
        let question = &book[*question];
        let answer = match answer {
            Answer::Chosen(chosen) => question.answers[*chosen].id.as_str(),
            Answer::Unknown => "unknown",
            Answer::NotApplicable => "n/a",
        };
        ordered.push((question.id.as_str(), answer));
    }
    Ordered(ordered)
}

fn trials<'r>(book: &'r Rulebook, trials: &[(FixId, Outcome)]) -> Ordered<'r> {
    Ordered(trials.iter().map(|(fix, outcome)| (book[*fix].id.as_str(), outcome.name())).collect())
}

fn cause<'r>(session: &Session<'r>, diagnosis: &Diagnosis<'_>, ranked: RankedCause) -> Cause<'r> {
    let book = session.book();
    let cause = &book[ranked.cause];
    Cause {
        id: &cause.id,
        title: cause.title.to(session.audience()),
        likelihood: ranked.likelihood().name(),
        weight: ranked.weight,
        because: match ranked.likelihood() {
            // Few readers ask why something is unlikely, and most causes are: their reasons would make up most of the
            // output and of the time.
            Likelihood::Unlikely => Vec::new(),
            _ => because(book, &diagnosis.about_cause(ranked.cause)),
        },
    }
}

fn because<'r>(book: &'r Rulebook, reasons: &[Reason]) -> Vec<Because<'r>> {
    let mut listed = Vec::with_capacity(reasons.len());
    for reason in reasons {
        let Some(strength) = reason.strength() else { continue };
        let question = &book[reason.question];
        listed.push(Because {
            question: &question.id,
            answer: &question.answers[reason.answer].id,
            strength: strength.name(),
            speaks_for: reason.speaks_for(),
        });
    }
    listed
}

fn fix<'r>(session: &Session<'r>, diagnosis: &Diagnosis<'r>, rank: usize, ranked: &RankedFix<'r>) -> Fix<'r> {
    let (book, audience) = (session.book(), session.audience());
    let fix = &book[ranked.fix];
    Fix {
        rank,
        id: &fix.id,
        title: fix.title.to(audience),
        by: fix.by.name(),
        // Weights and costs come rounded from the engine; these two stand as in the rulebook.
        effort_minutes: rounded(fix.effort),
        wait_minutes: rounded(fix.wait),
        cost_minutes: ranked.cost,
        likelihood: Likelihood::of(ranked.weight).name(),
        weight: ranked.weight,
        kind: if book.is_way_round(ranked.fix) { "way-round" } else { "mend" },
        needs: ids(book, &ranked.needs),
        warn: fix.warn.as_ref().map(|warn| warn.to(audience)),
        steps: words::steps(book, audience, diagnosis, ranked),
        because: because(book, &ranked.because),
        rules_out: diagnosis.rules_out(ranked.fix).into_iter().map(|cause| book[cause].id.as_str()).collect(),
        sources: diagnosis.claims(ranked.fix).into_iter().map(|claim| source(book, claim)).collect(),
    }
}

fn source(book: &Rulebook, claim: ClaimId) -> Source<'_> {
    let claim = &book[claim];
    let source = &book[claim.source];
    Source { claim: &claim.id, says: &claim.says, title: &source.title, url: source.url.as_deref() }
}

fn next<'r>(book: &'r Rulebook, audience: Audience, step: &Next) -> Option<Step<'r>> {
    match step {
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
        Next::Escalate(escalations) => {
            Some(Step::Escalate(escalations.iter().map(|escalation| book[*escalation].id.as_str()).collect()))
        }
        Next::Done => None,
    }
}

fn escalation<'r>(session: &Session<'r>, diagnosis: &Diagnosis<'_>, id: EscalationId) -> Escalation<'r> {
    let escalation = &session.book()[id];
    Escalation {
        id: &escalation.id,
        title: escalation.title.to(session.audience()),
        bring: words::bring(session, diagnosis, id),
    }
}
