//! Finds the codes in what somebody types: a code, a code behind the name of its provider, or a line with one in it.

use crate::rulebook::{AnswerId, Catalogue, CodeList, ListId, QuestionId, ReceiptCode, pattern};

/// A code of a list.
#[derive(Debug, Clone, Copy)]
pub struct Found<'r> {
    pub list: ListId,
    pub code: &'r ReceiptCode,
}

impl Found<'_> {
    /// The answers that it gives: those of its meaning, and those of every receipt of its list, such as the channel.
    pub fn answers(&self, catalogue: &Catalogue) -> Vec<(QuestionId, AnswerId)> {
        let mut answers = common_answers(&catalogue[self.list]);
        answers.extend(self.code.means.iter().flat_map(|means| &catalogue[*means].answers));
        answers
    }
}

/// The fewest digits of a number that is looked up when it stands among words: shorter ones are mostly something else.
const DIGITS: usize = 4;

/// The codes in a text, in the order of the rulebook, in the lists of one provider only if one is named here or in the
/// text.
pub fn find<'r>(catalogue: &'r Catalogue, text: &str, provider: Option<&str>) -> Vec<Found<'r>> {
    let text = text.trim();
    let of = |list: &CodeList| provider.is_none_or(|provider| is_of(list, provider));
    let whole = select(catalogue, of, |code| code.is_written(text));
    if !whole.is_empty() {
        return whole;
    }
    for (at, _) in text.match_indices(['-', ' ', ':', '/']) {
        let (name, code) = (text[..at].trim(), text[at + 1..].trim());
        let is_it = |known: &ReceiptCode| known.is_written(code);
        // The list with this id comes before those of the provider's other products.
        let mut named = select(catalogue, |list| of(list) && list.id.eq_ignore_ascii_case(name), is_it);
        if named.is_empty() {
            named = select(catalogue, |list| of(list) && is_of(list, name), is_it);
        }
        if !named.is_empty() {
            return named;
        }
    }
    let in_words = |code: &ReceiptCode| {
        code.patterns().any(|pattern| pattern::occurs_in(pattern, text))
            || words(text).any(|word| code.is_written(word))
    };
    let found = select(catalogue, of, in_words);
    // A provider that the text names settles whose code it is.
    let is_named = |list: &CodeList| {
        pattern::occurs_in(&list.name, text) || list.also.iter().any(|name| pattern::occurs_in(name, text))
    };
    let named: Vec<Found<'r>> = found.iter().copied().filter(|found| is_named(&catalogue[found.list])).collect();
    if named.is_empty() { found } else { named }
}

/// The answer to a question that a line with a code in it gives, if all codes that may be meant give the same.
pub fn answer(catalogue: &Catalogue, question: QuestionId, text: &str) -> Option<AnswerId> {
    let mut given = None;
    for found in find(catalogue, text, None) {
        let Some(means) = found.code.means else { continue };
        let answers = &catalogue[means].answers;
        let answer = answers.iter().find(|(answered, _)| *answered == question).map(|(_, answer)| *answer);
        if answer.is_none() || given.is_some_and(|given| Some(given) != answer) {
            return None;
        }
        given = answer;
    }
    given
}

/// The answers that every receipt of a list gives.
fn common_answers(list: &CodeList) -> Vec<(QuestionId, AnswerId)> {
    let mut payloads = list.payloads.iter();
    let mut common = payloads.next().map(|payload| payload.answers.clone()).unwrap_or_default();
    for payload in payloads {
        common.retain(|answer| payload.answers.contains(answer));
    }
    common
}

/// True if a list is of the provider or the product that is called so.
pub fn is_of(list: &CodeList, name: &str) -> bool {
    let is_name = |other: &str| other.eq_ignore_ascii_case(name);
    let is_prefix =
        list.id.get(..name.len()).is_some_and(is_name) && list.id[name.len()..].starts_with('-') && !name.is_empty();
    is_name(&list.id) || is_prefix || is_name(&list.name) || list.also.iter().any(|also| is_name(also))
}

fn select(
    catalogue: &Catalogue,
    of: impl Fn(&CodeList) -> bool,
    is_it: impl Fn(&ReceiptCode) -> bool,
) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    for (id, list) in catalogue.lists.entries() {
        if of(list) {
            let codes = list.codes.iter().chain(&list.statuses);
            found.extend(codes.filter(|code| is_it(code)).map(|code| Found { list: id, code }));
        }
    }
    found
}

/// The words of a line that may be codes.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/')));
    let parts = parts.map(|word| word.trim_matches(['.', '-', '/']));
    parts.filter(|word| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let others = word.chars().count() - digits;
        (digits >= DIGITS || others > 0 && digits > 0 || word.contains(['_', '/'])) && word.len() > 2
    })
}
