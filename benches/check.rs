//! How long it takes to check and to test a rulebook ten times as large as ours is likely to become.
//!
//! `cargo bench --bench check` prints the time of loading it, which every start of the program pays, of looking for
//! warnings, which only `rules check` pays, and of running its cases, which only `rules test` pays. With a path behind
//! `--` it writes that rulebook there.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use otp_triage::authoring::cases;
use otp_triage::authoring::simulate::Rng;
use otp_triage::rulebook::{LintOptions, SourceFile, lint, load};
use otp_triage::shipped;

const CAUSES: usize = 700;
const QUESTIONS: usize = 650;
const FIXES: usize = 850;
const SERVICES: usize = 50;
const SYMPTOMS: usize = 8;
const CASES: usize = 2440;
/// A text as long as those of ours are.
const SAY: &str =
    "Look at the page that asked for the code, and see whether it still names the number of the phone in your hand.";
const WORDS: [&str; 5] = ["always", "usually", "often", "sometimes", "rarely"];

fn main() -> std::io::Result<()> {
    let large = large();
    if let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) {
        return std::fs::write(path, large);
    }
    let large = vec![SourceFile::from_bytes("large.yaml".to_owned(), large.into_bytes())];
    let mut out = std::io::stdout().lock();
    writeln!(out, "rulebook   causes/questions/fixes     load     warnings   found   cases     tests   failed")?;
    for (name, files) in [("shipped", shipped::files()), ("large", large)] {
        let (loading, loaded) = fastest(|| load(vec![files.clone()]));
        let book = loaded.rulebook.unwrap_or_else(|| panic!("{:#?}", loaded.findings));
        let (looking, found) = fastest(|| lint(&book, LintOptions::default()));
        let (testing, failed) = once(|| book.cases.iter().filter(|case| !cases::run(&book, case).is_empty()).count());
        let size = format!("{}/{}/{}", book.causes.len(), book.questions.len(), book.fixes.len());
        let (loading, looking) = (loading.as_secs_f64() * 1000.0, looking.as_secs_f64() * 1000.0);
        let testing = testing.as_secs_f64();
        writeln!(
            out,
            "{name:<10} {size:<21} {loading:>8.1} ms {looking:>8.1} ms {:>7} {:>7} {testing:>7.2} s {failed:>8}",
            found.len(),
            book.cases.len(),
        )?;
    }
    Ok(())
}

fn fastest<T>(work: impl Fn() -> T) -> (Duration, T) {
    (0..5).map(|_| once(&work)).min_by_key(|(time, _)| *time).expect("it ran")
}

fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

/// A rulebook of random entries with gates, rows, cures and steps like those of ours, and cases that say what fits one of
/// its causes.
fn large() -> String {
    let mut rng = Rng::seeded(1);
    let mut text = String::from("format: 1\ntitle: Large\nopening: [symptom, service]\n");
    let mut line = |content: String| writeln!(text, "{content}").expect("a string takes it");
    let listed = |what: &str, count: usize| -> String {
        let entry = |at: usize| format!("{{ id: {what}{at}, title: T{at}, usual: sometimes }}");
        (0..count).map(entry).collect::<Vec<String>>().join(", ")
    };
    let answers = |count: usize| -> String {
        (0..count).map(|at| format!("{{ id: a{at}, text: A{at} }}")).collect::<Vec<String>>().join(", ")
    };
    line(format!("symptoms: [ {} ]\nservices: [ {} ]", listed("s", SYMPTOMS), listed("v", SERVICES)));
    line("questions:".to_owned());
    for at in 0..QUESTIONS {
        let count = 2 + rng.below(2);
        line(format!(
            "  - {{ id: q{at}, ask: \"Question {at}?\", ask_agent: \"{SAY} {at}?\", why: \"{SAY}\", effort: 15s, answers: [ {} ] }}",
            answers(count)
        ));
    }
    line("causes:".to_owned());
    let mut known: Vec<Vec<String>> = Vec::new();
    for at in 0..CAUSES {
        let word = |rng: &mut Rng| WORDS[rng.below(WORDS.len())];
        let service = (at % 3 == 0).then(|| rng.below(SERVICES));
        let gate = service.map_or(String::new(), |service| format!("when: {{ service: [v{service}] }}, "));
        let symptom = rng.below(SYMPTOMS);
        let mut rows = format!("symptom: {{ s{symptom}: {} }}", word(&mut rng));
        let mut says = vec![format!("symptom: s{symptom}, service: v{}", service.unwrap_or(at % SERVICES))];
        for question in rng.pick(9, QUESTIONS) {
            let answer = rng.below(2);
            write!(rows, ", q{question}: {{ a{answer}: {} }}", word(&mut rng)).expect("a string takes it");
            says.push(format!("q{question}: a{answer}"));
        }
        known.push(says);
        line(format!(
            "  - {{ id: c{at}, title: Cause {at}, frequency: sometimes, {gate}evidence: {{ {rows} }}, notes: [ {{ for: agent, say: \"{SAY}\" }} ] }}"
        ));
    }
    line("fixes:".to_owned());
    for at in 0..FIXES {
        let also = rng.below(CAUSES);
        let also = if also == at % CAUSES { String::new() } else { format!(", c{also}: often") };
        let service = rng.below(SERVICES);
        line(format!(
            "  - {{ id: f{at}, title: Fix {at}, cures: {{ c{}: usually{also} }}, effort: {}m, needs: {{ q{}: [a0] }}, warn: \"{SAY}\", steps: [ \"{SAY}\", \"{SAY}\", {{ do: \"{SAY}\", when: {{ service: [v{service}] }} }}, {{ do: \"{SAY}\", sends: true }} ], notes: [ {{ for: agent, say: \"{SAY}\" }} ] }}",
            at % CAUSES,
            1 + rng.below(30),
            rng.below(QUESTIONS),
        ));
    }
    line("cases:".to_owned());
    for at in 0..CASES {
        let cause = at % CAUSES;
        let said = known[cause][..2 + rng.below(5)].join(", ");
        line(format!(
            "  - {{ name: Case {at}, answers: {{ {said} }}, expect: {{ cause: {{ c{cause}: {CAUSES} }}, limit: [] }} }}"
        ));
    }
    text
}
