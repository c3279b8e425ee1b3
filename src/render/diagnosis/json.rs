//! A diagnosis as JSON, in its shape.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::{
    Answer, Diagnosis, Likelihood, Next, RankedCause, RankedFix, Reason, Session, ShownStep, Solution, rounded,
};
use crate::intake::receipt::Reading;
use crate::privacy::escaped_json;
use crate::render::codes;
use crate::render::diagnosis::shape::{
    Because, Book, Cause, Escalation, Fix, Instruction, LeftOut, Message, Ordered, Report, Solved, Source, Step,
    choices,
};
use crate::render::words;
use crate::rulebook::{Audience, ClaimId, EscalationId, FixId, Hint, LimitId, Outcome, QuestionId, Rulebook, Words};

/// Writes a diagnosis as one line of JSON.
pub fn report(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    readings: &[Reading<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
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
        program: env!("CARGO_PKG_VERSION"),
        // There is only one format so far: the loader rejects any other.
        rulebook: Book { title: &book.title, format: 1, digest: &book.digest },
        audience: audience.name(),
        answers: answers(book, &diagnosis.answers),
        receipts: readings.iter().map(|reading| codes::shape::receipt(book, reading)).collect(),
        assumed: session.assumed().map(|(question, _)| book[question].id.as_str()).collect(),
        left_out: session.inert().into_iter().map(|question| left_out(session, question)).collect(),
        tried: trials(book, &diagnosis.trials),
        outcome: diagnosis.state().name(),
        alerts,
        limits,
        causes: diagnosis.causes.iter().map(|ranked| cause(session, diagnosis, *ranked)).collect(),
        fits_nothing: diagnosis.fits_nothing,
        dangers: diagnosis.dangers.iter().map(|cause| book[*cause].id.as_str()).collect(),
        solved_by: diagnosis.solution.as_ref().map(|solution| book[solution.fix].id.as_str()),
        solution: diagnosis.solution.as_ref().map(|solution| solved(session, solution)),
        // Nothing is left to do once it is solved.
        fixes: match diagnosis.solution {
            Some(_) => Vec::new(),
            None => (1..).zip(&diagnosis.fixes).map(|(rank, ranked)| fix(session, diagnosis, rank, ranked)).collect(),
        },
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
        ordered.push((question.id.as_str(), question.answer_id(*answer)));
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
        promise: words::promise(Words::ENGLISH, ranked.promise),
        kind: if book.is_way_round(ranked.fix) { "way-round" } else { "mend" },
        needs: ids(book, &ranked.needs),
        warn: fix.warn.as_ref().map(|warn| warn.to(audience)),
        steps: ranked.steps.iter().map(|shown| instruction(session, diagnosis, shown)).collect(),
        after: fix.after.as_ref().map(|after| after.to(audience)),
        notes: hints(&fix.notes, audience),
        because: because(book, &ranked.because),
        rules_out: diagnosis.rules_out(ranked.fix).into_iter().map(|cause| book[cause].id.as_str()).collect(),
        sources: diagnosis.claims(ranked.fix).into_iter().map(|claim| source(book, claim)).collect(),
    }
}

fn instruction<'r>(session: &Session<'r>, diagnosis: &Diagnosis<'_>, shown: &ShownStep<'r>) -> Instruction<'r> {
    let (book, audience) = (session.book(), session.audience());
    let sends_now = shown.step.sends && !shown.postponed;
    let limits: &[LimitId] = if sends_now { &diagnosis.limits } else { &[] };
    Instruction {
        text: words::step(book, audience, shown),
        expect: shown.step.expect.as_ref().map(|expect| expect.to(audience)),
        sends: shown.step.sends,
        postponed: shown.postponed,
        limits: limits.iter().map(|limit| book[*limit].say.to(audience)).collect(),
    }
}

fn hints(notes: &[Hint], audience: Audience) -> Vec<&str> {
    notes.iter().filter(|note| note.audience.includes(audience)).map(|note| note.say.to(audience)).collect()
}

fn left_out<'r>(session: &Session<'r>, question: QuestionId) -> LeftOut<'r> {
    let book = session.book();
    let because = session.refuter(question).map(|because| book[because].id.as_str());
    LeftOut { question: &book[question].id, because }
}

fn solved<'r>(session: &Session<'r>, solution: &Solution<'r>) -> Solved<'r> {
    let (book, audience) = (session.book(), session.audience());
    Solved {
        behind: solution.mended.map(|cause| book[cause].id.as_str()),
        after: book[solution.fix].after.as_ref().map(|after| after.to(audience)),
        prevent: solution.prevention.iter().map(|advice| advice.to(audience)).collect(),
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
                notes: hints(&question.notes, audience),
                answers: choices(question.offered_answers(), audience),
                by_name: choices(question.answers_by_name(), audience),
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
        say: escalation.say.as_ref().map(|say| say.to(session.audience())),
        bring: words::bring(session, diagnosis, id),
    }
}

/// The JSON Schema of the result of a diagnosis (draft 2020-12).
#[cfg(feature = "cli")]
pub fn schema(out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(Report<'static>))?;
    writeln!(out)
}
