//! The sentences of the program in the words of a rulebook: nothing of it stays English.
//!
//! The rulebook in German is rewritten, so that each of its texts stands between `«` and `»`, and each sentence of the
//! program is its id between `‹` and `›`, with its placeholders behind it. Whatever is typed, nothing else may be shown but
//! ids, numbers and what was typed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use otp_triage::browser::Browser;
use otp_triage::dialogue::{Dialogue, FileError, Greeting, Note, Noted, Options, Request, Surface, WriteError};
use otp_triage::engine::Session;
use otp_triage::intake::{UnknownEntry, receipt};
use otp_triage::render::Page;
use otp_triage::render::codes::explain::{Advice, Explained};
use otp_triage::render::codes::{self, explain};
use otp_triage::render::diagnosis::fix::Weights;
use otp_triage::render::diagnosis::note::{Format, Head};
use otp_triage::render::diagnosis::rows::{Show, Steps};
use otp_triage::render::diagnosis::{json, markdown, note, text};
use otp_triage::render::misread;
use otp_triage::render::page::unstyled;
use otp_triage::render::site::{self, Colours, Site};
use otp_triage::rulebook::format::shape::{Field, Shape};
use otp_triage::rulebook::format::table::BOOK;
use otp_triage::rulebook::{Answer, Audience, Edition, Outcome, Rulebook, SourceFile, load, sentences};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::random::config;

const GERMAN: &str = "tests/books/german.yaml";

/// Sentences that only commands show: those of Ctrl-C and of files. Transcripts have them.
const OF_COMMANDS: [&str; 5] = ["interrupted", "interrupted-kept", "file-is-taken", "note-is-taken", "note-has-ending"];

/// The reply to an answer that the engine refuses and that no line leads to.
const OF_NO_LINE: &str = "cannot-be-set";

/// What is typed. It is read, and little of it is shown.
fn is_typed(id: &str) -> bool {
    // A text for typing is shown only where a line may mean several.
    let is_text = id.starts_with("type-") && id != "type-a-number";
    is_text || id.starts_with("typed-") || id.starts_with("command-") || id == "letters"
}

fn german() -> Value {
    serde_saphyr::from_str(&std::fs::read_to_string(GERMAN).expect("the book can be read")).expect("it is YAML")
}

fn loaded(text: String) -> Rulebook {
    let loaded = load(vec![vec![SourceFile::from_bytes("book.yaml".to_owned(), text.into_bytes())]]);
    loaded.rulebook.unwrap_or_else(|| panic!("{:#?}", loaded.findings))
}

/// A rulebook with a mark in the place of every text.
fn marked(mut book: Value) -> Rulebook {
    let questions = book["questions"].as_array().expect("they are a list");
    let ids: BTreeSet<String> =
        questions.iter().filter_map(|question| Some(question["id"].as_str()?.to_owned())).collect();
    mark_record(&mut book, BOOK, &ids);
    loaded(book.to_string())
}

fn mark_record(record: &mut Value, fields: &[Field], ids: &BTreeSet<String>) {
    for (key, value) in record.as_object_mut().expect("it is a map") {
        let name = key.strip_suffix("_agent").unwrap_or(key);
        if let Some(field) = fields.iter().find(|field| field.name == key || field.name == name) {
            mark(value, &field.shape, ids);
        }
    }
}

fn mark(value: &mut Value, shape: &Shape, ids: &BTreeSet<String>) {
    match (shape, &mut *value) {
        // Among the details to have ready, the id of a question stands for it.
        (Shape::Words | Shape::Wording | Shape::TextOr(_), Value::String(text)) if !ids.contains(text) => {
            *text = format!("«{}»", text.replace(' ', "-"));
        }
        (Shape::List(of), Value::Array(items)) => items.iter_mut().for_each(|item| mark(item, of, ids)),
        (Shape::MapTo(of), Value::Object(map)) => map.values_mut().for_each(|item| mark(item, of, ids)),
        (Shape::Record(fields) | Shape::TextOr(fields), Value::Object(_)) => mark_record(value, fields, ids),
        (Shape::Sentences, Value::Object(map)) => {
            for sentence in sentences().filter(|sentence| !is_typed(sentence.id) || sentence.id.starts_with("command-"))
            {
                let values = sentence.placeholders.iter().map(|name| format!(" {{{name}}}"));
                let text = format!("‹{}›{}", sentence.id, values.collect::<String>());
                map.insert(sentence.id.to_owned(), text.into());
            }
        }
        _ => {}
    }
}

/// A text without what stands between two signs, which is returned beside it.
fn without<'t>(text: &'t str, [open, close]: [char; 2], found: &mut Vec<&'t str>) -> String {
    let mut rest = String::new();
    for (number, part) in text.split(open).enumerate() {
        match part.split_once(close) {
            Some((inside, behind)) if number > 0 => {
                found.push(inside);
                rest.push_str(behind);
            }
            _ => rest.push_str(part),
        }
    }
    rest
}

/// The sentences that were met in what was shown, and the words that may be shown beside them.
struct Proof {
    met: RefCell<BTreeSet<String>>,
    known: BTreeSet<String>,
}

impl Proof {
    fn of(book: &Rulebook) -> Self {
        let typed = ["zzz", "jaa", "lamp", "der", "den", "umsteckem", "lampem", "abgelehnz"];
        let mut known: BTreeSet<String> = typed.map(str::to_owned).into();
        for question in &book.questions {
            known.insert(question.id.to_string());
            known.extend(question.answers.iter().map(|answer| answer.id.to_string()));
        }
        known.extend(book.fixes.iter().map(|fix| fix.id.to_string()));
        known.extend(book.causes.iter().map(|cause| cause.id.to_string()));
        known.extend(book.escalations.iter().map(|escalation| escalation.id.to_string()));
        for list in &book.catalogue.lists {
            known.insert(list.name.to_string());
            known.extend(list.codes.iter().chain(&list.statuses).map(|code| code.text.to_string()));
        }
        Self { met: RefCell::default(), known }
    }

    /// Checks a text that somebody reads.
    fn read(&self, text: &str) {
        // Markdown has a backslash before some signs, and a page breaks lines anywhere.
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ").replace('\\', "");
        let (mut own, mut ids) = (Vec::new(), Vec::new());
        let rest = without(&text, ['«', '»'], &mut own);
        let rest = without(&rest, ['‹', '›'], &mut ids);
        let outcomes = Outcome::ALL.map(Outcome::name);
        for word in rest.replace(&outcomes.join(", "), "").split(|c: char| !(c.is_alphanumeric() || "-=".contains(c))) {
            let (word, outcome) = word.split_once('=').unwrap_or((word, ""));
            for word in [word, if outcomes.contains(&outcome) { "" } else { outcome }] {
                let word = word.trim_matches('-');
                let is_sign = word.chars().count() == 1 || !word.contains(char::is_alphabetic);
                assert!(is_sign || self.known.contains(word), "`{word}` is left in\n{text}");
            }
        }
        self.met.borrow_mut().extend(ids.into_iter().map(str::to_owned));
    }

    /// Checks the texts in JSON; names and ids in it stay as they are.
    fn read_json(&self, value: &Value) {
        match value {
            Value::String(text) => self.read(text),
            Value::Array(items) => items.iter().for_each(|item| self.read_json(item)),
            Value::Object(map) => map.values().for_each(|item| self.read_json(item)),
            _ => {}
        }
    }

    /// Checks the reports and notes of a session in every format.
    fn reports(&self, session: &Session<'_>) {
        let diagnosis = session.diagnosis();
        for (steps, weights) in [(Steps::OfAll, Weights::Shown), (Steps::OfFirst, Weights::Hidden)] {
            self.page(|page| text::report(session, &diagnosis, Show { weights, steps }, page));
            self.page(|page| text::ending(session, &diagnosis, weights, page));
        }
        self.bytes(|out| markdown::report(session, &diagnosis, &[], out));
        for format in [Format::Text, Format::Markdown] {
            self.bytes(|out| note::write(session, &diagnosis, &Head::default(), format, out));
        }
        let mut out = Vec::new();
        note::write(session, &diagnosis, &Head::default(), Format::Json, &mut out).expect("a vector takes all");
        self.read_json(&serde_json::from_slice(&out).expect("it is JSON"));
        let mut out = Vec::new();
        json::report(session, &diagnosis, &[], &mut out).expect("a vector takes all");
        let report: Value = serde_json::from_slice(&out).expect("it is JSON");
        for fix in report["fixes"].as_array().expect("they are a list") {
            self.read_json(&fix["steps"]);
        }
        self.read_json(&report["escalation"]);
    }

    fn page(&self, write: impl FnOnce(&mut Page<'_>) -> std::io::Result<()>) {
        self.bytes(|out| write(&mut Page::new(out, 80)));
    }

    fn bytes(&self, write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes all");
        self.read(&String::from_utf8(out).expect("it is text"));
    }

    /// Checks what is said of receipts and of codes.
    fn receipts(&self, book: &Rulebook) {
        for record in [
            json!({ "bote": 1, "code": 7, "grund": 9, "stand": "los" }),
            json!({ "bote": 1, "code": 8, "stand": "zzz" }),
            json!({ "bote": 1, "code": 7 }),
            json!({ "bote": 1, "code": 99 }),
        ] {
            let readings = receipt::read(book, &record);
            let session = Session::start(book, Audience::Agent);
            self.page(|page| codes::receipts(book, &readings, page));
            self.bytes(|out| markdown::report(&session, &session.diagnosis(), &readings, out));
            let mut advice = Vec::new();
            for reader in Audience::ALL {
                let mut session = Session::start(book, reader);
                for (question, answer) in receipt::facts(book, &readings) {
                    session.answer(question, Answer::Chosen(answer)).expect("it arises");
                }
                advice.push(Advice::of(session));
            }
            let explained = Explained { readings, codes: receipt::find(&book.catalogue, "boten-8", None) };
            self.page(|page| explain::text(book, &explained, &advice, page));
            self.bytes(|out| explain::markdown(book, &explained, &advice, out));
        }
    }

    /// Checks what a page in a browser shows for these lines, and what it has without its engine.
    fn browser(&self, book: &Rulebook, reader: Audience, lines: &[String]) {
        let edition = Edition::of(book.clone(), reader);
        let mut browser = Browser::open(&edition);
        let mut screens = vec![browser.call(&json!({ "begin": "zzz=1" }).to_string())];
        let lines = lines.iter().filter(|line| *line != "too long");
        screens.extend(lines.map(|line| browser.call(&json!({ "take": line }).to_string())));
        for screen in &screens {
            let screen: Value = serde_json::from_str(screen).expect("it is JSON");
            self.read_texts(&screen);
        }
        let site = Site {
            edition: &edition,
            compiled: &[],
            first: "{}",
            engine: &[],
            title: &book.title,
            language: "de",
            contact: None,
            colours: Colours::default(),
        };
        let mut out = Vec::new();
        site::write(&site, &mut out).expect("a vector takes all");
        let page = String::from_utf8(out).expect("it is text");
        let (_, body) = page.split_once("<body>").expect("it has a body");
        let (body, _) = body.split_once("<footer>").expect("it has a footer");
        for part in body.split('<').skip(1) {
            let (tag, text) = part.split_once('>').expect("a tag ends");
            self.read(text);
            for name in ["data-text", "data-line", "data-change", "data-edit"] {
                let value = tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
                self.read(value.map_or("", |(value, _)| value));
            }
        }
    }

    /// Checks the texts of a screen; the rest of it is for the script.
    fn read_texts(&self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.read_texts(item)),
            Value::Object(map) => {
                for (name, item) in map {
                    match &**name {
                        "is" | "style" | "mark" | "address" | "id" => {}
                        _ => self.read_texts(item),
                    }
                }
            }
            Value::String(text) => self.read(text),
            _ => {}
        }
    }

    /// Holds a dialogue with these lines, and reads everything that it shows.
    fn dialogue<'r>(&self, session: Session<'r>, lines: &[String]) -> Session<'r> {
        let options = Options {
            greeting: Greeting::Shown,
            note: Note::Wanted,
            weights: Weights::Hidden,
            surface: Surface::Terminal { columns: 80, paint: unstyled },
        };
        let mut dialogue = Dialogue::start(session, options);
        let mut lines = lines.iter();
        let refusal = || WriteError("«reason»".to_owned());
        loop {
            match dialogue.request() {
                Request::Keep if dialogue.session().log().len() == 2 => dialogue.kept(Err(refusal())),
                Request::Keep => dialogue.kept(Ok(())),
                Request::Save(None) => dialogue.saved(Err(FileError::NotNamed)),
                Request::Save(Some(file)) => dialogue.saved(Ok(file)),
                Request::Note(None) => {
                    let (session, mut out) = (dialogue.session(), Vec::new());
                    note::write(session, &session.diagnosis(), &Head::default(), Format::Text, &mut out)
                        .expect("a vector takes all");
                    dialogue.noted(Ok(Noted::Text(String::from_utf8(out).expect("it is text"))));
                }
                Request::Note(Some(file)) => dialogue.noted(Ok(Noted::In(file))),
                Request::Line => {
                    self.read(&dialogue.screen());
                    match lines.next() {
                        Some(line) if line == "too long" => dialogue.refuse_long_line(4096),
                        Some(line) => dialogue.take(line),
                        None => dialogue.end_of_input(),
                    }
                }
                Request::End => {
                    self.read(&dialogue.screen());
                    return dialogue.into_session();
                }
            }
        }
    }
}

/// What somebody may type, between bars: answers, every command, and mistakes.
const LINES: &str = "1|2|3|4|1|2|9||1 1|1 9|a|b|c|m|ja|nein|‹menu-dont-know›|zzz|too long|skip|not-applicable|‹type-worked›|\
    ‹type-failed›|‹type-failed›|‹type-failed›|‹type-cannot›|‹type-started›|back|back|?|??|list|list all|\
    numbers|answers|why|why a|why umstecken|why eintragen|why zweiter-schluessel|why kein-strom|\
    why bestohlen|why staub|why der|why zzz|why umsteckem|tried|tried a|tried umstecken|\
    tried pin-warten=started|tried zweiter-schluessel=worked|tried neu-ausgeben=started|\
    tried browser-erneuern|tried eintragen|tried umstecken=zzz|tried zzz|tried umsteckem|tried den|\
    tried kennwort-tauschen=worked|set|set zzz|set zzz=1|set lampem=ja|set lampe=zzz|set lampe=nein|\
    set lampe=ja|set role=zzz|set symptom=abgelehnt|set symptom=nicht-erkannt|set symptom=fremde-anfrage|\
    set anschluss=funk|set anschluss=stecker|set nah-genug=ja|set service=lager|set service=portal|\
    set angemeldet=ja|set angemeldet=n/a|set pin-falsch=ja|set pin-falsch=nein|set nur-leitung=ja|\
    set protokoll=nichts|set freigegeben=nein|set ersatz=ja|set symptom=abgelehnz|find|find zzz|find e|\
    find lampe|edit|edit 1|edit 2|edit 99|remark|remark zzz|remark +1 480 360 5516, +1 480 360 5517|\
    remark a@zzz.zzz 482913|remark a@b.c d@e.f 4829 5829|remark +1 480 360 5516|note|note zzz|save|save zzz|\
    482913|JBSWY3DPEHPK3PXP|quit";

/// Walks that meet every sentence, each by its reader.
const WALKS: &[(Audience, &str)] = &[
    // Mistakes at the first question, and every command.
    (
        Audience::User,
        "zzz||482913|JBSWY3DPEHPK3PXP|too long|der|back|answers|edit|find|find zzz|find e|remark|remark zzz|\
         remark +1 480 360 5516|remark a@b.c 4829|remark +1 480 360 5516 +1 480 360 5517 a@b.c d@e.f 4829 5829|\
         note|note zzz|save|save zzz|numbers|numbers|?|??|set|set zzz|set zzz=1|set lampem=ja|set lampe=zzz|\
         set lamp=jaa|set role=zzz|set protokoll=nichts|tried|tried zzz|tried umsteckem|tried den|tried umstecken=zzz|\
         why zzz|why umsteckem|why der|list|1 9|2|why|list all|m|set lampe=ja|why kein-strom|why staub|why zu-weit-weg|\
         back|back||edit 1||set symptom=fremde-anfrage|answers|quit",
    ),
    // A fix that is opened, put aside, tried and taken back.
    (Audience::User, "1|1|a|5|why|1|note|note zzz|4|1|3|2|list|skip|2|why|2|2|2|2|4|4|1|2|quit"),
    // A case that only support staff pass on.
    (
        Audience::Agent,
        "2|2|set service=lager|tried pin-warten|tried neu-ausgeben|tried eintragen|tried zweiter-schluessel|\
         tried pin-entsperren|tried seite-richten|tried browser-erneuern|note|quit",
    ),
    // A service that no menu lists.
    (Audience::User, "1|1|set service=lager|edit 2|zzz|archiv|edit 3|zzz|archiv"),
    // What chance has found, each with a sentence that no other walk meets.
    (Audience::Admin, "back|not-applicable"),
    (Audience::Admin, "tried pin-warten=started"),
    (Audience::Admin, "tried kennwort-tauschen=worked|why zweiter-schluessel|quit"),
    (Audience::Admin, "not-applicable|not-applicable|m|m|set protokoll=nichts|1 1|find e|tried umstecken|b"),
    (Audience::Agent, "2|tried zweiter-schluessel=worked"),
    (Audience::Developer, "1|1|skip|set protokoll=nichts|set symptom=fremde-anfrage"),
    (Audience::Developer, "why eintragen"),
    (Audience::Agent, "set nur-leitung=ja"),
    (Audience::Agent, "set nah-genug=ja|note zzz"),
    (Audience::Admin, "set symptom=nicht-erkannt|tried umstecken"),
    (Audience::Admin, "m|1 9|tried zweiter-schluessel=worked"),
    (Audience::Admin, "why|set angemeldet=ja|set pin-falsch=ja|set ersatz=ja"),
    (Audience::User, "set freigegeben=nein|2|tried zweiter-schluessel=worked|3|3"),
    (Audience::User, "set lampe=nein|why umstecken"),
    (Audience::Agent, "2|why"),
    (Audience::Developer, "tried kennwort-tauschen=worked|2"),
    (Audience::User, "set nur-leitung=ja"),
    (Audience::Admin, "tried umstecken|1 9|set nah-genug=ja|m|nein|‹menu-dont-know›|tried a"),
    (Audience::Admin, "set symptom=abgelehnz|set pin-falsch=nein|3|tried a|4"),
    (Audience::Developer, "set anschluss=stecker|tried zweiter-schluessel=worked|not-applicable"),
    (Audience::User, "set freigegeben=nein|set symptom=nicht-erkannt|answers"),
    (Audience::User, "tried pin-warten=started|back|list all|tried pin-warten=started|a|not-applicable"),
    (Audience::Developer, "list all|b|skip"),
    (Audience::User, "tried kennwort-tauschen=worked|c"),
    (Audience::Developer, "tried umsteckem|set lampe=ja|1 1"),
    (Audience::Agent, "tried browser-erneuern|set symptom=fremde-anfrage|edit 1|4|set anschluss=funk|tried a|skip"),
    (Audience::Agent, "set pin-falsch=nein|set symptom=abgelehnz|set anschluss=stecker|tried neu-ausgeben=started"),
    (Audience::User, "tried neu-ausgeben=started|tried browser-erneuern|why"),
    (Audience::Developer, "set symptom=abgelehnt|1|tried neu-ausgeben=started|set pin-falsch=nein"),
    (Audience::Agent, "1 1|1|set lampe=nein|list"),
    (Audience::Developer, "m|not-applicable|back|set anschluss=funk|why"),
    // A pasted receipt, and a word that is not repeated.
    (Audience::User, "{\"zzz\": 1}||find AB12CD|quit"),
    (Audience::Developer, "tried pin-warten=started|set lampe=nein|set symptom=nicht-erkannt"),
    (
        Audience::Agent,
        "set symptom=nicht-erkannt|1|tried eintragen|tried zweiter-schluessel=worked|2|tried pin-warten=started|\
         set lampe=nein",
    ),
];

/// A line with its command in the words of the rulebook, because a remark may repeat it.
fn typed(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        let is_command = sentences().any(|sentence| sentence.id.strip_prefix("command-") == Some(word));
        if is_command { format!("‹command-{word}›") } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The rulebook, the same without a limit on codes, where a step is postponed in other words, and with a default.
fn books() -> [Rulebook; 3] {
    let (mut unlimited, mut by_default) = (german(), german());
    unlimited.as_object_mut().expect("it is a map").remove("most_codes");
    by_default["default"] = json!({ "anschluss": "funk" });
    [german(), unlimited, by_default].map(marked)
}

#[test]
fn every_sentence_is_met_and_nothing_else() {
    let books = books();
    let proof = Proof::of(&books[0]);
    for (book, (audience, lines)) in books.iter().flat_map(|book| WALKS.iter().map(move |walk| (book, walk))) {
        let lines: Vec<String> = lines.split('|').map(typed).collect();
        let session = proof.dialogue(Session::start(book, *audience).assuming_defaults(), &lines);
        proof.reports(&session);
        proof.browser(book, *audience, &lines);
        // It is resumed, to be asked whether it is still so.
        proof.dialogue(session, &["1", "quit"].map(str::to_owned));
    }
    // Somebody to turn to, known from the start.
    let mut at_desk = german();
    at_desk["default"] = json!({ "anschluss": "stecker" });
    proof.browser(&marked(at_desk), Audience::User, &[]);
    let entry = UnknownEntry { name: "zzz".to_owned(), value: "zzz".to_owned() };
    proof.receipts(&books[0]);
    proof.read(&misread::unknown_entry(&books[0].words, &entry));
    let met = proof.met.into_inner();
    let ids = sentences().map(|sentence| sentence.id).filter(|id| !is_typed(id) && *id != OF_NO_LINE);
    let missed: Vec<&str> = ids.filter(|id| !met.contains(*id) && !OF_COMMANDS.contains(id)).collect();
    assert_eq!(missed, [""; 0], "no walk meets these");
}

#[test]
fn whatever_is_typed_nothing_stays_english() {
    let books = books();
    let proof = Proof::of(&books[0]);
    let vocabulary: Vec<String> = LINES.split('|').map(typed).collect();
    let lines = || prop::collection::vec(select(vocabulary.clone()), 0..40);
    let walks = (0..books.len(), select(&Audience::ALL[..]), lines(), lines());
    let walked = TestRunner::new(config(60)).run(&walks, |(book, audience, lines, later)| {
        let session = proof.dialogue(Session::start(&books[book], audience).assuming_defaults(), &lines);
        proof.browser(&books[book], audience, &lines);
        proof.reports(&session);
        // The session is resumed once.
        let session = proof.dialogue(session, &later);
        proof.reports(&session);
        Ok(())
    });
    walked.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn the_rulebook_in_german_gives_every_sentence() {
    let given = german();
    let given = given["words"].as_object().expect("it is a map");
    let missing: Vec<&str> = sentences().map(|sentence| sentence.id).filter(|id| !given.contains_key(*id)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn ids_are_unique_and_placeholders_stand_in_the_text() {
    let ids: BTreeSet<&str> = sentences().map(|sentence| sentence.id).collect();
    assert_eq!(ids.len(), sentences().count());
    for sentence in sentences() {
        assert!(sentence.says().ends_with('.'), "{}", sentence.id);
        let names = sentence.english.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
        let declared: BTreeSet<&str> = sentence.placeholders.iter().copied().collect();
        assert_eq!(names.collect::<BTreeSet<_>>(), declared, "{}", sentence.id);
    }
}

/// A later layer replaces single sentences, and what it does not give stays as it was.
#[test]
fn layers_merge_sentence_by_sentence() {
    let layer = json!({ "words": { "did-it-work": "Klappt es?" } }).to_string();
    let files =
        [german().to_string(), layer].map(|text| vec![SourceFile::from_bytes(String::new(), text.into_bytes())]);
    let book = load(files.to_vec()).rulebook.expect("it is sound");
    assert_eq!(book.words.did_it_work(), "Klappt es?");
    assert_eq!(book.words.solved_by("x"), "Gelöst durch: x");
}
