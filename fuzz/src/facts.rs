//! Any lines as facts of the command line: each is understood or refused in words that repeat no code.

use otp_triage::engine::Session;
use otp_triage::intake::typed;
use otp_triage::intake::typed::Named;
use otp_triage::render::misread::misread;
use otp_triage::rulebook::Audience;

use super::held;

pub fn run(bytes: &[u8]) {
    let Some((first, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let book = held::either(first % 2 == 1);
    let audience = Audience::ALL[usize::from(first / 2) % Audience::ALL.len()];
    let mut session = Session::start(book, audience);
    for line in text.lines().take(20) {
        match typed::answer(book, audience, line) {
            Ok((question, answer)) => {
                assert!(book[question].audience.includes(audience));
                let _ = session.answer(question, answer);
            }
            Err(reason) => assert_discreet(line, &misread(&book.words, &reason)),
        }
        match typed::trial(book, audience, &session.facts(), line) {
            Ok((fix, outcome)) => {
                assert!(book[fix].audience.includes(audience));
                session.tried(fix, outcome);
            }
            Err(reason) => assert_discreet(line, &misread(&book.words, &reason)),
        }
        match typed::named(book, audience, line) {
            Ok(Named::Fix(fix)) => drop(session.why_fix(fix)),
            Ok(Named::Cause(cause)) => drop(session.why_cause(cause)),
            Err(reason) => assert_discreet(line, &misread(&book.words, &reason)),
        }
    }
    session.diagnosis();
}

/// Asserts that a message can be shown and repeats no digits of a line that could be a code.
fn assert_discreet(line: &str, message: &str) {
    held::assert_printable(message);
    for code in held::codes(line) {
        // The rulebook may have the same digits in a text of its own.
        assert!(!held::codes(message).any(|shown| shown == code), "{line:?}: {message}");
    }
}
