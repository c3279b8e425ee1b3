//! Summaries: their parts add up to the whole, what stands out is found, chance is not, and nothing personal is counted by.

use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::process::Command;

use boon::{Compiler, Schemas};
use otp_triage::authoring::simulate::Rng;
use otp_triage::engine::Brief;
use otp_triage::intake::ticket::facts::Known;
use otp_triage::intake::ticket::json as tickets;
use otp_triage::intake::ticket::names::Names;
use otp_triage::render::batch::schema;
use otp_triage::render::codes::explain;
use otp_triage::render::summary::json as summary_json;
use otp_triage::rulebook::{Audience, Rulebook, SourceFile, load};
use otp_triage::summary::counts::{Flow, MOST_VALUES};
use otp_triage::summary::exact::log10_chance;
use otp_triage::summary::hour::{Hour, time};
use otp_triage::summary::{Against, Counts, Property, Sign, Tally, drops, incidents};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::batch::{SMALL, batch, broken, results, sound};
use crate::random::config;

const WHOLE: [&str; 4] = ["--only-rules", "tests/books/whole.yaml", "--summary", "--format=json"];

fn value(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(text)))
}

/// Tickets with everything that is counted, and some that cannot be used.
fn lines(seed: u64, count: usize) -> Vec<String> {
    let mut rng = Rng::seeded(seed);
    let mut lines = Vec::new();
    for _ in 0..count {
        let mut one = |of: &[&str]| of[rng.below(of.len())].to_owned();
        let receipt = format!(
            r#"{{"acmeId":1,"type":"report","error":{},"state":"{}"}}"#,
            one(&["17", "99", "null"]),
            one(&["sent", "nothing"])
        );
        let about = format!(
            r#"{{"country":"{}","carrier":"{}","template":"{}","time":"2026-11-2{}T0{}:00:00Z","used":{}}}"#,
            one(&["KE", "tz", "639"]),
            one(&["North", "South"]),
            one(&["otp-1", "482913"]),
            one(&["1", "2"]),
            one(&["7", "8", "9"]),
            one(&["true", "false"])
        );
        let answers = one(&[r#"{"symptom":"nothing"}"#, "{}", r#"{"symptom":"no such answer"}"#]);
        lines.push(format!(r#"{{"answers":{answers},"receipt":{receipt},"about":{about}}}"#));
    }
    lines
}

#[test]
fn summaries_of_parts_add_up_to_that_of_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = lines(1, 300);
    let whole = batch(&[&WHOLE[..], &["--exit-zero"]].concat(), lines.join("\n"));
    let all = value(&whole.stdout);
    assert!(all["counts"]["unfit"].as_u64() > Some(0) && all["counts"]["all"]["used"].as_u64() > Some(0), "{all}");
    let mut names = Vec::new();
    for (number, part) in lines.chunks(77).enumerate() {
        let path = folder.path().join(format!("{number}.json"));
        let output = batch(&[&WHOLE[..], &["--exit-zero", "--jobs", "2"]].concat(), part.join("\n"));
        fs::write(&path, output.stdout).expect("it can be written");
        names.push(path.to_str().expect("a name in UTF-8").to_owned());
    }
    // In any order.
    names.reverse();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let merged = batch(&[&WHOLE[..], &["--merge"], &names].concat(), "");
    assert_eq!(merged.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&merged.stdout), String::from_utf8_lossy(&whole.stdout));
}

/// Counts with so few and so many values that some exceed the bound only together.
fn any_counts() -> impl Strategy<Value = Counts> {
    let value = prop_oneof![Just(0..3), Just(0..MOST_VALUES), Just(500..MOST_VALUES + 1)];
    let property = prop_oneof![Just(Property::hour()), Just(Property::about("country")), Just(Property::provider())];
    let hour = (0..3_usize).prop_map(|hour| format!("2026-11-2{hour}T08").parse::<Hour>().expect("an hour"));
    proptest::collection::vec((property, value, 0..3_u64, hour), 0..4).prop_map(|parts| {
        let mut counts = Counts::default();
        for (property, values, count, hour) in parts {
            let tally = Tally { tickets: 3, failed: count, ..Tally::default() };
            counts.flow("KE", hour, Flow { messages: 1, ..Flow::default() });
            for value in values {
                counts.add(&tally, &[(property.clone(), value.to_string())]);
            }
        }
        counts
    })
}

fn sum(one: &Counts, other: &Counts) -> Counts {
    let mut sum = one.clone();
    sum += other;
    sum
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn the_order_of_a_sum_does_not_matter(one in any_counts(), other in any_counts(), third in any_counts()) {
        prop_assert_eq!(sum(&one, &other), sum(&other, &one));
        prop_assert_eq!(sum(&sum(&one, &other), &third), sum(&one, &sum(&other, &third)));
    }

    /// The chance is that of counting all the ways to draw.
    #[test]
    fn the_test_is_exact(with in 0..12_u64, of in 0..12_u64, other in 0..12_u64, other_of in 0..12_u64) {
        let (with, other) = (with.min(of), other.min(other_of));
        let (signs, all) = (with + other, of + other_of);
        let ways = |all: u64, chosen: u64| (0..chosen).fold(1.0, |ways, taken| ways * float(all - taken) / float(taken + 1));
        let mut chance = 0.0;
        for count in with..=signs.min(of) {
            if of - count <= all - signs {
                chance += ways(signs, count) * ways(all - signs, of - count) / ways(all, of);
            }
        }
        let exact = log10_chance(with, of, other, other_of);
        prop_assert!((10_f64.powf(exact) - chance).abs() < 1e-9, "{exact} {chance}");
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn float(number: u64) -> f64 {
    number as f64
}

#[test]
fn the_test_agrees_with_published_values() {
    // Fisher's lady tasting tea: three of four cups right, 17/70; all four, 1/70.
    assert!((10_f64.powf(log10_chance(3, 4, 1, 4)) - 17.0 / 70.0).abs() < 1e-12);
    assert!((10_f64.powf(log10_chance(4, 4, 0, 4)) - 1.0 / 70.0).abs() < 1e-12);
    // A chance that is smaller than any floating-point number: 1000 of 1000 against none of 9000 is one of the ways to
    // choose 1000 of 10,000, which are 10^1409.941.
    assert!((log10_chance(1000, 1000, 0, 9000) + 1_409.941_167).abs() < 1e-6);
}

#[test]
fn times_are_read_in_every_form() {
    let rows = [
        ("2026-11-25T08:15:00Z", "2026-11-25T08"),
        ("2026-11-25T08:15:00.123+05:30", "2026-11-25T02"),
        ("2026-11-25 08:15:00", "2026-11-25T08"),
        ("2026-11-25 08:15:00.559", "2026-11-25T08"),
        ("2026-11-25 08:15:00 +0000", "2026-11-25T08"),
        ("2026-11-25 08:15:00 UTC", "2026-11-25T08"),
        ("Wed, 25 Nov 2026 08:15:00 +0000", "2026-11-25T08"),
        ("1795594500", "2026-11-25T08"),
        ("1795594500000", "2026-11-25T08"),
        ("2611250815", "2026-11-25T08"),
        ("261125081500", "2026-11-25T08"),
        ("202611250815", "2026-11-25T08"),
    ];
    for (text, hour) in rows {
        assert_eq!(time(text).map(|time| Hour::of(time).to_string()).as_deref(), Some(hour), "{text}");
    }
    for text in ["", "now", "482913", "2026-13-01T00:00:00Z", "99999999999999999999", "1969", "٢٠٢٦"] {
        assert_eq!(time(text), None, "{text}");
    }
    assert!("2026-11-25T08".parse::<Hour>().is_ok_and(|hour| hour.days_before(7).to_string() == "2026-11-18T08"));
}

#[test]
fn nothing_personal_is_counted_by() {
    let secrets =
        ["482913", "+4915112345678", "maria.lopez@example.org", "Your code is 482913", "0151 1234567", "7391"];
    let mut lines = String::new();
    for detail in ["country", "carrier", "template", "message", "time", "sent", "used"] {
        for secret in secrets {
            // A network code has five or six digits, and cannot be told from a code by its form.
            if (detail, secret) != ("carrier", "482913") {
                writeln!(lines, r#"{{"about":{{"{detail}":"{secret}"}}}}"#).expect("a string takes everything");
            }
        }
    }
    for format in ["json", "text", "html"] {
        let output = batch(&["--summary", "--format", format], lines.clone());
        assert_eq!(output.status.code(), Some(0));
        let text = String::from_utf8(output.stdout).expect("it is text");
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

fn book() -> Rulebook {
    const BOOK: &str = "tests/books/whole.yaml";
    let file = SourceFile::from_bytes(BOOK.to_owned(), fs::read(BOOK).expect("the book can be read"));
    load(vec![vec![file]]).rulebook.expect("it is sound")
}

/// Receipts from three countries, of which so many of a hundred fail, each day in the same hour.
fn traffic(book: &Rulebook, seed: u64, days: Range<usize>, fails: impl Fn(&str, usize) -> usize) -> Counts {
    let (names, mut counts, mut rng) = (Names::new(book), Counts::default(), Rng::seeded(seed));
    for number in 0..4000 {
        let country = ["KE", "TZ", "UG"][number % 3];
        let day = days.start + number / 3 % days.len();
        let said = if rng.below(100) < fails(country, day) { r#""error":"17""# } else { r#""state":"sent""# };
        let about = format!(r#"{{"country":"{country}","time":"2026-11-{day}T08:00:00Z"}}"#);
        let line = format!(r#"{{"receipt":{{"acmeId":1,"type":"report",{said}}},"about":{about}}}"#);
        let ticket = tickets::ticket(line.as_bytes()).expect("it is a ticket");
        let known = Known::of(&names, Audience::Developer, &ticket).expect("it is sound");
        counts.count(book, &known, &Brief::of(&known.session(book), 1));
    }
    counts
}

#[test]
fn a_country_in_which_messages_fail_stands_out() {
    let book = book();
    let counts = traffic(&book, 1, 10..18, |country, _| if country == "KE" { 12 } else { 3 });
    let found = incidents(&counts, None);
    let [incident] = &found[..] else { panic!("{found:?}") };
    assert_eq!(incident.place.0, Some((Property::about("country"), "KE".to_owned())));
    assert_eq!(incident.evidence[0].sign, Sign::Meaning("gone".to_owned()));
    assert_eq!(incident.evidence[0].against, Against::Rest);
}

#[test]
fn what_was_so_before_does_not_stand_out_against_before() {
    let book = book();
    let fails = |country: &str, day: usize| if country == "KE" || (country, day) == ("UG", 17) { 12 } else { 3 };
    let (before, now) = (traffic(&book, 1, 10..17, fails), traffic(&book, 2, 17..18, fails));
    let found = incidents(&now, Some(&before));
    let parts: Vec<_> = found.iter().filter_map(|incident| incident.place.0.as_ref()).collect();
    assert_eq!(parts, [&(Property::about("country"), "UG".to_owned())]);
    let dropped = drops(&now, Some(&before));
    let [drop] = &dropped[..] else { panic!("{dropped:?}") };
    assert_eq!((&*drop.country, drop.hour.to_string().as_str(), drop.is_use), ("UG", "2026-11-17T08", false));
}

#[test]
fn chance_does_not_stand_out() {
    let book = book();
    for seed in 0..40 {
        let counts = traffic(&book, seed, 10..18, |_, _| 5);
        assert_eq!(incidents(&counts, None), [], "seed {seed}");
    }
}

/// The JSON Schema that a function writes, ready to validate.
fn validate(schema: &[u8], values: &[Value]) -> Vec<bool> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("it.json", value(schema)).expect("it has a name of its own");
    let index = compiler.compile("it.json", &mut schemas).expect("it is a schema");
    values.iter().map(|value| schemas.validate(value, index).is_ok()).collect()
}

#[test]
fn tickets_and_what_is_written_conform_to_their_schemas() {
    let mut schema = Vec::new();
    schema::input(&mut schema).expect("a vector takes all");
    let sound: Vec<Value> = lines(3, 20).iter().map(String::as_bytes).chain([&sound(5)[..]]).map(value).collect();
    assert!(validate(&schema, &sound).iter().all(|is_sound| *is_sound));
    // Names of the rulebook are not the schema's to judge.
    let unsound = [
        r#"{"answrs":{}}"#,
        r#"{"answers":[]}"#,
        r#"{"answers":{"signal":7}}"#,
        r#"{"tried":"x"}"#,
        r#"{"role":"boss"}"#,
        r#"{"about":{"city":"x"}}"#,
        r#"{"about":{"used":[]}}"#,
        r#"{"id":[]}"#,
        r#"{"error":1}"#,
        "[]",
    ];
    let output = batch(&SMALL, unsound.join("\n"));
    let errors = results(&output);
    assert!(errors.iter().all(|error| error["error"].is_string()), "{errors:?}");
    let unsound = unsound.map(|line| value(line.as_bytes()));
    assert_eq!(validate(&schema, &unsound), [false; 10]);

    let mut written = errors;
    let mut input = lines(4, 20).join("\n").into_bytes();
    for way in 0..10 {
        input.extend([b"\n", &broken(way).0[..]].concat());
    }
    let whole = ["--only-rules", "tests/books/whole.yaml"];
    for extent in [&[][..], &["--next"], &["--full"]] {
        written.extend(results(&batch(&[&whole, extent].concat(), input.clone())));
    }
    schema.clear();
    schema::output(&mut schema).expect("a vector takes all");
    let unfit = validate(&schema, &written).iter().position(|is_sound| !is_sound);
    assert_eq!(unfit.map(|position| &written[position]), None);
    assert_eq!(validate(&schema, &[json!({ "schema": 1, "line": 1, "id": null, "errors": "x" })]), [false]);

    schema.clear();
    summary_json::schema(&mut schema).expect("a vector takes all");
    let summed = value(&batch(&WHOLE, lines(4, 300).join("\n")).stdout);
    assert_eq!(validate(&schema, std::slice::from_ref(&summed)), [true], "{summed}");

    schema.clear();
    explain::schema(&mut schema).expect("a vector takes all");
    let program = env!("CARGO_BIN_EXE_otp-triage");
    for text in ["21408", r#"{"MessageSid":"SM1","MessageStatus":"failed","ErrorCode":"30007"}"#] {
        let output = Command::new(program).args(["explain", "--format", "json", "--", text]).output();
        let explained = value(&output.expect("the program runs").stdout);
        assert_eq!(validate(&schema, std::slice::from_ref(&explained)), [true], "{explained}");
    }
}

#[test]
fn text_of_a_rulebook_is_no_markup() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = fs::read_to_string("tests/books/whole.yaml").expect("the book can be read");
    let hostile = book.replace("The phone is off.", "'<script>alert(1)</script>&\"'");
    assert_ne!(book, hostile);
    let path = folder.path().join("hostile.yaml");
    fs::write(&path, hostile).expect("it can be written");
    let rules = path.to_str().expect("a name in UTF-8");
    let line = r#"{"acmeId":1,"type":"report","error":"17"}"#;
    let output = batch(&["--only-rules", rules, "--summary", "--format", "html"], line);
    let page = String::from_utf8(output.stdout).expect("it is text");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;") && !page.contains("<script"), "{page}");
}
