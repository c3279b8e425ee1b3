//! What texts have somebody do with a code: hand it over, or have one sent.
//!
//! Only wordings that leave no doubt count, as nobody is helped by warnings about sentences such as *type the code on
//! the page that asked for it*.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::Wording;
use crate::rulebook::book::hint::Hint;
use crate::rulebook::book::span::Span;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::warnings::{ASKS_FOR_CODE, SILENT_ON_SENDING};

/// Questions, steps and notes that have somebody hand a code over.
pub(crate) fn asks_for_code(book: &Rulebook) -> Vec<Finding> {
    fn said<'b>(entry: Span, texts: impl Iterator<Item = &'b Wording>, notes: &'b [Hint]) -> Vec<(Span, &'b Wording)> {
        texts.chain(notes.iter().map(|note| &note.say)).map(|text| (entry, text)).collect()
    }
    let questions = book
        .questions
        .iter()
        .flat_map(|question| said(question.at, std::iter::once(&question.ask).chain(&question.why), &question.notes));
    let causes = book.causes.iter().flat_map(|cause| said(cause.at, std::iter::empty(), &cause.notes));
    let fixes = book.fixes.iter().flat_map(|fix| said(fix.at, fix.steps.iter().map(|step| &step.text), &fix.notes));
    let escalations = book.escalations.iter().flat_map(|place| said(place.at, place.say.iter(), &[]));
    let texts = questions.chain(causes).chain(fixes).chain(escalations);
    texts
        .filter_map(|(entry, text)| {
            let sentence = sentences(text).find(|sentence| asks(sentence))?;
            let message = format!("`{sentence}` has somebody hand over a code");
            Some(Finding::about(&ASKS_FOR_CODE, entry, message).at(text.at))
        })
        .collect()
}

/// Steps that have a code sent and do not say so: no limit is told before them, and no alert stops them.
pub(crate) fn silent_on_sending(book: &Rulebook) -> Vec<Finding> {
    let steps = book.fixes.iter().flat_map(|fix| fix.steps.iter().map(|step| (fix.at, step)));
    steps
        .filter(|(_, step)| !step.sends)
        .filter_map(|(entry, step)| {
            let sentence = sentences(&step.text).find(|sentence| sends(sentence))?;
            let message = format!("`{sentence}` has a code sent");
            let found = Finding::about(&SILENT_ON_SENDING, entry, message).at(step.text.at);
            Some(found.with_help("add `sends: true` to the step"))
        })
        .collect()
}

fn sentences(text: &Wording) -> impl Iterator<Item = &str> {
    text.all().flat_map(|text| text.split(['.', '!', '?', ';', ':'])).map(str::trim)
}

const CODE: &[&str] = &["code", "codes", "passcode", "passcodes", "otp", "otps"];
const DENIED: &[&str] = &["not", "never", "no", "nobody", "none", "nothing", "without", "don't", "cannot"];

/// Whether a sentence has somebody hand a code over.
fn asks(sentence: &str) -> bool {
    const PERSON: &[&str] = &["person", "customer", "caller", "user", "them", "him", "her"];
    let words = Words::of(sentence);
    let told = words.then(&["tell", "give", "read", "send", "show", "forward", "spell", "say"], 5, &["me", "us"])
        || words.then(&["read", "say", "spell"], 4, &["out", "aloud"])
        || words.then(&["ask"], 2, PERSON) && words.then(PERSON, 1, &["for"])
        || words.then(&["ask", "have", "let"], 2, PERSON) && words.then(PERSON, 2, &["tell", "read", "say", "spell"]);
    let typed_here = words.then(&["type", "enter", "put", "paste", "write"], 6, &["here", "below"]);
    let what_is_it = words.begin_with(&["what", "what's"]) && words.then(&["what", "what's"], 3, CODE);
    words.have(CODE) && !words.have(DENIED) && (told || typed_here || what_is_it)
}

/// Whether a sentence has a code sent.
fn sends(sentence: &str) -> bool {
    let words = Words::of(sentence);
    let asked_for = words.then(&["ask", "request"], 1, &["for", "one", "a", "another"])
        && words.then(&["for", "one", "a", "another"], 3, &["code", "call"]);
    let sent = words.then(&["have", "get"], 3, CODE) && words.then(CODE, 2, &["sent"])
        || words.then(&["let", "have"], 2, &["send"]) && words.then(&["send"], 3, CODE);
    !words.have(DENIED) && (asked_for || sent)
}

/// A sentence word by word, in lower case.
struct Words(Vec<String>);

impl Words {
    fn of(sentence: &str) -> Self {
        let sentence = sentence.to_lowercase().replace('’', "'");
        let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    fn have(&self, known: &[&str]) -> bool {
        self.0.iter().any(|word| known.contains(&word.as_str()))
    }

    fn begin_with(&self, known: &[&str]) -> bool {
        self.0.first().is_some_and(|word| known.contains(&word.as_str()))
    }

    /// One of the first, and one of the second at most so many words behind it.
    fn then(&self, first: &[&str], within: usize, second: &[&str]) -> bool {
        let behind = |at: usize| self.0[at + 1..].iter().take(within).any(|word| second.contains(&word.as_str()));
        self.0.iter().enumerate().any(|(at, word)| first.contains(&word.as_str()) && behind(at))
    }
}

#[cfg(test)]
mod tests {
    use super::{asks, sends};

    #[track_caller]
    fn check(sentence: &str, expected: bool) {
        assert_eq!(asks(sentence), expected, "{sentence}");
    }

    #[track_caller]
    fn check_sends(sentence: &str, expected: bool) {
        assert_eq!(sends(sentence), expected, "{sentence}");
    }

    #[test]
    fn a_code_is_sent_to_whoever_asks_for_one_or_has_one_sent() {
        check_sends("Then ask for one new code", true);
        check_sends("Ask for another call", true);
        check_sends("Request a new code", true);
        check_sends("Sign in there and have one code sent", true);
        check_sends("Let it send one code", true);
        check_sends("Do not ask for another code", false);
        check_sends("Say when you last asked for a code", false);
        check_sends("Ask for a new SIM", false);
        check_sends("Wait for the app's next code", false);
        check_sends("Have the sender of your codes allowed", false);
        check_sends("Tell it when you last asked for a code and who should have sent it", false);
    }

    #[test]
    fn a_code_is_asked_for_by_whoever_has_it_told_or_typed_here() {
        check("Tell me the code", true);
        check("Please read the code out", true);
        check("Can you give us the six digits of your code", true);
        check("Enter the code below", true);
        check("What is the code", true);
        check("What’s your passcode", true);
        check("Ask the customer for the code", true);
        check("Have the person read the code to you", true);
    }

    #[test]
    fn a_code_is_not_asked_for_where_it_is_sent_typed_elsewhere_or_kept() {
        check("Ask for one new code", false);
        check("Type the code on the page that asked for it", false);
        check("Have the person ask for one new code", false);
        check("Never have the code read out to you", false);
        check("Tell nobody the code", false);
        check("A voice reads the code to you", false);
        check("What does the page with the code look like", false);
        check("Read the steps out to the person", false);
        check("Let it send one code", false);
    }
}
