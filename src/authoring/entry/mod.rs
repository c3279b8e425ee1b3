//! Entries whole, by the names of their fields and by ids instead of positions: what one shows and what one compares.
//!
//! The same tree serves `rules list`, `rules show` and `rules diff`, so that a field cannot be shown and not compared.

pub mod value;
pub mod fields;

pub use crate::authoring::entry::value::{Entry, Field, Value};

use crate::authoring::entry::fields::{Fields, Reading};
use crate::rulebook::{
    Actor, Alert, Audience, Bring, Cause, CauseId, Choice, Escalation, Fix, Limit, Question, QuestionId, QuestionKind,
    Rulebook, Source, SourceId, Span, Step, Stops, Text,
};

/// Every entry that a reader may see, as this reader sees it, kind by kind in rulebook order. Without a reader
/// everything, in every wording.
pub fn entries(book: &Rulebook, reader: Option<Audience>) -> Vec<Entry> {
    let reading = Reading { book, reader };
    let listed = |question: QuestionId, kind| {
        let choices = book[question].answers.iter().zip(&book[question].usual);
        choices.map(move |(choice, usual)| {
            self::choice(reading, "title", choice, *usual).entry(kind, &choice.id, choice.at)
        })
    };
    let questions = book.questions.ids().filter(|id| reading.sees(book[*id].audience));
    let fixes = book.fixes.iter().filter(|fix| reading.sees(fix.audience));
    let limits = book.limits.iter().filter(|limit| reading.sees(limit.audience));
    let alerts = book.alerts.iter().filter(|alert| reading.sees(alert.audience));
    let escalations = book.escalations.iter().filter(|escalation| reading.sees(escalation.audience));
    book.sources
        .ids()
        .map(|id| source(reading, id, &book[id]))
        .chain(listed(book.symptom, "symptom"))
        .chain(listed(book.service, "service"))
        .chain(questions.map(|id| question(reading, id, &book[id])))
        .chain(book.causes.ids().map(|id| cause(reading, id, &book[id])))
        .chain(fixes.map(|entry| fix(reading, entry)))
        .chain(limits.map(|entry| limit(reading, entry)))
        .chain(alerts.map(|entry| alert(reading, entry)))
        .chain(escalations.map(|entry| escalation(reading, entry)))
        .collect()
}

/// The settings of a rulebook as an entry.
pub fn settings(book: &Rulebook) -> Entry {
    let costs = &book.costs;
    let reach = Actor::ALL.iter().zip(costs.reach);
    let most_codes = book.most_codes.map(|most| most.to_string()).unwrap_or_default();
    Reading { book, reader: None }
        .fields()
        .text("title", &book.title)
        .names("opening", book.opening.iter().map(|question| &book[*question].id))
        .minutes("attention", costs.attention)
        .minutes("asking", costs.asking)
        .set("waiting", Value::Number(costs.waiting))
        .minutes("persistence", costs.persistence)
        .map("reach", reach.map(|(actor, minutes)| (actor.name().to_owned(), Value::Minutes(minutes))))
        .name("most_codes", &most_codes)
        .entry("rulebook", "settings", Span::default())
}

fn source(reading: Reading<'_>, id: SourceId, source: &Source) -> Entry {
    let book = reading.book;
    let claims = book.claims.iter().filter(|claim| claim.source == id && reading.sees(claim.audience));
    let claims = claims.map(|claim| {
        let fields = reading.fields().text("says", &claim.says).name("kind", &claim.kind);
        (claim.id.to_string(), fields.audience(claim.audience).value())
    });
    let left = source.not_followed.iter().filter(|(claim, _)| reading.sees(book[*claim].audience));
    let optional = |text: &Option<Text>| text.clone().unwrap_or_default();
    reading
        .fields()
        .text("title", &source.title)
        .text("publisher", &optional(&source.publisher))
        .text("url", &optional(&source.url))
        .text("checked", &optional(&source.checked))
        .map("claims", claims)
        .map("not_followed", left.map(|(claim, why)| (book[*claim].id.to_string(), Value::Text(why.to_string()))))
        .entry("source", &source.id, source.at)
}

fn choice<'r>(reading: Reading<'r>, text: &str, choice: &Choice, usual: f64) -> Fields<'r> {
    reading
        .fields()
        .wording(text, &choice.text)
        .text("short", choice.short.as_deref().unwrap_or_default())
        .set("usual", Value::Number(usual))
        .sources(&choice.sources)
}

fn question(reading: Reading<'_>, id: QuestionId, question: &Question) -> Entry {
    let (causes, fixes) = (reading.book.causes.iter(), reading.book.fixes.iter());
    let needs = |fix: &&Fix| reading.sees(fix.audience) && fix.needs.0.iter().any(|need| need.question == id);
    let answers = question.answers.iter().zip(&question.usual);
    let answers =
        answers.map(|(answer, usual)| (answer.id.to_string(), choice(reading, "text", answer, *usual).value()));
    let entry = reading
        .fields()
        .wording("ask", &question.ask)
        .wording("why", question.why.as_ref())
        .flag("context", question.kind == QuestionKind::Context)
        .minutes("effort", question.effort)
        .audience(question.audience)
        .when("when", &question.when)
        .map("answers", answers)
        .notes(&question.notes)
        .sources(&question.sources)
        .entry("question", &question.id, question.at);
    reading
        .fields()
        .names("causes", causes.filter(|cause| cause.row(id).is_some()).map(|cause| &cause.id))
        .names("needed_by", fixes.filter(needs).map(|fix| &fix.id))
        .beside(entry)
}

fn cause(reading: Reading<'_>, id: CauseId, cause: &Cause) -> Entry {
    let book = reading.book;
    let adjust = cause.adjust.iter().map(|(when, frequency)| {
        reading.fields().set("frequency", Value::Number(*frequency)).when("when", when).value()
    });
    let rows = cause.rows.iter().map(|(question, row)| {
        let answers = book[*question].answers.iter().zip(row);
        let row = answers.map(|(answer, share)| (answer.id.to_string(), Value::Number(*share)));
        (book[*question].id.to_string(), Value::Map(row.collect()))
    });
    let cures = |fix: &&Fix| reading.sees(fix.audience) && fix.cures.iter().any(|(cured, _)| *cured == id);
    let cured_by = book.fixes.iter().filter(cures);
    let entry = reading
        .fields()
        .wording("title", &cause.title)
        .set("frequency", Value::Number(cause.frequency))
        .list("adjust", adjust)
        .when("when", &cause.when)
        .map("evidence", rows)
        .notes(&cause.notes)
        .prevent(&cause.prevent)
        .sources(&cause.sources)
        .entry("cause", &cause.id, cause.at);
    reading
        .fields()
        .map("cured_by", cured_by.map(|fix| (fix.id.to_string(), Value::Number(fix.works(Some(id))))))
        .beside(entry)
}

fn fix(reading: Reading<'_>, fix: &Fix) -> Entry {
    let any = fix.cures_any.map(|works| ("any".to_owned(), Value::Number(works)));
    let named = fix.cures.iter().map(|(cause, works)| (reading.book[*cause].id.to_string(), Value::Number(*works)));
    let steps = fix.steps.iter().filter(|step| reading.sees(step.audience));
    reading
        .fields()
        .wording("title", &fix.title)
        .map("cures", named.chain(any))
        .minutes("effort", fix.effort)
        .minutes("wait", fix.wait)
        .name("by", fix.by.name())
        .audience(fix.audience)
        .when("when", &fix.when)
        .when("needs", &fix.needs)
        .wording("warn", fix.warn.as_ref())
        .list("steps", steps.map(|step| self::step(reading, step)))
        .wording("after", fix.after.as_ref())
        .notes(&fix.notes)
        .prevent(&fix.prevent)
        .sources(&fix.sources)
        .entry("fix", &fix.id, fix.at)
}

fn step(reading: Reading<'_>, step: &Step) -> Value {
    reading
        .fields()
        .wording("do", &step.text)
        .flag("sends", step.sends)
        .wording("expect", step.expect.as_ref())
        .when("when", &step.when)
        .audience(step.audience)
        .value()
}

fn limit(reading: Reading<'_>, limit: &Limit) -> Entry {
    reading
        .fields()
        .wording("say", &limit.say)
        .when("when", &limit.when)
        .audience(limit.audience)
        .sources(&limit.sources)
        .entry("limit", &limit.id, limit.at)
}

fn alert(reading: Reading<'_>, alert: &Alert) -> Entry {
    let fields = reading.fields().wording("say", &alert.say);
    let fields = match &alert.when[..] {
        [when] => fields.when("when", when),
        several => fields.list("when", several.iter().map(|when| Value::Map(reading.conditions(when).collect()))),
    };
    let fields = fields.audience(alert.audience);
    let fields = match &alert.stops {
        Stops::Nothing => fields,
        Stops::All => fields.name("stops", "all"),
        Stops::Sending => fields.name("stops", "sending"),
        Stops::Fixes(fixes) => fields.names("stops", fixes.iter().map(|fix| &reading.book[*fix].id)),
    };
    fields.sources(&alert.sources).entry("alert", &alert.id, alert.at)
}

fn escalation(reading: Reading<'_>, escalation: &Escalation) -> Entry {
    let bring = escalation.bring.iter().map(|item| match item {
        Bring::Answer(question) => Value::Mention(reading.book[*question].id.to_string()),
        Bring::Words(words) => Value::Text(words.to_string()),
    });
    reading
        .fields()
        .wording("title", &escalation.title)
        .when("when", &escalation.when)
        .audience(escalation.audience)
        .names("suits", escalation.suits.iter().map(|cause| &reading.book[*cause].id))
        .minutes("effort", escalation.effort)
        .wording("say", escalation.say.as_ref())
        .list("bring", bring)
        .sources(&escalation.sources)
        .entry("escalation", &escalation.id, escalation.at)
}
