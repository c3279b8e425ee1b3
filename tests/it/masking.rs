//! Masking, case by case and as laws.

use std::sync::OnceLock;

use otp_triage::privacy::{Known, Masked, NothingKnown, printable};
use otp_triage::rulebook::Rulebook;
use otp_triage::shipped;
use proptest::prelude::*;
use serde_json::Value;

/// The texts of a list of `tests/masking.yaml`, each with its masked form.
fn pairs(list: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string("tests/masking.yaml").expect("the file can be read");
    let tables: Value = serde_saphyr::from_str(&text).expect("it is YAML");
    let text = |value: &Value| value.as_str().map(str::to_owned).expect("a text in quotes");
    let rows = tables[list].as_array().expect("a list").iter();
    rows.map(|row| match row {
        Value::String(kept) => (kept.clone(), kept.clone()),
        row => (text(&row["in"]), text(&row["out"])),
    })
    .collect()
}

/// The rows of which the masked form is another one than it should be.
fn wrong(rows: &[(String, String)]) -> Vec<String> {
    let book = shipped::rulebook();
    let masked = |text: &str| Masked::of(text, &book).to_string();
    let wrong = rows.iter().filter(|(text, expected)| masked(text) != *expected);
    wrong.map(|(text, expected)| format!("{text}\n    is      {}\n    must be {expected}", masked(text))).collect()
}

#[test]
fn secrets_are_masked() {
    let rows = pairs("secrets");
    let wrong = wrong(&rows);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    assert!(rows.len() >= 100, "{}", rows.len());
    assert!(rows.iter().all(|(text, masked)| text != masked));
}

#[test]
fn what_lets_a_provider_find_a_case_is_kept() {
    let rows = pairs("kept");
    let wrong = wrong(&rows);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    assert!(rows.len() >= 60, "{}", rows.len());
}

#[test]
fn without_shapes_nothing_of_four_digits_is_kept() {
    assert_eq!(Masked::of("on 2026-11-22", &NothingKnown).as_str(), "on ••••••••");
}

#[test]
fn a_reply_is_read_together_with_what_was_asked() {
    let book = shipped::rulebook();
    let reply = |to: &str, text: &str| Masked::reply(to, text, &book).to_string();
    assert_eq!(reply("the error codes", "30007"), "30007");
    assert_eq!(reply("the time of the last try", "2026-11-22"), "2026-11-22");
    assert_eq!(reply("what the screen said", "30007"), "•••••");
    assert_eq!(reply("the error codes", "482913"), "••••••");
}

/// Digits that stand side by side, whatever signs are between them.
fn longest_number(text: &str) -> usize {
    let groups = text.split(|c: char| !c.is_numeric());
    groups.map(|group| group.chars().count()).max().unwrap_or_default()
}

fn is_stable(text: &str, known: &dyn Known) -> bool {
    let once = Masked::of(text, known);
    Masked::of(once.as_str(), known) == once
}

proptest! {
    #[test]
    fn a_masked_text_stays_as_it_is(text in "([0-9]{1,7}|[a-zA-Z]{1,5}|[ .,@/+:_()-]|•|code |E[0-9]{5}|2026-11-22){0,12}") {
        prop_assert!(is_stable(&text, shipped_book()));
        prop_assert!(is_stable(&text, &NothingKnown));
    }

    #[test]
    fn any_text_can_be_masked(text in "\\PC{0,60}") {
        prop_assert!(is_stable(&text, shipped_book()));
    }

    #[test]
    fn no_number_of_four_digits_is_left(text in "([0-9]{1,12}|[a-zé]{1,4}|[ .,@/+:_-]){0,10}") {
        let masked = Masked::of(&text, &NothingKnown);
        prop_assert!(longest_number(masked.as_str()) < 4, "{masked}");
    }
}

/// The shipped rulebook, which knows the shapes that are kept. Read once: a property reads it thousands of times.
fn shipped_book() -> &'static Rulebook {
    static BOOK: OnceLock<Rulebook> = OnceLock::new();
    BOOK.get_or_init(shipped::rulebook)
}

/// A secret or personal value, and the parts of it that must not come out.
#[derive(Debug, Clone)]
struct Planted {
    text: String,
    hidden: Vec<String>,
}

fn planted(text: String, hidden: &[&str]) -> Planted {
    Planted { hidden: hidden.iter().map(|part| (*part).to_owned()).collect(), text }
}

/// One-time codes, phone numbers, mail addresses, account numbers and secrets of authenticators, as people write them.
fn secrets() -> impl Strategy<Value = Planted> {
    let code = "[1-9][0-9]{3,7}".prop_map(|code| planted(code.clone(), &[&code]));
    let grouped = ("[0-9]{3}", "[ -]|, | - ", "[0-9]{3}")
        .prop_map(|(a, gap, b)| planted(format!("{a}{gap}{b}"), &[&format!("{a}{gap}{b}")]));
    let phone = ("\\+?", "1|44|49|91", "[ -]?", "[2-9][0-9]{2}", "[ .-]?", "[0-9]{3}", "[ .-]?", "[0-9]{4}").prop_map(
        |(plus, country, g1, area, g2, middle, g3, last)| {
            let text = format!("{plus}{country}{g1}{area}{g2}{middle}{g3}{last}");
            // The country and the last two digits stay.
            planted(text, &[&format!("{area}{g2}{middle}"), &format!("{middle}{g3}{last}"), &last])
        },
    );
    let mail = ("[a-z]{2,8}[._+]?[a-z]{3,9}", "[a-z]{3,8}[.](org|net|co[.]uk)")
        .prop_map(|(local, domain)| planted(format!("{local}@{domain}"), &[&local]));
    let account = ("[A-Z]{2}", "[0-9]{2}", "[0-9]{16,18}")
        .prop_map(|(land, check, rest)| planted(format!("{land}{check}{rest}"), &[&rest[4..]]));
    let secret = "[A-Z2-7]{16,32}".prop_map(|secret| planted(secret.clone(), &[&secret]));
    let address = "[A-Z2-7]{16}".prop_map(|secret| planted(format!("otpauth://totp/x?secret={secret}"), &[&secret]));
    prop_oneof![code, grouped, phone, mail, account, secret, address]
}

/// Text that may stand beside a secret: words, pieces of links, of JSON and of log lines, and words that begin known shapes.
fn neighbours() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,8}",
        "[0-9]{1,3}",
        "[ .,;:/@+_=#&?()<>\"'-]{1,3}",
        prop::sample::select(vec![
            "code ",
            "error code: ",
            "{\"code\": ",
            "\",\"to\":\"",
            "https://x.org/?phone=",
            "&email=",
            "ticket ",
            "order ",
            "id=",
            "SM",
            "E",
            "status ",
            "2026-11-22",
            "10:42",
            " my ",
            "•",
            "T",
            "\u{200b}",
            "\u{a0}",
            "–",
            "é",
            "messageId: ",
            "verification-code-",
            "IBAN ",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// True if a known shape lies over any of a range of a text: what is kept there is called something else.
fn is_known(text: &[char], from: usize, to: usize) -> bool {
    let ends = |at| shipped_book().ends(text, at).into_iter().max();
    (0..to).any(|at| ends(at).is_some_and(|end| end > from))
}

proptest! {
    // A value that is a kept shape at its place does not count, and about a quarter are.
    #![proptest_config(ProptestConfig { max_global_rejects: 40_000, ..ProptestConfig::with_cases(20_000) })]
    #[test]
    fn what_is_planted_anywhere_does_not_come_out(before in neighbours(), planted in secrets(), after in neighbours()) {
        let text = printable(&format!("{before}{}{after}", planted.text));
        let chars: Vec<char> = text.chars().collect();
        let from = printable(&before).chars().count();
        prop_assume!(!is_known(&chars, from, chars.len() - printable(&after).chars().count()));
        let masked = Masked::of(&text, shipped_book());
        for hidden in &planted.hidden {
            // A part that stands beside it by chance as well is no leak.
            prop_assume!(!before.contains(hidden.as_str()) && !after.contains(hidden.as_str()));
            prop_assert!(!masked.as_str().contains(hidden.as_str()), "{text:?} gives {masked}");
        }
    }
}
