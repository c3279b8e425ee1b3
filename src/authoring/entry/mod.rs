//! Entries as trees of named fields, with ids instead of positions, for showing and comparing them.
//!
//! The same tree serves `rules list`, `rules show` and `rules diff`, so that a field cannot be shown and not compared.

mod codes;
pub mod value;
pub mod fields;

pub use crate::authoring::entry::value::{Entry, Field, Value};

use crate::authoring::entry::fields::{Fields, Reading};
use crate::rulebook::{
    Actor, Alert, AnswerId, Audience, Bring, Cause, CauseId, Escalation, Fix, KnownShape, Limit, Question, QuestionId,
    QuestionKind, Rulebook, Source, SourceId, Span, Step, Stops,
};

/// The entries that a reader may see, in this reader's wording, kind by kind in rulebook order. Without a reader, every
/// entry in every wording.
pub fn entries(book: &Rulebook, reader: Option<Audience>) -> Vec<Entry> {
    let reading = Reading { book, reader };
    let mut entries = Vec::new();
    for (id, entry) in book.sources.entries() {
        entries.push(source(reading, id, entry));
    }
    // The answers to these two questions have titles and ids of their own, and are looked up like entries.
    for (question, kind) in [(book.symptom, "symptom"), (book.service, "service")] {
        let question = &book[question];
        for (id, entry) in question.answers.entries() {
            entries.push(choice(reading, "title", question, id).entry(kind, &entry.id, entry.at));
        }
    }
    for (id, entry) in book.questions.entries() {
        if reading.sees(entry.audience) {
            entries.push(question(reading, id, entry));
        }
    }
    for (id, entry) in book.causes.entries() {
        entries.push(cause(reading, id, entry));
    }
    let visible = book.fixes.iter().filter(|entry| reading.sees(entry.audience));
    entries.extend(visible.map(|entry| fix(reading, entry)));
    let visible = book.limits.iter().filter(|entry| reading.sees(entry.audience));
    entries.extend(visible.map(|entry| limit(reading, entry)));
    let visible = book.alerts.iter().filter(|entry| reading.sees(entry.audience));
    entries.extend(visible.map(|entry| alert(reading, entry)));
    let visible = book.escalations.iter().filter(|entry| reading.sees(entry.audience));
    entries.extend(visible.map(|entry| escalation(reading, entry)));
    entries.extend(book.shapes.iter().map(|entry| known_shape(reading, entry)));
    entries.extend(book.catalogue.meanings.iter().map(|entry| codes::meaning(reading, entry)));
    entries.extend(book.catalogue.lists.entries().map(|(id, entry)| codes::code_list(reading, id, entry)));
    entries
}

/// The settings of a rulebook as an entry.
pub fn settings(book: &Rulebook) -> Entry {
    let costs = &book.costs;
    let reach = Actor::ALL.iter().zip(costs.reach);
    let mut most_codes = Vec::new();
    if let Some(most) = book.most_codes {
        most_codes.push(("count".to_owned(), Value::Name(most.count.to_string())));
        most_codes.push(("again_after".to_owned(), Value::Minutes(most.again_after)));
    }
    let mut defaults = Vec::new();
    for (question, answer) in &book.defaults {
        let question = &book[*question];
        defaults.push((question.id.to_string(), Value::Name(question.answers[*answer].id.to_string())));
    }
    let mut hidden = Vec::new();
    for (list, question) in [("services", book.service), ("symptoms", book.symptom)] {
        let ids: Vec<Value> =
            book[question].hidden_answers().iter().map(|answer| Value::Name(answer.id.to_string())).collect();
        if !ids.is_empty() {
            hidden.push((list.to_owned(), Value::List(ids)));
        }
    }
    let words = book.words.given().iter().map(|given| (given.id.to_string(), Value::Text(given.text.to_string())));
    Reading { book, reader: None }
        .fields()
        .text("title", &book.title)
        .wording("about", book.about.as_ref())
        .names("opening", book.opening.iter().map(|question| &book[*question].id))
        .map("default", defaults)
        .map("hide", hidden)
        .minutes("attention", costs.attention)
        .list("asking", costs.asking.iter().map(|minutes| Value::Minutes(*minutes)))
        .set("waiting", Value::Number(costs.waiting))
        .minutes("persistence", costs.persistence)
        .map("reach", reach.map(|(actor, minutes)| (actor.name().to_owned(), Value::Minutes(minutes))))
        .map("most_codes", most_codes)
        .map("words", words)
        .entry("rulebook", "settings", Span::default())
}

fn source(reading: Reading<'_>, id: SourceId, source: &Source) -> Entry {
    let book = reading.book;
    let mut claims = Vec::new();
    for claim in &book.claims {
        if claim.source == id && reading.sees(claim.audience) {
            let fields = reading.fields().text("says", &claim.says).name("kind", &claim.kind);
            claims.push((claim.id.to_string(), fields.audience(claim.audience).value()));
        }
    }
    let mut not_followed = Vec::new();
    for (claim, reason) in &source.not_followed {
        // A reader who may not see a claim must not learn about it from here either.
        if reading.sees(book[*claim].audience) {
            not_followed.push((book[*claim].id.to_string(), Value::Text(reason.to_string())));
        }
    }
    reading
        .fields()
        .text("title", &source.title)
        .text("publisher", source.publisher.as_deref().unwrap_or_default())
        .text("url", source.url.as_deref().unwrap_or_default())
        .text("checked", source.checked.as_deref().unwrap_or_default())
        .map("claims", claims)
        .map("not_followed", not_followed)
        .entry("source", &source.id, source.at)
}

fn choice<'r>(reading: Reading<'r>, text: &str, question: &Question, id: AnswerId) -> Fields<'r> {
    let choice = &question.answers[id];
    let under = choice.under.map(|under| &*question.answers[under].id);
    reading
        .fields()
        .wording(text, &choice.text)
        .text("short", choice.short.as_deref().unwrap_or_default())
        .list("also", choice.also.iter().map(|also| Value::Text(also.to_string())))
        .list("matches", choice.matches.iter().map(|pattern| Value::Text(pattern.to_string())))
        .set("usual", Value::Number(question.usual[id.index()]))
        .name("under", under.unwrap_or_default())
        .flag("by_name", question.is_by_name(id))
        .sources(&choice.sources)
}

fn question(reading: Reading<'_>, id: QuestionId, question: &Question) -> Entry {
    let mut answers = Vec::new();
    for (id, answer) in question.answers.entries() {
        answers.push((answer.id.to_string(), choice(reading, "text", question, id).value()));
    }
    let mut needed_by = Vec::new();
    for fix in &reading.book.fixes {
        if reading.sees(fix.audience) && fix.only_if.0.iter().any(|condition| condition.question == id) {
            needed_by.push(&fix.id);
        }
    }
    let causes = reading.book.causes.iter().filter(|cause| cause.row(id).is_some());
    let entry = reading
        .fields()
        .wording("ask", &question.ask)
        .wording("why", question.why.as_ref())
        .flag("context", question.kind == QuestionKind::Context)
        .flag("given", question.given)
        .minutes("effort", question.effort)
        .audience(question.audience)
        .when("when", &question.when)
        .map("answers", answers)
        .notes(&question.notes)
        .sources(&question.sources)
        .entry("question", &question.id, question.at);
    reading.fields().names("causes", causes.map(|cause| &cause.id)).names("needed_by", needed_by).beside(entry)
}

fn cause(reading: Reading<'_>, id: CauseId, cause: &Cause) -> Entry {
    let book = reading.book;
    let mut adjust = Vec::new();
    for (when, frequency) in &cause.adjust {
        adjust.push(reading.fields().set("frequency", Value::Number(*frequency)).when("when", when).value());
    }
    let mut evidence = Vec::new();
    for (question, row) in &cause.rows {
        let mut answers = Vec::new();
        for (answer, likelihood) in book[*question].answers.iter().zip(row) {
            answers.push((answer.id.to_string(), Value::Number(*likelihood)));
        }
        evidence.push((book[*question].id.to_string(), Value::Map(answers)));
    }
    let mut cured_by = Vec::new();
    for fix in &book.fixes {
        // Only a fix that names the cause: ways round would be listed under every cause.
        if reading.sees(fix.audience) && fix.cures.iter().any(|(cured, _)| *cured == id) {
            cured_by.push((fix.id.to_string(), Value::Number(fix.works(Some(id)))));
        }
    }
    let entry = reading
        .fields()
        .wording("title", &cause.title)
        .set("frequency", Value::Number(cause.frequency))
        .list("adjust", adjust)
        .when("when", &cause.when)
        .flag("danger", cause.danger)
        .map("evidence", evidence)
        .notes(&cause.notes)
        .prevent(&cause.prevent)
        .sources(&cause.sources)
        .entry("cause", &cause.id, cause.at);
    reading.fields().map("cured_by", cured_by).beside(entry)
}

fn fix(reading: Reading<'_>, fix: &Fix) -> Entry {
    let mut cures = Vec::new();
    for (cause, works) in &fix.cures {
        cures.push((reading.book[*cause].id.to_string(), Value::Number(*works)));
    }
    if let Some(works) = fix.cures_any {
        cures.push(("any".to_owned(), Value::Number(works)));
    }
    let steps = fix.steps.iter().filter(|step| reading.sees(step.audience));
    reading
        .fields()
        .wording("title", &fix.title)
        .map("cures", cures)
        .minutes("effort", fix.effort)
        .minutes("wait", fix.wait)
        .name("by", fix.by.name())
        .audience(fix.audience)
        .when("when", &fix.when)
        .when("needs", &fix.needs)
        .when("only_if", &fix.only_if)
        .wording("warn", fix.warn.as_ref())
        .list("steps", steps.map(|step| self::step(reading, step)))
        .wording("after", fix.after.as_ref())
        .notes(&fix.notes)
        .prevent(&fix.prevent)
        .sources(&fix.sources)
        .entry("fix", &fix.id, fix.at)
}

fn known_shape(reading: Reading<'_>, shape: &KnownShape) -> Entry {
    reading
        .fields()
        .text("says", &shape.says)
        .text("pattern", &shape.pattern)
        .text("url", shape.url.as_deref().unwrap_or_default())
        .entry("shape", &shape.id, shape.at)
}

fn step(reading: Reading<'_>, step: &Step) -> Value {
    reading
        .fields()
        .wording("do", &step.text)
        .flag("sends", step.sends)
        .wording("expect", step.expect.as_ref())
        .when("when", &step.when)
        .when("needs", &step.needs)
        .wording("later", step.later.as_ref())
        .audience(step.audience)
        .sources(&step.sources)
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
    let leads = alert.leads.iter().map(|fix| &reading.book[*fix].id);
    fields.names("leads", leads).sources(&alert.sources).entry("alert", &alert.id, alert.at)
}

fn escalation(reading: Reading<'_>, escalation: &Escalation) -> Entry {
    let mut bring = Vec::new();
    for item in &escalation.bring {
        bring.push(match item {
            Bring::Answer(question) => Value::Mention(reading.book[*question].id.to_string()),
            Bring::Words(words) => Value::Text(words.to_string()),
        });
    }
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
