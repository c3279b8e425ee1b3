//! Mutation tests of the shipped rulebook: each mutant has one mistake, which loading, a warning or a worked case should
//! notice.
//!
//! `cargo bench --bench mutations` prints the counts for each kind of mistake and every mutant that survives; with
//! `-- "drop a need"` it makes that mistake everywhere. A survivor is either as good as the original, or shows where a
//! case or a check is missing.

use std::collections::BTreeMap;
use std::io::Write;

use otp_triage::authoring::cases;
use otp_triage::authoring::simulate::Rng;
use otp_triage::rulebook::{Audience, LintOptions, SourceFile, lint, load};
use otp_triage::shipped;
use serde_json::{Value, json};

/// The maximum number of mutants of each kind, unless a kind is named.
const EACH: usize = 14;

/// A position in a file, as a JSON pointer, and its new value; `None` removes the old one.
type Site = (String, Option<Value>);

/// A kind of mistake: its name, and every site in a file where it can be made.
type Kind = (&'static str, fn(&Book, &Value) -> Vec<Site>);

const GATED: [&str; 6] = ["questions", "causes", "fixes", "limits", "alerts", "escalations"];

const KINDS: [Kind; 30] = [
    ("drop a cure", |_, file| taken(inside(file, "fixes", "cures"))),
    ("cure another cause", |book, file| {
        let cures = inside(file, "fixes", "cures").into_iter().filter(|(at, _)| last(at) != "any");
        cures.map(|(at, _)| renamed(file, &at, after(&book.causes, last(&at)))).collect()
    }),
    ("cure seldom or often", |_, file| replaced(inside(file, "fixes", "cures"), opposite)),
    ("drop a row", |_, file| taken(inside(file, "causes", "evidence"))),
    ("invert a row", |book, file| {
        let rows = inside(file, "causes", "evidence").into_iter();
        rows.filter_map(|(at, row)| {
            let (answer, share) = row.as_object()?.iter().next()?;
            let other = after(&book.answers[last(&at)], answer);
            (row.as_object()?.len() == 1).then(|| (at, Some(json!({ other: share }))))
        })
        .collect()
    }),
    ("swap two likelihoods", |_, file| {
        let rows = inside(file, "causes", "evidence").into_iter();
        rows.filter_map(|(at, row)| {
            let mut row = row.clone();
            let mut shares = row.as_object_mut()?.values_mut();
            std::mem::swap(shares.next()?, shares.next()?);
            Some((at, Some(row)))
        })
        .collect()
    }),
    ("change a frequency", |_, file| replaced(fields(file, &["causes"], "frequency"), opposite)),
    ("drop an adjustment", |_, file| taken(fields(file, &["causes"], "adjust"))),
    ("open the gate of a cause", |_, file| taken(fields(file, &["causes"], "when"))),
    ("open the gate of a fix", |_, file| taken(fields(file, &["fixes"], "when"))),
    ("open the gate of a question", |_, file| taken(fields(file, &["questions"], "when"))),
    ("move a gate", |book, file| {
        let conditions = GATED.into_iter().flat_map(|kind| inside(file, kind, "when"));
        conditions.map(|(at, answers)| moved(book, at, answers)).collect()
    }),
    ("close a gate", |_, file| {
        let gates = fields(file, &GATED, "when").into_iter().filter(|(_, when)| when.is_object());
        gates.map(|(at, _)| (format!("{at}/role"), Some(json!([])))).collect()
    }),
    ("shut a gate by another question", |book, file| {
        let mut sites = Vec::new();
        for (at, when) in fields(file, &["causes", "fixes", "limits"], "when") {
            if let Some(gated) = book.gated.iter().find(|gated| gated.never_arises_under(when)) {
                sites.push((format!("{at}/{}", gated.id), Some(json!([gated.answer]))));
            }
        }
        sites
    }),
    ("drop a need", |_, file| taken(inside(file, "fixes", "needs"))),
    ("move a need", |book, file| {
        inside(file, "fixes", "needs").into_iter().map(|(at, answers)| moved(book, at, answers)).collect()
    }),
    ("misspell an id", |_, file| {
        let maps = [("fixes", "cures"), ("causes", "evidence"), ("fixes", "when")].into_iter();
        let names = maps.flat_map(|(kind, field)| inside(file, kind, field));
        names.map(|(at, _)| renamed(file, &at, &format!("{}e", last(&at)))).collect()
    }),
    ("delete a question", |_, file| deleted(file, "questions")),
    ("delete an answer", |_, file| items(fields(file, &["questions"], "answers"))),
    ("delete a cause", |_, file| deleted(file, "causes")),
    ("delete a fix", |_, file| deleted(file, "fixes")),
    ("delete a limit", |_, file| deleted(file, "limits")),
    ("delete an alert", |_, file| deleted(file, "alerts")),
    ("delete an escalation", |_, file| deleted(file, "escalations")),
    ("let an alert stop less", |_, file| {
        let stops = fields(file, &["alerts"], "stops");
        taken(stops.clone()).into_iter().chain(items(stops)).collect()
    }),
    ("forget that a step sends", |_, file| {
        let steps = items(fields(file, &["fixes"], "steps")).into_iter().map(|(at, _)| format!("{at}/sends"));
        steps.filter(|at| file.pointer(at).is_some()).map(|at| (at, None)).collect()
    }),
    ("drop a step", |_, file| items(fields(file, &["fixes"], "steps"))),
    ("swap what is usual", |_, file| {
        let questions = fields(file, &["questions"], "answers").into_iter();
        questions
            .filter_map(|(at, answers)| {
                let mut answers = answers.clone();
                let [first, second, ..] = &mut answers.as_array_mut()?[..] else { return None };
                std::mem::swap(first.get_mut("usual")?, second.get_mut("usual")?);
                Some((at, Some(answers)))
            })
            .collect()
    }),
    ("make a fix long", |_, file| replaced(fields(file, &["fixes"], "effort"), |_| json!("2h"))),
    ("tell all what is for agents", |_, file| {
        taken(fields(file, &["questions", "fixes", "limits", "escalations"], "for"))
    }),
];

/// The rulebook as values, with the names that mutations use.
struct Book {
    files: Vec<(String, Value)>,
    causes: Vec<String>,
    answers: BTreeMap<String, Vec<String>>,
    /// The questions that do not always arise.
    gated: Vec<GatedQuestion>,
}

struct GatedQuestion {
    id: String,
    when: Value,
    /// Its first answer.
    answer: Value,
}

impl GatedQuestion {
    /// Whether the question cannot arise where a condition holds: both ask for answers of one question, and share none.
    fn never_arises_under(&self, condition: &Value) -> bool {
        let mut asked = condition.as_object().into_iter().flatten();
        asked.any(|(question, answers)| {
            let own = self.when.get(question).and_then(Value::as_array);
            let answers = answers.as_array().map_or(&[][..], Vec::as_slice);
            own.is_some_and(|own| own.iter().all(|answer| !answers.contains(answer)))
        })
    }
}

fn main() -> std::io::Result<()> {
    let book = book();
    assert_eq!(notices(&book.files), [false; 3], "the original is clean");
    let mut rng = Rng::seeded(1);
    let mut out = std::io::stdout().lock();
    let mut total = [0; 5];
    let mut survivors = Vec::new();
    writeln!(out, "{:<33} mutants  load  warning  case  unnoticed", "mistake")?;
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let each = if wanted.is_some() { usize::MAX } else { EACH };
    let kinds = KINDS.into_iter().filter(|(kind, _)| wanted.as_ref().is_none_or(|wanted| wanted == kind));
    for (kind, sites) in kinds {
        let all: Vec<(usize, Site)> = book
            .files
            .iter()
            .enumerate()
            .flat_map(|(number, (_, file))| sites(&book, file).into_iter().map(move |site| (number, site)))
            .collect();
        let mut row = [0; 5];
        for (number, site) in rng.pick(each, all.len()).into_iter().map(|at| all[at].clone()) {
            let mut files = book.files.clone();
            put(&mut files[number].1, &site);
            let noticed = notices(&files);
            let counts = [true, noticed[0], noticed[1], noticed[2], noticed == [false; 3]];
            row.iter_mut().zip(counts).for_each(|(sum, counts)| *sum += usize::from(counts));
            if counts[4] {
                let value = site.1.map(|value| format!(" = {value}")).unwrap_or_default();
                let (name, file) = &book.files[number];
                survivors.push(format!("{kind}: {name} {}{value}", described(file, &site.0)));
            }
        }
        total.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
        line(&mut out, kind, row)?;
    }
    line(&mut out, "all", total)?;
    writeln!(out, "\nunnoticed:")?;
    survivors.iter().try_for_each(|survivor| writeln!(out, "  {survivor}"))
}

fn line(
    out: &mut impl Write,
    kind: &str,
    [mutants, load, warning, case, unnoticed]: [usize; 5],
) -> std::io::Result<()> {
    writeln!(out, "{kind:<33} {mutants:>7} {load:>5} {warning:>8} {case:>5} {unnoticed:>10}")
}

/// Whether loading, a warning and a worked case notice a mistake. Cases do not run if loading fails.
fn notices(files: &[(String, Value)]) -> [bool; 3] {
    // JSON is YAML.
    let file = |(name, value): &(String, Value)| SourceFile::from_bytes(name.clone(), value.to_string().into_bytes());
    let loaded = load(vec![files.iter().map(file).collect()]);
    // A case that names a deleted entry counts as failed.
    let broken = !loaded.broken_cases().is_empty();
    let Some(book) = loaded.rulebook else { return [true, false, false] };
    let warned = !lint(&book, LintOptions::default()).is_empty();
    [false, warned, broken || book.cases.iter().any(|case| !cases::run(&book, case).is_empty())]
}

fn book() -> Book {
    let options = serde_saphyr::options! { strict_booleans: true };
    let value = |text: &str| serde_saphyr::from_str_with_options(text, options.clone()).expect("the original is YAML");
    let files: Vec<(String, Value)> =
        shipped::files().iter().map(|file| (file.name.clone(), value(&file.text))).collect();
    let all = |kind: &str| -> Vec<Value> {
        files.iter().flat_map(|(_, file)| file[kind].as_array().into_iter().flatten().cloned()).collect()
    };
    let ids = |entries: &[Value]| -> Vec<String> { entries.iter().map(|entry| text(&entry["id"])).collect() };
    let mut answers: BTreeMap<String, Vec<String>> = all("questions")
        .iter()
        .map(|question| (text(&question["id"]), ids(question["answers"].as_array().map_or(&[], Vec::as_slice))))
        .collect();
    answers.insert("symptom".to_owned(), ids(&all("symptoms")));
    answers.insert("service".to_owned(), ids(&all("services")));
    answers.insert("role".to_owned(), Audience::ALL.map(|role| role.name().to_owned()).into());
    let mut gated = Vec::new();
    for question in all("questions") {
        if question["when"].is_object() {
            let (id, answer) = (text(&question["id"]), question["answers"][0]["id"].clone());
            gated.push(GatedQuestion { id, when: question["when"].clone(), answer });
        }
    }
    Book { causes: ids(&all("causes")), answers, gated, files }
}

/// The entries of a kind, and the additions of the file to those of others.
fn entries<'f>(file: &'f Value, kind: &str) -> Vec<(String, &'f Value)> {
    let own = file[kind].as_array().into_iter().flatten().enumerate();
    let added = file["extend"][kind].as_object().into_iter().flatten();
    own.map(|(at, entry)| (format!("/{kind}/{at}"), entry))
        .chain(added.map(|(id, entry)| (format!("/extend/{kind}/{id}"), entry)))
        .collect()
}

/// One field of all entries of some kinds that have it.
fn fields<'f>(file: &'f Value, kinds: &[&str], field: &str) -> Vec<(String, &'f Value)> {
    let entries = kinds.iter().flat_map(|kind| entries(file, kind));
    entries.filter_map(|(at, entry)| Some((format!("{at}/{field}"), entry.get(field)?))).collect()
}

/// The values of a field that is a map, of all entries of a kind.
fn inside<'f>(file: &'f Value, kind: &str, field: &str) -> Vec<(String, &'f Value)> {
    let fields = fields(file, &[kind], field).into_iter();
    let inner = |(at, field): (String, &'f Value)| {
        field.as_object().into_iter().flatten().map(move |(key, value)| (format!("{at}/{key}"), value))
    };
    fields.flat_map(inner).collect()
}

fn taken(values: Vec<(String, &Value)>) -> Vec<Site> {
    values.into_iter().map(|(at, _)| (at, None)).collect()
}

fn replaced(values: Vec<(String, &Value)>, by: fn(&Value) -> Value) -> Vec<Site> {
    values.into_iter().map(|(at, value)| (at, Some(by(value)))).collect()
}

/// A removal of each item of these lists.
fn items(lists: Vec<(String, &Value)>) -> Vec<Site> {
    let numbered = |(at, list): (String, &Value)| {
        let count = list.as_array().map_or(0, Vec::len);
        (0..count).map(move |item| (format!("{at}/{item}"), None)).collect::<Vec<Site>>()
    };
    lists.into_iter().flat_map(numbered).collect()
}

fn deleted(file: &Value, kind: &str) -> Vec<Site> {
    file.get(kind).map(|list| items(vec![(format!("/{kind}"), list)])).unwrap_or_default()
}

fn opposite(share: &Value) -> Value {
    json!(if share == "rarely" || share == "sometimes" { "usually" } else { "rarely" })
}

/// The complement of a condition.
fn moved(book: &Book, at: String, answers: &Value) -> Site {
    let known = &book.answers[last(&at)];
    let others = known.iter().filter(|answer| !answers.as_array().is_some_and(|any| any.contains(&json!(answer))));
    let others: Vec<&String> = others.collect();
    (at, Some(json!(others)))
}

fn renamed(file: &Value, at: &str, name: &str) -> Site {
    let (parent, key) = at.rsplit_once('/').expect("a pointer has a parent");
    let mut map = file.pointer(parent).cloned().expect("it is there");
    let fields = map.as_object_mut().expect("it is a map");
    let value = fields.remove(key).expect("it is there");
    fields.insert(name.to_owned(), value);
    (parent.to_owned(), Some(map))
}

fn put(file: &mut Value, (at, value): &Site) {
    let (parent, key) = at.rsplit_once('/').expect("a pointer has a parent");
    let parent = file.pointer_mut(parent).expect("it is there");
    match (parent, value) {
        (Value::Object(fields), Some(value)) => _ = fields.insert(key.to_owned(), value.clone()),
        (Value::Object(fields), None) => _ = fields.remove(key),
        (Value::Array(items), None) => _ = items.remove(key.parse().expect("a list has numbers")),
        _ => unreachable!("items are only taken out"),
    }
}

/// A pointer in words, with ids in the place of numbers.
fn described(file: &Value, at: &str) -> String {
    let mut here = file;
    let name = |key: &str| {
        here = here.get(key).or_else(|| here.get(key.parse::<usize>().ok()?)).unwrap_or(&Value::Null);
        let id = here.get("id").filter(|_| key.parse::<usize>().is_ok());
        id.map_or_else(|| key.to_owned(), text)
    };
    at.split('/').skip(1).map(name).collect::<Vec<String>>().join(" ")
}

fn last(at: &str) -> &str {
    at.rsplit('/').next().unwrap_or(at)
}

fn text(value: &Value) -> String {
    value.as_str().expect("an id is a text").to_owned()
}

/// The name after this one in a list, cyclically.
fn after<'n>(names: &'n [String], name: &str) -> &'n str {
    let at = names.iter().position(|known| known == name).map_or(0, |at| at + 1);
    &names[at % names.len()]
}
