//! The tools: each turns its arguments into facts, and writes what the commands write.

use std::borrow::Cow;
use std::collections::BTreeMap;

use annotate_snippets::Renderer;
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::authoring::check::{Depth, check};
use crate::authoring::progress::unwatched;
use crate::commands::explain::{advice, explained, known_provider};
use crate::commands::mcp::input;
use crate::commands::mcp::input::Reader;
use crate::engine::Remark;
use crate::intake::Ticket;
use crate::intake::ticket::facts::Known;
use crate::intake::ticket::names::Names;
use crate::privacy::{Masked, NothingKnown};
use crate::render::batch::unfit;
use crate::render::codes;
use crate::render::codes::explain::Advice;
use crate::render::diagnosis::fix::Weights;
use crate::render::diagnosis::note::{Format, Head};
use crate::render::diagnosis::rows::{Show, Steps};
use crate::render::diagnosis::{json as report, note, text};
use crate::render::page::Page;
use crate::render::rules::finding;
use crate::render::{catalog, codes as lists};
use crate::rulebook::{Audience, Rulebook, SourceFile, codes as finding_codes, load, load_over};
use crate::shipped;

/// A tool.
pub(super) struct Tool {
    pub(super) name: &'static str,
    /// Its use, for the assistant.
    pub(super) says: &'static str,
    /// The JSON Schema of its arguments.
    pub(super) input: fn() -> Value,
    /// Carries it out. An error is a slip in the arguments, told with the way out.
    pub(super) run: fn(&Work, Value) -> Result<Reply, String>,
}

/// The result of a tool: for people, and for programs.
pub(super) struct Reply {
    pub(super) text: String,
    pub(super) value: Option<Value>,
}

/// All tools.
pub(super) const TOOLS: [Tool; 6] = [
    Tool {
        name: "start",
        says: "Begin a case: the first questions with their answers, and what to ask next.",
        input: schema::<input::Start>,
        run: |work, arguments| work.start(&read(arguments)?),
    },
    Tool {
        name: "diagnose",
        says: "Rank causes and fixes for everything known so far, and say what to ask or try next.",
        input: schema::<input::Diagnose>,
        run: |work, arguments| work.diagnose(&read(arguments)?),
    },
    Tool {
        name: "explain",
        says: "What an error code or message of a provider means, and what to do for each reader.",
        input: schema::<input::Explain>,
        run: |work, arguments| work.explain(&read(arguments)?),
    },
    Tool {
        name: "receipt",
        says: "Read a delivery receipt or a log line of a provider, and diagnose with it. An accepted request is not a \
            delivered message.",
        input: schema::<input::Receipt>,
        run: |work, arguments| work.receipt(read(arguments)?),
    },
    Tool {
        name: "note",
        says: "The note about a case for a ticket or for whoever takes over.",
        input: schema::<input::Note>,
        run: |work, arguments| work.note(&read(arguments)?),
    },
    Tool {
        name: "rules_check",
        says: "Mistakes of a rulebook in YAML, each with its line and a suggestion.",
        input: schema::<input::RulesCheck>,
        run: |_, arguments| Ok(rules_check(read(arguments)?)),
    },
];

/// The rulebook, and the names in it.
pub(super) struct Work {
    book: &'static Rulebook,
    names: Names<'static>,
}

/// The causes and fixes of a short diagnosis.
const SHORT: usize = 5;

/// A buffer takes everything.
const WRITABLE: &str = "a buffer takes everything";

impl Work {
    pub(super) fn new(book: &'static Rulebook) -> Self {
        Self { book, names: Names::new(book) }
    }

    fn start(&self, input: &input::Start) -> Result<Reply, String> {
        short_enough(input.service.as_deref())?;
        let mut answers = BTreeMap::new();
        if let Some(service) = &input.service {
            answers.insert(self.book[self.book.service].id.to_string(), service.clone());
        }
        let known = self.known(input.reader, &answers, &BTreeMap::new(), None, None)?;
        let session = known.session(self.book);
        let next = value(|out| report::report(&session, &session.diagnosis(), &[], out))["next"].take();
        let catalog = value(|out| catalog::json(self.book, known.audience, out));
        let opening: Vec<&Value> = self
            .book
            .opening
            .iter()
            .filter_map(|id| catalog["questions"].as_array()?.iter().find(|asked| asked["id"] == *self.book[*id].id))
            .collect();
        let started = json!({ "for": known.audience.name(), "opening": opening, "next": next });
        Ok(Reply { text: started.to_string(), value: Some(started) })
    }

    fn diagnose(&self, input: &input::Diagnose) -> Result<Reply, String> {
        let known = self.known(input.reader, &input.answers, &input.tried, input.error.as_deref(), None)?;
        Ok(self.diagnosed(&known, input.full))
    }

    fn receipt(&self, input: input::Receipt) -> Result<Reply, String> {
        let known = self.known(input.reader, &input.answers, &input.tried, None, Some(input.record))?;
        Ok(self.diagnosed(&known, input.full))
    }

    /// The diagnosis: for people as text, for programs as `diagnose --format json` prints it, whole or its first part.
    fn diagnosed(&self, known: &Known<'_>, full: bool) -> Reply {
        let session = known.session(self.book);
        let diagnosis = session.diagnosis();
        let json = written(|out| report::report(&session, &diagnosis, &known.readings, out));
        let mut value: Value = serde_json::from_str(&json).expect("it is JSON");
        if full {
            return Reply { text: json, value: Some(value) };
        }
        shorten(&mut value);
        let text = written(|out| {
            let page = &mut Page::new(out, 80);
            codes::receipts(self.book, &known.readings, page)?;
            text::report(&session, &diagnosis, Show { weights: Weights::Hidden, steps: Steps::OfFirst }, page)
        });
        // Some assistants see the text alone, and go on by the ids.
        let text = format!("{text}\nnext: {}\n", value["next"]);
        Reply { text, value: Some(value) }
    }

    fn explain(&self, input: &input::Explain) -> Result<Reply, String> {
        short_enough(Some(&input.text))?;
        let provider = input.provider.as_deref();
        short_enough(provider)?;
        let found = known_provider(self.book, provider).and_then(|()| explained(self.book, &input.text, provider));
        let explained = found.map_err(|failure| failure.error.to_string())?;
        if explained.readings.is_empty() && explained.codes.is_empty() {
            return Err("no list has that code; the resource otp-triage://codes names the lists".to_owned());
        }
        let advice: Vec<Advice<'_>> =
            Audience::ALL.into_iter().map(|reader| advice(self.book, reader, &explained)).collect();
        let value = value(|out| lists::explain::json(self.book, &explained, &advice, out));
        let text = written(|out| lists::explain::text(self.book, &explained, &advice, &mut Page::new(out, 80)));
        Ok(Reply { text, value: Some(value) })
    }

    fn note(&self, input: &input::Note) -> Result<Reply, String> {
        let known = self.known(input.reader, &input.answers, &input.tried, None, None)?;
        let mut session = known.session(self.book);
        for remark in &input.remarks {
            session.remark(Remark { about: None, text: Masked::of(remark, self.book) });
        }
        let write = |format| written(|out| note::write(&session, &session.diagnosis(), &Head::default(), format, out));
        let value = serde_json::from_str(&write(Format::Json)).expect("it is JSON");
        Ok(Reply { text: write(Format::Text), value: Some(value) })
    }

    /// The facts of a call.
    fn known(
        &self,
        reader: Option<Reader>,
        answers: &BTreeMap<String, String>,
        tried: &BTreeMap<String, String>,
        error: Option<&str>,
        receipt: Option<Value>,
    ) -> Result<Known<'static>, String> {
        short_enough(error)?;
        for (name, value) in answers.iter().chain(tried) {
            short_enough(Some(name))?;
            short_enough(Some(value))?;
        }
        // Whoever has a receipt sends codes, as on the command line.
        let otherwise = if receipt.is_some() { Audience::Developer } else { Audience::default() };
        let ticket = Ticket {
            role: reader.map(audience),
            answers: answers.iter().map(|(question, answer)| (Cow::from(question), Cow::from(answer))).collect(),
            tried: tried.iter().map(|(fix, outcome)| (Cow::from(fix), Some(Cow::from(outcome)))).collect(),
            error: error.map(Cow::from),
            receipt,
            ..Ticket::default()
        };
        Known::of(&self.names, otherwise, &ticket).map_err(|reason| unfit::reason(&reason))
    }

    /// The catalog for an end user.
    pub(super) fn questions(&self) -> String {
        written(|out| catalog::json(self.book, Audience::User, out))
    }

    /// The code lists.
    pub(super) fn codes(&self) -> String {
        let lists = self.book.catalogue.lists.iter();
        let lists: Vec<Value> =
            lists.map(|list| json!({ "id": &*list.id, "name": &*list.name, "codes": list.codes.len() })).collect();
        json!(lists).to_string()
    }
}

/// The findings that a check can report.
pub(super) fn findings() -> String {
    let codes: Vec<Value> = finding_codes()
        .map(|code| json!({ "code": code.name, "severity": code.severity.name(), "explain": code.explain, "wrong": code.wrong, "right": code.right }))
        .collect();
    json!(codes).to_string()
}

fn rules_check(input: input::RulesCheck) -> Reply {
    let file = SourceFile::from_bytes("rules.yaml".to_owned(), input.yaml.into_bytes());
    let loaded = if input.over_built_in {
        load_over(shipped::base(), shipped::files(), vec![vec![file]])
    } else {
        load(vec![vec![file]])
    };
    let checked = check(&loaded, Depth::Quick, None, &unwatched);
    let value = value(|out| finding::json(&checked.findings, &loaded.files, out));
    let text = written(|out| finding::text(&checked.findings, &loaded.files, &Renderer::plain(), out));
    Reply { text, value: Some(value) }
}

/// Leaves the first causes and fixes, and of the rest of the fixes their ids.
fn shorten(diagnosis: &mut Value) {
    if let Some(causes) = diagnosis["causes"].as_array_mut() {
        causes.truncate(SHORT);
    }
    let mut more = Vec::new();
    if let Some(fixes) = diagnosis["fixes"].as_array_mut() {
        more.extend(fixes.iter().skip(SHORT).map(|fix| fix["id"].clone()));
        fixes.truncate(SHORT);
    }
    diagnosis["more_fixes"] = json!(more);
    for name in ["unknown", "unlikely"] {
        diagnosis.as_object_mut().and_then(|diagnosis| diagnosis.remove(name));
    }
}

fn audience(reader: Reader) -> Audience {
    match reader {
        Reader::User => Audience::User,
        Reader::Agent => Audience::Agent,
        Reader::Admin => Audience::Admin,
        Reader::Developer => Audience::Developer,
    }
}

/// The most bytes of the arguments of a call that are read, and of a text that is looked up in lists: an error is a line.
const LONGEST: usize = 1 << 20;
const LONGEST_TEXT: usize = 2000;

/// Refuses a text that nobody wrote: a search in it would keep all other calls waiting.
fn short_enough(text: Option<&str>) -> Result<(), String> {
    let is_short = text.is_none_or(|text| text.len() <= LONGEST_TEXT);
    let told = || format!("a text of more than {LONGEST_TEXT} bytes is not read; pass the line with the error");
    if is_short { Ok(()) } else { Err(told()) }
}

/// Reads arguments. What the parser quotes of them may be a code.
fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, String> {
    if arguments.to_string().len() > LONGEST {
        return Err(format!("arguments of more than {} kB are not read", LONGEST >> 10));
    }
    serde_json::from_value(arguments).map_err(|error| Masked::of(&error.to_string(), &NothingKnown).to_string())
}

/// The JSON Schema of arguments, without what assistants do not need.
fn schema<T: JsonSchema>() -> Value {
    let settings =
        schemars::generate::SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<T>().to_value();
    for name in ["$schema", "title"] {
        schema.as_object_mut().and_then(|schema| schema.remove(name));
    }
    schema
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect(WRITABLE);
    String::from_utf8(out).expect("all output is text")
}

fn value(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Value {
    serde_json::from_str(&written(write)).expect("it is JSON")
}
