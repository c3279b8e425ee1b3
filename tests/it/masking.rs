//! Masking, case by case and as laws.

use otp_triage::privacy::{Known, Masked, NothingKnown};
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
        prop_assert!(is_stable(&text, &shipped::rulebook()));
        prop_assert!(is_stable(&text, &NothingKnown));
    }

    #[test]
    fn any_text_can_be_masked(text in "\\PC{0,60}") {
        prop_assert!(is_stable(&text, &shipped::rulebook()));
    }

    #[test]
    fn no_number_of_four_digits_is_left(text in "([0-9]{1,12}|[a-zé]{1,4}|[ .,@/+:_-]){0,10}") {
        let masked = Masked::of(&text, &NothingKnown);
        prop_assert!(longest_number(masked.as_str()) < 4, "{masked}");
    }

    #[test]
    fn a_code_is_masked_wherever_it_stands(before in "[a-z ,;:=/\"-]{0,8}", code in "[0-9]{6}", after in "[a-z ,;=/\"]{0,8}") {
        let text = format!("{before}{code}{after}");
        let masked = Masked::of(&text, &shipped::rulebook());
        prop_assert!(!masked.as_str().contains(&code), "{masked}");
    }
}
