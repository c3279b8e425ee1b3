//! The option of a menu that a typed line means, however carelessly it is typed.

use crate::rulebook::{Audience, Position, Question, Text, Words, pattern};

/// An option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered<'a> {
    pub id: &'a str,
    pub text: &'a str,
    /// Other words for it, each of which is enough.
    pub also: &'a [Text],
    /// Patterns of what people paste for it.
    pub matches: &'a [Text],
    /// True if the menu shows it, with a number. Those that it does not show stand behind all others.
    pub is_listed: bool,
    /// The position of the option that stands for it and its like.
    pub under: Option<usize>,
}

impl<'a> Offered<'a> {
    /// An option without other words.
    pub const fn new(id: &'a str, text: &'a str) -> Self {
        Self { id, text, also: &[], matches: &[], is_listed: true, under: None }
    }

    /// Every text that stands for it.
    fn texts(self) -> impl Iterator<Item = &'a str> {
        [self.id, self.text].into_iter().chain(self.also.iter().map(|also| &**also))
    }
}

/// The answers of a question that people can pick: those on the menu, then those found by name.
pub fn answers(question: &Question, audience: Audience) -> Vec<Offered<'_>> {
    let mut options = Vec::with_capacity(question.pickable + 1);
    for (position, answer) in question.pickable_answers().iter().enumerate() {
        options.push(Offered {
            id: &answer.id,
            text: answer.text.to(audience),
            also: &answer.also,
            matches: &answer.matches,
            is_listed: position < question.offered,
            under: answer.under.map(Position::index),
        });
    }
    options
}

/// The number of options that have a number.
pub fn listed_count(options: &[Offered<'_>]) -> usize {
    options.iter().take_while(|option| option.is_listed).count()
}

/// The options that a line may mean.
#[derive(Debug, PartialEq, Eq)]
pub enum Meant {
    One(usize),
    Several(Vec<usize>),
    Nothing,
}

/// A way of reading a line: does it mean this option?
type Reading = fn(&Words, Offered<'_>, &str) -> bool;

/// Shorter words differ from others by one letter too easily.
const SHORTEST_WITH_SLIP: usize = 5;

/// The option with a number, be it typed as `2`, `2.` or `2)`.
pub fn numbered(count: usize, typed: &str) -> Option<usize> {
    let position = without_mark(typed).parse::<usize>().ok()?.checked_sub(1)?;
    (position < count).then_some(position)
}

/// A number without the mark that stands behind it in a list.
pub fn without_mark(typed: &str) -> &str {
    typed.strip_suffix(['.', ')', ',']).unwrap_or(typed)
}

/// The option with this id.
pub fn with_id(options: &[Offered<'_>], typed: &str) -> Option<usize> {
    let typed = plain(typed);
    options.iter().position(|option| plain(option.id) == typed)
}

/// The options of which a pattern occurs in a line.
pub fn matching(options: &[Offered<'_>], typed: &str) -> Meant {
    let fits = |option: &Offered<'_>| option.matches.iter().any(|matched| pattern::occurs_in(matched, typed));
    one_or_several((0..options.len()).filter(|position| fits(&options[*position])).collect())
}

/// The words of a sentence that is a list.
pub fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// The first word of such a list, which the program itself shows.
pub fn shown(list: &str) -> &str {
    listed(list).next().unwrap_or_default()
}

/// True if a line says that the answer is not known.
pub fn is_unknown(words: &Words, typed: &str) -> bool {
    let (all, telling) = (plain(typed), telling(words, typed));
    listed(words.typed_unknown()).any(|known| known == all || known == telling)
}

/// The options that a line means by its words. The first of these readings that fits any option counts: the whole text,
/// its beginning, words of it, words of it with a slip of typing each, and a sentence with a name in it.
pub fn meant(words: &Words, options: &[Offered<'_>], typed: &str) -> Meant {
    let (all, telling) = (plain(typed), telling(words, typed));
    let readings: [(&str, Reading); 6] = [
        (&all, is_whole),
        (&all, is_beginning),
        (&telling, is_whole),
        (&telling, is_beginning),
        (&telling, has_words),
        (&telling, has_words_but_for_slips),
    ];
    for (line, fits) in readings {
        let fitting: Vec<usize> =
            (0..options.len()).filter(|position| !line.is_empty() && fits(words, options[*position], line)).collect();
        if !fitting.is_empty() {
            return one_or_several(fitting);
        }
    }
    named_in(options, &all)
}

/// The options that a sentence names, if the menu does not list all: only then are they names, and not plain words.
fn named_in(options: &[Offered<'_>], line: &str) -> Meant {
    const SHORTEST_NAME: usize = 4;
    if listed_count(options) == options.len() {
        return Meant::Nothing;
    }
    let padded = format!(" {line} ");
    let is_named = |option: &Offered<'_>| {
        let mut names = option.texts().map(plain).filter(|name| name.chars().count() >= SHORTEST_NAME);
        names.any(|name| padded.contains(&format!(" {name} ")))
    };
    one_or_several((0..options.len()).filter(|position| is_named(&options[*position])).collect())
}

/// One option, if there is no other that fits.
fn one_or_several(fitting: Vec<usize>) -> Meant {
    match fitting[..] {
        [] => Meant::Nothing,
        [one] => Meant::One(one),
        _ => Meant::Several(fitting),
    }
}

fn is_whole(_: &Words, option: Offered<'_>, line: &str) -> bool {
    option.texts().any(|text| plain(text) == line)
}

fn is_beginning(_: &Words, option: Offered<'_>, line: &str) -> bool {
    option.texts().any(|text| plain(text).starts_with(line))
}

fn has_words(words: &Words, option: Offered<'_>, line: &str) -> bool {
    has_each_word(words, option, line, |typed, word| typed == word)
}

fn has_words_but_for_slips(words: &Words, option: Offered<'_>, line: &str) -> bool {
    has_each_word(words, option, line, |typed, word| typed == word || is_slip(typed, word))
}

fn has_each_word(words: &Words, option: Offered<'_>, line: &str, is_same: fn(&str, &str) -> bool) -> bool {
    let has_words = |text: &str| line.split(' ').all(|typed| text.split(' ').any(|word| is_same(typed, word)));
    let (id, text) = (plain(option.id), plain(option.text));
    let is_turned = has_negation(words, &text) && !has_negation(words, line);
    // A line may take one word from the id and another from the text.
    !is_turned && has_words(&format!("{id} {text}"))
        // Authors choose these words, so that one of them says enough.
        || option.also.iter().any(|also| has_words(&plain(also)))
}

fn has_negation(words: &Words, text: &str) -> bool {
    text.split(' ').any(|word| listed(words.typed_negations()).any(|negation| negation == word))
}

/// True if one letter is missing, too many or wrong, or two neighbours are swapped.
fn is_slip(typed: &str, word: &str) -> bool {
    typed.chars().count() >= SHORTEST_WITH_SLIP
        && typed.chars().all(char::is_alphabetic)
        && strsim::osa_distance(typed, word) == 1
}

/// The words of a text in lower case, without apostrophes and other marks.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['\'', '’', '‘', 'ʼ', '`', '´'], "");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The words of a line that tell something.
fn telling(words: &Words, line: &str) -> String {
    let fillers: Vec<&str> = listed(words.typed_fillers()).collect();
    let line = plain(line);
    let telling: Vec<&str> = line.split(' ').filter(|word| !fillers.contains(word)).collect();
    telling.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: [Offered<'_>; 3] =
        [Offered::new("yes", "Yes"), Offered::new("no", "No"), Offered::new("unknown", "Don't know")];
    const SHOPS: [Offered<'_>; 4] = [
        Offered::new("bank", "A bank, through Lumen"),
        Offered::new("meadow", "Meadow (work or school)"),
        Offered::new("orchard", "Orchard"),
        Offered::new("other", "Another service"),
    ];
    const TROUBLES: [Offered<'_>; 5] = [
        Offered::new("nothing-arrives", "No code arrives"),
        Offered::new("late", "A code arrives too late or has expired"),
        Offered::new("no-access", "I no longer have that phone or address"),
        Offered::new("sms", "By text message"),
        Offered::new("unknown", "Don't know"),
    ];

    const OUTCOMES: [Offered<'_>; 2] =
        [Offered::new("worked", "yes, it worked"), Offered::new("failed", "no, it did not help")];

    #[track_caller]
    fn check(options: &[Offered<'_>], lines: &[&str], expected: &Meant) {
        for line in lines {
            assert_eq!(&meant(Words::ENGLISH, options, line), expected, "{line:?}");
        }
    }

    #[test]
    fn careless_lines_mean_what_people_mean() {
        check(&ANSWERS, &["y", "YES", "yes please", "Yes, I think", "ye"], &Meant::One(0));
        check(&ANSWERS, &["n", "no", "No.", "no, sorry"], &Meant::One(1));
        check(&ANSWERS, &["don't", "Don’t know", "dont know"], &Meant::One(2));
        check(
            &SHOPS,
            &["orchrd", "orcahrd", "orchards", "orchart", "Orchard's", "the orchard", "orch"],
            &Meant::One(2),
        );
        check(&SHOPS, &["lumen", "bank", "a bank", "my bank please", "lumne"], &Meant::One(0));
        check(&SHOPS, &["school", "work", "meadow work"], &Meant::One(1));
        check(&TROUBLES, &["text", "texts", "message", "by text", "SMS"], &Meant::One(3));
        check(&TROUBLES, &["no code", "nothing", "no code arrives", "no arrives"], &Meant::One(0));
        check(&OUTCOMES, &["y", "it worked", "Worked!", "wroked"], &Meant::One(0));
        check(&OUTCOMES, &["n", "did not help", "it did not help"], &Meant::One(1));
        check(&TROUBLES, &["expired", "too late"], &Meant::One(1));
    }

    #[test]
    fn doubtful_lines_mean_several_or_nothing() {
        check(&SHOPS, &["o"], &Meant::Several(vec![2, 3]));
        check(&TROUBLES, &["n"], &Meant::Several(vec![0, 2]));
        check(&SHOPS, &["", "it", "please", "bnk", "orhcrad", "schol bank", "12345"], &Meant::Nothing);
        // A text that says no is not meant by a line that does not.
        check(&TROUBLES, &["phone", "know", "i know it", "i have that phone"], &Meant::Nothing);
        check(&OUTCOMES, &["help", "it did help"], &Meant::Nothing);
        check(&ANSWERS, &["maybe", "yes and no", "i have it"], &Meant::Nothing);
    }

    #[test]
    fn a_sentence_names_an_option_where_the_menu_does_not_list_all() {
        let by_name = |id, text| Offered { is_listed: false, ..Offered::new(id, text) };
        let names = [SHOPS[2], SHOPS[3], by_name("willow", "Willow"), by_name("elm", "Elm")];
        check(&names, &["no code from willow today", "I think it is Willow"], &Meant::One(2));
        check(&names, &["your orchard code is"], &Meant::One(0));
        check(&names, &["the orchard or willow, I am not sure"], &Meant::Several(vec![0, 2]));
        // Short words are found by themselves only.
        check(&names, &["elm"], &Meant::One(3));
        check(&names, &["under the elm tree", "no code from tinder"], &Meant::Nothing);
        // Plain words of a menu that lists all of its answers are no names.
        check(&SHOPS, &["no code from orchard today"], &Meant::Nothing);
    }

    #[test]
    fn a_number_may_have_its_mark() {
        for (typed, expected) in
            [("2", Some(1)), ("2.", Some(1)), ("2)", Some(1)), ("0", None), ("4", None), ("-1", None)]
        {
            assert_eq!(numbered(3, typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn not_knowing_has_many_spellings() {
        for line in ["don't know", "DONT KNOW", "I don’t know", "idk", "not sure", "I'm not sure", "no idea, sorry"] {
            assert!(is_unknown(Words::ENGLISH, line), "{line:?}");
        }
        for line in ["", "no", "know", "sure", "i know"] {
            assert!(!is_unknown(Words::ENGLISH, line), "{line:?}");
        }
    }
}
