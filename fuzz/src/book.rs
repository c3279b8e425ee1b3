//! Random valid rulebooks with most of what the format has, as JSON, which is YAML.

use serde_json::{Map, Value, json};

use super::dice::Dice;

const WORDS: [&str; 6] = ["always", "usually", "often", "sometimes", "rarely", "never"];
const PRIORS: [&str; 5] = ["usually", "often", "sometimes", "rarely", "0.003"];
const DURATIONS: [&str; 6] = ["0s", "10s", "1m", "1h30m", "2d", "3650d"];
const ACTORS: [&str; 6] = ["user", "agent", "admin", "carrier", "provider", "developer"];
const AUDIENCES: [&str; 4] = ["user", "agent", "admin", "developer"];
const PATTERNS: [&str; 6] =
    ["E<5 digits>", "<1-3 digits> <hour|hours>", "<01-12>/<1-31>", "<|s><20 alphanumerics>", "<32 hex>", "30007"];

/// Texts that have broken programs before: long, in other directions, steering a terminal, looking like markup.
const TEXTS: [&str; 14] = [
    "Step outside",
    "x",
    "# no heading: - no list",
    "\u{1b}[31mred\u{7}",
    "\u{202e}turned",
    "Is the code 482913?",
    "<b>&amp; | `code` [link](x) {{variable}}",
    "\"quoted\" \\ and 'more'",
    "a line\nand another\ttab",
    "日本語のテキスト",
    "👩\u{200d}🔧 é e\u{301}",
    "averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithoutabreak",
    "null",
    "true 1.0 ~",
];

/// The sizes of a book, and what its entries refer to.
struct Sizes {
    /// The number of answers of each question; the first `contexts` questions set the scene.
    answers: Vec<usize>,
    contexts: usize,
    causes: usize,
    fixes: usize,
}

/// A random book.
pub fn book(dice: &mut Dice<'_>) -> Value {
    let questions = dice.below(7);
    let sizes = Sizes {
        answers: (0..questions).map(|_| 1 + dice.below(4)).collect(),
        contexts: dice.below(questions + 1),
        causes: 1 + dice.below(6),
        fixes: dice.below(6),
    };
    let mut book = json!({
        "format": 1,
        "title": text(dice),
        "opening": ["symptom"],
        "sources": [{
            "id": "source", "title": text(dice), "checked": "2025-01-31",
            "claims": { "S-1": { "kind": "cause", "says": text(dice) }, "S-2": { "kind": "fix", "says": text(dice) } },
            "not_followed": [{ "claim": "S-2", "why": "It does not help." }],
        }],
        "symptoms": [{ "id": "s0", "title": text(dice), "usual": dice.pick(&WORDS[1..5]) }, { "id": "s1", "title": text(dice) }],
        "questions": (0..questions).map(|id| question(dice, &sizes, id)).collect::<Vec<_>>(),
        "causes": (0..sizes.causes).map(|id| cause(dice, &sizes, id)).collect::<Vec<_>>(),
    });
    let mut fixes: Vec<Value> = (0..sizes.fixes).map(|id| fix(dice, &sizes, id)).collect();
    // Every cause has a fix.
    fixes.extend((0..sizes.causes).map(|id| json!({
        "id": format!("g{id}"), "title": text(dice), "cures": { format!("c{id}"): "often" }, "effort": "9m", "steps": [text(dice)],
    })));
    book["fixes"] = fixes.into();
    // The question about the service has no answers without them.
    if !dice.once_in(4) {
        book["services"] =
            json!([{ "id": "a", "title": text(dice) }, { "id": "b", "title": text(dice), "short": text(dice) }]);
        book["opening"] = json!(["symptom", "service"]);
    }
    settings(dice, &mut book);
    entries(dice, &sizes, &mut book);
    book
}

/// A layer over such a book, which may not fit it.
pub fn layer(dice: &mut Dice<'_>) -> Value {
    let (cause, fix) = (dice.below(6), dice.below(6));
    json!({
        "causes": [{
            "id": format!("c{cause}"), "title": text(dice), "frequency": dice.pick(&PRIORS),
            "evidence": { "symptom": { "s1": dice.pick(&WORDS) } },
        }],
        "extend": { "fixes": { format!("g{fix}"): { "steps": [{ "do": text(dice), "after": dice.below(3) }] } } },
        "remove": if dice.once_in(2) { vec![format!("f{fix}")] } else { Vec::new() },
    })
}

fn settings(dice: &mut Dice<'_>, book: &mut Value) {
    if dice.once_in(3) {
        book["about"] = text(dice);
    }
    if dice.once_in(2) {
        book["costs"] = json!({
            "attention": dice.pick(&DURATIONS[..4]), "asking": ["15s", "1m"], "waiting": dice.below(3),
            "persistence": dice.pick(&DURATIONS), "reach": { "agent": "5m", "carrier": dice.pick(&DURATIONS) },
        });
    }
    if dice.once_in(2) {
        book["most_codes"] = json!({ "count": dice.below(4), "again_after": dice.pick(&DURATIONS) });
    }
}

fn question(dice: &mut Dice<'_>, sizes: &Sizes, id: usize) -> Value {
    let mut answers: Vec<Value> =
        (0..sizes.answers[id]).map(|answer| json!({ "id": format!("a{answer}"), "text": text(dice) })).collect();
    if dice.once_in(3) {
        answers[0]["usual"] = (*dice.pick(&WORDS)).into();
        answers[0]["also"] = json!(["other words"]);
    }
    let mut question = json!({
        "id": format!("q{id}"), "ask": text(dice), "context": id < sizes.contexts, "answers": answers, "effort": dice.pick(&DURATIONS[..4]),
    });
    // Only questions that come before: a circle is refused.
    if dice.once_in(3) {
        question["when"] = gate(dice, sizes, id);
    }
    if dice.once_in(4) {
        question["for"] = (*dice.pick(&AUDIENCES)).into();
    }
    told(dice, &mut question);
    question
}

fn cause(dice: &mut Dice<'_>, sizes: &Sizes, id: usize) -> Value {
    let mut evidence = Map::new();
    evidence.insert("symptom".to_owned(), json!({ format!("s{}", dice.below(2)): dice.pick(&WORDS) }));
    for question in sizes.contexts..sizes.answers.len() {
        if dice.once_in(2) {
            evidence.insert(
                format!("q{question}"),
                json!({ format!("a{}", dice.below(sizes.answers[question])): dice.pick(&WORDS) }),
            );
        }
    }
    let mut cause = json!({
        "id": format!("c{id}"), "title": text(dice), "frequency": dice.pick(&PRIORS), "evidence": evidence, "danger": dice.once_in(4),
    });
    if dice.once_in(3) {
        cause["when"] = gate(dice, sizes, sizes.contexts);
    }
    if dice.once_in(4) {
        cause["adjust"] = json!([{ "when": gate(dice, sizes, sizes.contexts), "frequency": dice.pick(&PRIORS) }]);
    }
    told(dice, &mut cause);
    cause
}

fn fix(dice: &mut Dice<'_>, sizes: &Sizes, id: usize) -> Value {
    let named = if dice.once_in(4) { "any".to_owned() } else { format!("c{}", dice.below(sizes.causes)) };
    let mut steps = vec![text(dice)];
    for _ in 0..dice.below(3) {
        let mut step = json!({ "do": text(dice), "sends": dice.once_in(2) });
        maybe(dice, &mut step, &["needs", "when"], |dice| gate(dice, sizes, sizes.answers.len()));
        maybe(dice, &mut step, &["later", "expect"], text);
        maybe(dice, &mut step, &["for"], |dice| (*dice.pick(&AUDIENCES)).into());
        steps.push(step);
    }
    let mut fix = json!({
        "id": format!("f{id}"), "title": text(dice), "cures": { named: dice.pick(&WORDS[..5]) },
        "effort": dice.pick(&DURATIONS), "by": dice.pick(&ACTORS), "steps": steps,
    });
    maybe(dice, &mut fix, &["wait"], |dice| (*dice.pick(&DURATIONS)).into());
    maybe(dice, &mut fix, &["when", "needs", "only_if"], |dice| gate(dice, sizes, sizes.answers.len()));
    maybe(dice, &mut fix, &["warn", "after"], text);
    maybe(dice, &mut fix, &["for"], |dice| (*dice.pick(&AUDIENCES)).into());
    told(dice, &mut fix);
    fix
}

fn entries(dice: &mut Dice<'_>, sizes: &Sizes, book: &mut Value) {
    let questions = sizes.answers.len();
    if dice.once_in(2) {
        book["limits"] = json!([{ "id": "l0", "when": gate(dice, sizes, questions), "say": text(dice) }]);
    }
    if dice.once_in(2) {
        let stops = [json!("all"), json!("sending"), json!(["g0"])];
        book["alerts"] = json!([{
            "id": "w0", "when": [gate(dice, sizes, questions), gate(dice, sizes, questions)], "say": text(dice), "stops": dice.pick(&stops), "leads": ["g0"],
        }]);
    }
    for id in 0..dice.below(3) {
        let escalation = json!({
            "id": format!("e{id}"), "title": text(dice), "suits": ["c0"], "say": text(dice), "bring": ["symptom", text(dice)],
        });
        list(book, "escalations").push(escalation);
    }
    for id in 0..dice.below(4) {
        list(book, "shapes")
            .push(json!({ "id": format!("p{id}"), "pattern": dice.pick(&PATTERNS), "says": "A number." }));
    }
    for id in 0..dice.below(3) {
        let case = json!({
            "name": format!("Case {id}"), "for": dice.pick(&AUDIENCES), "answers": { "symptom": format!("s{}", dice.below(2)) },
            "tried": { "g0": dice.pick(&["failed", "worked", "cannot", "started", "helped"]) },
            "expect": { "cause": { "c0": 1 }, "fix": { "g0": 2 }, "never": ["g0"], "alert": [], "not_asked": ["symptom"] },
        });
        list(book, "cases").push(case);
    }
}

fn list<'b>(book: &'b mut Value, key: &str) -> &'b mut Vec<Value> {
    if book[key].is_null() {
        book[key] = json!([]);
    }
    book[key].as_array_mut().expect("it is a list")
}

/// Notes, prevention and sources, which several kinds of entries have.
fn told(dice: &mut Dice<'_>, entry: &mut Value) {
    maybe(dice, entry, &["notes"], |dice| json!([{ "say": text(dice), "for": dice.pick(&AUDIENCES) }]));
    maybe(dice, entry, &["sources"], |_| json!(["S-1"]));
    if entry.get("evidence").is_some() || entry.get("cures").is_some() {
        maybe(dice, entry, &["prevent"], |dice| json!([{ "do": text(dice) }]));
    }
}

fn maybe(dice: &mut Dice<'_>, entry: &mut Value, keys: &[&str], value: impl Fn(&mut Dice<'_>) -> Value) {
    for key in keys {
        if dice.once_in(4) {
            entry[*key] = value(dice);
        }
    }
}

/// Answers to one of the first questions or to one that every book has.
fn gate(dice: &mut Dice<'_>, sizes: &Sizes, questions: usize) -> Value {
    match dice.below(questions + 1).checked_sub(1) {
        None => json!({ "role": [dice.pick(&AUDIENCES)] }),
        Some(question) => {
            let answers: Vec<String> =
                (0..=dice.below(sizes.answers[question])).map(|answer| format!("a{answer}")).collect();
            json!({ format!("q{question}"): answers })
        }
    }
}

fn text(dice: &mut Dice<'_>) -> Value {
    // Half of the texts are plain, so that what is hostile stands among what is not.
    if dice.once_in(2) { (*dice.pick(&TEXTS)).into() } else { TEXTS[0].into() }
}
