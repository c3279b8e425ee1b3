//! The meaning of a typed line: one of the shown options, or a command.

use crate::intake::menu::{self, Meant, Offered};
use crate::privacy::Secret;
use crate::rulebook::Words;

/// The meaning of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Picked(Pick),
    Command(Command),
}

/// The option that a line picks, or the reason why it picks none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    One(usize),
    /// Any of these may be meant.
    Several(Vec<usize>),
    /// The line is a secret, which must not be repeated.
    Secret(Secret),
    Nothing(String),
}

/// A command, understood at every prompt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// The letter of an item of the list.
    Open(String),
    Help,
    HelpAll,
    /// The name of a fix or a cause; empty for the current question or fix.
    Why(String),
    Skip,
    /// *Don't know*, in any spelling.
    Unknown,
    NotApplicable,
    Back,
    Answers,
    Edit(String),
    Set(String),
    Tried(String),
    List,
    ListAll,
    Weights,
    Find(String),
    Remark(String),
    Note(String),
    Save(String),
    Quit,
}

/// Reads a line, given the id and the text of each option.
pub(crate) fn read(words: &Words, options: &[Offered<'_>], line: &str) -> Input {
    let line = line.trim();
    // The order matters: an id may be spelled like a command or look like a code, and the person sees it on the screen;
    // words are the weakest reading and come last.
    if let Some(position) = menu::numbered(menu::listed_count(options), line).or_else(|| menu::with_id(options, line)) {
        return Input::Picked(Pick::One(position));
    }
    if let Some(command) = read_command(words, line) {
        return Input::Command(command);
    }
    if menu::is_unknown(words, line) {
        return Input::Command(Command::Unknown);
    }
    // The code of an error may look like a one-time code.
    let mut meant = menu::matching(options, line);
    if meant == Meant::Nothing {
        if let Some(secret) = Secret::in_line(line) {
            return Input::Picked(Pick::Secret(secret));
        }
        meant = menu::meant(words, options, line);
    }
    Input::Picked(match meant {
        Meant::One(position) => Pick::One(position),
        Meant::Several(positions) => Pick::Several(positions),
        Meant::Nothing => Pick::Nothing(line.to_owned()),
    })
}

/// True if a line is a command wherever it is typed.
pub(crate) fn is_command(words: &Words, line: &str) -> bool {
    read_command(words, line.trim()).is_some()
}

fn read_command(words: &Words, line: &str) -> Option<Command> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (word, mut rest) = (word.to_lowercase(), rest.trim());
    let word = command_word(words, &word);
    if menu::listed(words.command_all()).any(|all| all == rest) {
        rest = "all";
    }
    let command = match (word, rest) {
        ("?" | "help", "") => Command::Help,
        ("??", "") | ("?" | "help", "all") => Command::HelpAll,
        ("why", target) => Command::Why(target.to_owned()),
        ("skip", "") => Command::Skip,
        ("n/a", "") => Command::NotApplicable,
        ("back" | "undo", "") => Command::Back,
        ("answers", "") => Command::Answers,
        ("edit", number) => Command::Edit(number.to_owned()),
        ("list", "") => Command::List,
        ("list", "all") => Command::ListAll,
        ("numbers", "") => Command::Weights,
        ("find", word) => Command::Find(word.to_owned()),
        ("remark", text) => Command::Remark(text.to_owned()),
        ("note", file) => Command::Note(file.to_owned()),
        ("save", file) => Command::Save(file.to_owned()),
        ("quit" | "exit" | "q", "") => Command::Quit,
        ("set", fact) => Command::Set(fact.to_owned()),
        ("tried", fact) => Command::Tried(fact.to_owned()),
        _ => return None,
    };
    Some(command)
}

/// The English word for a command that is given in other words; any other word as it is.
fn command_word<'l>(words: &Words, word: &'l str) -> &'l str {
    let commands = [
        ("help", words.command_help()),
        ("why", words.command_why()),
        ("skip", words.command_skip()),
        ("n/a", words.command_not_applicable()),
        ("back", words.command_back()),
        ("answers", words.command_answers()),
        ("edit", words.command_edit()),
        ("set", words.command_set()),
        ("tried", words.command_tried()),
        ("list", words.command_list()),
        ("numbers", words.command_numbers()),
        ("find", words.command_find()),
        ("remark", words.command_remark()),
        ("note", words.command_note()),
        ("save", words.command_save()),
        ("quit", words.command_quit()),
    ];
    let named = commands.into_iter().find(|(_, given)| menu::listed(given).any(|known| known == word));
    named.map_or(word, |(english, _)| english)
}
