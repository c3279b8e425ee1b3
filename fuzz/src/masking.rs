//! Texts with secrets planted among any words: no secret is left, and masking once is enough.

use otp_triage::privacy::{Known, Masked, NothingKnown, quoted};

use super::dice::Dice;
use super::held;

/// Signs that stand around a secret. A letter or a digit would make another word of it.
const AROUND: [&str; 16] = ["", " ", ": ", "=", "/", "-", "_", ".", ",", "\"", "(", "\n", "\t", "@", "+", "•"];

pub fn run(bytes: &[u8]) {
    let half = bytes.len() / 2;
    let any = String::from_utf8_lossy(&bytes[..half]).into_owned();
    let mut dice = Dice::new(&bytes[half..]);
    let shipped = held::either(false);
    for known in [shipped as &dyn Known, &NothingKnown] {
        assert_stable(&any, known);
    }
    held::assert_printable(&quoted(&any));
    let words: Vec<&str> = any.split_whitespace().map(|word| word.trim_matches(char::is_alphanumeric)).collect();
    for _ in 0..3 {
        let code: String = (0..6).map(|_| char::from(b'0' + u8::try_from(dice.below(10)).expect("a digit"))).collect();
        let before = if words.is_empty() { "" } else { dice.pick(&words) };
        let text = format!("{before}{}{code}{}{before}", dice.pick(&AROUND), dice.pick(&AROUND));
        let masked = Masked::of(&text, &NothingKnown);
        assert!(!masked.as_str().contains(&code), "{text:?}: {masked}");
        assert!(!quoted(&text).contains(&code), "{text:?}");
        if dice.is_used_up() {
            return;
        }
    }
}

fn assert_stable(text: &str, known: &dyn Known) {
    let once = Masked::of(text, known);
    held::assert_printable(once.as_str());
    assert_eq!(Masked::of(once.as_str(), known), once, "{text:?}");
}
