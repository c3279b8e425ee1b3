//! What a typed line means: an answer, or one of the commands that are understood at every prompt.

use crate::privacy;

/// What a line means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// It picks, or fails to pick, one of the options.
    Picked(Pick),
    Command(Command),
}

/// Which option a line picks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// By number or id.
    Exact(usize),
    /// By how it begins; with what was typed.
    Beginning(usize, String),
    /// It begins more than one.
    Several(Vec<usize>),
    /// It looks like a code, which is not for us to see.
    Code,
    Nothing(String),
}

/// What is understood at every prompt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    /// What to explain; nothing for what is asked or advised right now.
    Why(String),
    Skip,
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

/// Reads a line. An id or number of an option comes before a command, a command before what an option begins with,
/// and what looks like a code is looked at only after all that is known by that name.
pub(crate) fn read(options: &[(&str, &str)], line: &str) -> Input {
    let typed = line.trim().to_lowercase();
    let number = typed.parse::<usize>().ok().filter(|number| (1..=options.len()).contains(number));
    if let Some(number) = number {
        return Input::Picked(Pick::Exact(number - 1));
    }
    if let Some(position) = options.iter().position(|(id, _)| *id == typed) {
        return Input::Picked(Pick::Exact(position));
    }
    if let Some(command) = command(line.trim()) {
        return Input::Command(command);
    }
    if privacy::is_code(&typed) {
        return Input::Picked(Pick::Code);
    }
    let begins = |(id, text): &(&str, &str)| id.starts_with(&typed) || text.to_lowercase().starts_with(&typed);
    let begun: Vec<usize> = (0..options.len()).filter(|at| !typed.is_empty() && begins(&options[*at])).collect();
    Input::Picked(match begun[..] {
        [] => Pick::Nothing(line.trim().to_owned()),
        [one] => Pick::Beginning(one, line.trim().to_owned()),
        _ => Pick::Several(begun),
    })
}

fn command(line: &str) -> Option<Command> {
    let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
    let command = match (word.to_lowercase().as_str(), rest) {
        ("?" | "help", "") => Command::Help,
        ("why", target) => Command::Why(target.to_owned()),
        ("skip", "") | ("don't" | "dont", "know") => Command::Skip,
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
